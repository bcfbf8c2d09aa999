"""The answer to a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Callable, NamedTuple, overload

from . import _core
from .errors import usage
from .groups import Groups
from .records import Record, make
from .tables import Table

#: Asks the same question again: (*asked, after, limit, facets, facet_limit).
Again = Callable[..., _core.Hits]
#: Groups what the question matches: (*asked[:3], by, of, percentiles, limit).
Group = Callable[..., Groups]


class Step(NamedTuple):
    """A part of the question and how it was answered."""

    #: In the tree.
    depth: int
    part: str
    how: str
    #: Records it holds for.
    rows: int
    #: Values, rows or places looked at.
    touched: int
    ms: float


class Why(NamedTuple):
    """One word of the question found in one field.

    ``how`` is "word", "stem", "part", "prefix" or "phrase"; where no record has the
    word as it was typed, what it was read as: "syllable", "initials", "keyboard" or
    "typo"; or "synonym".
    """

    term: str
    field: str
    how: str


class Highlight(NamedTuple):
    """A piece of a field's text and where the words stand in it.

    ``spans`` are [from, to) character positions in ``text``.
    """

    field: str
    lang: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def html(self) -> str:
        """The text as HTML, escaped, with each word in ``<mark>``."""
        from .notebook import marked

        return marked(self.text, self.spans)

    def __str__(self) -> str:
        return self.text


class Hit:
    """One record that matched, and why it did. Its texts are unpacked when asked for."""

    __slots__ = ("_home", "_i", "_native", "_record")
    _record: Record | None

    def __init__(self, core: _core.Hits, i: int, home: _core.Catalog | None = None) -> None:
        self._native = core
        self._i = i
        self._home = home
        self._record = None

    @property
    def record(self) -> Record:
        """The record itself."""
        if self._record is None:
            self._record = make(*self._native.record(self._i), self._home)
        return self._record

    @property
    def id(self) -> str:
        """The record's id."""
        return self._native.key(self._i)[1]

    @property
    def collection(self) -> str:
        """The record's collection."""
        return self._native.key(self._i)[0]

    @property
    def score(self) -> float:
        """BM25 score; 0 where the question has no words."""
        return self._native.score(self._i)

    @property
    def why(self) -> tuple[Why, ...]:
        """Which words were found in which fields."""
        return tuple(Why(*reason) for reason in self._native.why(self._i))

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """Pieces of text with the words marked."""
        return tuple(Highlight(*mark) for mark in self._native.highlights(self._i))

    def to_json(self) -> str:
        """The record as JSON with a member ``_hit`` at its end."""
        return self._native.hit_json(self._i)

    def __repr__(self) -> str:
        return f"<Hit {self.score:.3f} {self.record!r}>"


class Hits(Table):
    """A page of hits, best first: ``len()``, iteration and ``[i]`` give
    :class:`Hit`. As a table it has the records' columns and, where the question
    has words, ``_score``."""

    # No Sequence by name: polars would take it for a list of rows and never ask
    # for the columns.
    __slots__ = ("_again", "_asked", "_group", "_home", "_native")
    _native: _core.Hits

    def __init__(
        self,
        core: _core.Hits,
        home: _core.Catalog | None,
        again: Again,
        group: Group | None = None,
        asked: tuple[Any, ...] = (),
    ) -> None:
        self._native = core
        self._home = home
        # Nearly never called, so what they are called with is only kept: whom to ask, the
        # question and the condition besides, then what `again` alone needs.
        self._again = again
        self._group = group
        self._asked = asked

    @property
    def total(self) -> int:
        """Records that match in all, exact."""
        return self._native.total

    @property
    def limit(self) -> int:
        """The most hits that a page has."""
        return self._native.limit

    @property
    def next(self) -> str | None:
        """Give it as ``after`` to get the next page; None on the last."""
        return self._native.next or None

    @property
    def did_you_mean(self) -> str | None:
        """The question as it was probably meant, where no record has one of its
        words; None otherwise."""
        return self._native.did_you_mean or None

    @property
    def facets(self) -> dict[str, dict[str, int]]:
        """For each facet that was asked for, value -> count, frequent first."""
        return self._native.facets()

    def facet(self, field: str, limit: int = 20) -> dict[str, int]:
        """Counts the values of a field over everything that matched."""
        return self._again(*self._asked, "", 0, [field], limit).facets()[field]

    def group_by(
        self, by: str = "", of: str = "", *, percentiles: Sequence[float] = (50,), limit: int = 20
    ) -> Groups:
        """Groups everything that matched; see :meth:`Collection.group_by`."""
        if self._group is None:
            raise usage("no-groups", "similar records are not grouped")
        return self._group(*self._asked[:3], by, of, percentiles, limit)

    @property
    def plan(self) -> tuple[Step, ...]:
        """How the question was answered; empty unless ``explain`` was asked for."""
        return tuple(Step(*step) for step in self._native.plan())

    @property
    def ms(self) -> float:
        """Milliseconds the answer took, without the texts of the hits."""
        return self._native.ms

    def pages(self) -> Iterator[Hits]:
        """This page and all that follow."""
        page = self
        while True:
            yield page
            after = page.next
            if after is None:
                return
            found = self._again(*self._asked, after, self.limit, (), 0)
            page = Hits(found, self._home, self._again, self._group, self._asked)

    def to_json(self) -> str:
        """``{"total":…,"limit":…,"next":…,"facets":…,"items":[…]}``: the bytes
        that the command line and the server give."""
        return self._native.to_json()

    def items_json(self) -> str:
        """Only the array of hits, as the server sends it."""
        return self._native.items_json()

    def to_text(self, format: str) -> str:
        """The page as "json", "ndjson" or "csv"."""
        return self._native.render(format)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The records as plain dicts."""
        return [hit.record.to_dict() for hit in self]

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[Hit]:
        for i in range(len(self)):
            yield Hit(self._native, i, self._home)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [Hit(self._native, i, self._home) for i in range(*index.indices(len(self)))]
        i = index + len(self) if index < 0 else index
        if not 0 <= i < len(self):
            raise IndexError(f"hit {index} of {len(self)}")
        return Hit(self._native, i, self._home)

    def __repr__(self) -> str:
        return f"<Hits: {len(self)} of {self.total}>"

    def _repr_html_(self) -> str:
        from .notebook import hits_html

        return hits_html(self)

"""What a catalog and a collection have in common: they can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Union

from . import _core
from .errors import usage
from .expressions import Expression, query_of
from .groups import Groups
from .hits import Hits

Question = Union[str, Expression]


class Searchable:
    """Answers questions."""

    __slots__ = ("_native",)
    _native: _core.Catalog | _core.Collection

    @property
    def _home(self) -> _core.Catalog:
        """The city that the records are of."""
        raise NotImplementedError

    def search(
        self,
        q: Question = "",
        *,
        where: Question | None = None,
        limit: int = 10,
        after: str | None = None,
        sort: str | Iterable[str] | None = None,
        facets: str | Iterable[str] = (),
        facet_limit: int = 20,
        fields: str | Iterable[str] = (),
        explain: bool = False,
    ) -> Hits:
        """Asks ``q``: words and conditions as a person types them, or an
        expression made with ``F``; ``""`` is everything.

        ``where`` is a condition that has to hold besides. ``sort`` is a field,
        with a ``-`` in front descending, or several. ``facets`` are fields to count
        the values of, of a date also "published.month". ``after`` is the ``next`` of
        the page before. ``fields`` is what to_json() shows of a record. With
        ``explain`` the hits have a ``plan``.

        Raises QueryError where the question cannot be understood or asks for a
        field that does not exist.
        """
        native = self._native
        # Words alone are asked so often that nothing else is touched for them.
        other = sort or facets or fields or after or explain or where is not None
        other = other or facet_limit != 20 or type(limit) is not int or not 0 <= limit < 2**63
        if isinstance(q, str) and not other:
            asked = (native, q, None, "", (), False)
            return Hits(native.search_words(q, limit), self._home, ask, grouped, asked)
        check_count("limit", limit)
        check_count("facet_limit", facet_limit)
        order = ",".join([sort] if isinstance(sort, str) else sort or ())
        names = [facets] if isinstance(facets, str) else list(facets)
        shown = [fields] if isinstance(fields, str) else list(fields)
        asked = (native, q, where, order, shown, explain)
        found = ask(*asked, after or "", limit, names, facet_limit)
        return Hits(found, self._home, ask, grouped, asked)

    def where(
        self,
        condition: Question,
        *,
        limit: int = 10,
        after: str | None = None,
        sort: str | Iterable[str] | None = None,
        facets: str | Iterable[str] = (),
        facet_limit: int = 20,
        fields: str | Iterable[str] = (),
        explain: bool = False,
    ) -> Hits:
        """``search(condition, …)``, which reads well with expressions."""
        return self.search(
            condition,
            limit=limit,
            after=after,
            sort=sort,
            facets=facets,
            facet_limit=facet_limit,
            fields=fields,
            explain=explain,
        )

    def facet(self, field: str, q: Question = "", limit: int = 20) -> dict[str, int]:
        """Counts the values of a field over what matches: value -> count,
        most frequent first, at most ``limit`` of them."""
        return self.search(q, limit=0, facets=[field], facet_limit=limit).facets[field]


def ask(
    native: _core.Catalog | _core.Collection,
    q: Question,
    where: Question | None,
    order: str,
    shown: Sequence[str],
    explain: bool,
    after: str,
    limit: int,
    facets: Sequence[str],
    facet_limit: int,
) -> _core.Hits:
    """A page of what the question matches."""
    if isinstance(q, str) and where is None:
        return native.search_text(q, limit, after, order, facets, facet_limit, shown, explain)
    query = tree_of(q, where)
    return native.search(query, limit, after, order, facets, facet_limit, shown, explain)


def grouped(
    native: _core.Catalog | _core.Collection,
    q: Question,
    where: Question | None,
    by: str,
    of: str,
    percentiles: Sequence[float],
    limit: int,
) -> Groups:
    """Groups what the question matches."""
    if isinstance(native, _core.Catalog):
        raise usage(
            "one-collection",
            "records of several collections cannot be grouped",
            "ask one: city.bulletins, city.organizations or city.resources",
        )
    check_count("limit", limit)
    wanted = tuple(float(p) for p in percentiles)
    found = native.group(tree_of(q, where), by, of, list(wanted), limit)
    return Groups(found, by, of, wanted)


def tree_of(q: Question, where: Question | None) -> _core.Query:
    """The question and the condition besides as one tree."""
    query = query_of(q) if q != "" else query_of(where or "")
    if q != "" and where is not None:
        query = query.both(query_of(where))
    return query


def check_count(name: str, value: int) -> None:
    """Raises UsageError where a number of things is none."""
    if not isinstance(value, int) or not 0 <= value < 2**63:
        raise usage(f"bad-{name.replace('_', '-')}", f"{name} is {value!r} and must be 0 or more")

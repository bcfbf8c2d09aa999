"""What a catalog and a collection have in common: they can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Union

from . import _core
from .errors import usage
from .expressions import Expression, query_of
from .hits import Hits

Question = Union[str, Expression]


class Searchable:
    """Answers questions."""

    __slots__ = ("_native",)
    _native: _core.Catalog | _core.Collection

    def search(
        self,
        q: Question = "",
        *,
        where: Question | None = None,
        limit: int = 10,
        after: str | None = None,
        sort: str | None = None,
        facets: str | Iterable[str] = (),
        facet_limit: int = 20,
    ) -> Hits:
        """Asks ``q``: words and conditions as a person types them, or an
        expression made with ``F``; ``""`` is everything.

        ``where`` is a condition that has to hold besides. ``sort`` is a field,
        with a ``-`` in front descending. ``facets`` are fields to count the values
        of. ``after`` is the ``next`` of the page before.

        Raises QueryError where the question cannot be understood or asks for a
        field that does not exist.
        """
        native = self._native
        order = sort or ""
        names = [facets] if isinstance(facets, str) else list(facets)

        def again(after: str, limit: int, facets: Sequence[str], facet_limit: int) -> _core.Hits:
            if isinstance(q, str) and where is None:
                return native.search_text(q, limit, after, order, facets, facet_limit)
            query = tree_of(q, where)
            return native.search(query, limit, after, order, facets, facet_limit)

        check_count("limit", limit)
        check_count("facet_limit", facet_limit)
        return Hits(again(after or "", limit, names, facet_limit), again, native)

    def where(
        self,
        condition: Question,
        *,
        limit: int = 10,
        after: str | None = None,
        sort: str | None = None,
        facets: str | Iterable[str] = (),
        facet_limit: int = 20,
    ) -> Hits:
        """``search(condition, …)``, which reads well with expressions."""
        return self.search(
            condition, limit=limit, after=after, sort=sort, facets=facets, facet_limit=facet_limit
        )

    def facet(self, field: str, q: Question = "", limit: int = 20) -> dict[str, int]:
        """Counts the values of a field over what matches: value -> count,
        most frequent first, at most ``limit`` of them."""
        return self.search(q, limit=0, facets=[field], facet_limit=limit).facets[field]


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

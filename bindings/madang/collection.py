"""One of the three collections of a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from . import _core
from .errors import usage
from .groups import Groups
from .records import Record, make
from .searching import Question, Searchable, grouped, tree_of
from .selection import Selection
from .tables import Table

if TYPE_CHECKING:
    from .sharing import Duration, FreeList, Time

T = TypeVar("T")


class Collection(Table, Searchable):
    """Records of one type. ``len()``, iteration in input order, ``id in``, and
    ``[id]``, which raises a KeyError that names close ids."""

    __slots__ = ("_city", "_name")

    def __init__(self, city: _core.Catalog, name: str) -> None:
        city.collection(name)  # raises where there is none
        self._name = name
        self._city = city

    @property
    def _native(self) -> _core.Collection:  # type: ignore[override]
        # The native one is a view of a moment; asked anew it has what was put since.
        return self._city.collection(self._name)

    @property
    def _home(self) -> _core.Catalog:
        return self._city

    @property
    def name(self) -> str:
        """ "bulletins", "organizations" or "resources"."""
        return self._native.name

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[Record]:
        now = self._native
        for row in range(len(now)):
            yield make(*now.at(row), self._city)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._native.find(id) is not None

    def __getitem__(self, id: str) -> Record:
        if not isinstance(id, str):
            raise TypeError(f"{self.name}[id] takes an id; use .at(row) for a position")
        found = self._native.find(id)
        return make(*(found or self._city.get(f"{self.name}/{id}")), self._city)

    def get(self, id: str, default: T | None = None) -> Record | T | None:
        """The record, or ``default`` when there is none of that id."""
        found = self._native.find(id)
        return make(*found, self._city) if found else default

    def at(self, row: int) -> Record:
        """The record at a position in input order; negative from the end."""
        i = row + len(self) if row < 0 else row
        if not 0 <= i < len(self):
            raise IndexError(f"row {row} of {len(self)} {self.name}")
        return make(*self._native.at(i), self._city)

    def select(self, q: Question = "", *, where: Question | None = None) -> Selection:
        """Everything that matches, in input order: the questions of
        :meth:`search` without pages, rank and facets. Raises QueryError as that
        does."""
        return Selection(self._native.select(tree_of(q, where)), self._city)

    def group_by(
        self,
        by: str = "",
        of: str = "",
        q: Question = "",
        *,
        where: Question | None = None,
        percentiles: Iterable[float] = (50,),
        limit: int = 20,
    ) -> Groups:
        """Groups what matches by the values of a field, of a date also by
        "published.month"; without ``by`` all are one group. ``of`` is a number to add
        up: sum, min, max, mean and percentiles, these by linear interpolation.

            city.resources.group_by("place.district", of="capacity")["중구"].mean
        """
        return grouped(self._native, q, where, by, of, tuple(percentiles), limit)

    def free(
        self,
        from_: Time,
        to: Time,
        *,
        duration: Duration = "",
        near: tuple[float, float] | None = None,
        within_km: float | None = None,
        people: float = 0,
        quantity: int = 1,
        kind: str = "",
        max_price: float | None = None,
        where: str = "",
        limit: int = 10,
        slots: int = 10,
        now: Time | None = None,
    ) -> FreeList:
        """Resources that are free from ``from_`` to ``to``, or with ``duration`` for any use of
        that length between them: nearest first where ``near`` (latitude, longitude) was given, then
        cheapest. Times without an offset are local to each resource. ``where`` is a
        condition as a person types it. Only of ``city.resources``."""
        if self.name != "resources":
            raise usage("not-resources", "only resources can be free", "ask city.resources")
        from .sharing import FreeList, free_query

        query = free_query(
            from_,
            to,
            duration=duration,
            near=near,
            within_km=within_km,
            people=people,
            quantity=quantity,
            kind=kind,
            max_price=max_price,
            where=where,
            limit=limit,
            slots=slots,
            now=now,
        )
        return FreeList(_core.find_free(self._city, query), self._city)

    def idle(self, from_: Time, to: Time, *, where: str = "", limit: int = 10) -> dict[str, Any]:
        """Unused hours and use rate of the resources between the two moments: in all, by
        hour of the local week, kind, district and resource."""
        import json

        from .sharing import free_query

        query = free_query(from_, to, where=where, limit=limit)
        result: dict[str, Any] = json.loads(_core.idle(self._city, query))
        return result

    def __repr__(self) -> str:
        return f"<Collection {self.name}: {len(self)} records>"

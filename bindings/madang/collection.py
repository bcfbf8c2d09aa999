"""One of the three collections of a catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from . import _core
from .groups import Groups
from .records import Record, make
from .searching import Question, Searchable, grouper, tree_of
from .selection import Selection
from .tables import Table

T = TypeVar("T")


class Collection(Table, Searchable):
    """Records of one type. ``len()``, iteration in input order, ``id in``, and
    ``[id]``, which raises a KeyError that names close ids."""

    __slots__ = ("_city",)
    _native: _core.Collection

    def __init__(self, city: _core.Catalog, name: str) -> None:
        self._native = city.collection(name)
        self._city = city

    @property
    def name(self) -> str:
        """ "bulletins", "organizations" or "resources"."""
        return self._native.name

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[Record]:
        for row in range(len(self._native)):
            yield make(*self._native.at(row), self._native)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._native.find(id) is not None

    def __getitem__(self, id: str) -> Record:
        if not isinstance(id, str):
            raise TypeError(f"{self.name}[id] takes an id; use .at(row) for a position")
        found = self._native.find(id)
        return make(*(found or self._city.get(f"{self.name}/{id}")), self._native)

    def get(self, id: str, default: T | None = None) -> Record | T | None:
        """The record, or ``default`` when there is none of that id."""
        found = self._native.find(id)
        return make(*found, self._native) if found else default

    def at(self, row: int) -> Record:
        """The record at a position in input order; negative from the end."""
        i = row + len(self) if row < 0 else row
        if not 0 <= i < len(self):
            raise IndexError(f"row {row} of {len(self)} {self.name}")
        return make(*self._native.at(i), self._native)

    def select(self, q: Question = "", *, where: Question | None = None) -> Selection:
        """Everything that matches, in input order: the questions of
        :meth:`search` without pages, rank and facets. Raises QueryError as that
        does."""
        return Selection(self._native.select(tree_of(q, where)), self._native)

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
        return grouper(self._native, q, where)(by, of, tuple(percentiles), limit)

    def __repr__(self) -> str:
        return f"<Collection {self.name}: {len(self)} records>"

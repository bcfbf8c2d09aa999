"""Everything that matches, without pages and rank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from . import _core
from .records import Record, make
from .tables import Table


class Selection(Table):
    """All records of a collection that match, in input order: ``len()``, iteration
    and ``[i]``. Made by :meth:`Collection.select`."""

    # No Sequence by name: polars would take it for a list of rows and never ask
    # for the columns.

    __slots__ = ("_home", "_native")
    _native: _core.Selection

    def __init__(self, core: _core.Selection, home: _core.Catalog | None) -> None:
        self._native = core
        self._home = home

    @property
    def collection(self) -> str:
        """The collection that was asked."""
        return self._native.collection

    def __len__(self) -> int:
        return len(self._native)

    def __iter__(self) -> Iterator[Record]:
        for i in range(len(self)):
            yield make(*self._native.at(i), self._home)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        if isinstance(index, slice):
            return [make(*self._native.at(i), self._home) for i in range(*index.indices(len(self)))]
        i = index + len(self) if index < 0 else index
        if not 0 <= i < len(self):
            raise IndexError(f"record {index} of {len(self)}")
        return make(*self._native.at(i), self._home)

    def __repr__(self) -> str:
        return f"<Selection of {self.collection}: {len(self)} records>"

"""Records grouped, and what was made of their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from . import _core
from .tables import _library


class Group(NamedTuple):
    """The records of one value. ``min``, ``max``, ``mean`` and the percentiles are
    None where none of them has a number."""

    value: str
    #: Records.
    count: int
    #: Numbers they have.
    numbers: int
    sum: float
    min: float | None
    max: float | None
    mean: float | None
    #: Percent -> value.
    percentiles: dict[float, float]


class Groups:
    """The answer of ``group_by``: ``len()``, iteration, ``[value]`` gives a
    :class:`Group`. A record with several values is in several groups. Anything
    that reads Arrow can take it: ``pyarrow.table(groups)``."""

    __slots__ = ("_all", "_native", "by", "of")

    def __init__(
        self, core: _core.Groups, by: str, of: str, percentiles: tuple[float, ...]
    ) -> None:
        self._native = core
        self.by = by
        self.of = of
        self._all = {}
        for value, count, numbers, total, low, high, mean, found in core.values():
            some = numbers > 0
            self._all[value] = Group(
                value,
                count,
                numbers,
                total,
                low if some else None,
                high if some else None,
                mean if some else None,
                dict(zip(percentiles, found)),
            )

    @property
    def total(self) -> int:
        """Records that match."""
        return self._native.total

    @property
    def missing(self) -> int:
        """Of these, the ones without a value to group by."""
        return self._native.missing

    @property
    def groups(self) -> int:
        """Groups in all, also those beyond the limit."""
        return self._native.groups

    def counts(self) -> dict[str, int]:
        """Value -> records."""
        return {value: group.count for value, group in self._all.items()}

    def to_json(self) -> str:
        """The bytes that the command line and the server give."""
        return self._native.to_json()

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``."""
        return _library("pyarrow").table(self)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``; needs pyarrow as well."""
        _library("pandas")
        return self.to_arrow().to_pandas()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._native.arrow_stream()

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Group]:
        return iter(self._all.values())

    def __contains__(self, value: object) -> bool:
        return value in self._all

    def __getitem__(self, value: str) -> Group:
        return self._all[value]

    def __repr__(self) -> str:
        what = f" of {self.of}" if self.of else ""
        return f"<Groups by {self.by or 'nothing'}{what}: {len(self)} of {self.groups}>"

    def _repr_html_(self) -> str:
        from .notebook import groups_html

        return groups_html(self)

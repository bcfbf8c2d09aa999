"""What loading said."""

from __future__ import annotations

from typing import NamedTuple

from . import _core


class Problem(NamedTuple):
    """One thing that was found while loading, with its place.

    ``severity`` is "refused" (left out), "repaired" (loaded, changed as the
    message says) or "notice". ``line`` and ``column`` count from 1, columns in
    bytes; 0 where there is none. ``pointer`` is a JSON pointer.
    """

    severity: str
    file: str
    line: int
    column: int
    pointer: str
    rule: str
    message: str
    text: str

    def __str__(self) -> str:
        return self.text


class RuleCount(NamedTuple):
    """How often a rule spoke."""

    rule: str
    severity: str
    count: int  # type: ignore[assignment]  # rather than tuple.count()


class Report:
    """The account of a load: ``records == accepted + repaired + refused``."""

    __slots__ = ("_native",)

    def __init__(self, core: _core.Report) -> None:
        self._native = core

    @property
    def records(self) -> int:
        """Records that were seen."""
        return self._native.records

    @property
    def accepted(self) -> int:
        """Records that were loaded as they were."""
        return self._native.accepted

    @property
    def repaired(self) -> int:
        """Records that were loaded, with a repair."""
        return self._native.repaired

    @property
    def refused(self) -> int:
        """Records that were left out."""
        return self._native.refused

    @property
    def bytes(self) -> int:
        """Bytes that were read, after unpacking."""
        return self._native.bytes

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were read."""
        return self._native.files()

    @property
    def rules(self) -> tuple[RuleCount, ...]:
        """How often each rule spoke; counts all problems, kept or not."""
        return tuple(RuleCount(*rule) for rule in self._native.rules())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems in input order, at most ``max_problems`` of each rule."""
        return tuple(Problem(*problem) for problem in self._native.problems())

    def to_json(self) -> str:
        """The whole account as JSON; what ``madang check --json`` prints."""
        return self._native.to_json()

    def __repr__(self) -> str:
        return (
            f"<Report: {self.records} records, {self.accepted} accepted, "
            f"{self.repaired} repaired, {self.refused} refused>"
        )

    def __str__(self) -> str:
        lines = [repr(self)[1:-1]]
        lines += [f"  {r.count} x {r.rule} ({r.severity})" for r in self.rules]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from .notebook import report_html

        return report_html(self)

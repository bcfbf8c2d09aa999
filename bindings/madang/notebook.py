"""Results as small HTML tables for notebooks; everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .catalog import Catalog
    from .groups import Groups
    from .hits import Hit, Hits
    from .records import Record
    from .report import Report

_PROBLEMS_SHOWN = 20


def marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Escaped text with each span in ``<mark>``."""
    out, at = [], 0
    for begin, end in spans:
        out += [escape(text[at:begin]), "<mark>", escape(text[begin:end]), "</mark>"]
        at = end
    out.append(escape(text[at:]))
    return "".join(out)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; cells of rows are HTML already."""
    first = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>"


def _snippet(hit: Hit) -> str:
    for mark in hit.highlights:
        if mark.field not in ("title", "name"):
            return mark.html
    return ""


def hits_html(hits: Hits) -> str:
    rows = (
        [escape(f"{hit.collection}/{hit.id}"), escape(hit.record.label()), _snippet(hit)]
        for hit in hits
    )
    return f"<p>{len(hits)} of {hits.total}</p>" + _table(["record", "title", "text"], rows)


def groups_html(groups: Groups) -> str:
    head = [groups.by or "all", "records"]
    if groups.of:
        head += [f"{name} of {groups.of}" for name in ("sum", "min", "max", "mean")]
    rows = []
    for group in groups:
        row = [escape(group.value), str(group.count)]
        if groups.of:
            numbers = (group.sum, group.min, group.max, group.mean)
            row += ["" if n is None else f"{n:g}" for n in numbers]
        rows.append(row)
    return f"<p>{len(groups)} of {groups.groups} groups</p>" + _table(head, rows)


def record_html(record: Record) -> str:
    rows = ([escape(name), escape(_cut(str(value)))] for name, value in record.items())
    return _table([record.collection, record.id], rows)


def report_html(report: Report) -> str:
    problems = report.problems
    place = [f"{p.file}:{p.line}:{p.column}" for p in problems[:_PROBLEMS_SHOWN]]
    rows = (
        [escape(where), escape(p.rule), escape(p.severity), escape(p.message)]
        for where, p in zip(place, problems)
    )
    more = len(problems) - _PROBLEMS_SHOWN
    return (
        f"<p>{escape(repr(report)[1:-1])}</p>"
        + (_table(["place", "rule", "severity", "message"], rows) if problems else "")
        + (f"<p>and {more} more in .problems</p>" if more > 0 else "")
    )


def catalog_html(city: Catalog) -> str:
    rows = ([escape(c.name), str(len(c))] for c in city.collections())
    return _table(["collection", "records"], rows)


def _cut(text: str, length: int = 300) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"

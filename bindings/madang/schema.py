"""The record types as data."""

from __future__ import annotations

from typing import Any, NamedTuple

from . import _core


class FieldInfo(NamedTuple):
    """A field that can be asked for, e.g. ``place.lat``.

    ``kind`` is text, keyword, number, integer, boolean, date, enum or object;
    ``values`` are those of an enum; ``refers`` is the collection that a
    reference points into, or "".
    """

    path: str
    kind: str
    list: bool
    required: bool
    facet: bool
    searchable: bool
    filterable: bool
    doc: str
    values: tuple[str, ...]
    refers: str


class FormatInfo(NamedTuple):
    """A shape of data that madang reads or writes."""

    name: str
    description: str
    reads: bool
    writes: bool


def schema(collection: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of one record of the collection."""
    from json import loads

    result: dict[str, Any] = loads(_core.json_schema(collection))
    return result


def fields(collection: str) -> tuple[FieldInfo, ...]:
    """The fields of the collection's records, in the order of the description."""
    found = _core.fields(collection)
    if not found:
        _core.json_schema(collection)  # raises, and names the collections there are
    return tuple(FieldInfo(*field) for field in found)


def formats() -> tuple[FormatInfo, ...]:
    """Every shape that can be read or written."""
    return tuple(FormatInfo(*row) for row in _core.formats())

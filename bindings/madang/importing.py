"""Other shapes to records, and what was wrong with them, without keeping any of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import IO, Union

from . import _core
from .catalog import _map_texts, _names
from .report import Report

Path = Union[str, "os.PathLike[str]"]


def import_to(
    source: Path,
    out: Path | IO[bytes],
    *,
    format: str | None = None,
    map: dict[str, str] | Iterable[str] | None = None,
) -> Report:
    """Turns a file of any shape that :func:`formats` lists into records, written to
    ``out`` as NDJSON, a record a line with its "type"; ``open`` reads them again.

    ``out`` is a path or a binary file; a file is there only once it is whole. The shape is
    told by content, or is ``format``; ``map`` is as for :func:`open`. Neither the source nor the
    records are kept, so that both may be larger than the memory.

    Raises SourceError when the shape is not known or nothing could be read.
    """
    name = os.fsencode(source)
    maps = _map_texts(map)
    if not isinstance(out, (str, os.PathLike)):
        return Report(_core.import_to(name, format or "", maps, out.write))
    if os.path.exists(out) and not os.path.isfile(out):  # a pipe or device stays what it is
        with open(out, "wb") as file:
            return Report(_core.import_to(name, format or "", maps, file.write))
    part = os.fspath(out) + ".part"
    try:
        with open(part, "wb") as file:
            report = Report(_core.import_to(name, format or "", maps, file.write))
        os.replace(part, out)
    finally:
        if os.path.exists(part):
            os.remove(part)
    return report


def guess_map(source: Path) -> dict[str, str]:
    """The map by which JSON of an unknown shape would be read, for ``map=``: guessed
    from the names of members in its longest list.

    Raises SourceError where there is no such list, or nothing in it is a name.
    """
    texts = _core.guess_map(os.fsencode(source))
    return dict(text.split("=", 1) for text in texts)


def check(
    source: Path | Iterable[Path],
    *,
    strict: bool = False,
    as_: str | None = None,
    max_problems: int = 100,
    map: dict[str, str] | Iterable[str] | None = None,
) -> Report:
    """The report that :func:`open` would give, of sources of any size: records are
    forgotten once they are read."""
    return Report(_core.check(_names(source), strict, as_ or "", max_problems, _map_texts(map)))

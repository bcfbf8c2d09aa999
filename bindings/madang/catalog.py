"""A city: opened or loaded, then asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Callable, TypeVar, Union

from . import _core
from .collection import Collection
from .records import Record, make
from .report import Report
from .searching import Question, Searchable

if TYPE_CHECKING:
    Path = Union[str, os.PathLike[str]]

T = TypeVar("T")


class Catalog(Searchable):
    """Bulletins, organizations and resources. Immutable; may be used from many
    threads at once. Made by :func:`madang.open` and :func:`madang.load`."""

    __slots__ = ()
    _native: _core.Catalog

    def __init__(self, core: _core.Catalog) -> None:
        self._native = core

    @property
    def bulletins(self) -> Collection:
        """What was announced."""
        return self["bulletins"]

    @property
    def organizations(self) -> Collection:
        """Who took part."""
        return self["organizations"]

    @property
    def resources(self) -> Collection:
        """What is shared."""
        return self["resources"]

    def __getitem__(self, name: str) -> Collection:
        """The collection of that name."""
        return Collection(self._native, name)

    def collections(self) -> tuple[Collection, ...]:
        """All collections, in their order."""
        return tuple(self[name] for name in _core.Catalog.collections())

    def get(self, path: str, default: T | None = None) -> Record | T | None:
        """The record ``"collection/id"``, or ``default`` when there is no such id.
        (``city.bulletins[id]`` raises an error that names close ids.)"""
        collection, slash, id = path.partition("/")
        return self[collection].get(id, default) if slash else make(*self._native.get(path))

    @property
    def report(self) -> Report:
        """What loading said."""
        return Report(self._native.report())

    @property
    def version(self) -> str:
        """16 hex digits; equal for equal data."""
        return self._native.version()

    def stats(self) -> dict[str, Any]:
        """What ``madang stats --json`` says."""
        from json import loads

        result: dict[str, Any] = loads(self._native.stats_json())
        return result

    def export(self, format: str = "ndjson", *, collection: str = "", q: Question = "") -> str:
        """Everything, or what matches ``q``, as "json", "ndjson" or "csv" text.
        CSV needs one collection. Write it with ``newline=""``."""
        return self._native.export_text(format, collection, str(q))

    def __repr__(self) -> str:
        sizes = ", ".join(f"{len(c)} {c.name}" for c in self.collections())
        return f"<Catalog {self.version}: {sizes}>"

    def _repr_html_(self) -> str:
        from .notebook import catalog_html

        return catalog_html(self)


def open(
    source: Path | bytes | Iterable[Path],
    *,
    strict: bool = False,
    as_: str | None = None,
    max_problems: int = 100,
    progress: Callable[[int], object] | None = None,
) -> Catalog:
    """Opens a path, a folder, a glob, ``"-"`` (standard input), or several of
    them; bytes are loaded as :func:`load` does.

    JSON and NDJSON, gzipped or not. What cannot be used is in ``.report`` and the
    rest loads; ``strict`` refuses the first problem instead. ``as_`` names the
    collection of records that do not say theirs. ``progress`` is called now and
    then with the bytes read so far.

    Raises SourceError when nothing could be read.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        return load(source, strict=strict, as_=as_, max_problems=max_problems, progress=progress)
    several = [source] if isinstance(source, (str, os.PathLike)) else source
    names = [os.fsencode(name) for name in several]
    return Catalog(_core.Catalog.open(names, strict, as_ or "", max_problems, progress))


def load(
    data: bytes | bytearray | memoryview | str | Mapping[str, Any] | Iterable[Any],
    *,
    strict: bool = False,
    as_: str | None = None,
    max_problems: int = 100,
    progress: Callable[[int], object] | None = None,
) -> Catalog:
    """Loads JSON or NDJSON in bytes or a str, or Python objects: a dict with
    "bulletins", "organizations", "resources", or an iterable of records (dicts
    with a "type", or of the collection ``as_``). Options as for :func:`open`.

    Raises SourceError when nothing could be read.
    """
    if isinstance(data, str):
        text = data.encode("utf-8", "surrogatepass")  # half characters are reported with a place
    elif isinstance(data, (bytes, bytearray, memoryview)):
        text = bytes(data)
    else:
        from .encode import to_json

        text = to_json(data)
    return Catalog(_core.Catalog.load(text, strict, as_ or "", max_problems, progress))

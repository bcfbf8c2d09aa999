"""What collections, selections and hits have in common: they are tables."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from . import _core
from .errors import usage

if TYPE_CHECKING:
    from types import ModuleType


class Table:
    """Arrow columns for whatever reads the Arrow PyCapsule protocol, such as
    ``pyarrow.table(x)`` or ``polars.from_arrow(x)``; nothing has to be installed
    for madang's side of it."""

    __slots__ = ()
    _native: _core.Collection | _core.Selection | _core.Hits

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule with a stream of batches, made as they are read. The stream
        may outlive the city. ``requested_schema`` is a wish of the reader that
        it can fulfil itself."""
        return self._native.arrow_stream()

    def __arrow_c_schema__(self) -> object:
        """A capsule with the columns' names and types."""
        return self._native.arrow_schema()

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``."""
        return _library("pyarrow").table(self)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``. Needs polars 1.33 or later: older ones crash on
        texts, which are maps."""
        polars = _library("polars")
        if tuple(int(part) for part in polars.__version__.split(".")[:2]) < (1, 33):
            raise usage(
                "package-too-old",
                f"this needs polars 1.33 or later, and {polars.__version__} is installed",
                "pip install -U polars",
            )
        return polars.DataFrame(self)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``; texts are dicts from language to text, lists
        are arrays. Needs pyarrow as well."""
        _library("pandas")
        return self.to_arrow().to_pandas(maps_as_pydicts="strict")

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes a Parquet file, with the columns of ``to_arrow``. Needs pyarrow."""
        _library("pyarrow")
        from pyarrow import parquet

        parquet.write_table(self.to_arrow(), os.fspath(path))


def _library(name: str) -> ModuleType:
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name != name:
            raise
        raise usage(
            "package-missing", f"this needs the package {name}", f"pip install {name}"
        ) from missing

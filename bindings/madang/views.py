"""Read-only views of JSON objects: ``place.lat`` and ``place["lat"]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from . import _core


class Shape:
    """What the description knows of an object: its members, and theirs."""

    __slots__ = ("is_list", "members")

    def __init__(self, is_list: bool = False) -> None:
        self.is_list = is_list
        self.members: dict[str, Shape] = {}

    def absent(self) -> Any:
        return () if self.is_list else None


_shapes: dict[str, Shape] = {}


def shape_of(collection: str) -> Shape:
    """The shape of a collection's records, from the core's field table."""
    if collection not in _shapes:
        root = Shape()
        for path, _kind, is_list, *_rest in _core.fields(collection):
            shape = root
            for name in path.split("."):
                shape = shape.members.setdefault(name, Shape())
            shape.is_list = is_list
        _shapes[collection] = root
    return _shapes[collection]


_NOTHING_KNOWN = Shape()


class View(Mapping[str, Any]):
    """A JSON object that can be read and not changed.

    Members are attributes and keys. Objects inside are views, arrays are
    tuples. A member that the description knows and the data lacks is ``None``
    as an attribute (``()`` where it would be a list) and a KeyError as a key.
    ``to_dict()`` gives plain Python that is yours to change.
    """

    __slots__ = ("_data", "_known")
    _data: dict[str, Any]
    _known: Shape

    def __init__(self, data: dict[str, Any], shape: Shape | None = None) -> None:
        object.__setattr__(self, "_data", data)
        object.__setattr__(self, "_known", shape or _NOTHING_KNOWN)

    def _members(self) -> dict[str, Any]:
        return self._data

    def _shape(self) -> Shape:
        return self._known

    def __getitem__(self, name: str) -> Any:
        return _freeze(self._members()[name], self._shape().members.get(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._members())

    def __len__(self) -> int:
        return len(self._members())

    def __contains__(self, name: object) -> bool:
        return name in self._members()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._members():
            return self[name]
        known = self._shape().members
        if name in known:
            return known[name].absent()
        raise AttributeError(self._missing(name))

    def _missing(self, name: str) -> str:
        import difflib

        close = difflib.get_close_matches(name, self._names(), 1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        return f"{self._what()} has no field {name!r}{hint}"

    def _what(self) -> str:
        return "this part of a record"

    def _names(self) -> list[str]:
        return sorted({*self._members(), *self._shape().members})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self._what()} is read-only; change a copy made by to_dict()")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __dir__(self) -> list[str]:
        names = [name for name in self._names() if name.isidentifier()]
        return sorted({*super().__dir__(), *names})

    def __eq__(self, other: object) -> bool:
        if isinstance(other, View):
            return self._members() == other._members()
        if isinstance(other, dict):
            return self._members() == other
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def to_dict(self) -> dict[str, Any]:
        """A copy as plain dicts and lists."""
        return {name: _thaw(value) for name, value in self._members().items()}

    def __repr__(self) -> str:
        return repr(self._members())

    def __reduce__(self) -> tuple[Any, ...]:
        return (View, (self._members(), None))


def _freeze(value: Any, shape: Shape | None) -> Any:
    if isinstance(value, dict):
        return View(value, shape)
    if isinstance(value, list):
        return tuple(_freeze(item, shape) for item in value)
    return value


def _thaw(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _thaw(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_thaw(item) for item in value]
    return value

"""Conditions in Python: ``(F.published >= "2022-05") & ~F.topics.has()``.

They are a spelling of the typed grammar: ``str(expression)`` is what a person
would type, and the core builds the same question from both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Union

from ._core import Catalog, Query, fields
from .errors import usage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    Value = Union[str, int, float, bool, datetime.date]


class Expression:
    """A condition. Join with ``&`` and ``|``, turn around with ``~``."""

    __slots__ = ("_query",)

    def __init__(self, query: Query) -> None:
        self._query = query

    def __and__(self, other: Expression) -> Expression:
        if not isinstance(other, Expression):
            return NotImplemented
        return Expression(self._query.both(other._query))

    def __or__(self, other: Expression) -> Expression:
        if not isinstance(other, Expression):
            return NotImplemented
        return Expression(self._query.either(other._query))

    def __invert__(self) -> Expression:
        return Expression(self._query.without())

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "an expression is neither true nor false before it is asked; join expressions with "
            "& | ~ (not and, or, not) and write F.x.between(a, b) for a <= F.x <= b"
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self._query.same(other._query)

    def __hash__(self) -> int:
        return hash(str(self))

    def to_params(self) -> list[tuple[str, str]]:
        """The condition as parameters of a URL, for ``urllib.parse.urlencode``."""
        return list(self._query.params())

    def to_json(self) -> str:
        """The tree of the condition as JSON."""
        return self._query.json()

    def __str__(self) -> str:
        return self._query.text()

    def __repr__(self) -> str:
        return f"<Expression {self}>"


class Field:
    """A field by its path, e.g. ``F.place.city``; comparing it makes an expression."""

    __slots__ = ("_path",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, path: str) -> None:
        self._path = path

    def __getattr__(self, name: str) -> Field:
        if name.startswith("_"):
            raise AttributeError(name)
        return Field(f"{self._path}.{name}")

    def _is(self, operator: str, value: str) -> Expression:
        """The condition of that name in the core's table."""
        return Expression(Query.condition(operator, self._path, value))

    def __eq__(self, value: Value) -> Expression:  # type: ignore[override]
        return self._is("", _typed(value))

    def __ne__(self, value: Value) -> Expression:  # type: ignore[override]
        return self._is("not", _typed(value))

    def __lt__(self, value: Value) -> Expression:
        return self._is("lt", _typed(value))

    def __le__(self, value: Value) -> Expression:
        return self._is("lte", _typed(value))

    def __gt__(self, value: Value) -> Expression:
        return self._is("gt", _typed(value))

    def __ge__(self, value: Value) -> Expression:
        return self._is("gte", _typed(value))

    def between(self, low: Value, high: Value) -> Expression:
        """``low <= field <= high``, both included."""
        return Expression(Query.range(self._path, _typed(low), _typed(high), False, False))

    def isin(self, *values: Value) -> Expression:
        """The field has one of the values."""
        if not values:
            raise usage("no-value", "isin() needs at least one value")
        expression = self == values[0]
        for value in values[1:]:
            expression = expression | (self == value)
        return expression

    def any(self, *values: Value) -> Expression:
        """A list has at least one of the values; the same as :meth:`isin`."""
        return self.isin(*values)

    def all(self, *values: Value) -> Expression:
        """A list has all of the values."""
        if not values:
            raise usage("no-value", "all() needs at least one value")
        expression = self._is("all", _typed(values[0]))
        for value in values[1:]:
            expression = expression & self._is("all", _typed(value))
        return expression

    def has(self) -> Expression:
        """The field is there."""
        return self._is("has", "")

    def word(self, word: str) -> Expression:
        """The field's text has the word."""
        return Expression(Query.word(self._path, _word(word)))

    def phrase(self, words: str) -> Expression:
        """The field's text has the words in a row."""
        return Expression(Query.phrase(self._path, words))

    def prefix(self, beginning: str) -> Expression:
        """The field's text has a word that begins so."""
        return Expression(Query.prefix(self._path, _word(beginning)))

    def near(self, lat: float, lon: float, *, km: float) -> Expression:
        """The place is within ``km`` kilometres."""
        return self._place("near", f"{float(lat)!r},{float(lon)!r},{float(km)!r}km")

    def box(self, south: float, west: float, north: float, east: float) -> Expression:
        """The place lies in the box, in degrees."""
        return self._place("box", ",".join(repr(float(x)) for x in (south, west, north, east)))

    def within(self, area: str | Iterable[tuple[float, float]]) -> Expression:
        """The place lies in an area: a name in the GeoJSON that the city was opened
        with (``areas=``), or the corners of a polygon as (lat, lon)."""
        if isinstance(area, str):
            escaped = area.replace("\\", "\\\\").replace('"', '\\"')
            return self._place("within", f'"{escaped}"')
        return self._place(
            "within", ",".join(f"{float(lat)!r},{float(lon)!r}" for lat, lon in area)
        )

    def _place(self, operator: str, value: str) -> Expression:
        known = {field[0] for name in Catalog.collections() for field in fields(name)}
        refers = any(
            field[9] and self._path.startswith(f"{field[0]}.")
            for name in Catalog.collections()
            for field in fields(name)
        )
        if f"{self._path}.lat" not in known and not refers:
            places = sorted(path[: -len(".lat")] for path in known if path.endswith(".lat"))
            raise usage(
                "not-a-place", f"{self._path} is not a place", f"places are {', '.join(places)}"
            )
        return self._is(operator, value)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"F.{self._path} is a field; write F.{self._path}.has() to ask if it is there"
        )

    def __iter__(self) -> NoReturn:
        raise TypeError(f"F.{self._path} is a field, not its values")

    def __repr__(self) -> str:
        return f"F.{self._path}"


class Fields:
    """The fields of records as attributes: ``F.published``, ``F.place.city``.

    ``F["place.city"]`` reaches names that are not Python identifiers or that
    are methods here; ``F("late-night bus")`` is a condition as typed.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Field:
        if name.startswith("_"):
            raise AttributeError(name)
        return Field(name)

    def __getitem__(self, path: str) -> Field:
        return Field(path)

    def __call__(self, text: str) -> Expression:
        return Expression(Query.parse(text))

    def free(self, from_: Value, to: Value | None = None, *, length: str = "") -> Expression:
        """A resource can be used from then on, for so long ("2h", "PT90M") or until ``to``:
        its hours, exceptions and bookings let it."""
        behind = length if to is None else _typed(to)
        return Expression(Query.condition("free", "", f"{_typed(from_)}/{behind}"))

    def __repr__(self) -> str:
        return "F"


F = Fields()


def query_of(question: str | Expression) -> Query:
    """The core's tree of a typed or built question."""
    return question._query if isinstance(question, Expression) else Query.parse(question)


def _typed(value: Value) -> str:
    """A value as it is typed."""
    if isinstance(value, str):
        if not value:
            raise usage("empty-value", "a value to compare with is empty", "use has() or ~has()")
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    isoformat = getattr(value, "isoformat", None)  # a date or datetime, without importing it
    if isoformat is not None:
        return str(isoformat())
    raise TypeError(
        f"cannot compare a field with {type(value).__name__}; give a str, number or date"
    )


def _word(word: str) -> str:
    if not word or word.split() != [word]:
        raise usage("not-a-word", f"{word!r} is not one word", "use phrase() for several")
    return word

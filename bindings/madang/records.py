"""Records: a bulletin, an organization, a resource, as stored.

The classes ``Bulletin``, ``Organization`` and ``Resource`` come from the core's
list of record types; ``records.pyi``, made from the same descriptions, tells
editors and type checkers their fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from . import _core
from .errors import usage
from .views import Shape, View, shape_of

if TYPE_CHECKING:
    from .hits import Hits
    from .sharing import Time, WhyNot

#: ISO 8601, perhaps partial: "2012", "2012-05", "2012-05-14".
Date = str
#: A string, or a view from language tag to string.
Text = Union[str, View]


class Record(View):
    """One record; a read-only view of its JSON.

    ``record.title`` and ``record["title"]`` are the same. Text in several
    languages is a view from language to string, otherwise a string. Records are
    equal when collection, id and content are, and can be keys and set members.
    """

    __slots__ = ("_city", "_parsed", "collection", "id", "json")
    collection: str
    id: str
    json: str
    _city: _core.Catalog | None
    _parsed: dict[str, Any]

    def __init__(
        self, collection: str, id: str, json: str, city: _core.Catalog | None = None
    ) -> None:
        for name, value in (("collection", collection), ("id", id), ("json", json)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_parsed", None)
        object.__setattr__(self, "_city", city)

    def _members(self) -> dict[str, Any]:
        if self._parsed is None:
            from json import loads

            object.__setattr__(self, "_parsed", loads(self.json))
        return self._parsed

    def _shape(self) -> Shape:
        return shape_of(self.collection)

    def _what(self) -> str:
        return f"{self.collection}/{self.id}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return (self.collection, self.id, self.json) == (other.collection, other.id, other.json)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash((self.collection, self.id))

    def __repr__(self) -> str:
        title = self.label()
        title = title if len(title) <= 60 else title[:59] + "…"
        return f"<{type(self).__name__} {self.collection}/{self.id} {title!r}>"

    def label(self, lang: str = "en") -> str:
        """Title or name in ``lang``, else in the first language there is."""
        members = self._members()
        text = members.get("title", members.get("name", ""))
        if isinstance(text, dict):
            text = text.get(lang, next(iter(text.values()), ""))
        return str(text)

    def similar(self, limit: int = 5) -> Hits:
        """Records of the same collection that are about the same, closest first:
        they share its most telling words, its topics and its organizations. ``why``
        of a hit names the words.

        Raises UsageError for a record that was unpickled: it stands alone.
        """
        from .hits import Hits
        from .searching import check_count

        home = self._home()
        check_count("limit", limit)

        def again(_after: str, _limit: int, facets: Any, _facet_limit: int) -> _core.Hits:
            if facets:
                raise usage("no-facets", "similar records are not counted")
            return home.similar(self.collection, self.id, limit)

        return Hits(again("", limit, (), 0), home, again)

    def why_not(
        self,
        from_: Time,
        to: Time,
        *,
        people: float = 0,
        quantity: int = 1,
        now: Time | None = None,
    ) -> WhyNot:
        """Every rule that stands against using this resource then, and the nearest slot
        that would do; false as a condition where it is free. Only of resources."""
        from .sharing import WhyNot, free_query

        query = free_query(from_, to, people=people, quantity=quantity, now=now)
        return WhyNot(_core.why_not(self._home(), self.id, query))

    def calendar(self, from_: Time = "", days: int = 60) -> str:
        """The hours and bookings of this resource as iCalendar. Only of resources."""
        start = from_ if isinstance(from_, str) else from_.isoformat()
        return _core.resource_calendar(self._home(), self.id, start, days)

    def _home(self) -> _core.Catalog:
        if self._city is None:
            raise usage("no-city", f"{self._what()} stands alone", "ask the city for it first")
        return self._city

    def _repr_html_(self) -> str:
        from .notebook import record_html

        return record_html(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return (make, (self.collection, self.id, self.json))


def _subclass(name: str, collection: str) -> type[Record]:
    members = {"__slots__": (), "__module__": __name__, "__doc__": f"A record of {collection}."}
    return type(name, (Record,), members)


_TYPES = {collection: _subclass(name, collection) for collection, name in _core.record_types()}
globals().update({cls.__name__: cls for cls in _TYPES.values()})

__all__ = ["Date", "Record", "Text", "View", *(cls.__name__ for cls in _TYPES.values())]


def make(collection: str, id: str, json: str, city: _core.Catalog | None = None) -> Record:
    """The record of its own class; `city` is where it was found."""
    return _TYPES.get(collection, Record)(collection, id, json, city)

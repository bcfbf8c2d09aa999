# Made by `madang schema --format pyi` from the record descriptions; not edited by hand.
from collections.abc import Sequence
from typing import Literal, Union

from . import _core
from .hits import Hits
from .sharing import Time, WhyNot
from .views import View

# Names with an underscore are known to type checkers only.
_Date = str
_Text = Union[str, View]

class Record(View):
    collection: str
    id: str
    json: str
    def __init__(
        self, collection: str, id: str, json: str, city: _core.Catalog | None = ...
    ) -> None: ...
    def label(self, lang: str = ...) -> str: ...
    def similar(self, limit: int = ...) -> Hits: ...
    def why_not(
        self, from_: Time, to: Time, *, people: float = ..., quantity: int = ..., now: Time | None = ...
    ) -> WhyNot: ...
    def calendar(self, from_: Time = ..., days: int = ...) -> str: ...

class _Place(View):
    @property
    def name(self) -> _Text | None:
        """Name of the place."""
    @property
    def address(self) -> str | None:
        """Postal address in one line."""
    @property
    def lat(self) -> float | None:
        """Latitude in degrees, WGS 84, -90 to 90."""
    @property
    def lon(self) -> float | None:
        """Longitude in degrees, WGS 84, -180 to 180."""
    @property
    def city(self) -> str | None:
        """City."""
    @property
    def district(self) -> str | None:
        """District (gu) or neighbourhood."""
    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 code."""

class _Attachment(View):
    @property
    def title(self) -> _Text | None:
        """Title of the file."""
    @property
    def url(self) -> str | None:
        """Where to get it."""
    @property
    def media_type(self) -> str | None:
        """Media type, e.g. application/pdf."""
    @property
    def bytes(self) -> int | None:
        """Size in bytes."""

class _Part(View):
    @property
    def number(self) -> str | None:
        """Number as printed, e.g. 01."""
    @property
    def title(self) -> _Text | None:
        """Title of the chapter."""
    @property
    def summary(self) -> _Text | None:
        """What the chapter says."""
    @property
    def url(self) -> str | None:
        """Page of the chapter."""

class _Period(View):
    @property
    def to(self) -> _Date | None:
        """Last day or moment, included."""

class _Provenance(View):
    @property
    def file(self) -> str | None:
        """File the record was imported from."""
    @property
    def start(self) -> int | None:
        """Byte offset of its first byte in the file."""
    @property
    def end(self) -> int | None:
        """Byte offset after its last byte in the file."""
    @property
    def notes(self) -> Sequence[str]:
        """Rule ids of what was noticed while importing, e.g. title-cut."""

class Bulletin(Record):
    @property
    def id(self) -> str:
        """Unique within the collection."""
    @property
    def kind(self) -> Literal["news", "publication", "manual", "brochure", "digest", "notice"] | None:
        """What sort of bulletin it is."""
    @property
    def title(self) -> _Text:
        """Headline as printed."""
    @property
    def summary(self) -> _Text | None:
        """One or two sentences."""
    @property
    def body(self) -> _Text | None:
        """The whole text."""
    @property
    def language(self) -> str | None:
        """BCP 47 tag of the text where it is a plain string."""
    @property
    def author(self) -> str | None:
        """Who signed it."""
    @property
    def published(self) -> _Date | None:
        """When it was made public; may be partial."""
    @property
    def updated(self) -> _Date | None:
        """When it was last changed; may be partial."""
    @property
    def topics(self) -> Sequence[str]:
        """Keywords."""
    @property
    def places(self) -> Sequence[_Place]:
        """Places it is about."""
    @property
    def organizations(self) -> Sequence[str]:
        """Ids of the organizations that took part."""
    @property
    def attachments(self) -> Sequence[_Attachment]:
        """Files that come with it."""
    @property
    def parts(self) -> Sequence[_Part]:
        """Chapters of a digest, sections of a manual."""
    @property
    def period(self) -> _Period | None:
        """When what it announces takes place."""
    @property
    def series(self) -> str | None:
        """Series or folder it belongs to."""
    @property
    def url(self) -> str | None:
        """Page of the bulletin."""
    @property
    def source(self) -> str | None:
        """Where the record comes from."""
    @property
    def provenance(self) -> _Provenance | None:
        """File and bytes it was imported from."""

class _Seat(View):
    @property
    def place(self) -> _Place | None:
        """Where."""
    @property
    def to(self) -> _Date | None:
        """Until when; may be partial; absent while it lasts."""
    @property
    def role(self) -> str | None:
        """headquarters, regional-centre, office."""
    @property
    def note(self) -> _Text | None:
        """How it came about."""

class _Relation(View):
    @property
    def kind(self) -> str | None:
        """parent, child, member, partner, related, predecessor, successor."""
    @property
    def to(self) -> str | None:
        """Id of the other organization."""
    @property
    def label(self) -> str | None:
        """Name of the other organization as printed."""
    @property
    def until(self) -> _Date | None:
        """Until when; may be partial; absent while it lasts."""

class Organization(Record):
    @property
    def id(self) -> str:
        """Unique within the collection."""
    @property
    def kind(self) -> str | None:
        """government, network, bank, institute, company, university, …."""
    @property
    def kinds(self) -> Sequence[str]:
        """All kinds, where it has several."""
    @property
    def name(self) -> _Text:
        """Name by language."""
    @property
    def other_names(self) -> Sequence[str]:
        """Other and former names."""
    @property
    def acronyms(self) -> Sequence[str]:
        """Short forms."""
    @property
    def description(self) -> _Text | None:
        """What it does."""
    @property
    def parent(self) -> str | None:
        """Id of the organization it is part of."""
    @property
    def founded(self) -> _Date | None:
        """When it was founded; may be partial."""
    @property
    def dissolved(self) -> _Date | None:
        """When it ended; may be partial."""
    @property
    def status(self) -> str | None:
        """active, inactive, withdrawn."""
    @property
    def seats(self) -> Sequence[_Seat]:
        """Where it had its seat, through time."""
    @property
    def relations(self) -> Sequence[_Relation]:
        """Ties to other organizations."""
    @property
    def place(self) -> _Place | None:
        """Where it is now."""
    @property
    def homepage(self) -> str | None:
        """Its own page."""
    @property
    def logo(self) -> str | None:
        """Address of its logo."""
    @property
    def source(self) -> str | None:
        """Where the record comes from."""
    @property
    def provenance(self) -> _Provenance | None:
        """File and bytes it was imported from."""

class _Price(View):
    @property
    def amount(self) -> float | None:
        """How much, in the currency's main unit; 0 is free."""
    @property
    def currency(self) -> str | None:
        """ISO 4217 code, e.g. KRW."""
    @property
    def per(self) -> str | None:
        """ISO 8601 duration (PT1H, P1D), or use, person."""
    @property
    def note(self) -> _Text | None:
        """Conditions of the price."""

class _Hours(View):
    @property
    def days(self) -> Sequence[str]:
        """mo tu we th fr sa su, or holiday."""
    @property
    def to(self) -> str | None:
        """Closing, HH:MM; 24:00 is the end of the day; earlier than the opening means past midnight."""

class _Season(View):
    @property
    def to(self) -> str | None:
        """Last day, included; before the first day: into the next year."""
    @property
    def closed(self) -> bool | None:
        """Closed all season."""
    @property
    def hours(self) -> Sequence[_Hours]:
        """The hours of the week that hold instead."""
    @property
    def note(self) -> _Text | None:
        """Why."""

class _Recurrence(View):
    @property
    def to(self) -> _Date | None:
        """End of the first one (DTEND), not included."""
    @property
    def duration(self) -> str | None:
        """Length of each, ISO 8601 duration, in place of an end."""
    @property
    def rule(self) -> str | None:
        """RRULE of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=MO."""
    @property
    def exdates(self) -> Sequence[str]:
        """Days on which it does not recur, YYYY-MM-DD (EXDATE of RFC 5545)."""
    @property
    def closed(self) -> bool | None:
        """Closed then; else open then, besides the other hours."""
    @property
    def note(self) -> _Text | None:
        """Why."""

class _HoursException(View):
    @property
    def to(self) -> _Date | None:
        """Last day, included; absent: one day."""
    @property
    def closed(self) -> bool | None:
        """Closed all day."""
    @property
    def hours(self) -> Sequence[_Hours]:
        """The hours that hold instead."""
    @property
    def note(self) -> _Text | None:
        """Why."""

class _Availability(View):
    @property
    def time_zone(self) -> str | None:
        """IANA name, e.g. Asia/Seoul."""
    @property
    def weekly(self) -> Sequence[_Hours]:
        """Hours of the week."""
    @property
    def seasons(self) -> Sequence[_Season]:
        """Parts of the year with hours of their own."""
    @property
    def recurring(self) -> Sequence[_Recurrence]:
        """Hours that recur by an RRULE."""
    @property
    def exceptions(self) -> Sequence[_HoursException]:
        """Days that depart from the weekly hours."""
    @property
    def opening_hours(self) -> str | None:
        """The hours as OpenStreetMap writes them, e.g. Mo-Fr 09:00-18:00; PH off."""
    @property
    def holidays(self) -> str | None:
        """open, closed, or the calendar that applies, e.g. KR."""
    @property
    def notice(self) -> str | None:
        """How long before it must be asked for, ISO 8601 duration."""
    @property
    def slot(self) -> str | None:
        """Length of one use, ISO 8601 duration."""
    @property
    def buffer(self) -> str | None:
        """Time kept free between two uses, ISO 8601 duration."""
    @property
    def quantity(self) -> int | None:
        """How many uses at once, e.g. copies or seats; 1 if absent."""
    @property
    def reception(self) -> _Period | None:
        """When requests are taken."""

class Resource(Record):
    @property
    def id(self) -> str:
        """Unique within the collection."""
    @property
    def kind(self) -> Literal["time", "space", "talent", "goods", "information"] | None:
        """time, space, talent, goods or information."""
    @property
    def name(self) -> _Text:
        """Name by language."""
    @property
    def description(self) -> _Text | None:
        """What it is and what it is good for."""
    @property
    def owner(self) -> str | None:
        """Id or name of who lends it."""
    @property
    def place(self) -> _Place | None:
        """Where it is."""
    @property
    def capacity(self) -> float | None:
        """How many people, cars or copies at once."""
    @property
    def price(self) -> _Price | None:
        """What using it costs."""
    @property
    def availability(self) -> _Availability | None:
        """When it can be used."""
    @property
    def conditions(self) -> _Text | None:
        """What a user has to know or do."""
    @property
    def tags(self) -> Sequence[str]:
        """Keywords."""
    @property
    def as_of(self) -> _Date | None:
        """When the facts were true."""
    @property
    def url(self) -> str | None:
        """Its own page."""
    @property
    def source(self) -> str | None:
        """Where the record comes from."""
    @property
    def provenance(self) -> _Provenance | None:
        """File and bytes it was imported from."""

def make(
    collection: str, id: str, json: str, city: _core.Catalog | None = ...
) -> Record: ...

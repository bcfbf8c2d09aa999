"""The sharing city: what is free, why something is not, and who has booked it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Union, overload

from . import _core
from .errors import usage
from .records import Record, make

if TYPE_CHECKING:
    Path = Union[str, os.PathLike[str]]

#: ISO 8601 text, or a date or datetime. Without an offset: the local time of each resource.
Time = Union[str, date]
#: ISO 8601 or short text ("PT2H", "2h"), or a timedelta.
Duration = Union[str, timedelta]


class Slot(NamedTuple):
    """A stretch of time, with the offset of the resource; ends before ``to``."""

    from_: datetime
    to: datetime


class FreeHit:
    """A resource that is free. ``slots``: when; ``km`` from the place that was asked
    for, ``cost`` of one such use, both None where not known; ``left``: units free in
    the first slot."""

    __slots__ = ("cost", "km", "left", "record", "slots")

    def __init__(self, item: dict[str, Any], city: _core.Catalog) -> None:
        free = item.pop("_free")
        text = _dumps(item)
        self.record: Record = make("resources", item["id"], text, city)
        self.slots = tuple(_slot(slot) for slot in free["slots"])
        self.km: float | None = free.get("km")
        self.cost: float | None = free.get("cost")
        self.left: int = free["left"]

    @property
    def id(self) -> str:
        """Of the resource."""
        return self.record.id

    def __repr__(self) -> str:
        return f"<FreeHit {self.id}: {len(self.slots)} slots>"


class FreeList(Sequence[FreeHit]):
    """Resources that are free, best first. ``total``: that are free in all; ``asked``:
    that met the other conditions; ``unknown``: of those, without hours that can be read."""

    __slots__ = ("_items", "asked", "json", "total", "unknown")

    def __init__(self, text: str, city: _core.Catalog) -> None:
        answer = _loads(text)
        self.json = text
        self.total: int = answer["total"]
        self.asked: int = answer["asked"]
        self.unknown: int = answer["unknown"]
        self._items = tuple(FreeHit(item, city) for item in answer["items"])

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, i: int) -> FreeHit: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[FreeHit]: ...
    def __getitem__(self, i: int | slice) -> FreeHit | Sequence[FreeHit]:
        return self._items[i]

    def __repr__(self) -> str:
        return f"<FreeList: {self.total} free of {self.asked}>"


class Reason(NamedTuple):
    """A rule that stands against a use: its name, a sentence, and what it is about."""

    rule: str
    message: str
    slot: Slot | None


class WhyNot:
    """Whether a use is possible (true as a condition), every rule that stands against
    it, and the nearest slot that would do."""

    __slots__ = ("free", "json", "next", "reasons", "resource", "slot", "warnings")

    def __init__(self, text: str) -> None:
        answer = _loads(text)
        self.json = text
        self.resource: str = answer["resource"]
        self.free: bool = answer["free"]
        self.slot = _slot(answer) if answer.get("from") else None
        self.reasons = _reasons(answer)
        self.next = _slot(answer["next"]) if "next" in answer else None
        self.warnings: tuple[str, ...] = tuple(answer["warnings"])

    def __bool__(self) -> bool:
        return not self.free

    def __repr__(self) -> str:
        rules = ", ".join(reason.rule for reason in self.reasons)
        return f"<WhyNot {self.resource}: {rules or 'free'}>"


class Booking:
    """A use that is held, confirmed, cancelled or expired (``state``)."""

    __slots__ = ("_members", "json")

    def __init__(self, text: str) -> None:
        self.json = text
        self._members: dict[str, Any] = _loads(text)

    @property
    def id(self) -> str:
        """What cancels it."""
        return str(self._members["id"])

    @property
    def resource(self) -> str:
        """Id of the resource."""
        return str(self._members["resource"])

    @property
    def party(self) -> str:
        """Who."""
        return str(self._members["party"])

    @property
    def state(self) -> str:
        """held, confirmed, cancelled or expired."""
        return str(self._members["state"])

    @property
    def quantity(self) -> int:
        """Units."""
        return int(self._members["quantity"])

    @property
    def slot(self) -> Slot:
        """From when to when."""
        return _slot(self._members)

    def to_dict(self) -> dict[str, Any]:
        """All members, as in every other door."""
        return dict(self._members)

    def __eq__(self, other: object) -> bool:
        return self.json == other.json if isinstance(other, Booking) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<Booking {self.id} {self.state} {self.resource}>"


class Series:
    """What became of the instances of a series."""

    __slots__ = ("accepted", "id", "refused")

    def __init__(self, text: str) -> None:
        answer = _loads(text)
        self.id: str = answer["series"]
        self.accepted = tuple(Booking(_dumps(b)) for b in answer["accepted"])
        self.refused = tuple(WhyNot(_dumps(w)) for w in answer["refused"])

    def __repr__(self) -> str:
        return f"<Series {self.id}: {len(self.accepted)} accepted, {len(self.refused)} refused>"


class Match(NamedTuple):
    """What a need gets: a resource and when. ``km`` and ``cost`` are None where not known."""

    need: str
    resource: str
    slot: Slot
    quantity: int
    points: float
    km: float | None
    cost: float | None


class Refusal(NamedTuple):
    """A resource that a need did not get, why, the nearest slot that would do, and the
    need that has it instead, if one has."""

    resource: str
    reasons: tuple[Reason, ...]
    next: Slot | None
    need: str | None


class Unmet(NamedTuple):
    """A need that gets nothing. ``why``: "nothing-like-it", "not-free", "contested" or
    "not-worth-it"; ``nearest``: the resources that come closest."""

    need: str
    why: str
    message: str
    nearest: tuple[Refusal, ...]


class Matching:
    """Who gets what: ``met`` and ``unmet`` in the order of the needs; ``points`` of all
    together, ``best`` whether no other assignment has fewer, ``weights`` as counted."""

    __slots__ = ("best", "json", "met", "points", "unmet", "weights")

    def __init__(self, text: str) -> None:
        answer = _loads(text)
        self.json = text
        self.points: float = answer["points"]
        self.best: bool = answer["best"]
        self.weights: dict[str, float] = answer["weights"]
        self.met = tuple(
            Match(
                m["need"],
                m["resource"],
                _slot(m),
                m["quantity"],
                m["points"],
                m.get("km"),
                m.get("cost"),
            )
            for m in answer["met"]
        )
        self.unmet = tuple(
            Unmet(u["need"], u["why"], u["message"], tuple(map(_refusal, u["nearest"])))
            for u in answer["unmet"]
        )

    def __repr__(self) -> str:
        return f"<Matching: {len(self.met)} met, {len(self.unmet)} not>"


class Ledger:
    """Bookings and changed records in one SQLite file, which any number of
    processes may have open. Made by :meth:`Catalog.open_ledger`; what a call gave
    back is on disk."""

    __slots__ = ("_native",)

    def __init__(self, native: _core.Ledger) -> None:
        self._native = native

    @property
    def path(self) -> str:
        """Its file."""
        return os.fsdecode(self._native.path())

    def book(
        self,
        resource: str | Record,
        from_: Time,
        to: Time,
        *,
        party: str,
        quantity: int = 1,
        people: float = 0,
        key: str = "",
        note: str = "",
        now: Time | None = None,
    ) -> Booking:
        """Books at once. The same ``key`` twice gives the same booking. Raises BookingError
        with every rule that stands against it, and the nearest slot in its ``hint``."""
        request = _request(resource, from_, to, party, quantity, people, key, note, "", now)
        return Booking(self._native.book(request))

    def hold(
        self,
        resource: str | Record,
        from_: Time,
        to: Time,
        *,
        party: str,
        keep: Duration = "PT15M",
        quantity: int = 1,
        people: float = 0,
        key: str = "",
        note: str = "",
        now: Time | None = None,
    ) -> Booking:
        """Keeps it for a while; :meth:`confirm` makes it a booking."""
        request = _request(resource, from_, to, party, quantity, people, key, note, keep, now)
        return Booking(self._native.hold(request))

    def series(
        self,
        resource: str | Record,
        from_: Time,
        to: Time,
        rule: str,
        *,
        party: str,
        quantity: int = 1,
        people: float = 0,
        key: str = "",
        note: str = "",
        now: Time | None = None,
    ) -> Series:
        """One booking for each day on which ``rule`` (an RRULE) falls; what can be had
        is booked, and the rest said."""
        request = _request(resource, from_, to, party, quantity, people, key, note, "", now)
        return Series(self._native.series(request, rule))

    def confirm(self, booking: str | Booking) -> Booking:
        """Makes a hold a booking."""
        return Booking(self._native.confirm(_id(booking)))

    def cancel(self, booking: str | Booking) -> Booking:
        """Frees it; cancelling twice is no error."""
        return Booking(self._native.cancel(_id(booking)))

    def __getitem__(self, id: str) -> Booking:
        """The booking; raises a KeyError where there is none."""
        return Booking(self._native.get(id))

    def bookings(
        self, *, resource: str = "", party: str = "", cancelled: bool = False
    ) -> tuple[Booking, ...]:
        """Bookings by their beginning."""
        return tuple(Booking(b) for b in self._native.bookings(resource, party, cancelled))

    def calendar(self, party: str) -> str:
        """The bookings of a party as iCalendar."""
        return self._native.party_calendar(party)

    def history(self) -> Iterator[dict[str, Any]]:
        """What was done, oldest first."""
        for line in self._native.history().splitlines():
            yield _loads(line)

    def export(self) -> str:
        """Everything, as JSON."""
        return self._native.export_json()

    def import_(self, text: str | bytes) -> int:
        """Takes what :meth:`export` gave; how many came in."""
        return self._native.import_json(text.encode() if isinstance(text, str) else text)

    def put(self, collection: str, records: Any) -> int:
        """Adds or changes records: a mapping, a list of them, or JSON text. All or none."""
        if isinstance(records, str):
            data = records.encode("utf-8", "surrogatepass")
        elif isinstance(records, (bytes, bytearray)):
            data = bytes(records)
        else:
            from .encode import to_json

            data = to_json([records] if isinstance(records, Mapping) else list(records))
        return self._native.put(collection, data)

    def remove(self, path: str) -> None:
        """Removes the record ``"collection/id"``."""
        self._native.remove(path)

    def compact(self, path: Path) -> None:
        """Writes the city with all changes as a snapshot."""
        self._native.compact(os.fsencode(path))

    def __repr__(self) -> str:
        return f"<Ledger {self.path}>"


def free_query(
    from_: Time,
    to: Time,
    *,
    duration: Duration = "",
    near: tuple[float, float] | None = None,
    within_km: float | None = None,
    people: float = 0,
    quantity: int = 1,
    kind: str = "",
    max_price: float | None = None,
    where: str = "",
    limit: int = 10,
    slots: int = 10,
    now: Time | None = None,
) -> _core.FreeQuery:
    """The question as the native module takes it."""
    for name, value in (("limit", limit), ("slots", slots)):
        if not isinstance(value, int) or not 0 <= value < 2**31:
            raise usage(f"bad-{name}", f"{name} is {value!r} and must be 0 or more")
    lat, lon = near if near is not None else (None, None)
    return _core.FreeQuery(
        _time(from_),
        _time(to),
        _duration(duration),
        lat,
        lon,
        within_km,
        people,
        quantity,
        kind,
        max_price,
        where,
        limit,
        slots,
        _time(now) if now is not None else "",
    )


def _request(
    resource: str | Record,
    from_: Time,
    to: Time,
    party: str,
    quantity: int,
    people: float,
    key: str,
    note: str,
    keep: Duration,
    now: Time | None,
) -> _core.BookingRequest:
    return _core.BookingRequest(
        resource.id if isinstance(resource, Record) else resource,
        _time(from_),
        _time(to),
        party,
        quantity,
        people,
        key,
        note,
        _duration(keep),
        _time(now) if now is not None else "",
    )


def _time(value: Time) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _duration(value: Duration) -> str:
    return value if isinstance(value, str) else f"PT{int(value.total_seconds())}S"


def _slot(members: Mapping[str, Any]) -> Slot:
    # Python 3.9 and 3.10 do not read Z.
    ends = (members[name].replace("Z", "+00:00") for name in ("from", "to"))
    return Slot(*map(datetime.fromisoformat, ends))


def _reasons(members: Mapping[str, Any]) -> tuple[Reason, ...]:
    return tuple(
        Reason(r["rule"], r["message"], _slot(r) if "from" in r else None)
        for r in members["reasons"]
    )


def _refusal(members: Mapping[str, Any]) -> Refusal:
    following = _slot(members["next"]) if "next" in members else None
    return Refusal(members["resource"], _reasons(members), following, members.get("need"))


def needs_json(
    needs: Iterable[Mapping[str, Any]], weights: Mapping[str, float] | None, now: Time | None
) -> bytes:
    """The request as the native module takes it."""
    given = []
    for need in needs:
        one = dict(need)
        if "near" in one:
            one["lat"], one["lon"] = one.pop("near")
        for name in ("from", "to"):
            if name in one:
                one[name] = _time(one[name])
        if "duration" in one:
            one["duration"] = _duration(one["duration"])
        given.append(one)
    request: dict[str, Any] = {"needs": given}
    if weights is not None:
        request["weights"] = dict(weights)
    if now is not None:
        request["now"] = _time(now)
    return _dumps(request).encode("utf-8", "surrogatepass")


def _id(booking: str | Booking) -> str:
    return booking.id if isinstance(booking, Booking) else booking


# json is slow to import, and who only searches does not need it.
def _loads(text: str) -> Any:
    import json

    return json.loads(text)


def _dumps(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

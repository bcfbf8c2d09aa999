"""A city: opened or loaded, then asked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable, TypeVar, Union

from . import _core
from .collection import Collection
from .errors import SourceError, usage
from .groups import Groups
from .hits import Hits
from .records import Record, make
from .report import Report
from .searching import Question, Searchable, check_count
from .suggestion import Suggestion

if TYPE_CHECKING:
    from .sharing import Booking, Ledger, Matching, Time

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
    def _home(self) -> _core.Catalog:
        return self._native

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
        if not slash:
            return make(*self._native.get(path), self._native)  # raises: that is no path
        return self[collection].get(id, default)

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

    def ask(self, url: str) -> Hits:
        """What an address of the HTTP API or of the page asks, as it was copied:
        ``city.ask("http://127.0.0.1:8750/api/v1/bulletins?q=bus&sort=-published")``.
        ``to_json()`` is what the server sends with ``envelope=1``, ``items_json()``
        what it sends without."""
        from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

        native = self._native

        def again(after: str, limit: int, facets: Sequence[str], facet_limit: int) -> _core.Hits:
            parts = urlsplit(url)
            replaced = {"after", "limit", "facet"}
            params = [p for p in parse_qsl(parts.query, True) if p[0] not in replaced]
            params += [("limit", str(limit)), *(("facet", name) for name in facets)]
            params += [("after", after)] if after else []
            return native.ask(urlunsplit(parts._replace(query=urlencode(params))))

        def group(by: str, of: str, percentiles: Sequence[float], limit: int) -> Groups:
            raise usage(
                "not-grouped",
                "an address is asked and not grouped",
                "use group_by() of a collection",
            )

        return Hits(native.ask(url), native, again, group)

    def export(self, format: str = "ndjson", *, collection: str = "", q: Question = "") -> str:
        """Everything, or what matches ``q``, as text of a format: "json", "ndjson",
        "csv", "json-feed", "rss", "atom", "schema.org", "geojson", "hsds", "popolo" or
        "icalendar". CSV needs one collection, and others have room for some only.
        Write it with ``newline=""``. For Parquet see ``to_parquet`` of a collection."""
        return self._native.export_text(format, collection, str(q))

    def suggest(self, typed: str, limit: int = 8) -> list[Suggestion]:
        """Titles, names and topics that go on from what is typed so far, best first:
        half-typed syllables (심야 버), initial consonants (ㅅㅇㅅ) and the keyboard of
        the other language (tladi) are understood. The first call makes the list of
        them, which reads every record once.
        """
        check_count("limit", limit)
        return [Suggestion(*found) for found in self._native.suggest(typed, limit)]

    def save(self, path: Path) -> None:
        """Writes everything to one file, a snapshot, that ``open`` maps at once
        whatever its size. What was at ``path`` stays whole until the new file is.

        Raises OutputError when it cannot be written.
        """
        self._native.save(os.fsencode(path))

    def open_ledger(self, path: Path) -> Ledger:
        """Opens or makes the file of bookings and changed records and attaches it to this
        city: from then on every question sees it. Raises OutputError where it cannot be used."""
        from .sharing import Ledger

        return Ledger(_core.Ledger.open(self._native, os.fsencode(path)))

    @property
    def ledger(self) -> Ledger:
        """The ledger that was opened."""
        from .sharing import Ledger

        native = _core.Ledger.of(self._native)
        if native is None:
            raise usage("no-ledger", "the city has no ledger", "call open_ledger(path) first")
        return Ledger(native)

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
        """Books in the ledger of this city; see :meth:`Ledger.book`."""
        return self.ledger.book(
            resource,
            from_,
            to,
            party=party,
            quantity=quantity,
            people=people,
            key=key,
            note=note,
            now=now,
        )

    def cancel(self, booking: str | Booking) -> Booking:
        """Frees a booking."""
        return self.ledger.cancel(booking)

    def put(self, collection: str, records: Any) -> int:
        """Adds or changes records in the ledger of this city; how many."""
        return self.ledger.put(collection, records)

    def remove(self, path: str) -> None:
        """Removes the record ``"collection/id"``."""
        self.ledger.remove(path)

    def compact(self, path: Path) -> None:
        """Writes the city with all changes as a snapshot."""
        self.ledger.compact(path)

    def match(
        self,
        needs: Iterable[Mapping[str, Any]],
        *,
        weights: Mapping[str, float] | None = None,
        now: Time | None = None,
    ) -> Matching:
        """The best assignment of many needs to the resources, all at once; nothing is booked.

        A need is a mapping with "from" and "to", and may have "id", "duration", "near"
        (latitude, longitude), "within_km", "people", "quantity", "kind", "max_price" (its
        budget), "where" and "weight". ``weights`` replace those of core/data/matching.json.
        """
        from .sharing import Matching, needs_json

        return Matching(_core.match(self._native, needs_json(needs, weights, now)))

    def impact(
        self,
        from_: Time,
        to: Time,
        *,
        kind: str = "",
        where: str = "",
        assumptions: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Hours lent, use rate, and what is assumed to have been saved, between two moments:
        in all, by month, kind and district. Money and CO2e are from low to high, and the
        set of ``assumptions`` they rest on, with its sources, is in the answer."""
        from json import dumps, loads

        from .sharing import free_query

        query = free_query(from_, to, kind=kind, where=where)
        given = b"" if assumptions is None else dumps(dict(assumptions)).encode()
        result: dict[str, Any] = loads(_core.impact(self._native, query, given))
        return result

    @property
    def snapshot(self) -> str | None:
        """Path of the snapshot it was opened from; None if it was loaded."""
        path = self._native.snapshot()
        return os.fsdecode(path) if path else None

    def __reduce__(self) -> tuple[Any, ...]:
        # A handle: the other process maps the same file and checks its version.
        if self.snapshot is None:
            raise usage(
                "not-a-snapshot",
                "a city that was loaded from its sources cannot be pickled",
                "save() it, and pickle what open() gives of that file",
            )
        return (_reopen, (os.path.abspath(self.snapshot), self.version))

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
    threads: int | None = None,
    text: bool = True,
    areas: Path | Iterable[Path] = (),
    synonyms: Path | None = None,
    map: dict[str, str] | Iterable[str] | None = None,
) -> Catalog:
    """Opens a path, a folder, a glob, ``"-"`` (standard input), or several of
    them; bytes are loaded as :func:`load` does.

    JSON and NDJSON, gzipped or not. What cannot be used is in ``.report`` and the
    rest loads; ``strict`` refuses the first problem instead. ``as_`` names the
    collection of records that do not say theirs. ``progress`` is called now and
    then with the bytes read so far. ``threads`` load at once (None: one a core);
    the data does not depend on it. Without ``text`` there is no text index:
    loading is several times as fast, and questions with words are errors.
    ``synonyms`` is a file of names that mean the same, ``시청 = city hall`` on a
    line; the names of organizations are known without it.
    ``map`` says what becomes what in JSON of an unknown shape: ``{"title": "SVCNM",
    "place.lon": "X"}``, with "as" for the collection and "list" for the JSON
    pointer of the list, or the same as texts ("title=SVCNM").

    A snapshot (``Catalog.save``) is mapped rather than read and is there at once.
    ``areas`` are GeoJSON files with the areas that ``within:NAME`` asks for.

    Raises SourceError when nothing could be read.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        return load(
            source,
            strict=strict,
            as_=as_,
            max_problems=max_problems,
            progress=progress,
            threads=threads,
            text=text,
            areas=areas,
            synonyms=synonyms,
            map=map,
        )
    names = _names(source)
    count = _thread_count(threads)
    return Catalog(
        _core.Catalog.open(
            names,
            strict,
            as_ or "",
            max_problems,
            progress,
            count,
            text,
            _names(areas),
            _synonyms(synonyms),
            _map_texts(map),
        )
    )


def load(
    data: bytes | bytearray | memoryview | str | Mapping[str, Any] | Iterable[Any],
    *,
    strict: bool = False,
    as_: str | None = None,
    max_problems: int = 100,
    progress: Callable[[int], object] | None = None,
    threads: int | None = None,
    text: bool = True,
    areas: Path | Iterable[Path] = (),
    synonyms: Path | None = None,
    map: dict[str, str] | Iterable[str] | None = None,
) -> Catalog:
    """Loads JSON or NDJSON in bytes or a str, or Python objects: a dict with
    "bulletins", "organizations", "resources", or an iterable of records (dicts
    with a "type", or of the collection ``as_``). Options as for :func:`open`.

    Raises SourceError when nothing could be read.
    """
    if isinstance(data, str):
        encoded = data.encode("utf-8", "surrogatepass")  # half characters are reported with a place
    elif isinstance(data, (bytes, bytearray, memoryview)):
        encoded = bytes(data)
    else:
        from .encode import to_json

        encoded = to_json(data)
    count = _thread_count(threads)
    return Catalog(
        _core.Catalog.load(
            encoded,
            strict,
            as_ or "",
            max_problems,
            progress,
            count,
            text,
            _names(areas),
            _synonyms(synonyms),
            _map_texts(map),
        )
    )


def verify(path: Path) -> None:
    """Reads every byte of a snapshot, which ``open`` does not, and checks it.

    Raises SourceError that names the damaged section.
    """
    _core.Catalog.verify(os.fsencode(path))


def _names(paths: Path | Iterable[Path]) -> list[bytes]:
    several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    return [os.fsencode(name) for name in several]


def _synonyms(path: Path | None) -> bytes:
    return b"" if path is None else os.fsencode(path)


def _map_texts(map: dict[str, str] | Iterable[str] | None) -> list[bytes]:
    if isinstance(map, dict):
        map = [f"{field}={member}" for field, member in map.items()]
    texts = [map] if isinstance(map, str) else map or ()
    return [text.encode() for text in texts]


def _thread_count(threads: int | None) -> int:
    if threads is None:
        return 0
    if not isinstance(threads, int) or isinstance(threads, bool) or not 1 <= threads <= 256:
        raise usage("bad-threads", f"threads is {threads!r} and must be 1 to 256, or None")
    return threads


def _reopen(path: str, version: str) -> Catalog:
    city = open(path)
    if city.version != version:
        message = f"the snapshot is of version {city.version}, and {version} was pickled"
        raise SourceError(
            f"{path}: {message} [snapshot-changed]",
            code="snapshot-changed",
            message=message,
            hint="pickle it again after saving anew",
            source=path,
        )
    return city

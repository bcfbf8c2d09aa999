# Made by bindings/make_stubs.py from the built module; not edited by hand.
from collections.abc import Callable, Iterable

class BookingRequest:
    """What is to be booked."""

class Catalog:
    """A city."""
    @staticmethod
    def open(sources: Iterable[bytes], strict: bool, as_: str, max_problems: int, progress: Callable[[int], object] | None, threads: int, text: bool, areas: Iterable[bytes], synonyms: bytes, map: Iterable[bytes]) -> Catalog:
        """Opens paths, given as bytes."""
    @staticmethod
    def load(data: bytes, strict: bool, as_: str, max_problems: int, progress: Callable[[int], object] | None, threads: int, text: bool, areas: Iterable[bytes], synonyms: bytes, map: Iterable[bytes]) -> Catalog:
        """Loads bytes."""
    def save(self, path: bytes) -> None:
        """Writes a snapshot; the path is given as bytes."""
    @staticmethod
    def verify(path: bytes) -> None:
        """Checks every byte of a snapshot."""
    def snapshot(self) -> bytes:
        """Path of the snapshot it was opened from; empty if it was loaded."""
    @staticmethod
    def collections() -> tuple[str, ...]:
        """Names of the collections, in their order."""
    def collection(self, name: str) -> Collection:
        """The collection of that name."""
    def get(self, path: str) -> tuple[str, str, str]:
        """(collection, id, JSON) of "collection/id"."""
    def search(self, query: Query, limit: int, after: str, sort: str, facets: Iterable[str], facet_limit: int, fields: Iterable[str], explain: bool) -> Hits:
        """Asks all collections with a tree."""
    def search_text(self, text: str, limit: int, after: str, sort: str, facets: Iterable[str], facet_limit: int, fields: Iterable[str], explain: bool) -> Hits:
        """Asks all collections with typed text."""
    def search_words(self, text: str, limit: int) -> Hits:
        """The same without options."""
    def ask(self, url: str) -> Hits:
        """What an address of the API or the page asks."""
    def suggest(self, typed: str, limit: int) -> tuple[tuple[str, str, str, int, str, tuple[tuple[int, int], ...]], ...]:
        """(text, field, collection, records, how, spans) of completions."""
    def similar(self, collection: str, id: str, limit: int) -> Hits:
        """Records that are about the same as this one."""
    def report(self) -> Report:
        """What loading said."""
    def version(self) -> str:
        """16 hex digits; equal for equal data."""
    def stats_json(self) -> str:
        """What `madang stats --json` says."""
    def export_text(self, format: str, collection: str, query: str) -> str:
        """Everything, or what matches, as json, ndjson or csv."""

class Collection:
    """One of the three collections of a catalog."""
    @property
    def name(self) -> str: ...
    def __len__(self) -> int: ...
    def find(self, id: str) -> tuple[str, str, str] | None:
        """(collection, id, JSON), or None."""
    def at(self, row: int) -> tuple[str, str, str]:
        """(collection, id, JSON) of the row-th record in input order."""
    def search(self, query: Query, limit: int, after: str, sort: str, facets: Iterable[str], facet_limit: int, fields: Iterable[str], explain: bool) -> Hits:
        """Answers a tree."""
    def search_text(self, text: str, limit: int, after: str, sort: str, facets: Iterable[str], facet_limit: int, fields: Iterable[str], explain: bool) -> Hits:
        """Answers typed text."""
    def search_words(self, text: str, limit: int) -> Hits:
        """The same without options."""
    def group(self, query: Query, by: str, of: str, percentiles: Sequence[float], limit: int) -> Groups:
        """Groups what matches."""
    def select(self, query: Query) -> Selection:
        """Everything that matches, in input order."""
    def arrow_stream(self) -> object:
        """A capsule with the Arrow columns."""
    def arrow_schema(self) -> object:
        """A capsule with their schema."""

class FreeQuery:
    """What is wanted."""

class Groups:
    """The records of a collection, grouped."""
    @property
    def total(self) -> int:
        """Records in all."""
    @property
    def missing(self) -> int:
        """Records without a value."""
    @property
    def groups(self) -> int:
        """Groups in all, also beyond the limit."""
    def values(self) -> tuple[tuple[str, int, int, float, float, float, float, tuple[float, ...]], ...]:
        """(value, count, numbers, sum, min, max, mean, percentiles) of each group."""
    def to_json(self) -> str:
        """The groups as JSON, as every door gives them."""
    def arrow_stream(self) -> object:
        """A capsule with the Arrow columns."""

class Hits:
    """The answer to a question."""
    def __len__(self) -> int: ...
    @property
    def total(self) -> int:
        """Records that match in all."""
    @property
    def limit(self) -> int:
        """Hits a page."""
    @property
    def next(self) -> str:
        """Cursor of the next page; empty on the last."""
    @property
    def did_you_mean(self) -> str:
        """The question as it was probably meant; empty: as it is."""
    def facets(self) -> dict[str, dict[str, int]]:
        """{field: {value: count}}."""
    def plan(self) -> tuple[tuple[int, str, str, int, int, float], ...]:
        """(depth, part, how, rows, touched, ms) of each part of the question."""
    @property
    def ms(self) -> float:
        """Milliseconds the answer took."""
    def items_json(self) -> str:
        """The hits alone as JSON."""
    def record(self, i: int) -> tuple[str, str, str]:
        """(collection, id, JSON)."""
    def key(self, i: int) -> tuple[str, str]:
        """(collection, id), without unpacking the record."""
    def score(self, i: int) -> float:
        """BM25 score; 0 where the question has no words."""
    def why(self, i: int) -> tuple[tuple[str, str, str], ...]:
        """(term, field, how) of each match."""
    def highlights(self, i: int) -> tuple[tuple[str, str, str, tuple[tuple[int, int], ...]], ...]:
        """(field, lang, snippet, spans); spans count characters."""
    def hit_json(self, i: int) -> str:
        """The hit as JSON."""
    def to_json(self) -> str:
        """The page as JSON, as every door gives it."""
    def render(self, format: str) -> str:
        """The page as json, ndjson or csv."""
    def arrow_stream(self) -> object:
        """A capsule with the Arrow columns."""
    def arrow_schema(self) -> object:
        """A capsule with their schema."""

class Ledger:
    """What is written after loading."""
    @staticmethod
    def open(city: Catalog, path: bytes) -> Ledger:
        """Opens or makes the file, given as bytes."""
    @staticmethod
    def of(city: Catalog) -> Ledger | None:
        """The ledger of the city, or None."""
    def path(self) -> bytes: ...
    def book(self, request: BookingRequest) -> str: ...
    def hold(self, request: BookingRequest) -> str: ...
    def series(self, request: BookingRequest, rule: str) -> str: ...
    def confirm(self, id: str) -> str: ...
    def cancel(self, id: str) -> str: ...
    def get(self, id: str) -> str: ...
    def bookings(self, resource: str, party: str, cancelled: bool) -> tuple[str, ...]: ...
    def party_calendar(self, party: str) -> str: ...
    def history(self) -> str: ...
    def export_json(self) -> str: ...
    def import_json(self, json: bytes) -> int: ...
    def put(self, collection: str, json: bytes) -> int: ...
    def remove(self, path: str) -> None: ...
    def compact(self, path: bytes) -> None: ...

class Query:
    """One question as a value."""
    @staticmethod
    def parse(text: str) -> Query:
        """What a person typed."""
    @staticmethod
    def word(field: str, value: str) -> Query:
        """The field has the word."""
    @staticmethod
    def phrase(field: str, value: str) -> Query:
        """The field has the words in a row."""
    @staticmethod
    def prefix(field: str, value: str) -> Query:
        """The field has a word that begins so."""
    @staticmethod
    def range(field: str, low: str, high: str, open_low: bool, open_high: bool) -> Query:
        """low <= field <= high; an empty end is open, open_low and open_high exclude it."""
    @staticmethod
    def condition(op: str, field: str, value: str) -> Query:
        """The condition of that name in the table of operators."""
    def both(self, other: Query) -> Query:
        """Both hold."""
    def either(self, other: Query) -> Query:
        """At least one holds."""
    def without(self) -> Query:
        """This does not hold."""
    def same(self, other: Query) -> bool:
        """Whether both are the same tree."""
    def text(self) -> str:
        """The question as a person would type it."""
    def params(self) -> tuple[tuple[str, str], ...]:
        """The question as parameters of a URL, not yet encoded."""
    def json(self) -> str:
        """The tree as JSON."""

class Report:
    """The account of a load."""
    @property
    def records(self) -> int:
        """Records seen."""
    @property
    def accepted(self) -> int:
        """Loaded as they were."""
    @property
    def repaired(self) -> int:
        """Loaded with a repair."""
    @property
    def refused(self) -> int:
        """Left out."""
    @property
    def bytes(self) -> int:
        """Bytes read, after unpacking."""
    def files(self) -> tuple[str, ...]:
        """Names of the files that were read."""
    def rules(self) -> tuple[tuple[str, str, int], ...]:
        """(rule, severity, count) of each rule that spoke."""
    def problems(self) -> tuple[tuple[str, str, int, int, str, str, str, str], ...]:
        """(severity, file, line, column, pointer, rule, message, text) of each problem kept."""
    def to_json(self) -> str:
        """The whole account as JSON."""

class Selection:
    """Every record of a collection that matches."""
    def __len__(self) -> int: ...
    @property
    def collection(self) -> str: ...
    def at(self, i: int) -> tuple[str, str, str]:
        """(collection, id, JSON) of the i-th record."""
    def arrow_stream(self) -> object:
        """A capsule with the Arrow columns."""
    def arrow_schema(self) -> object:
        """A capsule with their schema."""

class Server:
    """A running server."""
    @staticmethod
    def start(city: Catalog, host: str, port: int, threads: int, token: str) -> Server:
        """Binds and starts."""
    @property
    def port(self) -> int: ...
    @property
    def url(self) -> str: ...
    def stop(self) -> None:
        """Stops answering; may be called twice."""

def check(sources: Iterable[bytes], strict: bool, as_: str, max_problems: int, map: Sequence[str]) -> Report:
    """The report that opening would give."""

def fields(collection: str) -> tuple[tuple[str, str, bool, bool, bool, bool, bool, str, tuple[str, ...], str], ...]:
    """(path, kind, list, required, facet, searchable, filterable, doc, values, refers) of each field."""

def find_free(city: Catalog, query: FreeQuery) -> str:
    """What is free, as JSON."""

def formats() -> tuple[tuple[str, str, bool, bool], ...]:
    """(name, description, reads, writes) of each shape."""

def guess_map(path: bytes) -> tuple[str, ...]:
    """The map that would be used."""

def idle(city: Catalog, query: FreeQuery) -> str:
    """Unused hours, as JSON."""

def impact(city: Catalog, query: FreeQuery, assumptions: bytes) -> str:
    """What sharing did, as JSON."""

def import_to(path: bytes, format: str, map: Sequence[str], write: Callable[[bytes], object]) -> Report:
    """Turns a source into records, handed over as lines."""

def json_schema(collection: str) -> str:
    """JSON Schema of one record."""

def match(city: Catalog, needs: bytes) -> str:
    """The best assignment of many needs, as JSON."""

def operators() -> tuple[tuple[str, str, str, str, str, str, str], ...]:
    """(name, symbol, typed, url, python, asks, doc) of each condition of the grammar."""

def python_stub() -> str:
    """Typed views of the records, for records.pyi."""

def record_types() -> tuple[tuple[str, str], ...]:
    """(collection, type) of each record type."""

def resource_calendar(city: Catalog, resource: str, from_: str, days: int) -> str:
    """Hours and bookings as iCalendar."""

version: str

def why_not(city: Catalog, resource: str, query: FreeQuery) -> str:
    """What stands against a use, as JSON."""

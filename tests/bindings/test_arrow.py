"""Collections, selections and hits as tables, read by those who read Arrow."""

import calendar
import datetime as dt
import functools
import gc
import json
import random
import re
import subprocess
import sys

import duckdb
import madang
import pandas
import polars
import pyarrow as pa
import pytest

COLLECTIONS = ("bulletins", "organizations", "resources")


def span(text):
    """First and last second of a date in its own calendar."""
    if len(text) > 10:
        day, clock = text[:10], re.match(r"(\d\d:\d\d)(:\d\d)?", text[11:])
        moment = dt.datetime.fromisoformat(f"{day}T{clock[1]}{clock[2] or ':00'}")
        return moment, moment
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    last_month = month or 12
    first = dt.datetime(year, month or 1, day or 1)
    last = dt.datetime(year, last_month, day or calendar.monthrange(year, last_month)[1])
    return first, last.replace(hour=23, minute=59, second=59)


@functools.cache
def members(collection, prefix):
    """(name, field) of each field of the object whose path is `prefix`."""
    return tuple(
        (field.path[len(prefix) :], field)
        for field in madang.fields(collection)
        if field.path.startswith(prefix) and "." not in field.path[len(prefix) :]
    )


def expected(data, collection, prefix=""):
    """What the row of a record (as a dict) has to be, found without the core."""
    row = {}
    for name, field in members(collection, prefix):
        value = data.get(name)
        if field.list:
            value = [x for x in value or [] if x is not None]
        if field.kind == "text":
            value = list(
                {"und": value}.items() if isinstance(value, str) else (value or {}).items()
            )
            value = [(lang, text) for lang, text in value if text is not None] or None
        if field.kind == "object":
            deeper = field.path + "."
            if field.list:
                value = [expected(x, collection, deeper) for x in value]
            elif value is not None:
                value = expected(value, collection, deeper)
        if field.kind == "date":
            first, last = span(value) if value else (None, None)
            row[name], row[name + "_last"] = first, last
        else:
            row[name] = value
    known = {name for name, _ in members(collection, prefix)}
    extra = {name: value for name, value in data.items() if name not in known}
    row["extra"] = extra or None
    return row


def with_extras(value):
    """The texts of unknown members parsed, all the way down."""
    if isinstance(value, list):
        return [with_extras(x) for x in value]
    if not isinstance(value, dict):
        return value
    return {
        name: json.loads(x) if name == "extra" and x is not None else with_extras(x)
        for name, x in value.items()
    }


def check(rows, records, collection):
    table = pa.table(rows)
    table.validate(full=True)
    assert pa.schema(rows) == table.schema
    found = [with_extras(row) for row in table.to_pylist()]
    assert len(found) == len(records)
    for row, record in zip(found, records):
        assert row == expected(record.to_dict(), collection), record.id
    return table


WORDS = ["버스", "night", "공원", "river", "0", "", "é", "\U0001f68c", 'a"b\\c', "\n", "\u0000"]


class Maker:
    """Records with everything there can be, from one seed."""

    def __init__(self, collection, seed):
        self.collection = collection
        self.random = random.Random(seed)

    def date(self):
        r = self.random
        text = f"{r.choice([1, 1899, 1970, 2000, 2012, 2024, 9999]):04}"
        for low, high in ((1, 12), (1, 28)):
            if r.random() < 0.3:
                return text
            text += f"-{r.randint(low, high):02}"
        if r.random() < 0.3:
            text += f"T{r.randint(0, 23):02}:{r.randint(0, 59):02}"
            text += r.choice(["", ":59"]) + r.choice(["", "Z", "+09:00", "-03:30"])
        return text

    def word(self):
        return self.random.choice(WORDS) + str(self.random.randint(0, 9))

    def value(self, field):
        r = self.random
        if field.kind == "text":
            langs = r.sample(["en", "ko", "und", "zh-Hant"], r.randint(1, 3))
            return self.word() if r.random() < 0.3 else {lang: self.word() for lang in langs}
        if field.kind == "object":
            return self.object(field.path + ".")
        return {
            "keyword": self.word,
            "number": lambda: r.choice([0, -0.5, 37.5663, 1e300, 3]),
            "integer": lambda: r.choice([0, -7, 2**53]),
            "boolean": lambda: r.random() < 0.5,
            "date": self.date,
            "enum": lambda: r.choice(field.values or ("",)),
        }[field.kind]()

    def object(self, prefix=""):
        r = self.random
        made = {}
        for name, field in members(self.collection, prefix):
            if r.random() < 0.5 and not field.required:
                if r.random() < 0.1:
                    made[name] = None
                continue
            if field.list:
                made[name] = [self.value(field) for _ in range(r.randint(0, 3))]
            else:
                made[name] = self.value(field)
        if r.random() < 0.2:
            made["x-" + self.word()] = r.choice([1, None, "t", {"a": [1, {"b": None}]}, [], 2.5])
        order = list(made.items())
        r.shuffle(order)
        return dict(order)

    def records(self, count):
        for i in range(count):
            yield {**self.object(), "id": f"{self.collection}-{i}"}


@pytest.fixture(scope="module")
def generated():
    """A city of several batches a collection."""
    return madang.load({name: list(Maker(name, 7).records(9000)) for name in COLLECTIONS})


@pytest.fixture(scope="module")
def empty():
    return madang.load({"bulletins": [{"id": "a", "title": "A"}]}).resources


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_example_city_is_what_its_records_say(seoul, collection):
    rows = madang.open(seoul)[collection]
    check(rows, list(rows), collection)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_generated_records_are_what_they_say_in_every_batch(generated, collection):
    assert generated.report.refused == 0
    rows = generated[collection]
    table = check(rows, list(rows), collection)
    # A batch ends at 8,192 rows, or with a piece of the input.
    sizes = [chunk.num_rows for chunk in table.to_batches()]
    assert len(sizes) >= 2
    assert max(sizes) <= 8192
    assert sum(sizes) == 9000


def test_selection_and_hits_are_tables_of_their_records(city):
    selection = city.bulletins.select("bus")
    table = check(selection, list(selection), "bulletins")
    assert table["id"].to_pylist() == ["late-bus", "bike-share"]
    hits = city.bulletins.search("bus", sort="-published")
    table = pa.table(hits)
    assert table["_score"].to_pylist() == [hit.score for hit in hits]
    assert table.schema.names[:2] == ["_score", "id"]
    assert table["id"].to_pylist() == [hit.id for hit in hits]
    assert pa.schema(hits) == table.schema
    assert pa.table(city.bulletins.search("kind:news")).schema.names[0] == "id"


def test_groups_are_a_table(seoul):
    groups = madang.open(seoul).resources.group_by("place.district", "capacity", percentiles=[50])
    table = pa.table(groups)
    assert table["value"].to_pylist() == [group.value for group in groups]
    assert table["count"].to_pylist() == [group.count for group in groups]
    assert table["p50"].to_pylist() == [
        group.percentiles[50] if group.numbers else None for group in groups
    ]
    assert polars.DataFrame(groups)["sum"].to_list() == [group.sum for group in groups]
    counted = madang.open(seoul).resources.group_by("kind")
    assert pa.table(counted).schema.names == ["value", "count"]


def test_hits_of_several_collections_are_no_table(city):
    hits = city.search("metropolitan OR hall")
    assert {hit.collection for hit in hits} == set(COLLECTIONS)
    for ask in (pa.table, pa.schema, lambda x: x.to_pandas()):
        with pytest.raises(madang.UsageError, match="one collection") as error:
            ask(hits)
        assert error.value.code == "one-collection"
        assert "city.bulletins" in error.value.hint
    # Only one collection has the field, so that all hits are of it.
    assert pa.table(city.search("capacity>=1")).num_rows == 2


def test_a_selection_is_everything_in_input_order(generated):
    selection = generated.resources.select(madang.F.capacity.has())
    assert len(selection) > 3000
    assert selection.collection == "resources"
    has = [r.id for r in generated.resources if r.capacity is not None]
    assert [r.id for r in selection] == has
    assert [selection[i].id for i in (0, -1)] == [has[0], has[-1]]
    assert [r.id for r in selection[2:5]] == has[2:5]
    with pytest.raises(IndexError):
        selection[len(selection)]
    assert repr(selection) == f"<Selection of resources: {len(selection)} records>"
    assert len(generated.resources.select()) == len(generated.resources)
    both = generated.resources.select("capacity>=3", where=madang.F.kind == "goods")
    assert {r.kind for r in both} == {"goods"}
    assert len(both) == generated.resources.search("kind:goods capacity>=3").total
    assert pa.table(selection)["id"].to_pylist() == has


def test_a_selection_fails_as_a_search_does(city):
    with pytest.raises(madang.QueryError) as error:
        city.bulletins.select("nosuchfield:1")
    assert error.value.code == "unknown-field"
    with pytest.raises(madang.QueryError):
        city.bulletins.select("(bus")


def test_polars_reads_it(generated, city, seoul):
    for rows in (*madang.open(seoul).collections(), generated.resources):
        frame = polars.DataFrame(rows)
        assert frame.to_dicts() == rows.to_polars().to_dicts()
        assert frame["id"].to_list() == [r.id for r in rows]
    frame = generated.resources.to_polars()
    table = pa.table(generated.resources)
    for name in ("kind", "capacity", "as_of", "as_of_last", "tags", "place", "extra"):
        found = [names_as_dicts(x) for x in frame[name].to_list()]
        assert found == [names_as_dicts(x) for x in table[name].to_pylist()], name
    texts = [as_dict(x) for x in table["name"].to_pylist()]
    assert [as_dict(x) for x in frame["name"].to_list()] == texts
    hits = city.bulletins.search("bus")
    assert polars.DataFrame(hits)["_score"].to_list() == [hit.score for hit in hits]
    assert polars.DataFrame(city.bulletins.select("bus")).height == 2


def as_dict(text):
    """A text as its reader gives it: a dict, pairs, or a list of key and value,
    which in a struct is empty before polars 2 where there is none."""
    if not text or isinstance(text, dict):
        return text or None
    pairs = (e.values() if isinstance(e, dict) else e for e in text)
    return dict(pairs)


def names_as_dicts(value):
    if isinstance(value, dict):
        return {name: as_dict(x) if name == "name" else x for name, x in value.items()}
    return value


def test_duckdb_reads_it(generated, seoul):
    rows = madang.open(seoul).resources
    whole = pa.table(rows)
    assert whole.num_rows > 30
    sql = "select id, name['ko'], kind, capacity, as_of, as_of_last, tags, place.lat from {} order by id"
    direct = duckdb.sql(sql.format("rows")).fetchall()
    assert direct == duckdb.sql(sql.format("whole")).fetchall()
    assert direct == [
        (
            r.id,
            r.name.ko,
            r.kind,
            r.capacity,
            *(span(r.as_of) if r.as_of else (None, None)),
            list(r.tags),
            r.place.lat if r.place else None,
        )
        for r in sorted(rows, key=lambda r: r.id)
    ]
    many = generated.bulletins
    counted = duckdb.sql("select kind, count(*) from many group by kind").fetchall()
    assert dict(counted) == {kind: sum(r.kind == kind for r in many) for kind, _ in counted}
    found = duckdb.sql("select id from many where len(topics) = 3").fetchall()
    assert {id for (id,) in found} == {r.id for r in many if len(r.topics or ()) == 3}


def test_pandas_reads_it(generated, city):
    frame = generated.resources.to_pandas()
    rows = list(generated.resources)
    assert list(frame["id"]) == [r.id for r in rows]
    assert str(frame["kind"].dtype) == "category"
    assert [None if pandas.isna(x) else x for x in frame["capacity"]] == [r.capacity for r in rows]
    for text, r in zip(frame["name"], rows):
        assert text == ({"und": r.name} if isinstance(r.name, str) else r.name.to_dict())
    for tags, r in zip(frame["tags"], rows):
        assert tuple(tags) == (r.tags or ())
    for name, end in (("as_of", 0), ("as_of_last", 1)):
        dates = [None if pandas.isna(x) else x.to_pydatetime() for x in frame[name]]
        assert dates == [span(r.as_of)[end] if r.as_of else None for r in rows]
    assert list(city.bulletins.search("bus").to_pandas().columns[:2]) == ["_score", "id"]


def test_an_empty_table_has_its_columns(empty, city):
    none = city.resources.select("nosuchword")
    for rows in (empty, none, city.resources.search("kind:talent")):
        table = pa.table(rows)
        assert table.num_rows == 0
        assert "place" in table.schema.names
        assert rows.to_polars().shape == (0, len(table.schema))
        assert rows.to_pandas().shape == (0, len(table.schema))
        assert duckdb.sql("select count(*), count(capacity) from rows").fetchall() == [(0, 0)]


def test_a_stream_outlives_the_city():
    town = madang.load({"resources": [{"id": f"r{i}", "name": "R"} for i in range(9000)]})
    capsule = town.resources.select("nosuchword").__arrow_c_stream__()
    whole = Once(town.resources.__arrow_c_stream__())
    del town
    gc.collect()
    reader = pa.RecordBatchReader.from_stream(whole)
    first = reader.read_next_batch()
    second = reader.read_next_batch()
    del reader
    gc.collect()
    assert first["id"][8191].as_py() == "r8191"
    assert second.num_rows == 808
    assert pa.table(Once(capsule)).num_rows == 0


class Once:
    """Hands over one capsule."""

    def __init__(self, capsule):
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema=None):
        return self._capsule


def test_a_capsule_is_named_and_read_once_or_never(city):
    stream = city.bulletins.__arrow_c_stream__()
    assert '"arrow_array_stream"' in repr(stream)
    assert '"arrow_schema"' in repr(city.bulletins.__arrow_c_schema__())
    once = Once(stream)
    assert pa.table(once).num_rows == len(city.bulletins)
    with pytest.raises(Exception, match=r"(?i)released|stream"):
        pa.table(once)
    for rows in (city.bulletins, city.bulletins.select(), city.bulletins.search()):
        rows.__arrow_c_stream__()
        rows.__arrow_c_stream__(requested_schema=None)
        rows.__arrow_c_schema__()
    gc.collect()


def test_a_reader_may_ask_for_a_schema(city):
    wanted = pa.schema(city.bulletins)
    assert pa.table(city.bulletins, schema=wanted).schema == wanted


def test_what_is_missing_is_named(city, monkeypatch):
    for name, ask in (
        ("pyarrow", city.bulletins.to_arrow),
        ("polars", city.bulletins.to_polars),
        ("pandas", city.bulletins.to_pandas),
        ("pyarrow", city.bulletins.to_pandas),
    ):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, name, None)
            with pytest.raises(madang.UsageError, match=f"needs the package {name}") as error:
                ask()
            assert error.value.code == "package-missing"
            assert error.value.hint == f"pip install {name}"


def test_a_polars_that_would_crash_is_refused(city, monkeypatch):
    monkeypatch.setattr(polars, "__version__", "1.32.0")
    with pytest.raises(madang.UsageError, match=r"polars 1\.33 or later, and 1\.32\.0") as error:
        city.bulletins.to_polars()
    assert error.value.code == "package-too-old"


def test_madang_itself_needs_none_of_them():
    code = (
        "import sys, madang; city = madang.load([{'type': 'resources', 'id': 'r', 'name': 'R'}]);"
    )
    code += "city.resources.__arrow_c_stream__(); city.resources.select('r');"
    code += "print(sorted({'pyarrow', 'polars', 'duckdb', 'pandas', 'numpy'} & set(sys.modules)))"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert child.stdout == "[]\n"


def test_real_data_is_what_its_records_say(shared):
    files = sorted((shared / "data").glob("*.ndjson.gz"))
    if not files:
        pytest.skip("the shared data is not here (set MADANG_SHARED)")
    real = madang.open([f for f in files if "odbl" not in f.name])
    for collection in COLLECTIONS:
        rows = real[collection]
        table = pa.table(rows)
        assert table.num_rows == len(rows)
        table.slice(0, 20000).validate(full=True)
        step = max(1, len(rows) // 2000)
        for i in range(0, len(rows), step):
            row = table.slice(i, 1).to_pylist()[0]
            assert with_extras(row) == expected(rows.at(i).to_dict(), collection), rows.at(i).id

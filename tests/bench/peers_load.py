"""Loading without a text index: madang and its peers, one function each.

Each runs in a process of its own. Only the load is timed: not the import of the library, nor
the pass by which a database finds out what columns a file has (`duckdb_columns`,
`polars_schema`), since their documentation advises to give the columns where speed matters.
"""

from __future__ import annotations

import json
import re

from common import Meter


def madang(path: str, collection: str, threads: int | None, text: bool = False) -> dict:
    import madang

    meter = Meter()
    city = madang.open(path, as_=collection, threads=threads, text=text)
    return meter.stop(records=len(getattr(city, collection)))


def json_loads(path: str) -> dict:
    """The standard library, a line at a time; nothing is kept, which is its best case."""
    meter, records = Meter(), 0
    with open(path, "rb") as lines:
        for line in lines:
            json.loads(line)
            records += 1
    return meter.stop(records=records)


def orjson_loads(path: str) -> dict:
    """The same with orjson."""
    from orjson import loads

    meter, records = Meter(), 0
    with open(path, "rb") as lines:
        for line in lines:
            loads(line)
            records += 1
    return meter.stop(records=records)


def duckdb_columns(path: str) -> dict:
    """The columns that DuckDB finds in the whole file. Times of day and moments stay text, as
    madang leaves them, which spares DuckDB to parse them; dates are dates in both."""
    import duckdb

    found = duckdb.execute(
        "describe select * from read_ndjson(?, sample_size=-1)", [path]
    ).fetchall()
    as_text = re.compile(r"\b(TIMESTAMP( WITH TIME ZONE)?|TIME)\b")
    return {name: as_text.sub("VARCHAR", kind) for name, kind, *_ in found}


def duckdb(path: str, columns: dict, threads: int, database: str = ":memory:") -> dict:
    """read_ndjson into a table. `columns` are given and the order of insertion is not kept:
    DuckDB's guide on performance advises both for large imports."""
    import duckdb

    db = duckdb.connect(database, config={"threads": threads, "preserve_insertion_order": False})
    meter = Meter()
    db.execute(f"create table t as select * from read_ndjson(?, columns={columns!r})", [path])
    answer = meter.stop()
    records = db.execute("select count(*) from t").fetchone()[0]
    db.close()
    return {**answer, "records": records}


def polars_schema(path: str) -> str:
    """The schema that Polars finds in the whole file, as Python. Polars has no maps: an object
    of more than 40 keys (names by language) becomes a struct of as many columns, which makes
    it twice as slow as text, so such an object is given to it as text."""
    import polars as pl

    schema = dict(pl.scan_ndjson(path, infer_schema_length=None).collect_schema())
    for name, kind in schema.items():
        if isinstance(kind, pl.Struct) and len(kind.fields) > 40:
            schema[name] = pl.String
    return repr(schema)


def polars(path: str, schema: str, threads: int) -> dict:
    """read_ndjson with the schema given; POLARS_MAX_THREADS is set by the caller, before the
    import, as the documentation says it must."""
    import polars as pl

    assert pl.thread_pool_size() == threads
    kinds = eval(schema, vars(pl))
    meter = Meter()
    frame = pl.read_ndjson(path, schema=kinds)
    return meter.stop(records=frame.height)

"""Saving a database and opening it again, in processes of their own.

Only open and the first answer are timed, not the import. The word that is searched for stands
in the data; the answers are read to the end.
"""

from __future__ import annotations

import os

from common import Meter


def madang_save(path: str, collection: str, to: str) -> dict:
    import madang

    city = madang.open(path, as_=collection, threads=None)
    meter = Meter()
    city.save(to)
    return meter.stop(records=len(getattr(city, collection)), disk=os.path.getsize(to))


def madang_open(path: str, collection: str, word: str) -> dict:
    import madang

    meter = Meter()
    city = madang.open(path)
    hits = getattr(city, collection).search(word, limit=10)
    found = [hit.record.id for hit in hits]
    return meter.stop(found=len(found))


def madang_grow(path: str, collection: str, threads: int, text: bool, to: str) -> dict:
    """Loads, then saves: the memory is that of loading."""
    import madang

    meter = Meter()
    city = madang.open(path, as_=collection, threads=threads, text=text)
    answer = meter.stop(records=len(getattr(city, collection)))
    meter = Meter()
    city.save(to)
    return {**answer, "save_seconds": meter.stop()["seconds"], "disk": os.path.getsize(to)}


def duckdb_save(path: str, columns: dict, to: str) -> dict:
    import duckdb

    with duckdb.connect(to) as db:
        meter = Meter()
        db.execute(f"create table t as select * from read_ndjson(?, columns={columns!r})", [path])
        db.execute("checkpoint")
        answer = meter.stop()
        records = db.execute("select count(*) from t").fetchone()[0]
    return {**answer, "records": records, "disk": os.path.getsize(to)}


def duckdb_open(path: str, query: str, word: str) -> dict:
    """Opened read-only, as its documentation advises where several processes read."""
    import duckdb

    meter = Meter()
    db = duckdb.connect(path, read_only=True)
    found = db.execute(query, [word] * query.count("?")).fetchall()
    return meter.stop(found=len(found))

"""Claim: loading into columns runs at the speed of the parser.

One thread: within 25 % of a bare simdjson loop that reads the same fields in any key order and
copies their strings (bare_loop.cc, the faster of its two modes); 1.8 x DuckDB's and Polars'
NDJSON load; 5 x json.loads. Two threads: 1.6 x one; 3 x DuckDB on two.

madang.open(path, text=False): columns and stored records, no text index; the time is taken in
the process, around the call. DuckDB: read_ndjson into a table in memory, columns given, order
of insertion not kept (its performance guide). Polars: read_ndjson with a schema, threads by
POLARS_MAX_THREADS. json and orjson: loads, line by line, nothing kept. Each load is the first
of a fresh process, so each pays for its memory; the file is in the page cache.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from common import HERE, OUT, Contender, interleave
from corpus import Corpus, corpus
from report import Report, options, read, version, wanted

PEERS = ["simdjson", "g++", "duckdb", "polars", "orjson"]


def bare_loop() -> str:
    """The bare loop, compiled when its source is newer."""
    binary, sources = OUT / "bare_loop", sorted(HERE.glob("bare_*"))
    OUT.mkdir(parents=True, exist_ok=True)
    newest = max(s.stat().st_mtime for s in sources)
    if not binary.exists() or binary.stat().st_mtime < newest:
        ask = ["pkg-config", "--cflags", "--libs", "simdjson"]
        flags = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.split()
        command = [
            "g++",
            "-std=c++20",
            "-O3",
            str(HERE / "bare_loop.cc"),
            *flags,
            "-o",
            str(binary),
        ]
        subprocess.run(command, check=True)
    return str(binary)


def columns_of(data: Corpus, finder: str) -> object:
    """What a peer finds in the file (untimed), kept beside it for each version of the peer."""
    kept = Path(f"{data.path}.{finder}-{version(finder.split('_')[0])}.json")
    if not kept.exists() or kept.stat().st_mtime < data.path.stat().st_mtime:
        found = Contender(finder, f"peers_load:{finder}", {"path": str(data.path)}).run()
        kept.write_text(json.dumps(found), "utf-8")
    return json.loads(kept.read_text("utf-8"))


def contenders(data: Corpus, only: set[str]) -> list[Contender]:
    path, as_ = str(data.path), data.collection
    found = []
    if not only or "bare" in only:
        for mode in ("lines", "many"):
            found.append(Contender(f"bare {mode}", [bare_loop(), path, as_, mode]))
    if not only or "duckdb" in only:
        columns = columns_of(data, "duckdb_columns")
    if not only or "polars" in only:
        schema = columns_of(data, "polars_schema")
    for n in (1, 2):
        about = {"path": path, "threads": n}
        given = {**about, "collection": as_}
        found.append(Contender(f"madang {n}T", "peers_load:madang", given))
        if not only or "duckdb" in only:
            found.append(
                Contender(f"duckdb {n}T", "peers_load:duckdb", {**about, "columns": columns})
            )
        if not only or "polars" in only:
            given, env = {**about, "schema": schema}, {"POLARS_MAX_THREADS": str(n)}
            found.append(Contender(f"polars {n}T", "peers_load:polars", given, env))
    found.append(Contender("json.loads", "peers_load:json_loads", {"path": path}))
    found.append(Contender("orjson", "peers_load:orjson_loads", {"path": path}))
    return wanted(found, only)


def main() -> int:
    given = read(options(__doc__, mb=200, corpora="mixed,short,organizations,resources"))
    report = Report("load_columns", given, PEERS)
    for name in given.corpora:
        data = corpus(name, given.mb, given.seed)
        report.data(data)
        runs = interleave(
            contenders(data, given.only), given.runs, accept=data.accept, pin=given.pin
        )
        report.add(name, runs)
        bare = runs.fastest(["bare lines", "bare many"])
        report.speeds(runs, data.bytes, bare)
        one, two = "madang 1T", "madang 2T"
        report.claim(f"{name}: speed of the bare loop ({bare}), 1T", runs.faster(one, bare), 0.75)
        report.claim(f"{name}: two threads over one", runs.faster(two, one), 1.6)
        report.claim(f"{name}: over DuckDB, 1T", runs.faster(one, "duckdb 1T"), 1.8)
        report.claim(f"{name}: over DuckDB, 2T", runs.faster(two, "duckdb 2T"), 3)
        report.claim(f"{name}: over Polars, 1T", runs.faster(one, "polars 1T"), 1.8)
        report.claim(f"{name}: over json.loads, 1T", runs.faster(one, "json.loads"), 5)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

"""What is free among real resources with a million bookings, against the same question in SQL.

    python tests/bench/free_time.py --bookings 1000000 --questions 100

Asks three kinds of question of madang, SQLite and DuckDB (free_time_sql.py), in turns, and compares the answers:
how many are free, and which come first. Prints a table and, with --json, writes the figures; exit 1 where answers differ.
"""

import argparse
import calendar
import json
import math
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

import free_time_sql
import madang
from common import ROOT
from madang import _core
from madang.sharing import free_query

DAYS = 56
FIRST = 1652659200  # 2022-05-16, a Monday, 00:00 UTC


def fill(path, city, ids, count, chance):
    """Bookings of one to three hours in eight weeks, written straight into the ledger."""
    madang.load({}).open_ledger(path)  # makes the tables
    db = sqlite3.connect(path)
    rows = []
    for n in range(count):
        begin = FIRST + chance.randrange(DAYS * 24) * 3600
        end = begin + chance.randint(1, 3) * 3600
        rows.append((f"{n:020x}", chance.choice(ids), begin, end))
    db.executemany(
        "INSERT INTO bookings(id,resource,party,begins,ends,quantity,state,expires,key,print,series,"
        "zone,note,made) VALUES(?,?,'p',?,?,1,'confirmed',0,NULL,'','','Asia/Seoul','',0)",
        rows,
    )
    db.commit()
    db.close()
    city.open_ledger(path)
    return rows


def on_sphere(lat, lon):
    a, b = math.radians(lat), math.radians(lon)
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)


def open_minutes(resource):
    """Of the calendar that the resource has, as iCalendar tells it: a row for each local day."""
    text = resource.calendar("2022-05-15T00:00Z", DAYS + 2).replace("\r\n ", "")
    for event in text.split("BEGIN:VEVENT")[1:]:
        ends = [x.split(":")[1] for x in event.splitlines() if x.startswith(("DTSTART", "DTEND"))]
        f, t = (calendar.timegm(time.strptime(e, "%Y%m%dT%H%M%SZ")) // 60 for e in ends)
        while f < t:
            midnight = (f + 540) // 1440 * 1440 + 900
            yield f, min(t, midnight)
            f = midnight


def price_of(price):
    """Of a use, or of so many minutes; these data know no other."""
    if "per" in price:
        raise ValueError(f"a price that the SQL does not know: {price}")
    return price.get("amount"), int(price.get("per_hours", 0) * 60)


def tables(city, bookings):
    number, calendars = {}, {}
    data = {"r": [], "h": [], "b": []}
    for n, record in enumerate(city.resources):
        number[record.id] = n
        body = record.to_dict()
        key = json.dumps(body.get("availability"), sort_keys=True) + str(body.get("opening_hours"))
        if key not in calendars:
            calendars[key] = len(calendars)
            data["h"] += [(f, t, calendars[key]) for f, t in open_minutes(record)]
        place = record.place
        at = (None,) * 3
        if place and place.lat is not None and place.lon is not None:
            at = on_sphere(place.lat, place.lon)
        cost = price_of(body.get("price") or {})
        row = (n, record.id, body.get("kind"), record.capacity, calendars[key], *at, *cost)
        data["r"].append(row)
    data["b"] = [(f // 60, t // 60, number[r]) for _, r, f, t in bookings]
    return data


def questions(kind, count, chance):
    """(ours, theirs): the same question for madang and for SQL."""
    for _ in range(count):
        day, hour, length = chance.randrange(DAYS), chance.randint(9, 17), chance.randint(1, 3)
        people, what, at = chance.choice([0, 5, 20, 50]), "", (None,) * 3
        if kind == "any two hours on a Saturday afternoon":
            day, hour, length = chance.randrange(DAYS // 7) * 7 + 5, 13, 5
        begin = FIRST // 60 + day * 1440 + (hour - 9) * 60
        more = {"people": people}
        if kind != "the whole city":
            lat, lon = chance.uniform(35, 37.8), chance.uniform(126.5, 129)
            more["near"], at = (lat, lon), on_sphere(lat, lon)
        if kind == "kind, near, people":
            more["kind"] = what = chance.choice(["space", "goods"])
        if kind == "any two hours on a Saturday afternoon":
            more["duration"] = "2h"
        date = time.strftime("%Y-%m-%d", time.gmtime(FIRST + day * 86400))
        yield (
            free_query(f"{date}T{hour:02d}:00", f"{date}T{hour + length:02d}:00", **more),
            {
                **dict(zip("xyz", at, strict=True)),
                "people": people,
                "kind": what,
                "begin": begin,
                "end": begin + length * 60,
                "length": 120 if "duration" in more else 0,
            },
        )


def told(answer):
    answer = json.loads(answer)
    return answer["total"], [item["id"] for item in answer["items"]]


KINDS = ["kind, near, people", "any two hours on a Saturday afternoon", "the whole city"]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("resources", nargs="?")
    options.add_argument("--bookings", type=int, default=1_000_000)
    options.add_argument("--questions", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--json")
    args = options.parse_args()
    chance = random.Random(args.seed)
    shared = Path(os.environ.get("MADANG_SHARED", ROOT.parent / "shared"))
    path = args.resources or str(shared / "data/resources.ndjson.gz")
    city = madang.open(path, as_="resources", text=False)
    ids = [record.id for record in city.resources]
    result = {"resources": len(ids), "bookings": args.bookings}
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        bookings = fill(str(Path(folder, "ledger")), city, ids, args.bookings, chance)
        data = tables(madang.open(path, as_="resources", text=False), bookings)
        ask = {
            "madang": lambda q: _core.find_free(city._native, q),
            "SQLite": free_time_sql.sqlite(data),
            "DuckDB": free_time_sql.duckdb(data, 1),
            "DuckDB, 2 threads": free_time_sql.duckdb(data, 2),
        }
        for kind in KINDS:
            times = {name: [] for name in ask}
            for n, (ours, theirs) in enumerate(questions(kind, args.questions + 1, chance)):
                answers = {}
                for name, contender in ask.items():
                    start = time.perf_counter()
                    answers[name] = contender(ours if name == "madang" else theirs)
                    if n > 0:  # the first reads hours and bookings
                        times[name].append((time.perf_counter() - start) * 1000)
                found = {
                    name: told(a)
                    if name == "madang"
                    else ((a[0][1] if a else 0), [r for r, _ in a])
                    for name, a in answers.items()
                }
                if any(f != found["madang"] for f in found.values()):
                    differ += 1
                    print("differs:", kind, theirs, found)
            row = {name: round(statistics.median(t), 3) for name, t in times.items()}
            row["madang p95"] = round(sorted(times["madang"])[len(times["madang"]) * 95 // 100], 3)
            row["ratio"] = round(
                row["madang"] / min(v for k, v in row.items() if "madang" not in k), 3
            )
            result[kind] = row
            print(f"{kind}: {json.dumps(row)}", flush=True)
    result["differ"] = differ
    if args.json:
        Path(args.json).write_text(json.dumps(result, indent=1), encoding="utf-8")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())

"""What is free among real resources with a million bookings, against the same question in SQL.

    python tests/bench/free_time.py resources.ndjson.gz --bookings 1000000 --questions 100

Prints one line of JSON: the median of madang, and of SQLite with hours and bookings in indexed tables,
which is asked for one fixed stretch and weekly hours only (no holidays, no exceptions: less work than ours).
"""

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

import madang
from madang import _core
from madang.sharing import free_query

DAY = 86400
FIRST = 1652659200  # 2022-05-16, a Monday, 00:00 UTC


def fill(path, city, ids, count, chance):
    """Bookings of one to three hours in eight weeks, written straight into the ledger."""
    madang.load({}).open_ledger(path)  # makes the tables
    db = sqlite3.connect(path)
    rows = []
    for n in range(count):
        begin = FIRST + chance.randrange(56 * 24) * 3600
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
    return [row[1:] for row in rows]


def sql_tables(city, bookings):
    db = sqlite3.connect(":memory:")
    db.executescript(
        "CREATE TABLE r(id INTEGER PRIMARY KEY, name TEXT, capacity REAL, lat REAL, lon REAL);"
        "CREATE TABLE h(weekday INT, f INT, t INT, r INT);"
        "CREATE TABLE b(r INT, f INT, t INT);"
    )
    number = {}
    for n, record in enumerate(city.resources):
        number[record.id] = n
        place = record.place
        lat, lon = (place.lat, place.lon) if place else (None, None)
        db.execute("INSERT INTO r VALUES(?,?,?,?,?)", (n, record.id, record.capacity, lat, lon))
        hours = record.to_dict().get("availability") or {}
        for day in range(7):
            key = "weekday" if day < 5 else "saturday" if day == 5 else "holiday"
            ends = hours.get(key) or (hours.get("weekend") if day > 4 else None)
            if not ends or len(ends) != 2:
                continue
            f, t = (int(e[:2]) * 60 + int(e[3:5]) for e in ends if len(e) == 5)
            t = 1440 if t in (1439, 0) else t
            if f < t:
                db.execute("INSERT INTO h VALUES(?,?,?,?)", (day, f, t, n))
    db.executemany("INSERT INTO b VALUES(?,?,?)", ((number[r], f, t) for r, f, t in bookings))
    db.executescript(
        "CREATE INDEX hi ON h(weekday, f, t, r); CREATE INDEX bi ON b(r, f, t); ANALYZE;"
    )
    return db


SQL = """SELECT r.id, (r.lat-:lat)*(r.lat-:lat)+(r.lon-:lon)*(r.lon-:lon) AS d FROM h JOIN r ON r.id=h.r
WHERE h.weekday=:day AND h.f<=:from AND h.t>=:to AND (r.capacity IS NULL OR r.capacity>=:people)
AND NOT EXISTS (SELECT 1 FROM b WHERE b.r=r.id AND b.f>:begin-10800 AND b.f<:end AND b.t>:begin)
ORDER BY d LIMIT 10"""


def timed(ask, questions):
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(times), 3)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("resources")
    options.add_argument("--bookings", type=int, default=1_000_000)
    options.add_argument("--questions", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    chance = random.Random(args.seed)
    city = madang.open(args.resources, as_="resources", text=False)
    ids = [record.id for record in city.resources]
    with tempfile.TemporaryDirectory() as folder:
        bookings = fill(str(Path(folder, "ledger")), city, ids, args.bookings, chance)
        db = sql_tables(city, bookings)
        ours, theirs = [], []
        for _ in range(args.questions):
            day, hour, length = chance.randrange(56), chance.randint(9, 17), chance.randint(1, 3)
            lat, lon = chance.uniform(35, 37.8), chance.uniform(126.5, 129)
            people = chance.choice([0, 5, 20, 50])
            begin = FIRST + day * DAY + (hour - 9) * 3600
            date = time.strftime("%Y-%m-%d", time.gmtime(FIRST + day * DAY))
            ours.append(
                free_query(
                    f"{date}T{hour:02d}:00",
                    f"{date}T{hour + length:02d}:00",
                    near=(lat, lon),
                    people=people,
                )
            )
            theirs.append(
                {
                    "lat": lat,
                    "lon": lon,
                    "day": day % 7,
                    "people": people,
                    "from": hour * 60,
                    "to": (hour + length) * 60,
                    "begin": begin,
                    "end": begin + length * 3600,
                }
            )
        _core.find_free(city._native, ours[0])  # reads hours and bookings once
        result = {
            "resources": len(ids),
            "bookings": len(bookings),
            "madang_ms": timed(lambda q: _core.find_free(city._native, q), ours),
            "sqlite_ms": timed(lambda q: db.execute(SQL, q).fetchall(), theirs),
        }
        result["ratio"] = round(result["madang_ms"] / result["sqlite_ms"], 3)
        print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

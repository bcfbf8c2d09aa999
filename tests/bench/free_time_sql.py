"""The questions of free_time.py in SQL, for SQLite and DuckDB.

Both get what madang had to work out: the open hours of each distinct calendar on each day, in minutes since
1970, holidays and all. What is free comes in madang's order: nearest, cheapest, least room left empty, id. Bookings are ordered by their beginning, and none is longer than `LONGEST`, so that an index
(SQLite) or the least and greatest of each block (DuckDB) finds those that meet a stretch. Where to is counted over
all that is free, as madang counts it.
"""

import sqlite3

LONGEST = 180  # minutes

TABLES = """
CREATE TABLE r(r INTEGER PRIMARY KEY, id TEXT, kind TEXT, capacity DOUBLE PRECISION, cal INTEGER,
  x DOUBLE PRECISION, y DOUBLE PRECISION, z DOUBLE PRECISION, price DOUBLE PRECISION, per INTEGER);
CREATE TABLE h(f INTEGER, t INTEGER, cal INTEGER);
CREATE TABLE b(f INTEGER, t INTEGER, r INTEGER);
"""
# What SQLite reads alone, without the tables behind it.
INDEXES = """
CREATE INDEX h_f ON h(f, t, cal);
CREATE INDEX b_f ON b(f, t, r);
CREATE INDEX r_cal ON r(cal, r, kind, capacity, x, y, z, price, per);
ANALYZE;
"""

# A row is of one local day, and no question goes past midnight.
FITS = "f<={begin} AND f>{begin}-1440 AND t>={end}"
MEETS = f"f<{{end}} AND f>{{begin}}-{LONGEST} AND t>{{begin}}"
SUITS = "(capacity IS NULL OR capacity>={people}) AND ('{kind}'='' OR kind='{kind}')"
# The straight line through the earth orders as the way over it does. `per` is in minutes, 0 for a use.
COST = "price*CASE WHEN per=0 THEN 1 ELSE ({lasts}+per-1)//per END NULLS LAST"
ORDER = f"{COST}, coalesce(capacity-{{people}},0), id LIMIT 10"
NEAREST = "x*{x}+y*{y}+z*{z} DESC"
NEAR = "x IS NOT NULL AND "

FIXED = f"""WITH o AS (SELECT DISTINCT cal FROM h WHERE {FITS}),
  used AS (SELECT DISTINCT r FROM b WHERE {MEETS}),
  free AS (SELECT r.* FROM o JOIN r ON r.cal=o.cal WHERE {{near}}{SUITS}
    AND r.r NOT IN (SELECT r FROM used))
SELECT id, (SELECT count(*) FROM free) FROM free """

ANY = f"""WITH o AS (SELECT cal, max(f,{{begin}}) f, min(t,{{end}}) t FROM h
    WHERE f<{{end}} AND f>{{begin}}-1440 AND min(t,{{end}})-max(f,{{begin}})>={{length}}),
  s AS (SELECT r.r, o.f, o.t FROM o JOIN r ON r.cal=o.cal WHERE {{near}}{SUITS}),
  used AS (SELECT f, t, r FROM b WHERE {MEETS}),
  e AS (SELECT s.r, s.f sf, s.t st, used.f,
      max(used.t) OVER w e, lead(used.f) OVER w n, row_number() OVER w k
    FROM s JOIN used ON used.r=s.r AND used.f<s.t AND used.t>s.f
    WINDOW w AS (PARTITION BY s.r, s.f ORDER BY used.f)),
  g AS (SELECT r, sf, max(max(coalesce(n,st)-e, CASE WHEN k=1 THEN f-sf ELSE 0 END)) gap
    FROM e GROUP BY r, sf),
  ok AS (SELECT DISTINCT s.r FROM s LEFT JOIN g ON g.r=s.r AND g.sf=s.f
    WHERE coalesce(gap,{{length}})>={{length}}),
  free AS (SELECT r.* FROM ok JOIN r ON r.r=ok.r)
SELECT id, (SELECT count(*) FROM free) FROM free """


def sql_of(question, duckdb):
    text = ANY if question["length"] else FIXED
    # The most of two values is called so; inside an aggregate the outer stays max.
    if duckdb:
        text = text.replace("max(f,", "greatest(f,").replace("min(t,", "least(t,")
        text = text.replace("max(max(", "max(greatest(")
    near = question["x"] is not None
    text += f"ORDER BY {NEAREST}, {ORDER}" if near else f"ORDER BY {ORDER}"
    lasts = question["length"] or question["end"] - question["begin"]
    text = text.format(near=NEAR if near else "", lasts=lasts, **question)
    return text if duckdb else text.replace("//", "/")  # of whole numbers a whole one


def sqlite(data):
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    db.executemany("INSERT INTO r VALUES(?,?,?,?,?,?,?,?,?,?)", data["r"])
    db.executemany("INSERT INTO h VALUES(?,?,?)", sorted(data["h"]))
    db.executemany("INSERT INTO b VALUES(?,?,?)", sorted(data["b"]))
    db.executescript(INDEXES)
    return lambda question: db.execute(sql_of(question, False)).fetchall()


def duckdb(data, threads):
    import duckdb
    import pyarrow

    db = duckdb.connect()
    db.execute(f"SET threads={threads}")
    db.execute(TABLES)
    for table, columns in (
        ("r", "r id kind capacity cal x y z price per"),
        ("h", "f t cal"),
        ("b", "f t r"),
    ):
        rows = data[table] if table == "r" else sorted(data[table])
        made = pyarrow.table(dict(zip(columns.split(), map(list, zip(*rows)), strict=True)))
        db.register("made", made)
        db.execute(f"INSERT INTO {table} SELECT * FROM made")
        db.unregister("made")
    return lambda question: db.execute(sql_of(question, True)).fetchall()

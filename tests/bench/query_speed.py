"""Questions over a loaded city: against DuckDB, groonga and SQLite, and growth.

    python tests/bench/query_speed.py BULLETINS.ndjson POINTS.ndjson [--runs 7] [--growth]

BULLETINS is what scale.py of the shared data writes (--max-body 1200 for short records), POINTS
what query_points.py writes. Every contender loads in a process of its own and then answers each
question `--runs` times on one thread, after one answer that is not timed; the best of its runs
counts and the medians are printed beside. Contenders take turns, so that a slow minute of the
machine falls on all.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: What is asked. The word and the topic are frequent ones.
FROM, TO = "2015-01-01", "2018-12-31"
LAT, LON, KM = 37.55, 127.0, 2


def best(runs: int, ask) -> dict:
    answer = ask()  # what is made at the first question is not what is measured
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        answer = ask()
        times.append((time.perf_counter() - start) * 1000)
    return {"ms": min(times), "median": statistics.median(times), "answer": answer}


def madang(bulletins: str, points: str, word: str, topic: str, runs: int) -> dict:
    import madang as m

    out: dict = {}
    if points:
        city = m.open(points, as_="resources", threads=1)
        near = f"near:{LAT},{LON},{KM}km"
        out["radius"] = best(runs, lambda: city.resources.search(near, limit=0).total)
        del city
    if bulletins:
        snapshot = bulletins + ".madang"
        if not os.path.exists(snapshot) or os.path.getmtime(snapshot) < os.path.getmtime(bulletins):
            m.open(bulletins, as_="bulletins").save(snapshot)
        b = m.open(snapshot).bulletins
        dates = f'published:{FROM}..{TO} topics="{topic}"'
        out["date and topic"] = best(runs, lambda: b.search(dates, limit=0).total)
        out["facet of text"] = best(
            runs,
            lambda: dict(
                list(b.search(word, limit=0, facets=["topics"]).facets["topics"].items())[:3]
            ),
        )
        out["text"] = best(runs, lambda: b.search(word, limit=0).total)
        out["page by date"] = best(
            runs, lambda: [h.id for h in b.search("", limit=20, sort="-published")][:2]
        )
        out["page by date, records"] = best(
            runs, lambda: len([h.record.json for h in b.search("", limit=20, sort="-published")])
        )
        out["page by date, filtered"] = best(
            runs, lambda: b.search(f'topics="{topic}"', limit=20, sort="-published").total
        )
    return out


def duckdb(bulletins: str, points: str, word: str, topic: str, runs: int) -> dict:
    import duckdb as d

    db = d.connect(config={"threads": 1})
    out: dict = {}
    if points:
        db.execute(
            "create table p as select place.lat lat, place.lon lon from read_ndjson(?, columns="
            "{id:'varchar', place:'struct(lat double, lon double)'})",
            [points],
        )
        sql = (
            f"select count(*) from p where 2*6371.0088*asin(sqrt(sin(radians(lat-{LAT})/2)**2+"
            f"cos(radians({LAT}))*cos(radians(lat))*sin(radians(lon-{LON})/2)**2)) <= {KM}"
        )
        out["radius"] = best(runs, lambda: db.execute(sql).fetchone()[0])
        # With a box first, as an expert would write it.
        boxed = sql + (
            f" and lat between {LAT - 0.018} and {LAT + 0.018}"
            f" and lon between {LON - 0.0228} and {LON + 0.0228}"
        )
        out["radius, boxed"] = best(runs, lambda: db.execute(boxed).fetchone()[0])
        db.execute("drop table p")
    if bulletins:
        db.execute(
            "create table b as select id, published, topics from read_ndjson(?, columns="
            "{id:'varchar', published:'date', topics:'varchar[]'})",
            [bulletins],
        )
        sql = (
            f"select count(*) from b where published between date '{FROM}' and date '{TO}'"
            " and list_contains(topics, ?)"
        )
        out["date and topic"] = best(runs, lambda: db.execute(sql, [topic]).fetchone()[0])
        page = "select id from b order by published desc limit 20"
        out["page by date"] = best(runs, lambda: db.execute(page).fetchall()[0][0])
    return out


def sqlite(bulletins: str, points: str, word: str, topic: str, runs: int) -> dict:
    import sqlite3

    out: dict = {}
    if bulletins:
        db = sqlite3.connect(":memory:")
        db.execute(
            "create virtual table ft using fts5(title, body, content='', tokenize='porter unicode61')"
        )
        db.execute("create table topic(doc integer, topic text)")
        with open(bulletins, "rb") as lines:
            for i, line in enumerate(lines):
                r = json.loads(line)
                db.execute(
                    "insert into ft(rowid,title,body) values (?,?,?)", (i, r["title"], r["body"])
                )
                db.executemany(
                    "insert into topic values (?,?)", [(i, t) for t in r.get("topics") or []]
                )
        db.execute("create index t on topic(doc, topic)")
        db.commit()
        sql = (
            "select topic, count(*) c from ft join topic on topic.doc = ft.rowid where ft match ?"
            " group by topic order by c desc limit 20"
        )
        out["facet of text"] = best(
            max(1, runs // 3), lambda: dict(db.execute(sql, [word]).fetchall()[:3])
        )
        out["text"] = best(
            max(1, runs // 3),
            lambda: db.execute("select count(*) from ft where ft match ?", [word]).fetchone()[0],
        )
    return out


def groonga(bulletins: str, points: str, word: str, topic: str, runs: int) -> dict:
    """groonga says itself how long a command took, without the transport."""
    out: dict = {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "db")
        setup = [
            "table_create Topics TABLE_HASH_KEY ShortText",
            "table_create B TABLE_NO_KEY",
            "column_create B title COLUMN_SCALAR Text",
            "column_create B body COLUMN_SCALAR Text",
            "column_create B topics COLUMN_VECTOR Topics",
            "table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram"
            " --normalizer NormalizerAuto",
            "table_create P TABLE_NO_KEY",
            "column_create P at COLUMN_SCALAR WGS84GeoPoint",
            "table_create Geo TABLE_PAT_KEY WGS84GeoPoint",
        ]
        with open(os.path.join(folder, "load.grn"), "w", encoding="utf-8") as script:
            script.write("\n".join(setup) + "\n")
            if bulletins:
                script.write("load --table B\n[\n")
                with open(bulletins, "rb") as lines:
                    for i, line in enumerate(lines):
                        r = json.loads(line)
                        kept = {
                            "title": r["title"],
                            "body": r["body"],
                            "topics": r.get("topics") or [],
                        }
                        script.write((",\n" if i else "") + json.dumps(kept, ensure_ascii=False))
                script.write("\n]\n")
                script.write(
                    "column_create Terms index COLUMN_INDEX|WITH_POSITION|WITH_SECTION B title,body\n"
                )
            if points:
                script.write("load --table P\n[\n")
                with open(points, "rb") as lines:
                    for i, line in enumerate(lines):
                        p = json.loads(line)["place"]
                        script.write(
                            (",\n" if i else "") + json.dumps({"at": f"{p['lat']}x{p['lon']}"})
                        )
                script.write("\n]\n")
                script.write("column_create Geo index COLUMN_INDEX P at\n")
        subprocess.run(
            ["groonga", "--file", os.path.join(folder, "load.grn"), "-n", path],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        asked = []
        if bulletins:
            text = f'select B --match_columns title||body --query "{word}" --limit 0 --cache no'
            asked.append(("text", text))
            asked.append(
                (
                    "facet of text",
                    text
                    + " --drilldown topics --drilldown_sort_keys -_nsubrecs --drilldown_limit 20",
                )
            )
        if points:
            asked.append(
                (
                    "radius",
                    f"select P --filter 'geo_in_circle(at, \"{LAT}x{LON}\", {KM * 1000})'"
                    " --limit 0 --cache no",
                )
            )
        for name, command in asked:
            script_path = os.path.join(folder, "ask.grn")
            Path(script_path).write_text((command + "\n") * (runs + 1), encoding="utf-8")
            done = subprocess.run(
                ["groonga", "--file", script_path, path], check=True, capture_output=True, text=True
            )
            replies = [
                json.loads(line) for line in done.stdout.splitlines() if line.startswith("[[")
            ]
            times = [reply[0][2] * 1000 for reply in replies[1:]]
            body = replies[-1][1]
            answer = body[0][0][0]
            if name == "facet of text":
                answer = {row[0]: row[-1] for row in body[1][2:5]}
            out[name] = {"ms": min(times), "median": statistics.median(times), "answer": answer}
    return out


def child(contender: str, arguments: dict) -> dict:
    command = [
        "taskset",
        "-c",
        "0",
        sys.executable,
        __file__,
        "--child",
        contender,
        json.dumps(arguments),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"  {contender}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return {}
    return json.loads(done.stdout.strip().splitlines()[-1])


GOALS = [
    ("date and topic", "duckdb", "date and topic", 30),
    ("facet of text", "groonga", "facet of text", 5),
    ("facet of text", "sqlite", "facet of text", 50),
    ("radius", "groonga", "radius", 10),
    ("radius", "duckdb", "radius", 20),
    ("radius", "duckdb", "radius, boxed", 20),
]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("bulletins", nargs="?")
    ap.add_argument("points", nargs="?", default="")
    ap.add_argument("--word", default="government")
    ap.add_argument("--topic", default="")
    ap.add_argument("--runs", type=int, default=7)
    ap.add_argument("--only", default="madang,duckdb,groonga,sqlite")
    ap.add_argument("--growth", action="store_true")
    ap.add_argument("--child", nargs=2)
    a = ap.parse_args()
    if a.child:
        print(json.dumps(globals()[a.child[0]](**json.loads(a.child[1]))))
        return
    topic = a.topic
    if not topic:  # the most frequent one of the first records
        counts: dict[str, int] = {}
        with open(a.bulletins, "rb") as lines:
            for line, _ in zip(lines, range(20000)):
                for t in json.loads(line).get("topics") or []:
                    counts[t] = counts.get(t, 0) + 1
        topic = max(counts, key=lambda t: counts[t])
    arguments = {
        "bulletins": a.bulletins,
        "points": a.points,
        "word": a.word,
        "topic": topic,
        "runs": a.runs,
    }
    if a.growth:
        growth(a, arguments)
        return
    found = {}
    for name in a.only.split(","):
        if name == "groonga" and shutil.which("groonga") is None:
            print("groonga is not installed (Debian: groonga-bin)", file=sys.stderr)
            continue
        found[name] = child(name, arguments)
        for question, r in found[name].items():
            print(
                f"{name:8} {question:24} {r['ms']:10.3f} ms best {r['median']:10.3f} median  {r['answer']}"
            )
    for question, peer, theirs, goal in GOALS:
        mine, other = found.get("madang", {}).get(question), found.get(peer, {}).get(theirs)
        if mine and other:
            print(
                f"{question}: 1/{other['ms'] / mine['ms']:.1f} of {peer} ({theirs}); goal 1/{goal}"
            )


def growth(a: argparse.Namespace, arguments: dict) -> None:
    """The same questions over the first records, from ten thousand up to all there are."""
    with tempfile.TemporaryDirectory(dir=Path(a.bulletins).parent) as folder:
        for count in (10_000, 100_000, 1_000_000, 5_000_000):
            cut = {}
            for name in ("bulletins", "points"):
                path = os.path.join(folder, f"{name}.ndjson")
                lines = 0
                with open(arguments[name], "rb") as source, open(path, "wb") as out:
                    for line in source:
                        if lines == count:
                            break
                        out.write(line)
                        lines += 1
                cut[name] = path
                if lines < count:
                    print(f"{name}: only {lines} records", file=sys.stderr)
            for question, r in child("madang", {**arguments, **cut}).items():
                print(f"{count:9} {question:24} {r['ms']:10.3f} ms", flush=True)


if __name__ == "__main__":
    main()

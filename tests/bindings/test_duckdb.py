"""Random filters and aggregates over real records, against DuckDB on the same."""

import gzip
import itertools
import json
import random

import duckdb
import madang
import pyarrow
import pytest

text_list = pyarrow.list_(pyarrow.string())


def has_whole_dates(line):
    """DuckDB knows no partial dates; those are asked for elsewhere."""
    published = json.loads(line).get("published")
    return published is None or len(published) >= 10


@pytest.fixture(scope="module")
def both(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("duck")
    for name in ("resources", "bulletins_ko"):
        with gzip.open(shared / f"data/{name}.ndjson.gz", "rb") as lines:
            kept = b"".join(itertools.islice(filter(has_whole_dates, lines), 1500))
        (folder / f"{name}.ndjson").write_bytes(kept)
    city = madang.open(folder)
    db = duckdb.connect()
    resources = pyarrow.table(
        {
            "id": [r.id for r in city.resources],
            "kind": [r.kind for r in city.resources],
            "owner": [r.owner for r in city.resources],
            "capacity": pyarrow.array([r.capacity for r in city.resources], pyarrow.float64()),
            "amount": pyarrow.array(
                [r.price.amount if r.price else None for r in city.resources], pyarrow.float64()
            ),
            "tags": pyarrow.array([list(r.tags) for r in city.resources], text_list),
            "lat": pyarrow.array(
                [r.place.lat if r.place else None for r in city.resources], pyarrow.float64()
            ),
            "lon": pyarrow.array(
                [r.place.lon if r.place else None for r in city.resources], pyarrow.float64()
            ),
        }
    )
    bulletins = pyarrow.table(
        {
            "id": [b.id for b in city.bulletins],
            "day": pyarrow.array([b.published and b.published[:10] for b in city.bulletins]),
        }
    )
    db.register("resources", resources)
    db.register("bulletins", bulletins)
    db.execute("create table r as select * from resources")
    db.execute("create table b as select id, day::date as day from bulletins")
    return city, db


def conditions(rng, city):
    """Pairs of a question and what it is in SQL."""
    sample = [city.resources.at(rng.randrange(len(city.resources))) for _ in range(6)]
    tags = [t for r in sample for t in r.tags] or ["회의실"]
    owners = [r.owner for r in sample if r.owner] or ["x"]
    low, high = sorted(rng.sample(range(300), 2))
    lat, lon = rng.uniform(34, 38), rng.uniform(126, 129)
    quoted = owners[0].replace("'", "''")
    return [
        (f"capacity:{low}..{high}", f"capacity between {low} and {high}"),
        (f"capacity>{low}", f"capacity > {low}"),
        (f"price.amount<={high * 100}", f"amount <= {high * 100}"),
        ("price.amount:0", "amount = 0"),
        ("has:capacity", "capacity is not null"),
        ("-has:capacity", "capacity is null"),
        (f'tags="{tags[0]}"', f"list_contains(tags, '{tags[0]}')"),
        (f'owner="{owners[0]}"', f"lower(owner) = lower('{quoted}')"),
        (
            f"box:{lat},{lon},{lat + 1},{lon + 1}",
            f"lat between {lat} and {lat + 1} and lon between {lon} and {lon + 1}",
        ),
        (
            f"near:{lat},{lon},30km",
            f"2*6371.0088*asin(sqrt(sin(radians(lat-{lat})/2)**2+cos(radians({lat}))"
            f"*cos(radians(lat))*sin(radians(lon-{lon})/2)**2)) <= 30",
        ),
    ]


@pytest.mark.parametrize("seed", range(30))
def test_filters_and_aggregates(both, seed):
    city, db = both
    rng = random.Random(seed)
    chosen = rng.sample(conditions(rng, city), rng.randint(1, 3))
    joins = rng.choice([" ", " OR "])
    question = joins.join(f"({q})" if q.startswith("-") else q for q, _ in chosen)
    sql = (" and " if joins == " " else " or ").join(f"coalesce({s}, false)" for _, s in chosen)
    ids = [r[0] for r in db.execute(f"select id from r where {sql} order by rowid").fetchall()]
    assert [r.id for r in city.resources.select(question)] == ids, question

    rows = db.execute(
        "select kind, count(*), count(capacity), sum(capacity), min(capacity), max(capacity),"
        " avg(capacity), quantile_cont(capacity, 0.5), quantile_cont(capacity, 0.9)"
        f" from r where {sql} and kind is not null group by kind"
    ).fetchall()
    groups = city.resources.group_by("kind", "capacity", question, percentiles=[50, 90])
    assert len(rows) == len(groups)
    for kind, count, numbers, total, low, high, mean, p50, p90 in rows:
        g = groups[kind]
        assert (g.count, g.numbers, g.min, g.max) == (count, numbers, low, high)
        if numbers:
            assert g.sum == pytest.approx(total)
            assert g.mean == pytest.approx(mean)
            assert g.percentiles[50] == pytest.approx(p50)
            assert g.percentiles[90] == pytest.approx(p90)

    rows = db.execute(
        f"select tag, count(*) from (select unnest(list_distinct(tags)) tag from r where {sql})"
        " group by tag"
    ).fetchall()
    assert city.resources.facet("tags", question, limit=10**6) == dict(rows)


@pytest.mark.parametrize("seed", range(10))
def test_dates(both, seed):
    city, db = both
    rng = random.Random(seed)
    a, b = sorted(f"{rng.randint(1950, 2022)}-{rng.randint(1, 12):02}-01" for _ in range(2))
    sql = f"day between date '{a}' and date '{b}'"
    question = f"published:{a}..{b}"
    (count,) = db.execute(f"select count(*) from b where {sql}").fetchone()
    assert city.bulletins.search(question, limit=0).total == count
    rows = db.execute(
        f"select strftime(day, '%Y-%m') m, count(*) from b where {sql} group by m order by m"
    ).fetchall()
    assert list(city.bulletins.facet("published.month", question).items()) == rows
    order = db.execute(f"select id from b where {sql} order by day desc, rowid limit 20").fetchall()
    hits = city.bulletins.search(question, sort="-published", limit=20)
    assert [hit.id for hit in hits] == [row[0] for row in order]

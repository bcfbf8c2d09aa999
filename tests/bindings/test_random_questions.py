"""Random questions over random records, against an evaluation that is as simple as
can be."""

import calendar
import datetime
import math
import random

import madang
import pytest
from madang import F

WORDS = ["alfa", "bravo", "delta", "lima", "oscar", "zulu"]
TAGS = ["red", "Green", "blue", "한강", "공원", "회의실"]
KINDS = ["time", "space", "talent", "goods", "information"]
OWNERS = ["o1", "o2", "o3", "o4", "nobody"]


def random_date(rng):
    year = rng.randint(2018, 2024)
    form = rng.random()
    if form < 0.15:
        return f"{year}"
    month = rng.randint(1, 12)
    if form < 0.35:
        return f"{year}-{month:02}"
    day = rng.randint(1, calendar.monthrange(year, month)[1])
    return f"{year}-{month:02}-{day:02}"


def make_city(rng, records):
    owners = [
        {"id": "o1", "name": "One", "kind": "government", "place": {"country": "KR"}},
        {"id": "o2", "name": "Two", "kind": "company", "place": {"country": "KR"}},
        {"id": "o3", "name": "Three", "kind": "company", "place": {"country": "JP"}},
        {"id": "o4", "name": "Four"},
    ]
    resources = []
    for i in range(records):
        r = {"id": f"r{i}", "name": " ".join(rng.sample(WORDS, rng.randint(1, 3)))}
        if rng.random() < 0.9:
            r["kind"] = rng.choice(KINDS)
        if rng.random() < 0.7:
            r["capacity"] = rng.choice([rng.randint(0, 30), rng.randint(0, 300) / 4])
        if rng.random() < 0.8:
            r["tags"] = [rng.choice(TAGS) for _ in range(rng.randint(1, 4))]
        if rng.random() < 0.8:
            r["as_of"] = random_date(rng)
        if rng.random() < 0.8:
            r["owner"] = rng.choice(OWNERS)
        if rng.random() < 0.8:
            r["place"] = {
                "lat": round(rng.uniform(37.4, 37.7), 4),
                "lon": round(rng.uniform(126.8, 127.2), 4),
            }
        resources.append(r)
    return {"organizations": owners, "resources": resources}


def interval(date):
    """First and last day."""
    parts = [int(part) for part in date.split("-")]
    first = datetime.date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first, first
    month = parts[1] if len(parts) == 2 else 12
    return first, datetime.date(parts[0], month, calendar.monthrange(parts[0], month)[1])


def distance(lat1, lon1, lat2, lon2):
    a, b = math.radians(lat2 - lat1), math.radians(lon2 - lon1)
    h = math.sin(a / 2) ** 2 + (
        math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(b / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


def inside(polygon, lat, lon):
    hit = False
    for (a, b), (c, d) in zip(polygon, polygon[1:] + polygon[:1]):
        if (a > lat) != (c > lat) and lon < (d - b) * (lat - a) / (c - a) + b:
            hit = not hit
    return hit


class Leaves:
    """Random conditions, each with what it means for a record."""

    def __init__(self, rng, city):
        self.rng = rng
        self.owners = {o["id"]: o for o in city["organizations"]}

    def any(self):
        return getattr(self, self.rng.choice([n for n in dir(self) if n.startswith("on_")]))()

    def on_kind(self):
        kind = self.rng.choice(KINDS)
        return F.kind == kind, lambda r: r.get("kind") == kind

    def on_not_kind(self):
        kind = self.rng.choice(KINDS)
        return F.kind != kind, lambda r: r.get("kind") != kind

    def on_tags(self):
        tag = self.rng.choice(TAGS).swapcase()
        return F.tags == tag, lambda r: tag.lower() in [t.lower() for t in r.get("tags", [])]

    def on_all_tags(self):
        tags = self.rng.sample(TAGS, 2)
        return F.tags.all(*tags), lambda r: set(tags) <= set(r.get("tags", []))

    def on_any_tags(self):
        tags = self.rng.sample(TAGS, 3)
        return F.tags.any(*tags), lambda r: bool(set(tags) & set(r.get("tags", [])))

    def on_capacity(self):
        low, high = sorted(self.rng.sample(range(80), 2))
        op = self.rng.randrange(5)
        made = [
            (F.capacity >= low, lambda c: c >= low),
            (F.capacity > low, lambda c: c > low),
            (F.capacity <= high, lambda c: c <= high),
            (F.capacity < high, lambda c: c < high),
            (F.capacity.between(low, high), lambda c: low <= c <= high),
        ][op]
        return made[0], lambda r: "capacity" in r and made[1](r["capacity"])

    def on_capacity_is(self):
        value = self.rng.choice([3, 7, 7.5, 10, 12.25])
        return F.capacity == value, lambda r: r.get("capacity") == value

    def on_date(self):
        asked = random_date(self.rng)
        first, last = interval(asked)
        op = self.rng.randrange(5)
        made, test = [
            (F.as_of == asked, lambda a, b: a <= last and b >= first),
            (F.as_of >= asked, lambda a, b: b >= first),
            (F.as_of > asked, lambda a, b: b > last),
            (F.as_of <= asked, lambda a, b: a <= last),
            (F.as_of < asked, lambda a, b: a < first),
        ][op]
        return made, lambda r: "as_of" in r and test(*interval(r["as_of"]))

    def on_has(self):
        field = self.rng.choice(["capacity", "tags", "owner", "as_of", "kind", "place"])
        return F[field].has(), lambda r: field in r

    def on_near(self):
        lat, lon = self.rng.uniform(37.4, 37.7), self.rng.uniform(126.8, 127.2)
        km = self.rng.uniform(0.5, 20)
        return F.place.near(
            lat, lon, km=km
        ), lambda r: "place" in r and distance(lat, lon, r["place"]["lat"], r["place"]["lon"]) <= km

    def on_box(self):
        south, north = sorted(self.rng.uniform(37.4, 37.7) for _ in range(2))
        west, east = sorted(self.rng.uniform(126.8, 127.2) for _ in range(2))
        return (
            F.place.box(south, west, north, east),
            lambda r: (
                "place" in r
                and south <= r["place"]["lat"] <= north
                and west <= r["place"]["lon"] <= east
            ),
        )

    def on_within(self):
        polygon = [
            (self.rng.uniform(37.4, 37.7), self.rng.uniform(126.8, 127.2))
            for _ in range(self.rng.randint(3, 7))
        ]
        return F.place.within(
            polygon
        ), lambda r: "place" in r and inside(polygon, r["place"]["lat"], r["place"]["lon"])

    def on_owner(self):
        owner = self.rng.choice(OWNERS)
        return F.owner == owner, lambda r: r.get("owner") == owner

    def on_owner_kind(self):
        kind = self.rng.choice(["government", "company"])
        return (
            F.owner.kind == kind,
            lambda r: self.owners.get(r.get("owner"), {}).get("kind") == kind,
        )

    def on_owner_country(self):
        return (
            F.owner.place.country == "kr",
            lambda r: self.owners.get(r.get("owner"), {}).get("place", {}).get("country") == "KR",
        )

    def on_word(self):
        word = self.rng.choice(WORDS)
        return F.name.word(word), lambda r: word in r["name"].split()

    def on_phrase(self):
        words = " ".join(self.rng.sample(WORDS, 2))
        return F.name.phrase(words), lambda r: f" {words} " in f" {r['name']} "


def tree(rng, leaves, depth):
    if depth == 0 or rng.random() < 0.3:
        return leaves.any()
    shape = rng.randrange(3)
    a, test_a = tree(rng, leaves, depth - 1)
    if shape == 0:
        return ~a, lambda r: not test_a(r)
    b, test_b = tree(rng, leaves, depth - 1)
    if shape == 1:
        return a & b, lambda r: test_a(r) and test_b(r)
    return a | b, lambda r: test_a(r) or test_b(r)


def cut(date, unit):
    return date[: {"year": 4, "month": 7, "day": 10}[unit]]


@pytest.mark.parametrize("seed", range(8))
def test_random_trees(seed, tmp_path):
    rng = random.Random(seed)
    data = make_city(rng, rng.choice([1, 63, 64, 65, 300, 700]))
    city = madang.load(data)
    if seed % 2:  # the same out of a snapshot
        city.save(tmp_path / "city.madang")
        city = madang.open(tmp_path / "city.madang")
    leaves = Leaves(rng, data)
    for _ in range(60):
        question, test = tree(rng, leaves, rng.randint(0, 4))
        expected = [r for r in data["resources"] if test(r)]
        ids = [r["id"] for r in expected]
        assert [r.id for r in city.resources.select(question)] == ids, str(question)
        assert city.resources.search(str(question), limit=0).total == len(ids), str(question)
        again = madang.F(str(question))
        assert str(again) == str(question)

        counts = {}
        for r in expected:
            for tag in set(r.get("tags", [])):
                counts[tag] = counts.get(tag, 0) + 1
        order = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0].encode())))
        assert list(city.resources.facet("tags", question).items()) == list(order.items())

        unit = rng.choice(["year", "month", "day"])
        counts = {}
        for r in expected:
            if "as_of" in r:
                label = cut(r["as_of"], unit)
                counts[label] = counts.get(label, 0) + 1
        found = city.resources.facet(f"as_of.{unit}", question)
        assert list(found.items()) == sorted(counts.items())

        groups = city.resources.group_by("kind", "capacity", question)
        for group in groups:
            rows = [r for r in expected if r.get("kind") == group.value]
            numbers = [r["capacity"] for r in rows if "capacity" in r]
            assert (group.count, group.numbers) == (len(rows), len(numbers))
            assert group.sum == pytest.approx(sum(numbers))
            if numbers:
                assert (group.min, group.max) == (min(numbers), max(numbers))
                assert group.mean == pytest.approx(sum(numbers) / len(numbers))
        assert sum(g.count for g in groups) + groups.missing == len(expected) == groups.total


@pytest.mark.parametrize("seed", range(4))
def test_random_orders_and_pages(seed):
    rng = random.Random(100 + seed)
    data = make_city(rng, 400)
    city = madang.load(data)
    for _ in range(25):
        fields = rng.sample(["capacity", "as_of", "kind", "name", "owner"], rng.randint(1, 3))
        downs = [rng.random() < 0.5 for _ in fields]
        rows = list(data["resources"])
        for field, down in reversed(list(zip(fields, downs))):  # each sort keeps the order before

            def key(r, field=field, down=down):
                value = r[field]
                return interval(value)[1 if down else 0] if field == "as_of" else value

            there = [r for r in rows if field in r]
            missing = [r for r in rows if field not in r]
            there.sort(key=key)
            if down:  # equal ones stay in order
                there.reverse()
                there.sort(key=key)
                there.reverse()
            rows = there + missing
        sort = [("-" if down else "") + field for field, down in zip(fields, downs)]
        got, after, size = [], None, rng.randint(1, 150)
        while True:
            page = city.resources.search("", sort=sort, limit=size, after=after)
            got += [hit.id for hit in page]
            after = page.next
            if after is None:
                break
        assert got == [r["id"] for r in rows], sort

"""Import, export, import: nothing is lost that the shape has room for (docs/export.md), and what
came through once comes through as it is ever after."""

import gzip
import json
import re
from datetime import datetime, timezone
from itertools import islice

import madang
import pytest
from support.random_records import Records

COLLECTIONS = ("bulletins", "organizations", "resources")
UTC = timezone.utc

# What of a record each shape carries, whatever stands there: * is the record as it is, + each of
# its members, beside some of the shape. A text has one language (its first) where the name of the
# field is followed by +, a date is a moment where it is followed by @.
CARRIES = {
    ("json-feed", "bulletins"): "+",
    ("rss", "bulletins"): "id title+ summary+ body+ author published@ updated@ topics url",
    ("atom", "bulletins"): "id title+ summary+ body+ author published@ topics attachments url",
    ("schema.org", "bulletins"): "+",
    ("schema.org", "organizations"): "+",
    ("schema.org", "resources"): "+",
    ("geojson", "bulletins"): "*",
    ("geojson", "organizations"): "*",
    ("geojson", "resources"): "*",
    ("csv", "bulletins"): "*",
    ("csv", "organizations"): "*",
    ("csv", "resources"): "*",
    ("hsds", "organizations"): "+",
    ("hsds", "resources"): "+",
    ("popolo", "organizations"): "+",
    ("icalendar", "bulletins"): "+",
    ("icalendar", "resources"): "+",
}


def records_of(city):
    return {
        (name, r["id"]): r
        for name in COLLECTIONS
        for r in (json.loads(record.json) for record in getattr(city, name))
    }


def without(record, *members):
    return {k: v for k, v in record.items() if k not in members}


def trimmed(value):
    """Without the white space around texts, which does not come back."""
    if isinstance(value, dict):
        return {k: trimmed(v) for k, v in value.items()}
    return value.strip() if isinstance(value, str) else value


def first_language(value):
    """A text in the language that is written, as it comes back: without its name."""
    if isinstance(value, dict):
        return next(iter(value.values()))
    return value


def moment(value):
    """A date as a moment: a day is its midnight in UTC."""
    if value is None:
        return None
    at = datetime.fromisoformat(value.replace("Z", "+00:00"))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def through(city, shape, collection=""):
    return madang.open(city.export(shape, collection=collection).encode())


def city_of(seed, count=25):
    make = Records(seed)
    kinds = (make.bulletin, make.organization, make.resource)
    document = {
        name: [one(i) for i in range(count)] for name, one in zip(COLLECTIONS, kinds, strict=True)
    }
    city = madang.open(json.dumps(document, ensure_ascii=False).encode())
    assert city.report.accepted == 3 * count
    return city


def has_room(shape, record):
    """Whether a calendar says anything of the record."""
    if shape != "icalendar":
        return True
    return "period" in record or bool(record.get("availability", {}).get("weekly"))


@pytest.mark.parametrize(("shape", "collection"), CARRIES)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_a_shape_carries_comes_back(shape, collection, seed):
    city = city_of(seed)
    back = through(city, shape, collection)
    assert back.report.refused == 0
    records = {id: r for (_, id), r in records_of(back).items()}
    fields = CARRIES[shape, collection].split()
    for (name, id), record in records_of(city).items():
        if name != collection or not has_room(shape, record):
            continue
        found = records[id]
        if fields == ["*"]:
            assert without(found, "provenance") == without(record, "provenance")
            continue
        if fields == ["+"]:
            assert {key: found.get(key) for key in record if key != "provenance"} == without(
                record, "provenance"
            )
            continue
        title = record.get("title", record.get("name"))
        language = next(iter(title)) if isinstance(title, dict) else ""
        for field in fields:
            key = field.rstrip("+@")
            expected, got = record.get(key), found.get(key)
            if field.endswith("+") and key != "price":
                # One language an item, that of its title; another text comes in its own.
                if isinstance(expected, dict):
                    expected = expected.get(language, first_language(expected))
                got = first_language(got)
            if field.endswith("@"):
                expected, got = moment(expected), moment(got)
            if expected is None:
                continue  # a shape may have a word for nothing
            assert got == expected, (id, key)


@pytest.mark.parametrize("shape", sorted({shape for shape, _ in CARRIES}))
def test_what_came_through_once_comes_through_again(shape):
    for collection in (c for s, c in CARRIES if s == shape):
        once = through(city_of(3), shape, collection)
        # A calendar's events become notices, a map's features what they were.
        twice = through(once, shape, collection)
        assert twice.report.refused == 0
        left, right = records_of(once), records_of(twice)
        assert left.keys() == right.keys()
        for key, record in left.items():
            assert without(right[key], "provenance", "ical") == without(
                record, "provenance", "ical"
            )


UNKNOWN = {
    "json-feed": ["bulletins"],
    "schema.org": ["bulletins", "organizations", "resources"],
    "hsds": ["organizations", "resources"],
    "popolo": ["organizations"],
}


@pytest.mark.parametrize(("shape", "name"), [(s, c) for s, all in UNKNOWN.items() for c in all])
def test_members_that_nobody_knows_come_back(shape, name):
    unknown = {
        "SVCNM": "강당",
        "about": {"deep": [1, 2.50, None, "x"]},
        "_own": {"a": 1},
        "phones": [{"number": "119"}],
        "schedules": [{"freq": "YEARLY"}],
        "x-kind": "hall",
        'quote"d': True,
    }
    text = {"title" if name == "bulletins" else "name": {"en": "Hall", "ko": "강당"}}
    record = {"id": "a", **text, **unknown}
    if name == "resources":
        hours = [{"days": ["mo"], "from": "09:00", "to": "10:00"}]
        record["availability"] = {"weekly": hours, "unsaid": 1}
    city = madang.open(json.dumps({name: [record]}).encode())
    for _ in range(2):
        city = through(city, shape, name)
        (back,) = (json.loads(r.json) for r in getattr(city, name))
        assert {key: back.get(key) for key in unknown} == unknown
    exported = city.export(shape, collection=name)
    # In the file they stand apart, so that they mean nothing else to others.
    assert json.dumps("SVCNM") in exported[exported.index('"_madang"') :]


PARTS = {
    ("json-feed", "bulletins"): {
        "attachments": [
            {"url": "https://a/1", "media_type": "image/png", "hash": "x"},
            {"url": "https://a/2", "media_type": "image/png"},
        ]
    },
    ("schema.org", "bulletins"): {
        "attachments": [{"url": "https://a/1", "hash": {"sha": [1]}}],
        "period": {"from": "2022-05-01", "to": "2022-05-02", "why": "x"},
    },
    ("schema.org", "organizations"): {"place": {"lat": 37.5, "lon": 127.0, "floor": 3}},
    ("schema.org", "resources"): {
        "place": {"lat": 37.5, "lon": 127.0, "floor": 3, "SVCNM": "강당"},
        "price": {"amount": 3, "currency": "KRW", "vat": True},
    },
    ("hsds", "resources"): {
        "place": {"lat": 37.5, "lon": 127.0, "floor": 3},
        "price": {"amount": 3, "currency": "KRW", "vat": True},
        "availability": {
            "weekly": [{"days": ["mo"], "from": "09:00", "to": "10:00", "hall": 2}],
            "closing": {"weekly": ["tu"], "text": "매주 화요일"},
        },
    },
    ("popolo", "organizations"): {"seats": [{"place": {"address": "1 Sejong-daero", "floor": 3}}]},
}


@pytest.mark.parametrize(("shape", "name"), PARTS)
def test_members_of_parts_that_nobody_knows_come_back(shape, name):
    parts = PARTS[shape, name]
    record = {"id": "a", ("title" if name == "bulletins" else "name"): "Hall"} | parts
    city = madang.open(json.dumps({name: [record]}).encode())
    for _ in range(2):
        city = through(city, shape, name)
        (back,) = (json.loads(r.json) for r in getattr(city, name))
        assert {key: back.get(key) for key in parts} == parts


def test_what_stands_apart_is_no_member_that_madang_knows():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "title": "A", "_madang": {"title": "B", "_x": 1}, "_x": 2},
            {"id": "2", "title": "A", "_madang": [1]},
        ],
    }
    one, two = (json.loads(r.json) for r in madang.open(json.dumps(feed).encode()).bulletins)
    assert (one["title"], one["x-title"], one["_x"]) == ("A", "B", 1)
    assert two["_madang"] == [1]


def test_events_and_hours_in_one_calendar_stay_what_they_are():
    city = city_of(4)
    # Without our own line, as other programs write a calendar.
    text = re.sub(r"X-MADANG:.*\r\n( .*\r\n)*", "", city.export("icalendar"))
    back = madang.open(text.encode())
    assert len(back.bulletins) > 8
    assert len(back.resources) > 8
    for resource in back.resources:
        # Only its own closings close it; where it is open past midnight, by the hour.
        was = json.loads(city.resources[resource.id].json)["availability"]
        read = json.loads(resource.json)["availability"]
        closed = [e["from"] for e in was.get("exceptions", []) if e.get("closed")]
        found = [e["from"] for e in read.get("exceptions", []) if e.get("closed")]
        found += [r["from"][:10] for r in read.get("recurring", []) if r.get("closed")]
        assert sorted(set(found)) == sorted(set(closed))


FILES = {
    "bulletins_ko": "bulletins",
    "bulletins_en": "bulletins",
    "organizations": "organizations",
    "resources": "resources",
}


@pytest.mark.parametrize(
    ("shape", "file", "collection"),
    [
        (shape, file, name)
        for file, name in FILES.items()
        for shape, carried in CARRIES
        if carried == name and shape not in ("rss", "atom", "icalendar")
    ],
)
def test_real_records_come_through(shared, shape, file, collection):
    with gzip.open(shared / f"data/{file}.ndjson.gz") as lines:
        city = madang.open(b"".join(islice(lines, 100)), as_=collection)
    once = through(city, shape, collection)
    assert once.report.refused == 0
    left, right = records_of(city), records_of(once)
    assert left.keys() == right.keys()
    for key, record in left.items():
        if CARRIES[shape, collection] == "*":
            assert without(right[key], "provenance") == without(record, "provenance")
        else:
            back = {name: right[key].get(name) for name in record if name != "provenance"}
            assert trimmed(back) == trimmed(without(record, "provenance"))
    again = records_of(through(once, shape, collection))
    for key, record in right.items():
        assert without(again[key], "provenance") == without(record, "provenance")

"""Files that belong together in a folder: the tables of an HSDS package, the feeds of a GBFS
system, pages that name the next one."""

import csv
import gzip
import io
import json

import madang

ORGANIZATIONS = [
    {"id": "o1", "name": "Aid", "description": "helps", "year_incorporated": "1999"},
    {"id": "o2", "name": "Bread", "description": "bakes", "parent_organization_id": "o1"},
]
SERVICES = [
    {"id": "s1", "organization_id": "o1", "name": "Advice", "status": "active"},
    {"id": "s2", "organization_id": "o2", "name": "Lunch", "status": "active", "url": "https://a"},
    {"id": "s3", "organization_id": "o2", "name": "Nowhere", "status": "inactive"},
]
LOCATIONS = [
    {
        "id": "l1",
        "location_type": "physical",
        "name": "Hall",
        "latitude": "37.5",
        "longitude": "127",
    },
    {"id": "l2", "location_type": "virtual", "name": "Web"},
]
AT = [
    {"id": "a1", "service_id": "s1", "location_id": "l1", "description": "upstairs"},
    {"id": "a2", "service_id": "s2", "location_id": "l1", "description": ""},
]
SCHEDULES = [
    {
        "id": "t1",
        "service_id": "s1",
        "freq": "WEEKLY",
        "byday": "MO,TU",
        "opens_at": "09:00",
        "closes_at": "12:00",
    },
    {
        "id": "t2",
        "service_id": "s1",
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": "13:00",
        "closes_at": "17:00",
    },
    {
        "id": "t3",
        "service_at_location_id": "a2",
        "freq": "WEEKLY",
        "byday": "SU",
        "opens_at": "10:00",
        "closes_at": "11:00",
    },
]
PACKAGE = {
    "organizations": ORGANIZATIONS,
    "services": SERVICES,
    "locations": LOCATIONS,
    "service_at_location": AT,
    "schedules": SCHEDULES,
    "phones": [
        {"id": "p1", "organization_id": "o1", "service_id": "", "number": '"+82 2"'},
        {"id": "p2", "organization_id": "o1", "service_id": "", "number": "119"},
    ],
    "addresses": [
        {
            "id": "d1",
            "location_id": "l1",
            "address_1": "1 Sejong-daero",
            "city": "Seoul",
            "country": "KR",
        }
    ],
    "cost_options": [{"id": "c1", "service_id": "s2", "currency": "krw", "amount": "3000"}],
}


def write_package(folder, tables=PACKAGE, names=None):
    folder.mkdir(exist_ok=True)
    for table, rows in tables.items():
        out = io.StringIO()
        columns = list(dict.fromkeys(key for row in rows for key in row))
        if table == "schedules":
            columns = ["service_id", "location_id", *[c for c in columns if c != "service_id"]]
        writer = csv.DictWriter(out, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
        (folder / f"{(names or {}).get(table, table)}.csv").write_text(out.getvalue(), "utf-8")
    return folder


def test_the_tables_of_an_hsds_package_are_joined(tmp_path):
    city = madang.open(write_package(tmp_path / "package"))
    report = {r.rule: r.count for r in city.report.rules}
    assert (city.report.records, city.report.accepted) == (9, 9)
    assert report == {"no-records": 4}
    aid = city.organizations["o1"].to_dict()
    assert [p["number"] for p in aid["phones"]] == ['"+82 2"', "119"]
    assert city.organizations["o2"].parent == "o1"
    advice = city.resources["s1"].to_dict()
    assert advice["owner"] == "o1"
    assert advice["place"] == {
        "name": "Hall",
        "address": "1 Sejong-daero, Seoul",
        "lat": 37.5,
        "lon": 127,
        "city": "Seoul",
        "country": "KR",
    }
    assert advice["availability"]["weekly"] == [
        {"days": ["mo", "tu"], "from": "09:00", "to": "12:00"},
        {"days": ["mo"], "from": "13:00", "to": "17:00"},
    ]
    assert city.resources["s2"].to_dict()["price"] == {"amount": 3000, "currency": "KRW"}
    assert "place" not in city.resources["s3"].to_dict()
    at = city.resources["a2"].to_dict()
    assert (at["name"], at["owner"]) == ("Lunch, Hall", "o2")
    assert (at["service_id"], at["location_id"]) == ("s2", "l1")
    assert at["availability"]["weekly"][0]["days"] == ["su"]
    assert city.resources["l1"].to_dict()["place"]["lat"] == 37.5


def records_of(city):
    """All records, without where they stood."""
    return {
        (collection.name, record.id): {
            k: v for k, v in record.to_dict().items() if k != "provenance"
        }
        for collection in (city.organizations, city.resources)
        for record in collection
    }


def test_a_package_as_one_document_is_joined_as_its_files_are(tmp_path):
    numbers = {"latitude": float, "longitude": float, "year_incorporated": int, "amount": int}
    terms = {"id": "x1", "name": "Needs", "description": "of people", "uri": "u", "version": "1"}
    package = {**PACKAGE, "taxonomies": [terms]}
    document = {
        f"{table}.csv": [
            {key: numbers.get(key, str)(cell) for key, cell in row.items() if cell != ""}
            for row in rows
        ]
        for table, rows in package.items()
    }
    path = tmp_path / "tabular.json"
    path.write_text(json.dumps(document, indent=1), "utf-8")
    city = madang.open(path)
    assert records_of(city) == records_of(madang.open(write_package(tmp_path / "package", package)))
    assert city.report.accepted == 10
    # A broken row of a table costs that row, and is told where it stands.
    text = path.read_text("utf-8").replace('"number": "119"', '"number": 119x')
    path.write_text(text, "utf-8")
    broken = madang.open(path)
    assert [p["number"] for p in broken.organizations["o1"].to_dict()["phones"]] == ['"+82 2"']
    assert (broken.report.accepted, broken.report.refused) == (10, 1)
    problem = next(p for p in broken.report.problems if p.severity == "refused")
    assert problem.pointer.startswith("/phones.csv/1")
    assert problem.line == text[: text.index("119x")].count("\n") + 1


def test_one_table_is_read_with_those_beside_it_and_its_provenance_is_its_own(tmp_path):
    folder = write_package(tmp_path / "package")
    schedules = folder / "schedules.csv"
    (folder / "schedules.csv.gz").write_bytes(gzip.compress(schedules.read_bytes()))
    schedules.unlink()
    path = folder / "services.csv"
    records = [r.to_dict() for r in madang.open(path).resources]
    assert [r["id"] for r in records] == ["s1", "s2", "s3"]
    assert len(records[0]["availability"]["weekly"]) == 2
    start, end = (records[1]["provenance"][k] for k in ("start", "end"))
    assert path.read_bytes()[start:end].startswith(b"s2,o2,Lunch")


def test_a_table_alone_is_what_it_says(tmp_path):
    alone = write_package(tmp_path / "alone", {"services": SERVICES})
    assert len(madang.open(alone).resources) == 3
    assert len(madang.open((alone / "services.csv").read_bytes()).resources) == 3


def test_tables_are_told_by_their_columns(tmp_path):
    names = {"organizations": "a", "locations": "b"}
    tables = {"organizations": ORGANIZATIONS, "locations": LOCATIONS}
    city = madang.open(write_package(tmp_path / "named", tables, names))
    assert (len(city.organizations), len(city.resources)) == (2, 2)


def test_a_row_that_is_broken_costs_itself(tmp_path):
    folder = write_package(tmp_path / "package")
    with (folder / "services.csv").open("a", encoding="utf-8") as file:
        file.write(",o1,no id,active,\n")
        file.write("s9,o1,last,active,\n")
    city = madang.open(folder)
    assert city.report.refused == 1
    assert [p.line for p in city.report.problems if p.rule == "missing-member"] == [5]
    assert "s9" in [r.id for r in city.resources]


def test_the_description_of_a_package_is_no_record(tmp_path):
    folder = write_package(tmp_path / "package")
    text = json.dumps({"name": "x", "resources": [{"path": "services.csv", "schema": {}}]})
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    city = madang.open(folder)
    assert city.report.refused == 0
    assert city.report.records == 9


def gbfs(path, **data):
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {"last_updated": "2024-01-01T00:00:00Z", "ttl": 0, "version": "3.0", "data": data}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def station(number):
    return {
        "station_id": f"s{number}",
        "name": [{"text": "A", "language": "en"}],
        "lat": 1,
        "lon": 2,
    }


def test_the_feeds_that_gbfs_names_are_read_with_it(tmp_path):
    stations = gbfs(tmp_path / "station_information.json", stations=[station(1)])
    gbfs(tmp_path / "3.0" / "plans", plans=[{"plan_id": "p"}])
    gbfs(tmp_path / "other.json", stations=[station(2)])  # nobody names it
    outside = gbfs(tmp_path.parent / "outside.json", stations=[station(3)])
    feeds = [
        {"name": "station_information", "url": "https://a.example/gbfs/station-information?x=1"},
        {"name": "system_pricing_plans", "url": "https://a.example/gbfs/3.0/plans"},
        {"name": "system_regions", "url": "https://a.example/gbfs/nowhere.json"},
        {"name": "gbfs", "url": "https://a.example/gbfs.json"},
        {"name": "x", "url": "../outside.json"},
        {"name": "y", "url": f"file://{outside}"},
    ]
    root = gbfs(tmp_path / "gbfs.json", feeds=feeds)
    named = {"plan:p", "s1", *("feed:" + f["name"] for f in feeds)}
    assert {r.id for r in madang.open(root).resources} == named
    # Of 2.x, by language, which name the same files.
    root = gbfs(tmp_path / "gbfs.json", en={"feeds": feeds[:2]}, ko={"feeds": feeds[:2]})
    city = madang.open([root, stations])
    assert city.report.refused == 0
    assert {"plan:p", "s1"} < {r.id for r in city.resources}
    # A folder has them anyway.
    assert madang.open(tmp_path).report.refused == 0


def test_a_manifest_names_systems_and_these_their_feeds(tmp_path):
    url = "https://a.example/manifest.json"
    versions = [{"version": "3.0", "url": "https://a.example/b/3.0"}, {"version": "x", "url": url}]
    root = gbfs(tmp_path / "manifest.json", datasets=[{"system_id": "b", "versions": versions}])
    feeds = [{"name": "station_status", "url": "https://a.example/b/3.0/status.json"}]
    gbfs(tmp_path / "b" / "3.0" / "gbfs.json", feeds=[*feeds, {"name": "manifest", "url": url}])
    gbfs(
        tmp_path / "b" / "3.0" / "status.json", stations=[{"station_id": "s", "is_installed": True}]
    )
    city = madang.open(root)
    assert {"system:b", "status:s", "feed:station_status"} < {r.id for r in city.resources}
    assert city.report.refused == 0


def test_pages_that_name_themselves_or_one_before_do_not_go_round(tmp_path):
    def page(number, following):
        document = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "T",
            "feed_url": f"https://a/{number}.json",
            "next_url": f"https://a/{following}.json",
            "items": [{"id": str(number), "title": "A", "content_text": "x"}],
        }
        (tmp_path / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")

    for number, following in ((1, 2), (2, 3), (3, 1), (4, 4)):
        page(number, following)
    city = madang.open(tmp_path)
    assert len(city.bulletins) == 4
    assert {r.rule: r.count for r in city.report.rules} == {"more-pages": 3, "next-url-loop": 1}
    contents = {"total_pages": 9, "page_number": 1, "last_page": False, "contents": [LOCATIONS[0]]}
    (tmp_path / "5.json").write_text(json.dumps(contents), encoding="utf-8")
    rules = {r.rule: r.count for r in madang.open(tmp_path / "5.json").report.rules}
    # The cells of a package are texts.
    assert rules == {"more-pages": 1, "number-as-string": 2}

"""Claim: JSON of other shapes is imported at 100 MB/s or more on one core.

Files of --mb each are made from a seed: a JSON Feed, ROR, GeoJSON, GBFS stations, HSDS services,
CKAN packages, ActivityStreams notes, JSON-LD, Popolo, Seoul's reservations, a Korean standard
set, and rows of an unknown shape with a map and without one. `madang import FILE -o /dev/null` reads each, whole
processes by turns, as does the same data in madang's own shape; the figure is bytes of the file
by processor time.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from common import ROOT
from report import Report, options, read, table

WORDS = [
    "bus",
    "night",
    "park",
    "library",
    "심야",
    "버스",
    "공원",
    "도서관",
    "시설",
    "meeting",
    "room",
    "river",
    "서울",
    "city",
    "report",
]


def sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words))


def feed_item(rng: random.Random, i: int) -> dict[str, object]:
    body = "<p>" + sentence(rng, 40) + "</p><p>" + sentence(rng, 60) + "</p>" if i % 4 == 0 else ""
    text = {"content_html": body} if body else {"content_text": sentence(rng, 100)}
    return {"id": f"i{i}", "title": sentence(rng, 6), "date_published": "2022-05-10T09:00:00+09:00",
            "tags": rng.sample(WORDS, 3), "url": f"https://example.org/{i}", **text}  # fmt: skip


def ror_item(rng: random.Random, i: int) -> dict[str, object]:
    return {"id": f"https://ror.org/{i:09}", "status": "active", "types": ["education"],
            "established": 1900 + i % 100, "domains": [], "external_ids": [],
            "names": [{"value": sentence(rng, 4), "types": ["ror_display", "label"], "lang": "en"},
                      {"value": sentence(rng, 2), "types": ["alias"], "lang": None}],
            "links": [{"type": "website", "value": f"https://example.org/{i}"}],
            "locations": [{"geonames_id": i, "geonames_details": {"name": "Seoul", "lat": 37.5,
                           "lng": 127.0, "country_code": "KR", "country_name": "Korea"}}],
            "relationships": [{"type": "related", "id": "https://ror.org/1", "label": "R"}]}  # fmt: skip


def geo_item(rng: random.Random, i: int) -> dict[str, object]:
    return {"type": "Feature", "id": i,
            "geometry": {"type": "Point", "coordinates": [127 + rng.random(), 37 + rng.random()]},
            "properties": {"name": sentence(rng, 3), "description": sentence(rng, 30)}}  # fmt: skip


def station(rng: random.Random, i: int) -> dict[str, object]:
    return {"station_id": f"{i}", "name": sentence(rng, 3), "short_name": f"N{i % 100}",
            "lat": 37 + rng.random(), "lon": 127 + rng.random(), "address": sentence(rng, 5),
            "rental_methods": ["key", "creditcard"], "capacity": i % 40,
            "is_virtual_station": False, "rental_uris": {"web": f"https://example.org/{i}"}}  # fmt: skip


def service(rng: random.Random, i: int) -> dict[str, object]:
    return {"id": f"{i}", "name": sentence(rng, 4), "description": sentence(rng, 40),
            "status": "active", "url": f"https://example.org/{i}", "email": "a@example.org",
            "fees_description": sentence(rng, 3),
            "organization": {"id": f"o{i % 50}", "name": sentence(rng, 3)},
            "schedules": [{"id": f"s{i}", "freq": "WEEKLY", "byday": "MO,TU,WE",
                           "opens_at": "09:00", "closes_at": "18:00"}],
            "phones": [{"id": f"p{i}", "number": "02-000-0000"}]}  # fmt: skip


def row(rng: random.Random, i: int) -> dict[str, object]:
    # Names that no shape has: rows with SVCID and SVCNM are Seoul's.
    return {"code": f"C{i}", "name": sentence(rng, 4), "lon": "127.0", "lat": "37.5",
            "address": "서울 중구", "description": sentence(rng, 60), "capacity": f"{i % 90 + 2}",
            "phone": "02-000-0000"}  # fmt: skip


def package(rng: random.Random, i: int) -> dict[str, object]:
    resource = {"id": f"r{i}", "name": sentence(rng, 2), "url": f"https://example.org/{i}.csv",
                "format": "CSV", "mimetype": "text/csv", "size": 1000 + i, "position": 0}  # fmt: skip
    return {"id": f"{i}", "name": f"set-{i}", "title": sentence(rng, 4), "notes": sentence(rng, 40),
            "license_id": "cc-by", "state": "active", "private": False, "num_resources": 1,
            "metadata_created": "2022-05-10T09:20:43.998956",
            "metadata_modified": "2022-05-20T09:20:43.998956",
            "tags": [{"name": "bus", "display_name": "bus", "state": "active"}],
            "organization": {"id": f"o{i % 50}", "name": "office", "title": sentence(rng, 2)},
            "resources": [resource], "extras": [{"key": "area", "value": "city"}]}  # fmt: skip


def note(rng: random.Random, i: int) -> dict[str, object]:
    return {"type": "Note", "id": f"{i}", "attributedTo": "https://example.org/users/office",
            "content": "<p>" + sentence(rng, 40) + "</p>", "published": "2022-05-10T09:00:00Z",
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "tag": [{"type": "Hashtag", "name": "#bus", "href": "https://example.org/tags/bus"}],
            "url": f"https://example.org/{i}"}  # fmt: skip


def article(rng: random.Random, i: int) -> dict[str, object]:
    return {"@type": "NewsArticle", "@id": f"https://example.org/{i}", "headline": sentence(rng, 5),
            "description": sentence(rng, 20), "articleBody": sentence(rng, 60),
            "datePublished": "2022-05-10", "keywords": ["bus", "park"], "inLanguage": "ko",
            "author": {"@type": "Person", "name": sentence(rng, 2)},
            "publisher": {"@type": "Organization", "name": "Office"}}  # fmt: skip


def popolo(rng: random.Random, i: int) -> dict[str, object]:
    return {"id": f"{i}", "name": sentence(rng, 3), "classification": "committee",
            "parent_id": f"p{i % 50}", "founding_date": "1990-05", "description": sentence(rng, 20),
            "other_names": [{"name": sentence(rng, 2)}], "identifiers": [],
            "contact_details": [{"type": "address", "value": sentence(rng, 4)}],
            "links": [{"url": f"https://example.org/{i}"}]}  # fmt: skip


def reservation(rng: random.Random, i: int) -> dict[str, object]:
    text = "<p>1. 준수사항</p><p>3. 상세내용</p><p>이용료 : 1시간 5,000원</p><p>"
    return {"GUBUN": "자체", "SVCID": f"S{i}", "MAXCLASSNM": "체육시설", "MINCLASSNM": "테니스장",
            "SVCSTATNM": "접수중", "SVCNM": "△ [야간] " + sentence(rng, 2), "PAYATNM": "유료",
            "PLACENM": "공원>테니스장", "USETGTINFO": " 제한없음", "X": "127.01", "Y": "37.55",
            "SVCURL": f"https://example.org/{i}", "SVCOPNBGNDT": "2021-04-01 00:00:00.0",
            "SVCOPNENDDT": "2021-12-31 00:00:00.0", "RCPTBGNDT": "2021-03-30 09:00:00.0",
            "RCPTENDDT": "2021-12-30 18:00:00.0", "AREANM": "성동구", "V_MIN": "6:00",
            "DTLCONT": text + sentence(rng, 80) + "</p>", "TELNO": "02-2286-6061",
            "V_MAX": "22:00"}  # fmt: skip


def standard(rng: random.Random, i: int) -> dict[str, object]:
    return {"주차장관리번호": f"111-{i}", "주차장명": f"{sentence(rng, 2)} {i}",
            "주차장구분": "공영", "주차장유형": "노외", "소재지지번주소": "서울특별시 중구 태평로 1",
            "주차구획수": f"{i % 90 + 2}", "운영요일": "평일+토요일+공휴일",
            "평일운영시작시각": "09:00", "평일운영종료시각": "18:00",
            "토요일운영시작시각": "09:00", "토요일운영종료시각": "18:00",
            "공휴일운영시작시각": "09:00", "공휴일운영종료시각": "18:00", "요금정보": "유료",
            "주차기본시간": "30", "주차기본요금": "1000", "추가단위시간": "10",
            "추가단위요금": "500", "관리기관명": "중구청", "전화번호": "02-000-0000",
            "위도": f"{37.5 + i % 1000 / 10000:.4f}", "경도": "126.9780",
            "데이터기준일자": "2022-05-01"}  # fmt: skip


def own(rng: random.Random, i: int) -> dict[str, object]:
    return {"id": f"b{i}", "title": sentence(rng, 6), "body": sentence(rng, 100),
            "published": "2022-05-10"}  # fmt: skip


SHAPES = {
    "json-feed": ('{"version":"https://jsonfeed.org/version/1.1","items":[', feed_item, "]}"),
    "ror": ("[", ror_item, "]"),
    "geojson": ('{"type":"FeatureCollection","features":[', geo_item, "]}"),
    "gbfs": (
        '{"last_updated":1652140800,"ttl":60,"version":"2.3","data":{"stations":[',
        station,
        "]}}",
    ),
    "hsds": (
        '{"total_items":1,"total_pages":1,"page_number":1,"contents":[',
        service,
        "]}",
    ),
    "ckan": (
        '{"help":"x","success":true,"result":{"count":1,"results":[',
        package,
        "]}}",
    ),
    "activitystreams": (
        '{"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection",'
        '"orderedItems":[',
        note,
        "]}",
    ),
    "schema.org": ('{"@context":"https://schema.org","@graph":[', article, "]}"),
    "popolo": ('{"persons":[],"organizations":[', popolo, "]}"),
    "reservations": (
        '{"ListPublicReservationSport":{"list_total_count":1,"RESULT":{"CODE":"INFO-000",'
        '"MESSAGE":"x"},"row":[',
        reservation,
        "]}}",
    ),
    "kr-parking": ('{"fields":[],"records":[', standard, "]}"),
    "guessed rows": ('{"data":{"row":[', row, "]}}"),
    "mapped rows": ('{"data":{"row":[', row, "]}}"),
    "madang's own": ('{"bulletins":[', own, "]}"),
}
MAP = ["as=resources", "id=code", "name=name", "place.lat=lat", "place.lon=lon"]


def pieces(shape: str, size: int, rng: random.Random) -> Iterator[str]:
    head, make, tail = SHAPES[shape]
    yield head
    items = [json.dumps(make(rng, i), ensure_ascii=False) for i in range(2000)]
    done = i = 0
    while done < size:
        # Ids differ, words repeat, as they do in a city.
        item = items[i % 2000].replace(f'"{i % 2000}"', f'"{i}"')
        item = item.replace('"id": "', f'"id": "{i // 2000}-').replace(
            '"SVCID": "S', f'"SVCID": "S{i}-'
        )
        item = item.replace('"code": "C', f'"code": "C{i}-')
        item = item.replace('"@id": "https://', f'"@id": "https://{i}.')
        item = item.replace(f'"주차장관리번호": "111-{i % 2000}"', f'"주차장관리번호": "111-{i}"')
        item = item.replace('"id": ' + str(i % 2000) + ",", f'"id": {i},')
        item = item.replace('"id": "' + str(i // 2000) + "-https", f'"id": "https://{i}.https')
        done += len(item.encode()) + 1
        yield ("," if i else "") + item
        i += 1
    yield tail


def seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    given = read(options(__doc__, mb=50, runs=3))
    binary = os.environ.get("MADANG_BIN", str(ROOT / "build/bench/server/madang"))
    report = Report("import_shapes", given, [])
    rates: dict[str, list[float]] = {shape: [] for shape in SHAPES}
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for shape in SHAPES:
            paths[shape] = Path(folder) / f"{shape.replace(' ', '-')}.json"
            rng = random.Random(given.seed)
            with open(paths[shape], "w", encoding="utf-8") as out:
                out.writelines(pieces(shape, int(given.mb * 1e6), rng))
        for _ in range(given.runs):
            for shape, path in paths.items():
                command = [binary, "import", str(path), "-o", "/dev/null"]
                if shape == "mapped rows":
                    command += [word for text in MAP for word in ("--map", text)]
                rates[shape].append(path.stat().st_size / seconds(command) / 1e6)
    rows = [[shape, f"{statistics.median(all):.0f}"] for shape, all in rates.items()]
    table(["shape", "MB/s of one core"], rows)
    report.body["rates"] = rates
    for shape, all in rates.items():
        if shape != "madang's own":
            report.claim(f"{shape} is imported at", all, 100, unit=" MB/s")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

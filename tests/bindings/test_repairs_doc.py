"""Every repair has a rule, and its example in docs/problems.md is one: each is run here."""

import json
import re
from pathlib import Path

import madang
import pytest
from support.seoul_rows import as_csv, as_json, as_xml, read, row

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"
LIBRARY = {"도서관명": "도서관", "소재지도로명주소": "서울특별시 중구 세종대로 1"}
PARK = {"주차장명": "주차장", "소재지지번주소": "서울특별시 중구 1", "주차구획수": "10"}


def documented():
    """Rule, severity and example cell of each row of the tables that importers answer to."""
    text = PAGE.read_text(encoding="utf-8")
    found = {}
    for section in ("## Files", "## Importers", "## Values of feeds and tables"):
        part = text.split(section + "\n")[1].split("\n## ")[0]
        for line in part.splitlines():
            cells = [c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]]
            if len(cells) == 5 and cells[0].startswith("`"):
                found[cells[0].strip("`")] = (cells[1], cells[3])
    return found


DOCUMENTED = documented()


def library(**cells):
    return as_csv([LIBRARY | cells])


def park(**cells):
    return as_csv([PARK | cells])


def seoul(**cells):
    return as_json([row(**cells)])


def feed(**item):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T"}
    return json.dumps(feed | {"items": [{"id": "1", "content_text": "x"} | item]}).encode()


def share(**cells):
    data = [{"rsrcNo": "1", "rsrcNm": "회의실", "lot": "126.9", "lat": "37.5"} | cells]
    return json.dumps({"resultCode": "00", "data": data}, ensure_ascii=False).encode()


def rows(**cells):
    return json.dumps({"data": [{"SVCNM": "방", "id": "1", "x": 1} | cells]}).encode()


def mapped(as_="resources", **paths):
    return {"map": {"as": as_, "id": "id", "name": "SVCNM", **paths}}


def filled_down(values):
    return as_csv(
        [PARK | {"주차장명": f"P{v}", "위도": v, "경도": f"{float(v) + 90:.1f}"} for v in values]
    )


# What makes a document of an example: one for each text in code in the cell, or all at once.
# A pair: the document and the options it is read with.
EACH = {
    "hours-form": lambda e: seoul(V_MIN=e if "오후" not in e else "9:00", V_MAX="22:00"),
    "hours-past-midnight": lambda e: seoul(V_MIN="22:00", V_MAX=e),
    "closing-days": lambda e: library(휴관일=e),
    "closing-days-partly": lambda e: library(휴관일=e),
    "price-form": lambda e: seoul(PAYATNM=e),
    "price-free": lambda e: seoul(PAYATNM=e),
    "prose-facts": lambda e: seoul(V_MIN="", V_MAX="", DTLCONT=e),
    "number-form": lambda e: park(주차구획수=e),
    "date-form": lambda e: seoul(RCPTBGNDT=e),
    "epoch-ms": lambda e: seoul(RCPTBGNDT=int(e)),
    "white-space": lambda e: seoul(USETGTINFO=e.strip('"')),
    "title-mark": lambda e: seoul(SVCNM=e),
    "html-to-text": lambda e: feed(**json.loads("{" + e + "}")),
    "number-as-string": lambda e: (
        rows(**json.loads("{" + e + "}")),
        mapped(capacity="capacity"),
    ),
    "hours-prose": lambda e: (rows(H=e), mapped(hours="H")),
    "hours-prose-partly": lambda e: (rows(H=e), mapped(hours="H")),
    "decimal-comma": lambda e: f"이름;위도;경도;요금\n강당;37,5;126,97;{e}\n".encode(),
    "boolean-as-string": lambda e: (
        rows(closed=json.loads(e)),
        mapped(**{"availability.exceptions.closed": "closed"}),
    ),
    "id-as-number": lambda e: feed(**json.loads("{" + e + "}")),
}
ONCE = {
    "axis-swap": lambda: seoul(X="37.5", Y="127.0"),
    "coordinates-outside": lambda: park(위도="36.2", 경도=""),
    "degrees-scaled": lambda: (
        rows(y=375666103, x=1269779692),
        mapped(**{"place.lat": "y", "place.lon": "x"}),
    ),
    "coordinates-filled-down": lambda: filled_down(["36.2", "37.2", "38.2"]),
    "hours-24": lambda: seoul(V_MIN="10:00", V_MAX="00:00"),
    "hours-equal": lambda: park(평일운영시작시각="00:00", 평일운영종료시각="00:00"),
    "capacity-unbelievable": lambda: park(주차구획수="60080070"),
    "duplicate-row": lambda: as_csv([LIBRARY, LIBRARY]),
    "bay-rows": lambda: as_csv([PARK | {"주차구획수": "1"}] * 40),
    "status-contradicts": lambda: seoul(SVCSTATNM="접수중", DTLCONT="접수마감"),
    "price-contradicts": lambda: seoul(PAYATNM="무료", DTLCONT="이용료 : 5,000원"),
    "withdrawn": lambda: share(delYn="Y"),
    "api-error": lambda: b'{"RESULT":{"CODE":"ERROR-300","MESSAGE":"x"}}',
    "api-empty": lambda: b'{"RESULT":{"CODE":"INFO-200","MESSAGE":"x"}}',
    "language-kr": lambda: json.dumps(
        {
            "id": "https://ror.org/0xxxxxxxx",
            "names": [{"value": "서울시", "types": ["ror_display"], "lang": "kr"}],
            "status": "active",
            "types": ["government"],
        }
    ).encode(),
    "encoding": lambda: as_csv([LIBRARY], "cp949"),
    "encoding-declared": lambda: as_xml([row()]).replace(b"UTF-8", b"EUC-KR"),
    "encoding-damaged": lambda: (
        as_csv([LIBRARY | {"x": "한글 이름"}] * 20, "cp949")
        + LIBRARY["도서관명"].encode("cp949")[:-1]
        + b",x,y\n"
    ),
    "bom": lambda: as_csv([LIBRARY], "utf-8-sig"),
    "next-url-loop": lambda: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "feed_url": "https://a/feed",
            "next_url": "https://a/feed",
            "items": [],
        }
    ).encode(),
}


def examples(rule):
    return re.findall(r"`([^`]+)`", DOCUMENTED[rule][1])


CASES = [(rule, e) for rule in EACH for e in examples(rule)] + [(rule, None) for rule in ONCE]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_of_the_page_is_one(rule, example, tmp_path):
    made = EACH[rule](example) if example is not None else ONCE[rule]()
    data, options = made if isinstance(made, tuple) else (made, {})
    _, rules = read(data, tmp_path, **options)
    assert rules.get(rule, 0) >= 1, rules


def test_every_rule_of_values_has_an_example_that_is_run():
    text = PAGE.read_text(encoding="utf-8").split("## Values of feeds and tables")[1]
    named = set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE))
    assert len(named) > 20
    assert named <= EACH.keys() | ONCE.keys()
    for rule in EACH:
        assert examples(rule), rule


def test_a_count_is_of_the_values_that_were_repaired(tmp_path):
    data = as_json([row(SVCID=f"S{i}", V_MIN="9:00") for i in range(7)] + [row(SVCID="x")])
    _, rules = read(data, tmp_path)
    assert rules["hours-form"] == 7
    report = madang.open(data).report
    assert {r.rule: r.count for r in report.rules}["hours-form"] == 7

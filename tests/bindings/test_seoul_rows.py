"""Rows of Seoul's reservation service with everything that was seen wrong in them, and what a
person would expect of each."""

import json

import madang
import pytest
from support.seoul_rows import KOREAN, ROW, WAYS, as_json, read, row


def same(record):
    """What does not depend on how the table is written."""
    names = set(KOREAN.values()) | set(ROW) | {"gubun"}
    return {k: v for k, v in record.items() if k != "provenance" and k not in names}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_gives_the_same_records(way, tmp_path):
    rows = [row(), row(SVCID="S2", SVCNM='수영장, "큰" 것', X="37.55", Y="126.9", V_MIN="9:00")]
    expected = [same(r) for r in read(as_json(rows), tmp_path)[0]]
    records, rules = read(WAYS[way](rows), tmp_path)
    assert [same(r) for r in records] == expected
    assert [r["id"] for r in records] == ["S1", "S2"]
    assert all(r["source"] == "seoul-reservation" for r in records)
    assert rules["axis-swap"] == 1
    assert rules["hours-form"] == 1
    assert ("encoding" in rules) == (way in {"xml-cp949", "csv-cp949", "csv-utf16"})


def test_an_error_in_xml_is_an_error(tmp_path):
    for text in (
        "<RESULT><CODE>ERROR-300</CODE><MESSAGE>필수 값이 누락되어 있습니다.</MESSAGE></RESULT>",
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
        "<returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg>"
        "<returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>",
    ):
        records, rules = read(text.encode(), tmp_path)
        assert records == []
        assert rules == {"api-error": 1}


ALL = ["mo", "tu", "we", "th", "fr", "sa", "su"]


def one(tmp_path, way="json", **cells):
    """The record of a row, or None."""
    records, rules = read(WAYS[way]([row(**cells)]), tmp_path)
    return (records[0] if records else None), rules


@pytest.mark.parametrize(
    ("x", "y", "place", "rule"),
    [
        ("126.88", "37.57", (37.57, 126.88), None),
        ("37.57", "126.88", (37.57, 126.88), "axis-swap"),
        (126.88, 37.57, (37.57, 126.88), None),
        (" 126.88", "37.57 ", (37.57, 126.88), None),
        ("", "", None, None),
        ("0", "0", None, "coordinates-outside"),
        ("0.0", "37.5", None, "coordinates-outside"),
        ("", "37.5", None, "coordinates-outside"),
        ("139.7", "35.6", None, "coordinates-outside"),  # Tokyo
        ("200000.5", "450000.1", None, "coordinates-outside"),  # metres
        ("37.57", "37.57", None, "coordinates-outside"),
        ("동경", "북위", None, "coordinates-outside"),
    ],
)
def test_places(x, y, place, rule, tmp_path):
    record, rules = one(tmp_path, X=x, Y=y)
    found = record["place"]
    assert (found.get("lat"), found.get("lon")) == (place or (None, None))
    repairs = {r: n for r, n in rules.items() if r in {"axis-swap", "coordinates-outside"}}
    assert repairs == ({rule: 1} if rule else {})
    if rule == "coordinates-outside":
        assert [str(record.get("x-" + c, "")) for c in "XY"] == [str(x), str(y)]


def test_coordinates_filled_down_a_column_are_nobodys(tmp_path):
    rows = [row(SVCID=f"S{i}", X=f"{126.9 + i:.1f}", Y=f"{36.2 + i:.1f}") for i in range(3)]
    records, rules = read(as_json(rows), tmp_path)
    assert [r["place"].get("lat") for r in records] == [36.2, None, None]
    assert rules["coordinates-filled-down"] == 2


@pytest.mark.parametrize(
    ("opens", "closes", "hours", "rule"),
    [
        ("09:00", "18:00", ("09:00", "18:00"), None),
        ("9:00", "18:00", ("09:00", "18:00"), "hours-form"),
        ("0900", "1800", ("09:00", "18:00"), "hours-form"),
        (900, 1800, ("09:00", "18:00"), "hours-form"),
        ("9", "18", ("09:00", "18:00"), "hours-form"),
        ("09.00", "18.00", ("09:00", "18:00"), "hours-form"),
        ("09:00:00", "18:00:00", ("09:00", "18:00"), "hours-form"),
        ("오전 9시", "오후 6시 30분", ("09:00", "18:30"), "hours-form"),
        ("09:00~18:00", "", ("09:00", "18:00"), "hours-form"),
        ("09:00", "24:00", ("09:00", "24:00"), None),
        ("09:00", "00:00", ("09:00", "24:00"), "hours-24"),
        ("22:00", "02:00", ("22:00", "02:00"), None),
        ("22:00", "26:00", ("22:00", "02:00"), "hours-past-midnight"),
        ("00:00", "00:00", ("00:00", "24:00"), "hours-equal"),
        ("09:00", "09:00", ("00:00", "24:00"), "hours-equal"),
        ("", "", None, None),
        ("25:99", "18:00", None, "value-set-aside"),
        ("상시", "", None, "value-set-aside"),
    ],
)
def test_hours(opens, closes, hours, rule, tmp_path):
    record, rules = one(tmp_path, V_MIN=opens, V_MAX=closes)
    weekly = record.get("availability", {}).get("weekly")
    assert weekly == ([{"days": ALL, "from": hours[0], "to": hours[1]}] if hours else None)
    named = {r for r in rules if r.startswith("hours-") or r == "value-set-aside"}
    assert named == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("pay", "text", "price", "rule"),
    [
        ("무료", "", {"amount": 0}, "price-free"),
        (" 무료 ", "", {"amount": 0}, "price-free"),
        ("30,000", "", {"amount": 30000}, "price-form"),
        ("1000원", "", {"amount": 1000}, "price-form"),
        ("1만5천원", "", {"amount": 15000}, "price-form"),
        ("1시간 5,000원", "", {"amount": 5000, "per": "PT1H"}, "price-form"),
        ("유료", "", {"note": {"ko": "유료"}}, None),
        ("유료", "이용요금 : 30,000원", {"amount": 30000, "note": {"ko": "유료"}}, "prose-facts"),
        (
            "유료",
            "&lt;사용요금&gt; 1시간 150,000원",
            {"amount": 150000, "per": "PT1H", "note": {"ko": "유료"}},
            "prose-facts",
        ),
    ],
)
def test_prices(pay, text, price, rule, tmp_path):
    record, rules = one(tmp_path, PAYATNM=pay, DTLCONT=text)
    assert record["price"] == {"currency": "KRW", **price}
    named = {r for r in rules if r.startswith("price-") or r == "prose-facts"}
    assert named == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("value", "day", "rule"),
    [
        ("2020-12-31", "2020-12-31", None),
        ("2020-12-31 00:00:00.0", "2020-12-31", "date-form"),
        ("2020-12-31 10:00:00.0", "2020-12-31T10:00:00+09:00", "date-form"),
        ("20201231", "2020-12-31", "date-form"),
        ("2020.12.31", "2020-12-31", "date-form"),
        (1609340400000, "2020-12-31", "epoch-ms"),
        ("1609376400000", "2020-12-31T10:00:00+09:00", "epoch-ms"),
        ("", None, None),
        ("상시", None, "value-set-aside"),
    ],
)
def test_the_window_of_reception(value, day, rule, tmp_path):
    record, rules = one(tmp_path, RCPTBGNDT=value, RCPTENDDT="")
    assert record["availability"].get("reception") == ({"from": day} if day else None)
    assert {r for r in rules if r in {"date-form", "epoch-ms", "value-set-aside"}} == (
        {rule} if rule else set()
    )


CLOSED = [
    # days of 2022: 05-01 and 05-15 first and third Sunday, 02-01 설, 06-06 a holiday
    ("<평일개방> 09:00~20:00 <휴관일> 매주 월요일", ["2022-05-16"], ["2022-05-17"]),
    (
        "휴관일 : 첫째·셋째 일요일, 설·추석 연휴",
        ["2022-05-01", "2022-05-15", "2022-01-31", "2022-02-01", "2022-09-11"],
        ["2022-05-08", "2022-06-06"],
    ),
    (
        "<p>휴무일: 매주 월요일, 공휴일</p>",
        ["2022-05-16", "2022-06-06", "2022-05-05"],
        ["2022-05-17"],
    ),
    ("&lt;휴관일&gt; 매월 둘째, 넷째 화요일", ["2022-05-10", "2022-05-24"], ["2022-05-17"]),
    ("※ 매주 월요일 및 설날은 휴관합니다.", ["2022-05-16", "2022-02-01"], ["2022-02-02"]),
    ("매주 월요일 휴관, 공휴일 휴관", ["2022-05-16", "2022-06-06"], ["2022-05-17"]),
    ("휴관일: 연중무휴", [], ["2022-05-16", "2022-02-01"]),
]


@pytest.mark.parametrize(("text", "closed", "free"), CLOSED)
def test_closing_days_in_prose_close_it(text, closed, free, tmp_path):
    data = as_json([row(DTLCONT=text)])
    _, rules = read(data, tmp_path)
    assert rules.get("closing-days", 0) == (1 if closed else 0)
    service = madang.open(data).resources["S1"]
    for day in closed + free:
        why = service.why_not(day + "T10:00", day + "T11:00")
        assert why.free == (day in free), (day, why)
        assert {r.rule for r in why.reasons} <= {"closed", "holiday"}


def test_it_is_free_within_its_period_and_asked_for_within_the_reception():
    cells = {
        "SVCOPNBGNDT": "2022-05-01 00:00:00.0",
        "SVCOPNENDDT": 1656514800000,  # 2022-06-30 in Seoul
        "RCPTBGNDT": "2022-04-01 10:00:00.0",
        "RCPTENDDT": "2022-06-20",
    }
    service = madang.open(as_json([row(**cells)])).resources["S1"]

    def rules(day, now="2022-05-01T00:00"):
        why = service.why_not(day + "T10:00", day + "T11:00", now=now)
        return {r.rule for r in why.reasons}

    assert rules("2022-05-17") == rules("2022-06-30") == set()
    assert rules("2022-07-01") == {"season"}
    assert rules("2022-04-30", "2022-04-15T00:00") == {"season"}
    assert rules("2022-05-17", "2022-04-01T09:59") == {"reception"}
    assert rules("2022-06-25", "2022-06-21T00:00") == {"reception"}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (
            "3. 상세내용<br><평일개방> 09:00~20:00 <주말개방> 10시~17시 <공휴일> 미개방",
            [(ALL[:5], "09:00", "20:00"), (ALL[5:], "10:00", "17:00")],
        ),
        (
            "○ 이용시간 : 평일 09:00~18:00, 주말 10:00~17:00",
            [(ALL[:5], "09:00", "18:00"), (ALL[5:], "10:00", "17:00")],
        ),
        (
            "개방시간: 월~금 0900 - 1800 / 토 09:00 - 24:00",
            [(ALL[:5], "09:00", "18:00"), (["sa"], "09:00", "24:00")],
        ),
        ("운영시간: 매일 22:00~02:00", [(ALL, "22:00", "02:00")]),
        # Of what else it says the text tells.
        ("이용시간: 평일 09:00~18:00, 특별한 날 10:00~17:00", [(ALL[:5], "09:00", "18:00")]),
        ("이용시간: 특별한 날 10:00~17:00", None),
    ],
)
def test_hours_in_prose(text, hours, tmp_path):
    record, rules = one(tmp_path, V_MIN="", V_MAX="", DTLCONT=text)
    weekly = record.get("availability", {}).get("weekly")
    if hours is None:
        assert weekly is None
        return
    assert weekly == [{"days": d, "from": f, "to": t} for d, f, t in hours]
    assert rules["prose-facts"] >= 1
    if "미개방" in text:
        assert record["availability"]["holidays"] == "closed"


def test_names_texts_and_phones(tmp_path):
    record, rules = one(
        tmp_path,
        SVCNM="△ ○ [야간] 축구장&nbsp;&#40;A&#41; ",
        PLACENM="서울역사박물관>강당 ",
        USETGTINFO=" 제한없음",
        TELNO="02-724-0236,191",
        DTLCONT="<p>1. 준수사항</p><p>3. 상세내용</p><p>수용인원: 60080070명</p><a href='x",
    )
    assert record["name"] == {"ko": "[야간] 축구장 (A)"}
    assert record["tags"] == ["체육시설", "테니스장", "야간"]
    assert record["place"]["path"] == ["서울역사박물관", "강당"]
    assert record["conditions"] == {"ko": "제한없음"}
    assert record["phones"] == ["02-724-0236", "191"]
    assert record["description"] == {"ko": "수용인원: 60080070명"}
    assert record["notice"] == "1. 준수사항"
    assert "capacity" not in record
    expected = {"title-mark": 1, "html-to-text": 2, "white-space": 3, "capacity-unbelievable": 1}
    assert {r: n for r, n in rules.items() if r in expected} == expected


def test_rows_that_stand_twice_are_one_and_others_with_the_same_id_are_told(tmp_path):
    rows = [row(), row(), row(SVCSTATNM="예약마감"), row(SVCID="S2"), row(SVCID="S3", SVCNM=" ")]
    for way in ("json", "xml", "csv-korean"):
        records, rules = read(WAYS[way](rows), tmp_path)
        assert [r["id"] for r in records] == ["S1", "S2"]
        assert rules["duplicate-row"] == 1
        assert rules["duplicate-id"] == 1
        assert rules["missing-member"] == 1


def test_one_broken_row_costs_one(tmp_path):
    text = as_json([row(SVCID=f"S{i}") for i in range(5)]).decode()
    text = text.replace('"SVCID": "S2"', '"SVCID": "S2" "x"')
    records, rules = read(text.encode(), tmp_path)
    assert [r["id"] for r in records] == ["S0", "S1", "S3", "S4"]
    assert rules["json-syntax"] == 1


def test_what_is_an_own_column_of_a_row_is_kept(tmp_path):
    record, _ = one(tmp_path, 새칸="값", NUMBER=3, GUBUN="자체")
    assert (record["새칸"], record["NUMBER"], record["GUBUN"]) == ("값", 3, "자체")
    assert json.loads(json.dumps(record))["source"] == "seoul-reservation"

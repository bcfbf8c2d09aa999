"""Rows of Seoul's reservation service with everything that was seen wrong in them, and what a
person would expect of each."""

import pytest
from support.seoul_rows import KOREAN, ROW, WAYS, as_json, read, row


def same(record):
    """What does not depend on how the table is written."""
    names = set(KOREAN.values()) | set(ROW) | {"gubun"}
    return {k: v for k, v in record.items() if k != "provenance" and k not in names}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_gives_the_same_records(way, tmp_path):
    rows = [row(), row(SVCID="S2", SVCNM="수영장, \"큰\" 것", X="37.55", Y="126.9", V_MIN="9:00")]
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

"""madang.load: Python objects, bytes and text."""

import collections
import datetime
import json

import madang
import pytest


def test_a_dict_of_collections(data):
    city = madang.load(data)
    assert [len(c) for c in city.collections()] == [4, 2, 2]
    assert repr(city) == (f"<Catalog {city.version}: 4 bulletins, 2 organizations, 2 resources>")


def test_objects_bytes_and_text_are_the_same_data(data):
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    versions = {
        madang.load(d).version
        for d in (data, text, text.encode(), bytearray(text, "utf-8"), memoryview(text.encode()))
    }
    assert len(versions) == 1


def test_other_data_is_another_version(data):
    before = madang.load(data).version
    data["bulletins"][0]["title"] = "Night bus"
    assert madang.load(data).version != before
    assert len(before) == 16
    assert int(before, 16) >= 0


def test_a_list_of_records_that_say_their_type():
    city = madang.load(
        [
            {"type": "bulletins", "id": "a", "title": "A"},
            {"type": "resources", "id": "b", "name": "B"},
        ]
    )
    assert (len(city.bulletins), len(city.resources)) == (1, 1)


def test_a_list_of_records_of_one_collection():
    assert len(madang.load([{"id": "a", "title": "A"}], as_="bulletins").bulletins) == 1


def test_a_generator_and_records_themselves(city):
    again = madang.load((record for record in city.bulletins), as_="bulletins")
    assert [r.to_dict() for r in again.bulletins] == [r.to_dict() for r in city.bulletins]


def test_dates_tuples_and_mappings_are_written_as_json():
    record = collections.OrderedDict(
        id="a", title="A", published=datetime.date(2022, 5, 14), topics=("x", "y")
    )
    got = madang.load([record], as_="bulletins").bulletins["a"]
    assert got.published == "2022-05-14"
    assert got.topics == ("x", "y")


@pytest.mark.parametrize("value", [float("nan"), object(), {1j}])
def test_what_json_cannot_say_is_a_source_error(value):
    with pytest.raises(madang.SourceError) as caught:
        madang.load([{"id": "a", "title": "A", "x": value}], as_="bulletins")
    assert caught.value.code == "not-json"


def test_a_circle_is_a_source_error():
    record = {"id": "a", "title": "A"}
    record["self"] = record
    with pytest.raises(madang.SourceError):
        madang.load([record], as_="bulletins")


def test_half_a_character_costs_one_record():
    city = madang.load([{"id": "a", "title": "\ud800"}, {"id": "b", "title": "B"}], as_="bulletins")
    assert [r.id for r in city.bulletins] == ["b"]
    assert city.report.refused == 1


def test_a_byte_order_mark_and_crlf():
    city = madang.load(
        b'\xef\xbb\xbf{"id":"a","title":"A"}\r\n{"id":"b","title":"B"}\r\n', as_="bulletins"
    )
    assert [r.id for r in city.bulletins] == ["a", "b"]
    assert city.report.accepted == 2


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"not json", b"[1, 2, 3]", b'"text"'])
def test_bytes_without_a_record_raise_or_report(data):
    try:
        city = madang.load(data, as_="bulletins")
    except madang.SourceError as error:
        assert error.code
        assert error.message
    else:
        assert len(city.bulletins) == 0
        assert city.report.refused == city.report.records


def test_unknown_members_come_back(city):
    assert city.bulletins["late-bus"].to_dict()["x-colour"] == {"deep": [1, {"er": None}]}


def test_a_dangling_reference_is_a_notice(data):
    data["bulletins"][1]["organizations"] = ["nobody"]
    report = madang.load(data).report
    assert report.accepted == report.records == 8
    assert [(p.severity, p.rule) for p in report.problems] == [("notice", "dangling-reference")]


def test_a_duplicate_id_keeps_the_first():
    city = madang.load([{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}], as_="bulletins")
    assert city.bulletins["a"].title == "One"
    assert [p.rule for p in city.report.problems] == ["duplicate-id"]


def test_stats_and_export(city, data):
    assert city.stats()["version"] == city.version
    whole = json.loads(city.export("json"))
    assert whole["bulletins"] == data["bulletins"]
    lines = [json.loads(line) for line in city.export("ndjson").splitlines()]
    assert len(lines) == 8
    assert {line["type"] for line in lines} == {"bulletins", "organizations", "resources"}
    table = city.export("csv", collection="resources", q="kind:goods")
    assert table.count("\r\n") == 2
    assert "Power drill" in table
    with pytest.raises(madang.Error, match="json"):
        city.export("xlsx")


def test_an_export_loads_again(city):
    assert madang.load(city.export("ndjson")).version == city.version

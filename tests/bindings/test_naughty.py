"""The big list of naughty strings goes through every door unharmed."""

import json

import madang
import pytest


@pytest.fixture(scope="module")
def naughty(shared):
    path = shared / "data" / "suites" / "blns" / "blns.json"
    if not path.is_file():
        pytest.skip("the big list of naughty strings is not here")
    return json.loads(path.read_text(encoding="utf-8"))


def test_load_and_get(naughty):
    data = [{"id": f"n{i}", "title": s or "empty", "x-raw": s} for i, s in enumerate(naughty)]
    city = madang.load(data, as_="bulletins")
    assert city.report.accepted == len(naughty) > 500
    for record in data:
        assert city.bulletins[record["id"]].to_dict() == record


def test_as_ids(naughty):
    strings = sorted({s for s in naughty if s})
    city = madang.load([{"id": s, "title": "T"} for s in strings], as_="bulletins")
    refused = {p.pointer for p in city.report.problems}
    assert len(city.bulletins) + city.report.refused == len(strings), refused
    assert len(city.bulletins) > 0.9 * len(strings)
    for record in city.bulletins:
        assert city.get(f"bulletins/{record.id}") == record
        assert "T" in record._repr_html_()
    with pytest.raises(madang.NotFoundError):
        city.bulletins["no such id"]


def test_search_answers_or_says_why(naughty):
    data = [{"id": f"n{i}", "title": s or "empty"} for i, s in enumerate(naughty)]
    city = madang.load(data, as_="bulletins")
    for text in naughty:
        try:
            hits = city.search(text)
        except madang.QueryError as error:
            assert error.code
            assert error.message
            continue
        json.loads(hits.to_json())
        page = hits._repr_html_()
        assert "<script" not in page.lower()
        for hit in hits:
            for mark in hit.highlights:
                assert all(0 <= a < b <= len(mark.text) for a, b in mark.spans)


def test_as_values_of_expressions(naughty):
    city = madang.load(
        [{"id": f"n{i}", "title": "T", "topics": [s]} for i, s in enumerate(naughty) if s],
        as_="bulletins",
    )
    for i, text in enumerate(naughty):
        if not text:
            continue
        expression = madang.F.topics == text
        found = {hit.id for hit in city.bulletins.where(expression, limit=1000)}
        assert f"n{i}" in found, text
        assert found == {hit.id for hit in city.bulletins.where(str(expression), limit=1000)}

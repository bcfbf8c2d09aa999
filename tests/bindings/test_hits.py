"""Hits: a sequence that can say why."""

import json

import madang
import pytest


def ids(hits):
    return [hit.id for hit in hits]


@pytest.fixture
def hits(city):
    return city.bulletins.search("bus")


def test_a_sequence(hits):
    assert len(hits) == hits.total == 2
    assert hits.limit == 10
    assert hits.next is None
    assert hits[0].id == hits[-2].id == "late-bus"
    assert [h.id for h in hits[::-1]] == ["bike-share", "late-bus"]
    assert hits[5:] == []
    for i in (2, -3):
        with pytest.raises(IndexError):
            hits[i]
    assert repr(hits) == "<Hits: 2 of 2>"
    assert not madang.load([{"id": "a", "title": "A"}], as_="bulletins").search("zebra")


def test_a_hit_says_why(hits, city):
    first = hits[0]
    assert first.collection == "bulletins"
    assert first.record == city.bulletins["late-bus"]
    assert first.score > hits[1].score > 0
    assert ("bus", "title", "word") in [tuple(w) for w in first.why]
    assert first.why[0].term == "bus"
    assert repr(first).startswith("<Hit ")


def test_highlights_cut_characters_not_bytes(city):
    (hit,) = city.bulletins.search("심야")
    mark = next(m for m in hit.highlights if m.field == "title")
    assert mark.lang == "ko"
    (begin, end), *_ = mark.spans
    assert mark.text[begin:end] == "심야"
    assert "<mark>심야</mark>" in mark.html
    assert str(mark) == mark.text


def test_highlight_html_is_escaped():
    city = madang.load([{"id": "a", "title": "<b> bus & <script>"}], as_="bulletins")
    (hit,) = city.search("bus")
    html = "".join(m.html for m in hit.highlights)
    assert "<mark>bus</mark>" in html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<script>" not in city.search("bus")._repr_html_()


def test_marked_joins_all_pieces():
    mark = madang.Highlight("title", "en", "a<b>c", ((0, 1), (4, 5)))
    assert mark.html == "<mark>a</mark>&lt;b&gt;<mark>c</mark>"


def test_no_words_no_score(city):
    hit = city.bulletins.search("topics:green")[0]
    assert hit.score == 0
    assert hit.why == ()
    assert hit.highlights == ()


def test_pages_give_each_once(city):
    pages = list(city.bulletins.search(limit=3, sort="published").pages())
    assert [ids(page) for page in pages] == [["guide", "bike-share", "late-bus"], ["parks"]]
    assert {page.total for page in pages} == {4}


def test_json_has_one_shape(city):
    hits = city.bulletins.search("bus", limit=1, facets=["kind"])
    told = json.loads(hits.to_json())
    assert list(told) == ["total", "limit", "next", "facets", "items"]
    assert (told["total"], told["limit"], told["next"]) == (2, 1, hits.next)
    assert told["facets"] == {"kind": [{"value": "news", "count": 2}]}
    (item,) = told["items"]
    assert list(item)[-1] == "_hit"
    assert item["_hit"]["collection"] == "bulletins"
    assert json.loads(hits[0].to_json()) == item


def test_other_formats(city):
    hits = city.bulletins.search("bus")
    assert [json.loads(line)["id"] for line in hits.to_text("ndjson").splitlines()] == ids(hits)
    assert hits.to_text("csv").count("\r\n") == 3
    assert hits.to_text("json") == hits.to_json()
    assert hits.to_dicts()[0]["id"] == "late-bus"
    with pytest.raises(madang.Error):
        hits.to_text("yaml")


def test_hits_of_an_address_are_of_their_city(city):
    hits = city.ask("/api/v1/bulletins?q=bus&limit=1")
    assert [page.total for page in hits.pages()] == [2, 2]
    assert hits[0].record.similar(1).total == 1
    with pytest.raises(madang.UsageError, match="an address is asked and not grouped"):
        hits.group_by("kind")

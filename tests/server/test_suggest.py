"""Suggestions, related records, what was meant, HTML."""

import json
import urllib.parse

import pytest
from support.serving import serve, stop


def quoted(text):
    return urllib.parse.quote(text, safe="")


def test_suggestions_have_one_shape(client):
    answer = client.api("/suggest?q=" + quoted("심야") + "&limit=3")
    assert answer.status == 200
    assert 0 < len(answer.json) <= 3
    for found in answer.json:
        assert list(found) == ["text", "field", "collection", "records", "how", "spans"]
        [[begin, end]] = found["spans"]
        assert found["text"].encode()[begin:end].decode() == "심야"


@pytest.mark.parametrize(("typed", "how"), [("ㅅㅇㅌㅂㅅ", "initials"), ("tjdnf", "keyboard")])
def test_suggestions_understand_half_typed_words(client, typed, how):
    found = client.api("/suggest?q=" + quoted(typed)).json
    assert found
    assert {f["how"] for f in found} == {how}
    assert all("서울" in f["text"] for f in found)


def test_suggestions_of_nothing_are_nothing(client):
    assert client.api("/suggest").json == []
    assert client.api("/suggest?q=").json == []
    assert client.api("/suggest?q=" + quoted("?!")).json == []


@pytest.mark.parametrize("query", ["limit=x", "limit=101", "limit=-1", "colour=red"])
@pytest.mark.parametrize("path", ["/suggest", "/bulletins/late-night-transit-2022/similar"])
def test_bad_parameters_are_named(client, path, query):
    answer = client.api(f"{path}?{query}")
    assert answer.status == 400
    assert query.split("=")[0] in answer.json["detail"]


def test_related_records(client):
    answer = client.api("/bulletins/late-night-transit-2022/similar?limit=4")
    assert answer.status == 200
    assert 0 < len(answer.json) <= 4
    assert all(r["_hit"]["collection"] == "bulletins" for r in answer.json)
    assert all(r["id"] != "late-night-transit-2022" for r in answer.json)
    scores = [r["_hit"]["score"] for r in answer.json]
    assert scores == sorted(scores, reverse=True)
    page = client.api("/bulletins/late-night-transit-2022/similar?limit=4&envelope=1").json
    assert page["items"] == answer.json
    assert page["total"] == len(answer.json)
    assert client.api("/bulletins/nobody/similar").status == 404


def test_ids_that_look_like_addresses_have_related_records(naughty, naughty_ids):
    for i in naughty_ids:
        assert naughty.api(f"/bulletins/{quoted(i)}/similar").status == 200, i


def test_a_record_whose_id_ends_so_is_a_record(madang_bin, tmp_path):
    path = tmp_path / "bulletins.json"
    ids = ["a", "a/similar"]
    path.write_text(json.dumps([{"id": i, "title": i} for i in ids]), encoding="utf-8")
    server, client = serve(madang_bin, path)
    try:
        assert client.api("/bulletins/a/similar").json["id"] == "a/similar"
        assert client.api("/bulletins/a/similar/similar").json == []
    finally:
        stop(server)


def test_what_was_meant_stands_in_the_envelope(client):
    page = client.api("/search?q=" + quoted("tladi") + "&envelope=1").json
    assert page["did_you_mean"] == "심야"
    assert page["total"] > 0
    assert page["items"][0]["_hit"]["why"][0]["how"] == "keyboard"
    assert "did_you_mean" not in client.api("/search?q=bus&envelope=1").json


def test_highlights_as_html_where_asked_for(client):
    for hit in client.api("/search?q=bus&highlight=html").json:
        for mark in hit["_hit"]["highlights"]:
            assert "<mark>" in mark["html"]
            assert mark["html"].replace("<mark>", "").replace("</mark>", "").count("<") == 0
    for hit in client.api("/search?q=bus&highlight=spans").json:
        assert all("html" not in mark for mark in hit["_hit"]["highlights"])
    assert client.api("/search?q=bus&highlight=pdf").status == 400

"""What the server says when it cannot answer."""

import json
import urllib.parse

import pytest

MEMBERS = {"type", "title", "status", "detail", "instance", "code"}


def problem(answer, status, code):
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    body = answer.json
    assert body.keys() >= MEMBERS
    assert body["status"] == status
    assert body["code"] == code
    return body


@pytest.mark.parametrize(
    ("path", "params", "code", "words"),
    [
        ("/bulletins", {"colour": "red"}, "unknown-parameter", '"colour"'),
        ("/resources", {"capacity.about": "3"}, "unknown-parameter", '"capacity.about"'),
        ("/version", {"x": "1"}, "unknown-parameter", '"x"'),
        ("/bulletins", {"limit": "many"}, "bad-parameter", "many"),
        ("/bulletins", {"limit": "1001"}, "bad-parameter", "1001"),
        ("/bulletins", {"limit": "-1"}, "bad-parameter", "-1"),
        ("/bulletins", {"envelope": "yes"}, "bad-parameter", "yes"),
        ("/bulletins", {"q": '"open'}, "query-syntax", "\n^"),
        ("/bulletins", {"q": "capasity:3"}, "unknown-field", "capasity"),
        ("/resources", {"q": "capacity:many"}, "bad-value", "many"),
        ("/resources", {"capacity": "many"}, "bad-value", "many"),
        ("/bulletins", {"published": "2022-02-30"}, "bad-value", "2022-02-30"),
        ("/bulletins", {"q": "published:2023..2022"}, "bad-range", "published"),
        ("/bulletins", {"sort": "body"}, "bad-sort", "body"),
        ("/bulletins", {"facet": "body"}, "bad-facet", "body"),
        ("/bulletins", {"after": "x"}, "bad-cursor", "cursor"),
        ("/search", {"q": "!!!"}, "no-terms", "!!!"),
        ("/resources", {"near": "here"}, "query-syntax", "here"),
    ],
)
def test_a_wrong_question_is_a_400_that_says_why(client, path, params, code, words):
    answer = client.api(path, params)
    body = problem(answer, 400, code)
    assert words in body["detail"]
    assert body["instance"].startswith("/api/v1" + path)


def test_a_misspelt_field_names_the_nearest(client):
    body = problem(client.api("/resources", {"q": "capasity:3"}), 400, "unknown-field")
    assert "capacity" in body["hint"]


def test_what_is_not_there_is_a_404(client):
    assert "nobody" in problem(client.api("/organizations/nobody"), 404, "not-found")["detail"]
    problem(client.api("/books"), 404, "not-found")
    problem(client.api(""), 404, "not-found")
    problem(client.get("/nothing.html"), 404, "not-found")
    problem(client.get("/../routes.cc"), 404, "not-found")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_city_cannot_be_changed(client, method):
    answer = client.api("/bulletins", method=method, body=b'{"id":"x"}')
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_bounds(client):
    assert client.api("/search", {"q": "a" * 9000}).status == 414
    big = client.api("/bulletins", method="POST", body=b"x" * 3_000_000)
    assert big.status == 413


def test_naughty_strings_are_answered(client, shared):
    strings = json.loads((shared / "data/suites/blns/blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 400
    connection = client.connect()
    for text in strings:
        for path, params in (
            ("/search", {"q": text}),
            ("/resources", {"place.city": text}),
            ("/bulletins", {"author": text, "envelope": 1}),
        ):
            answer = client.api(path, params, connection=connection)
            assert answer.status in (200, 400), text
            assert answer.json is not None
        answer = client.api(
            "/bulletins/" + urllib.parse.quote(text, safe=""), connection=connection
        )
        assert answer.status in (200, 404), text
        assert answer.json
    connection.close()

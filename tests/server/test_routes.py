"""What the routes answer."""

import concurrent.futures
import json
import re
import urllib.parse

import pytest

COLLECTIONS = ["bulletins", "organizations", "resources"]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_list_is_an_array_with_its_total_in_a_header(client, collection):
    answer = client.api("/" + collection, {"limit": 3})
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert len(answer.json) == 3
    assert int(answer.headers["X-Total-Count"]) > 3
    for record in answer.json:
        assert record["id"]
        assert record["_hit"] == {"collection": collection}


def test_words_are_ranked_and_say_why(client):
    records = client.api("/bulletins", {"q": "late-night bus"}).json
    scores = [r["_hit"]["score"] for r in records]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0
    first = records[0]["_hit"]
    assert {w["term"] for w in first["why"]} >= {"bus"}
    for mark in first["highlights"]:
        data = mark["snippet"].encode()
        for begin, end in mark["spans"]:
            assert data[begin:end].decode().strip()


def test_pages_follow_the_link_to_the_end(client):
    target, seen = "/api/v1/resources?limit=20&sort=name", []
    while target:
        answer = client.get(target)
        assert answer.status == 200
        seen += [r["id"] for r in answer.json]
        link = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("Link") or "")
        target = link.group(1) if link else None
    total = int(answer.headers["X-Total-Count"])
    assert len(seen) == total
    assert len(set(seen)) == total


def test_the_envelope_holds_what_the_headers_say(client):
    answer = client.api("/resources", {"envelope": 1, "limit": 2, "facet": "kind,place.district"})
    body = answer.json
    assert list(body) == ["total", "limit", "next", "facets", "items"]
    assert body["total"] == int(answer.headers["X-Total-Count"])
    assert sum(v["count"] for v in body["facets"]["kind"]) == body["total"]
    assert body["items"] == client.api("/resources", {"limit": 2}).json
    counts = [v["count"] for v in body["facets"]["place.district"]]
    assert counts == sorted(counts, reverse=True)


def test_conditions_are_parameters(client):
    halls = client.api("/resources", {"capacity.gte": 20, "kind": "space", "limit": 100}).json
    assert halls
    assert all(r["capacity"] >= 20 and r["kind"] == "space" for r in halls)
    both = client.api("/resources", [("kind", "goods"), ("kind", "talent"), ("limit", 100)]).json
    assert {r["kind"] for r in both} == {"goods", "talent"}
    near = client.api("/resources", {"near": "37.5665,126.978,1", "limit": 100}).json
    assert 0 < len(near) < int(client.api("/resources").headers["X-Total-Count"])
    typed = client.api("/resources", {"q": "capacity>=20 kind:space", "limit": 100}).json
    assert sorted(r["id"] for r in typed) == sorted(r["id"] for r in halls)


def test_search_asks_all_collections(client):
    assert client.api("/search", {"q": "MITI"}).json[0]["id"] == "miti"
    found = client.api("/search", {"q": "심야", "limit": 20}).json
    assert {r["_hit"]["collection"] for r in found} >= {"bulletins", "resources"}


def test_one_record_is_as_in_the_file(client, seoul):
    for name in COLLECTIONS:
        for line in (seoul / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()[:5]:
            record = json.loads(line)
            answer = client.api(f"/{name}/" + urllib.parse.quote(record["id"], safe=""))
            assert answer.json == record


@pytest.mark.parametrize("safe", ["", "/"])
def test_ids_of_any_letters_are_reached(naughty, naughty_ids, safe):
    for wanted in naughty_ids:
        answer = naughty.api("/bulletins/" + urllib.parse.quote(wanted, safe=safe))
        assert answer.status == 200, wanted
        assert answer.json["id"] == wanted


def test_documents(client):
    assert client.api("/version").json.keys() == {"madang", "data"}
    assert client.api("/stats").json["collections"]["bulletins"]["records"] > 8
    for path in ("/healthz", "/readyz", "/api/v1/healthz"):
        assert client.get(path).json == {"status": "ok"}


def test_metrics_count_answers_and_records(client):
    before = client.get("/metrics")
    assert before.headers["Content-Type"].startswith("text/plain")

    def value(answer, name):
        lines = answer.body.decode().splitlines()
        return int(next(line for line in lines if line.startswith(name + " ")).split()[1])

    client.api("/books")
    client.api("/version")
    after = client.api("/metrics")
    for name, least in (
        ('madang_answers_total{class="4xx"}', 1),
        ('madang_answers_total{class="2xx"}', 2),
    ):
        assert value(after, name) - value(before, name) >= least
    total = int(client.api("/resources").headers["X-Total-Count"])
    assert value(after, 'madang_records{collection="resources"}') == total


def test_data_that_is_known_is_not_sent_again(client):
    answer = client.api("/bulletins")
    again = client.api("/bulletins", **{"If-None-Match": answer.headers["ETag"]})
    assert again.status == 304
    assert again.body == b""
    assert client.api("/bulletins", **{"If-None-Match": 'W/"other"'}).status == 200


def test_head_and_options(client):
    head = client.api("/bulletins", method="HEAD")
    assert head.status == 200
    assert head.body == b""
    assert int(head.headers["Content-Length"]) > 0
    options = client.api("/bulletins", method="OPTIONS")
    assert options.status == 204
    assert "GET" in options.headers["Allow"]
    assert client.api("/bulletins").headers["Access-Control-Allow-Origin"] == "*"


def test_the_page_is_served_under_a_policy(client):
    page = client.get("/")
    assert page.status == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    for name, kind in (
        ("app.js", "text/javascript"),
        ("app.css", "text/css"),
        ("views/list.js", "text/javascript"),
        ("favicon.svg", "image/svg+xml"),
    ):
        answer = client.get("/" + name)
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith(kind)


def test_one_connection_serves_many_requests(client):
    connection = client.connect()
    for _ in range(200):
        assert client.api("/version", connection=connection).status == 200
    connection.close()


def test_many_clients_at_once(client):
    def ask(i):
        return client.api(
            "/search", {"q": ["bus", "회의실", "MITI", "hall"][i % 4], "envelope": 1}
        ).body

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(160)))
    assert len(set(answers)) == 4

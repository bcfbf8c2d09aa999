"""Free time, bookings and changes over HTTP."""

import json
import subprocess

import pytest
from support.serving import Client, stop

TOKEN = "a-token-of-sixteen-or-more"
SLOT = {"from": "2022-05-17T10:00", "to": "2022-05-17T12:00"}
LATER = {"from": "2030-05-14T10:00", "to": "2030-05-14T12:00"}


@pytest.fixture(scope="module")
def booked(madang_bin, seoul, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "token").write_text(TOKEN + "\n", encoding="utf-8")
    server = subprocess.Popen(
        [
            madang_bin,
            "serve",
            str(seoul),
            "--port",
            "0",
            "--ledger",
            str(folder / "bookings.sqlite"),
            "--token-file",
            str(folder / "token"),
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    line = server.stderr.readline()
    yield Client(line.split()[-1])
    stop(server)


def change(client, path, method, body=None, token=TOKEN):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = json.dumps(body).encode() if body is not None else None
    return client.api(path, method=method, body=data, **headers)


def test_free_is_a_list_with_its_count_in_a_header(client):
    answer = client.api("/resources/free", {**SLOT, "near": "37.5665,126.978,2", "people": 20})
    assert answer.status == 200
    assert 0 < len(answer.json) <= int(answer.headers["X-Total-Count"])
    assert answer.headers["Cache-Control"] == "no-store"
    assert [r["_free"]["km"] for r in answer.json] == sorted(r["_free"]["km"] for r in answer.json)
    whole = client.api("/resources/free", {**SLOT, "duration": "1h", "envelope": 1}).json
    assert set(whole) == {"total", "asked", "unknown", "limit", "items"}


def test_why_not_idle_and_calendar(client):
    sunday = {"from": "2022-05-15T10:00", "to": "2022-05-15T12:00"}
    why = client.api("/resources/sogong-hall/why-not", sunday).json
    assert [reason["rule"] for reason in why["reasons"]] == ["closed"]
    assert why["next"]["from"].endswith("+09:00")
    idle = client.api("/resources/idle", {"from": "2022-05-16", "to": "2022-05-23"}).json
    assert idle["all"]["open_hours"] > 0
    for prefix in ("", "/api/v1"):
        answer = client.get(prefix + "/resources/sogong-hall.ics?from=2022-05-16&days=7")
        assert answer.headers["Content-Type"].startswith("text/calendar")
        assert answer.body.count(b"BEGIN:VEVENT") == 6


@pytest.mark.parametrize(
    ("path", "params", "status", "code"),
    [
        ("/resources/free", {}, 400, "bad-parameter"),
        ("/resources/free", {**SLOT, "colour": "red"}, 400, "unknown-parameter"),
        ("/resources/free", {**SLOT, "near": "here"}, 400, "bad-parameter"),
        ("/resources/free", {**SLOT, "people": "many"}, 400, "bad-parameter"),
        ("/resources/free", {"from": SLOT["to"], "to": SLOT["from"]}, 400, "bad-span"),
        ("/resources/nothing/why-not", SLOT, 404, "not-found"),
        ("/bookings", {}, 403, "read-only"),
    ],
)
def test_problems(client, path, params, status, code):
    answer = client.api(path, params)
    assert (answer.status, answer.json["code"]) == (status, code)


def test_a_booking_needs_the_token(booked):
    request = {"resource": "sogong-hall", "party": "ann", **LATER}
    for token, status in ((None, 401), ("wrong", 401), (TOKEN[:-1] + "x", 401)):
        answer = change(booked, "/bookings", "POST", request, token)
        assert answer.status == status
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert booked.api("/bookings").status == 401


def test_booking_conflict_and_cancelling(booked):
    request = {"resource": "sogong-hall", "party": "ann", "key": "k", **LATER}
    made = change(booked, "/bookings", "POST", request)
    assert made.status == 201
    assert change(booked, "/bookings", "POST", request).json["id"] == made.json["id"]
    conflict = change(booked, "/bookings", "POST", {**request, "party": "bob", "key": "l"})
    assert (conflict.status, conflict.json["code"]) == (409, "not-free")
    why = booked.api("/resources/sogong-hall/why-not", LATER).json
    assert [reason["rule"] for reason in why["reasons"]] == ["booked"]
    listed = change(booked, "/bookings?party=ann", "GET").json
    assert [b["id"] for b in listed] == [made.json["id"]]
    calendar = change(booked, "/bookings?party=ann&format=ics", "GET")
    assert b"20300514T010000Z" in calendar.body
    gone = change(booked, "/bookings/" + made.json["id"], "DELETE")
    assert gone.json["state"] == "cancelled"
    assert booked.api("/resources/sogong-hall/why-not", LATER).json["free"] is True


def test_holding_and_confirming_and_wrong_requests(booked):
    request = {"resource": "sogong-hall", "party": "ann", "hold": "PT5M", **LATER}
    held = change(booked, "/bookings", "POST", request).json
    assert held["state"] == "held"
    done = change(booked, f"/bookings/{held['id']}/confirm", "POST").json
    assert done["state"] == "confirmed"
    wrong = change(booked, "/bookings", "POST", {**request, "colour": "red"})
    assert (wrong.status, wrong.json["code"]) == (400, "bad-request")
    assert change(booked, "/bookings", "POST", {"party": "ann"}).status == 400
    assert change(booked, "/bookings/nothing", "DELETE").status == 404


def test_records_are_put_and_removed(booked):
    tag = booked.api("/resources").headers["ETag"]
    put = change(booked, "/resources/swing", "PUT", {"id": "swing", "name": "Swing"})
    assert put.status == 200
    assert booked.api("/resources/swing").json == {"id": "swing", "name": "Swing"}
    assert booked.api("/resources").headers["ETag"] != tag
    assert [r["id"] for r in booked.api("/resources", {"q": "swing"}).json] == ["swing"]
    assert change(booked, "/resources/other", "PUT", {"id": "swing", "name": "S"}).status == 400
    assert change(booked, "/resources/swing", "PUT", {"name": "S"}).status == 400
    assert change(booked, "/resources/swing", "DELETE").status == 200
    assert booked.api("/resources/swing").status == 404
    assert booked.api("/resources").headers["ETag"] == tag


def test_many_needs_take_the_token(booked):
    needs = {"needs": [{**SLOT, "id": str(n)} for n in range(101)]}
    refused = change(booked, "/match", "POST", needs, None)
    assert (refused.status, refused.json["code"]) == (403, "too-many-needs")
    assert "101" in refused.json["detail"]
    assert change(booked, "/match", "POST", {"needs": needs["needs"][:100]}, None).status == 200
    assert change(booked, "/match", "POST", needs).status == 200


def test_needs_are_matched_without_a_token(client):
    need = {**SLOT, "where": "id:sogong-hall"}
    body = json.dumps({"needs": [need, need], "now": "2022-01-01T00:00:00Z"}).encode()
    answer = client.api("/match", method="POST", body=body)
    assert answer.status == 200
    assert [met["resource"] for met in answer.json["met"]] == ["sogong-hall"]
    assert answer.json["unmet"][0]["why"] == "contested"
    assert answer.json["algorithm"].startswith("Jonker-Volgenant")
    wrong = client.api("/match", method="POST", body=b'{"needs":[{"poeple":3}]}')
    assert (wrong.status, wrong.json["code"]) == (400, "bad-request")
    assert "/needs/0/poeple" in wrong.json["pointer"]
    assert client.api("/match").status == 405


def test_impact_has_its_assumptions_with_it(booked):
    lent = {"from": "2030-06-03T10:00", "to": "2030-06-03T12:00"}
    made = change(booked, "/bookings", "POST", {"resource": "sogong-hall", "party": "ann", **lent})
    assert made.status == 201, made.json
    answer = booked.api("/impact", {"from": "2030-06-01", "to": "2030-07-01"}).json
    assert answer["all"]["hours"] == 2
    assert answer["by_month"][0]["value"] == "2030-06"
    assert all(a["factors"] for a in answer["assumptions"]["assumptions"])

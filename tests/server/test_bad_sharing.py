"""Bad questions about time and bad bookings, through Python, the command and HTTP: the same word
in all of them, and nothing is booked."""

import json
import re
import subprocess

import madang
import pytest
from support.serving import Client, stop

TOKEN = "a-token-of-sixteen-or-more"
WEEK = {"weekly": [{"from": "09:00", "to": "18:00"}]}
DAY = {"weekly": [{"from": "00:00", "to": "24:00"}]}
MORNING = {"from": "2030-05-14T10:00", "to": "2030-05-14T12:00"}
CITY = {
    "resources": [
        {"id": "hall", "name": "Hall", "capacity": 20, "availability": WEEK},
        {"id": "paris", "name": "Salle", "availability": {**DAY, "time_zone": "Europe/Paris"}},
        {"id": "nowhere", "name": "Room", "availability": {**DAY, "time_zone": "Asia/Seol"}},
        {
            "id": "both",
            "name": "Closed and open",
            "availability": {
                **WEEK,
                "exceptions": [
                    {
                        "from": "2030-05-14",
                        "closed": True,
                        "hours": [{"from": "10:00", "to": "12:00"}],
                    }
                ],
            },
        },
        {
            "id": "old",
            "name": "A thousand years",
            "availability": {
                "recurring": [
                    {"from": "1022-05-17T10:00", "duration": "PT2H", "rule": "FREQ=DAILY"}
                ]
            },
        },
        {"id": "minus", "name": "Fewer than none", "availability": {**WEEK, "quantity": -2}},
    ]
}


class Doors:
    """The same city and ledger, asked in three ways. An answer is a word: what is wrong."""

    def __init__(self, command, url, source, ledger):
        self.command, self.client, self.source, self.ledger = command, Client(url), source, ledger
        self.city = madang.open(source)
        self.city.open_ledger(ledger)

    def run(self, name, *words, as_json=True, **options):
        flags = [f"--{key}={value}" for key, value in options.items()]
        flags += ["--ledger", self.ledger, *(["--json"] if as_json else [])]
        line = [self.command, name, self.source, *words, *flags]
        return subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)

    def said(self, done):
        """The code in brackets of an error."""
        found = re.search(r"\[([a-z-]+)\]", done.stderr)
        assert (done.returncode == 0) == (found is None), done
        return found.group(1) if found else ""

    def free(self, **asked):
        python = ""
        try:
            more = {key: value for key, value in asked.items() if key not in ("from", "to")}
            self.city.resources.free(asked["from"], asked["to"], **more)
        except madang.Error as error:
            python = error.code
        renamed = {{"duration": "for"}.get(key, key): value for key, value in asked.items()}
        http = self.client.api("/resources/free", asked)
        return [python, self.said(self.run("free", **renamed)), (http.json or {})["code"]]

    def why_not(self, resource, **asked):
        python = self.city.resources[resource].why_not(asked["from"], asked["to"])
        command = json.loads(self.run("why-not", resource, **asked).stdout)
        http = self.client.api(f"/resources/{resource}/why-not", asked).json
        return [
            [reason.rule for reason in python.reasons],
            *([reason["rule"] for reason in said["reasons"]] for said in (command, http)),
        ]

    def book(self, resource, **asked):
        python = ""
        try:
            more = {key: value for key, value in asked.items() if key not in ("from", "to")}
            self.city.book(resource, asked["from"], asked["to"], party="ann", **more)
        except madang.Error as error:
            python = error.code
        command = self.said(self.run("book", resource, party="ann", **asked))
        body = json.dumps({"resource": resource, "party": "ann", **asked}).encode()
        http = self.client.api(
            "/bookings", method="POST", body=body, Authorization=f"Bearer {TOKEN}"
        )
        return [python, command, http.json["code"]]


@pytest.fixture(scope="module")
def doors(madang_bin, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    (folder / "city.json").write_text(json.dumps(CITY), encoding="utf-8")
    (folder / "token").write_text(TOKEN + "\n", encoding="utf-8")
    source, ledger = str(folder / "city.json"), str(folder / "bookings.sqlite")
    words = [madang_bin, "serve", source, "--port", "0", "--ledger", ledger]
    words += ["--token-file", str(folder / "token")]
    server = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    yield Doors(madang_bin, server.stderr.readline().split()[-1], source, ledger)
    stop(server)


BACKWARDS = {"from": "2030-05-14T12:00", "to": "2030-05-14T10:00"}
NOTHING = {"from": "2030-05-14T12:00", "to": "2030-05-14T12:00"}
SKIPPED = {"from": "2030-03-31T02:30", "to": "2030-03-31T04:00"}  # Paris: 02:00 is 03:00 then
TWICE = {"from": "2030-10-27T02:30", "to": "2030-10-27T04:00"}


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (BACKWARDS, "bad-span"),
        (NOTHING, "bad-span"),
        ({"from": "tomorrow", "to": "2030-05-14"}, "bad-time"),
        ({**MORNING, "duration": "soon"}, "bad-duration"),
        ({**MORNING, "quantity": -1}, "bad-value"),
        ({**MORNING, "kind": "castle"}, "bad-value"),
    ],
)
def test_bad_questions_have_one_word(doors, asked, word):
    assert doors.free(**asked) == [word] * 3


@pytest.mark.parametrize(
    ("resource", "asked", "rules"),
    [
        ("paris", SKIPPED, ["skipped-hour"]),
        ("paris", TWICE, []),
        ("nowhere", MORNING, ["time-zone"]),
        ("both", MORNING, ["exception"]),
        ("old", {"from": "2930-05-14T10:00", "to": "2930-05-14T12:00"}, []),
        ("old", {"from": "2930-05-14T09:00", "to": "2930-05-14T12:00"}, ["hours"]),
    ],
)
def test_bad_hours_are_told_alike(doors, resource, asked, rules):
    assert doors.why_not(resource, **asked) == [rules] * 3
    # For people, too: without a zone there is no time to print, which once ended the command.
    told = doors.run("why-not", resource, as_json=False, **asked)
    assert told.returncode == (1 if rules else 0), told.stderr
    assert all(f"\n  {rule}: " in told.stdout for rule in rules)


@pytest.mark.parametrize(
    ("resource", "asked", "word"),
    [
        ("hall", BACKWARDS, "bad-span"),
        ("hall", NOTHING, "bad-span"),
        ("hall", {**MORNING, "quantity": 0}, "bad-value"),
        ("hall", {**MORNING, "quantity": -3}, "bad-value"),
        ("paris", SKIPPED, "not-free"),
        ("nowhere", MORNING, "not-free"),
        ("both", MORNING, "not-free"),
        ("gone", MORNING, "not-found"),
    ],
)
def test_bad_bookings_have_one_word(doors, resource, asked, word):
    before = len(doors.city.ledger.bookings())
    assert doors.book(resource, **asked) == [word] * 3
    assert len(doors.city.ledger.bookings()) == before


def test_a_booking_outlives_its_resource(doors):
    city = doors.city
    city.put("resources", {"id": "short", "name": "Soon gone", "availability": WEEK})
    booking = city.book("short", MORNING["from"], MORNING["to"], party="ann")
    city.remove("resources/short")
    assert doors.book("short", **MORNING) == ["not-found"] * 3
    held = doors.client.api("/bookings", {"party": "ann"}, Authorization=f"Bearer {TOKEN}").json
    assert booking.id in json.dumps(held)
    assert city.cancel(booking).state == "cancelled"


def test_where_there_is_no_zone_the_message_has_no_times(doors):
    with pytest.raises(madang.BookingError) as refused:
        doors.city.book("nowhere", MORNING["from"], MORNING["to"], party="ann")
    assert '"nowhere" cannot be had: there is no time zone "Asia/Seol"' in str(refused.value)

"""Free time and the ledger from Python."""

import datetime
import math
import random

import madang
import pytest

NOW = "2022-01-01T00:00:00Z"


@pytest.fixture
def city(seoul, tmp_path):
    city = madang.open(seoul)
    city.open_ledger(tmp_path / "bookings.sqlite")
    return city


def test_what_is_free_comes_nearest_first(city):
    free = city.resources.free(
        "2022-05-17T10:00", "2022-05-17T12:00", near=(37.5665, 126.978), within_km=2, people=20
    )
    assert 0 < len(free) <= free.total <= free.asked
    assert [hit.km for hit in free] == sorted(hit.km for hit in free)
    assert all(hit.km <= 2 for hit in free)
    assert free[0].slots[0].from_ == datetime.datetime.fromisoformat("2022-05-17T10:00:00+09:00")
    assert free[0].record == city.resources[free[0].id]


def test_free_is_a_condition_that_knows_hours_and_bookings(city):
    when = "free:2030-05-14T09:00/2h"
    everything = city.resources.free("2030-05-14T09:00", "2030-05-14T11:00", limit=1000)
    before = {hit.id for hit in city.resources.search(when, limit=1000)}
    assert before == {hit.id for hit in everything}
    assert "sogong-hall" in before
    typed = city.resources.search(f"강당 {when}", limit=1000).to_json()
    built = madang.F("강당") & madang.F.free("2030-05-14T09:00", length="2h")
    assert city.resources.search(built, limit=1000).to_json() == typed
    both_ends = madang.F.free("2030-05-14T09:00", "2030-05-14T11:00")
    assert {hit.id for hit in city.resources.search(both_ends, limit=1000)} == before
    city.book("sogong-hall", "2030-05-14T10:00", "2030-05-14T11:00", party="ann")
    after = {hit.id for hit in city.resources.search(when, limit=1000)}
    assert before - after == {"sogong-hall"}
    # Of all collections the resources answer; as a condition of what is free it is asked once more.
    assert {hit.id for hit in city.search(when, limit=1000)} == after
    inner = city.resources.free("2030-05-14", "2030-05-15", duration="1h", where=when, limit=1000)
    assert {hit.id for hit in inner} <= after
    with pytest.raises(madang.QueryError, match="unknown-field"):
        city.bulletins.search(when)


def test_times_may_be_datetimes_and_durations_timedeltas(city):
    day = datetime.date(2022, 5, 17)
    free = city.resources.free(
        day, day + datetime.timedelta(days=1), duration=datetime.timedelta(hours=2), slots=3
    )
    assert all(
        slot.to - slot.from_ == datetime.timedelta(hours=2) for hit in free for slot in hit.slots
    )


def test_why_not_says_rules_and_the_next_slot(city):
    why = city.resources["sogong-hall"].why_not("2022-06-06T10:00", "2022-06-06T12:00", people=80)
    assert why
    assert [reason.rule for reason in why.reasons] == ["capacity", "holiday"]
    why = city.resources["sogong-hall"].why_not("2022-06-06T10:00", "2022-06-06T12:00")
    assert why.next.from_.isoformat() == "2022-06-07T09:00:00+09:00"
    assert not city.resources["sogong-hall"].why_not("2022-05-17T10:00", "2022-05-17T12:00")


def test_a_record_that_stands_alone_has_no_city(city):
    import pickle

    record = pickle.loads(pickle.dumps(city.resources["sogong-hall"]))
    assert record == city.resources["sogong-hall"]
    with pytest.raises(madang.UsageError, match="stands alone"):
        record.why_not("2022-05-17T10:00", "2022-05-17T12:00")
    with pytest.raises(madang.UsageError, match=r"city\.resources"):
        city.bulletins.free("2022-05-17T10:00", "2022-05-17T12:00")


def test_booking_and_cancelling(city):
    slot = ("2022-05-17T10:00", "2022-05-17T12:00")
    booking = city.book("sogong-hall", *slot, party="ann", key="k", now=NOW)
    assert (booking.state, booking.party, booking.quantity) == ("confirmed", "ann", 1)
    assert city.book("sogong-hall", *slot, party="ann", key="k", now=NOW) == booking
    with pytest.raises(madang.BookingError, match="booked") as failure:
        city.book(city.resources["sogong-hall"], *slot, party="bob", now=NOW)
    assert failure.value.code == "not-free"
    assert failure.value.hint.startswith("free from ")
    assert city.resources["sogong-hall"].why_not(*slot).reasons[0].rule == "booked"
    assert city.cancel(booking).state == "cancelled"
    assert not city.resources["sogong-hall"].why_not(*slot)
    with pytest.raises(KeyError):
        city.cancel("nothing")
    assert [line["what"] for line in city.ledger.history()] == ["book", "cancel"]


def test_holds_series_and_calendars(city):
    held = city.ledger.hold(
        "sogong-hall", "2022-05-17T10:00", "2022-05-17T12:00", party="ann", now=NOW
    )
    assert held.state == "held"
    assert city.ledger.confirm(held).state == "confirmed"
    series = city.ledger.series(
        "sogong-hall",
        "2022-05-17T11:00",
        "2022-05-17T13:00",
        "FREQ=WEEKLY;COUNT=3",
        party="bob",
        now=NOW,
    )
    assert (len(series.accepted), len(series.refused)) == (2, 1)
    assert city.ledger.calendar("bob").count("BEGIN:VEVENT") == 2
    assert "Booked" in city.resources["sogong-hall"].calendar("2022-05-16", 7)
    assert len(city.ledger.bookings(party="bob")) == 2


def test_records_put_are_seen_by_a_collection_held_before(city):
    resources = city.resources
    count = len(resources)
    assert city.put("resources", {"id": "swing", "name": "Swing", "kind": "goods"}) == 1
    assert len(resources) == count + 1
    assert "swing" in resources
    assert [hit.id for hit in resources.search("swing")] == ["swing"]
    assert list(resources)[-1].id == "swing"
    city.remove("resources/swing")
    assert "swing" not in resources


def test_columns_follow_changes(city):
    pa = pytest.importorskip("pyarrow")
    first = city.resources.at(0).id
    city.remove(f"resources/{first}")
    city.put("resources", {"id": "swing", "name": "Swing", "capacity": 7})
    table = pa.table(city.resources)
    assert table["id"].to_pylist() == [record.id for record in city.resources]
    assert table["capacity"].to_pylist()[-1] == 7


def test_compact_and_export(city, tmp_path):
    city.put("resources", {"id": "swing", "name": "Swing"})
    city.remove("resources/sogong-hall")
    city.compact(tmp_path / "city.madang")
    again = madang.open(tmp_path / "city.madang")
    assert again.version == city.version
    assert "swing" in again.resources
    assert "sogong-hall" not in again.resources
    fresh = madang.open(tmp_path / "city.madang")
    fresh.open_ledger(tmp_path / "other.sqlite")
    assert fresh.ledger.import_(city.ledger.export()) == 2
    assert fresh.version == city.version


def test_without_a_ledger_the_hint_says_what_to_do(seoul):
    with pytest.raises(madang.UsageError, match="open_ledger"):
        madang.open(seoul).book("sogong-hall", "2022-05-17", "2022-05-18", party="ann")


def test_a_wrong_table_is_an_error(city):
    with pytest.raises(madang.QueryError, match="ends before"):
        city.resources.free("2022-05-17T12:00", "2022-05-17T10:00")
    with pytest.raises(madang.SourceError):
        city.put("resources", {"name": "no id"})


def room(i, capacity, lat):
    hours = {"weekly": [{"from": "00:00", "to": "24:00"}]}
    place = {"lat": lat, "lon": 127.0}
    price = {"amount": 0, "currency": "KRW"}
    return {
        "id": f"r{i}",
        "name": f"Room {i}",
        "kind": "space",
        "capacity": capacity,
        "place": place,
        "price": price,
        "availability": hours,
    }


@pytest.mark.parametrize("seed", range(12))
def test_matching_is_the_optimum_that_scipy_finds(seed):
    optimize = pytest.importorskip("scipy.optimize")  # of tests/requirements.txt
    chance = random.Random(seed)
    rooms = [
        room(i, chance.randint(2, 60), 37.5 + chance.random() / 5)
        for i in range(chance.randint(5, 60))
    ]
    city = madang.load({"resources": rooms})
    needs = [
        {
            "id": str(i),
            "from": "2022-05-17T10:00",
            "to": "2022-05-17T12:00",
            "near": (37.5 + chance.random() / 5, 127.0),
            "people": chance.randint(1, 60),
            "weight": chance.choice([0.05, 0.2, 1]),
        }
        for i in range(chance.randint(3, 60))
    ]
    matching = city.match(needs, now=NOW)
    weights = matching.weights
    table = []
    for i, need in enumerate(needs):
        lat, _ = need["near"]
        row = []
        for r in rooms:
            # On a meridian the great circle is the difference of latitudes.
            km = math.radians(abs(lat - r["place"]["lat"])) * 6371.0088
            spare = r["capacity"] - need["people"]
            points = km * weights["km"] + spare * weights["spare"]
            row.append(points if spare >= 0 else 1e9)
        alone = [1e9] * len(needs)
        alone[i] = weights["unmet"] * need["weight"]
        table.append(row + alone)
    rows, columns = optimize.linear_sum_assignment(table)
    assert matching.points == pytest.approx(
        sum(table[i][c] for i, c in zip(rows, columns)), abs=1e-5
    )
    assert matching.best
    assert len({m.resource for m in matching.met}) == len(matching.met)
    assert len(matching.met) + len(matching.unmet) == len(needs)


def test_an_unmet_need_says_who_has_what_it_could_have(city):
    need = {
        "from": datetime.datetime(2022, 5, 17, 10),
        "to": "2022-05-17T12:00",
        "where": "id:sogong-hall",
    }
    matching = city.match([need, need], now=NOW)
    assert [m.resource for m in matching.met] == ["sogong-hall"]
    assert matching.unmet[0].why == "contested"
    assert matching.unmet[0].nearest[0].need == "1"
    assert matching.met[0].slot.from_.isoformat() == "2022-05-17T10:00:00+09:00"
    with pytest.raises(madang.QueryError, match="poeple"):
        city.match([{"poeple": 3}])


def test_impact_carries_its_assumptions(city):
    city.book("sogong-hall", "2022-05-17T10:00", "2022-05-17T12:00", party="ann", now=NOW)
    impact = city.impact("2022-05-01", "2022-06-01")
    assert impact["all"]["hours"] == 2
    assert impact["all"]["unassumed"] == 0
    assert impact["all"]["money"] == [{"currency": "KRW", "low": 2 * 6250, "high": 2 * 25000}]
    assert all(f["source"] for a in impact["assumptions"]["assumptions"] for f in a["factors"])
    factor = {"what": "rent of a room, KRW an hour", "low": 5000, "high": 20000, "source": "asked"}
    own = {
        "assumptions": [
            {
                "id": "rent",
                "kind": "space",
                "effect": "money",
                "unit": "KRW",
                "per": "hour",
                "factors": [factor],
            }
        ]
    }
    impact = city.impact("2022-05-01", "2022-06-01", assumptions=own)
    assert impact["all"]["money"] == [{"currency": "KRW", "low": 10000, "high": 40000}]
    assert impact["assumptions"] == own
    with pytest.raises(madang.QueryError, match="source"):
        del factor["source"]
        city.impact("2022-05-01", "2022-06-01", assumptions=own)

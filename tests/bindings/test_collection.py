"""Collections: len, iteration, [id], in, get, at."""

import madang
import pytest


def test_three_by_name_and_by_key(city):
    for name in ("bulletins", "organizations", "resources"):
        assert getattr(city, name).name == city[name].name == name
    assert repr(city.resources) == "<Collection resources: 2 records>"


def test_an_unknown_collection_names_those_there_are(city):
    with pytest.raises(madang.UsageError, match="organizations") as caught:
        city["organisations"]
    assert caught.value.code == "unknown-collection"


def test_iteration_is_in_input_order(city):
    assert [r.id for r in city.bulletins] == ["late-bus", "bike-share", "parks", "guide"]
    assert len(city.bulletins) == 4


def test_by_id(city):
    record = city.bulletins["parks"]
    assert (record.id, record.collection) == ("parks", "bulletins")
    assert "parks" in city.bulletins
    assert "park" not in city.bulletins
    assert 3 not in city.bulletins


def test_a_missing_id_is_a_key_error_with_a_close_id(city):
    with pytest.raises(KeyError) as caught:
        city.bulletins["prks"]
    assert isinstance(caught.value, madang.NotFoundError)
    assert "parks" in caught.value.hint
    assert "parks" in str(caught.value)


def test_get_gives_the_default(city):
    assert city.bulletins.get("parks").id == "parks"
    assert city.bulletins.get("none") is None
    assert city.bulletins.get("none", 7) == 7
    assert city.get("organizations/smg").name.ko == "서울특별시"
    assert city.get("organizations/none") is None
    assert city.get("organizations/none", 7) == 7


@pytest.mark.parametrize("path", ["smg", "organisations/smg", ""])
def test_get_refuses_what_is_no_path(city, path):
    with pytest.raises(madang.UsageError):
        city.get(path)


def test_at_counts_rows(city):
    assert city.bulletins.at(0).id == "late-bus"
    assert city.bulletins.at(-1).id == "guide"
    for row in (4, -5):
        with pytest.raises(IndexError):
            city.bulletins.at(row)


def test_a_number_is_no_id(city):
    with pytest.raises(TypeError, match=r"\.at\(row\)"):
        city.bulletins[0]


def test_an_id_may_hold_slashes_and_korean():
    city = madang.load([{"id": "가/나/다", "title": "A"}], as_="bulletins")
    assert city.bulletins["가/나/다"] == city.get("bulletins/가/나/다")


def test_records_outlive_the_city():
    collection = madang.load([{"id": "a", "title": "A"}], as_="bulletins").bulletins
    record = collection["a"]
    hits = collection.search("")
    del collection
    assert record.title == "A"
    assert hits[0].record == record

"""Records: mapping and attributes, frozen, hashable."""

import copy
import json
import pickle

import madang
import pytest
from madang import records


@pytest.fixture
def bus(city):
    return city.bulletins["late-bus"]


def test_attribute_and_key_are_the_same(bus, city):
    assert bus.published == bus["published"] == "2022-05-14"
    assert city.bulletins["guide"].title == "Guide for visitors"


def test_text_in_languages_is_a_view(bus):
    assert bus.title.ko == bus.title["ko"] == "심야 버스 운행 시작"
    assert bus.title == {"en": "Late-night bus starts", "ko": "심야 버스 운행 시작"}
    assert bus.label() == "Late-night bus starts"
    assert bus.label("ko") == "심야 버스 운행 시작"


def test_lists_are_tuples_and_parts_are_views(bus, city):
    assert bus.topics == ("transport",)
    assert bus.places[0].lat == 37.5663
    assert [part.title for part in city.bulletins["parks"].parts] == ["Forests", "Rivers"]


def test_what_the_data_lacks(bus):
    assert bus.summary is None
    assert bus.attachments == ()
    assert bus.places[0].address is None
    assert "summary" not in bus
    with pytest.raises(KeyError):
        bus["summary"]
    assert bus.get("summary", "none") == "none"


def test_a_misspelt_attribute_names_the_right_one(bus):
    with pytest.raises(AttributeError, match=r"bulletins/late-bus .*'publishd'.*'published'"):
        bus.publishd
    with pytest.raises(AttributeError, match=r"'lta'.*'lat'"):
        bus.places[0].lta
    assert not hasattr(bus, "zzz")


def test_unknown_members_are_members(bus):
    assert bus["x-colour"].deep[1].er is None
    assert "x-colour" in bus
    assert "x-colour" not in dir(bus)


def test_dir_lists_the_fields(bus):
    assert {"title", "published", "summary", "to_dict", "json"} <= set(dir(bus))


def test_records_cannot_be_changed(bus):
    with pytest.raises(AttributeError, match="read-only"):
        bus.title = "x"
    with pytest.raises(AttributeError, match="read-only"):
        del bus.title
    with pytest.raises(TypeError):
        bus["title"] = "x"
    with pytest.raises(AttributeError, match="read-only"):
        bus.places[0].lat = 1


def test_to_dict_is_yours(bus, data):
    mine = bus.to_dict()
    assert mine == data["bulletins"][0]
    mine["topics"].append("x")
    mine["title"]["en"] = "x"
    assert bus.topics == ("transport",)
    assert bus.title.en == "Late-night bus starts"


def test_json_is_the_whole_record(bus, data):
    assert json.loads(bus.json) == data["bulletins"][0]
    assert "\n" not in bus.json


def test_equal_and_hashable(bus, city, data):
    again = madang.load(data).bulletins["late-bus"]
    assert bus == again
    assert hash(bus) == hash(again)
    assert len({bus, again, city.bulletins["guide"]}) == 2
    data["bulletins"][0]["topics"] = []
    assert madang.load(data).bulletins["late-bus"] != bus
    assert bus != bus.to_dict()


def test_the_class_is_of_the_collection(city):
    assert type(city.bulletins["guide"]) is records.Bulletin
    assert type(city.organizations["smg"]) is records.Organization
    assert type(city.resources["hall"]) is records.Resource
    assert isinstance(city.resources["hall"], madang.Record)


def test_repr_is_short(bus, city):
    assert repr(bus) == "<Bulletin bulletins/late-bus 'Late-night bus starts'>"
    long = madang.load([{"id": "a", "title": "x" * 999}], as_="bulletins").bulletins["a"]
    assert len(repr(long)) < 100
    assert repr(bus.places[0]).startswith("{")


def test_copies_and_pickles(bus):
    for again in (copy.copy(bus), copy.deepcopy(bus), pickle.loads(pickle.dumps(bus))):
        assert again == bus
        assert type(again) is type(bus)
    assert pickle.loads(pickle.dumps(bus.title)) == bus.title


def test_html_is_escaped():
    bad = {"id": "<i>", "title": "<script>alert(1)</script>", "x<y": "&"}
    html = madang.load([bad], as_="bulletins").bulletins["<i>"]._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<i>" not in html
    assert "x&lt;y" in html


def test_it_is_a_mapping(bus):
    assert dict(**bus)["id"] == "late-bus"
    assert list(bus)[:2] == ["id", "kind"]
    assert len(bus) == len(list(bus.items())) == 9

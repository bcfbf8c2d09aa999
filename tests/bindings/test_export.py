"""A city in the shapes of other programs."""

import json
import xml.etree.ElementTree as ElementTree

import madang
import pytest

SHAPES = ["json-feed", "rss", "atom", "schema.org", "geojson", "hsds", "popolo", "icalendar"]


@pytest.mark.parametrize("format", SHAPES)
def test_each_shape_is_written_and_has_what_it_has_room_for(city, format):
    text = city.export(format)
    # Nothing here has a period or hours.
    if format != "icalendar":
        assert "Parks of the year" in text or "smg" in text or "hall" in text
    if format in ("rss", "atom"):
        ElementTree.fromstring(text)
    elif format != "icalendar":
        json.loads(text)
    else:
        assert text.startswith("BEGIN:VCALENDAR\r\n")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_part_of_a_city_in_a_shape(city):
    items = json.loads(city.export("json-feed", q="topics:sharing"))["items"]
    assert [item["id"] for item in items] == ["bike-share", "guide"]
    assert items[0]["date_published"] == "2022-04-02T00:00:00Z"


def test_what_a_shape_has_no_room_for_is_an_error(city):
    with pytest.raises(madang.Error, match="has no room for resources"):
        city.export("rss", collection="resources")
    with pytest.raises(madang.Error, match="pyarrow"):
        city.export("parquet")


def test_parquet_has_the_columns_of_arrow(city, tmp_path):
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "bulletins.parquet"
    city.bulletins.to_parquet(path)
    table = parquet.read_table(path)
    assert table.column("id").to_pylist() == ["late-bus", "bike-share", "parks", "guide"]
    assert table.schema.names == city.bulletins.to_arrow().schema.names

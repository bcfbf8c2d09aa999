"""schema, fields, formats: the record types as data."""

import madang
import pytest


def test_schema_is_json_schema():
    told = madang.schema("bulletins")
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"id", "title"} <= set(told["required"])
    assert "published" in told["properties"]


def test_fields_are_flat_and_described():
    fields = {f.path: f for f in madang.fields("resources")}
    assert fields["place.lat"].kind == "number"
    assert fields["kind"].values == ("time", "space", "talent", "goods", "information")
    assert fields["name"].required
    assert fields["name"].searchable
    assert fields["tags"].list
    assert fields["owner"].refers == "organizations"
    assert fields["capacity"].doc == "How many people, cars or copies at once"


@pytest.mark.parametrize("ask", [madang.schema, madang.fields])
def test_an_unknown_collection(ask):
    with pytest.raises(madang.UsageError, match="bulletins"):
        ask("bulletin")


def test_formats():
    formats = {f.name: f for f in madang.formats()}
    assert formats["ndjson"].reads
    assert formats["ndjson"].writes
    assert formats["board"].reads
    assert not formats["board"].writes
    assert all(f.description for f in formats.values())

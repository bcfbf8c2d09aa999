"""The document that describes the server, held against the server."""

import json

import pytest

jsonschema = pytest.importorskip("jsonschema")
validator = pytest.importorskip("openapi_spec_validator")


@pytest.fixture(scope="module")
def document(client):
    return client.api("/openapi.json").json


def test_it_is_valid(document):
    validator.validate(document)
    assert document["openapi"].startswith("3.1")


def test_every_path_answers(client, document):
    asked = "?from=2022-05-17T10:00&to=2022-05-17T12:00"
    for path, item in document["paths"].items():
        timed = path.endswith(("/free", "/idle", "/impact", "/why-not"))
        answer = client.get(path.replace("{id}", "nobody") + (asked if timed else ""))
        if path.endswith("/match"):
            assert answer.status == 405, path
        elif "get" not in item:
            assert answer.status == 403, path  # an id of a booking, for all it knows
        elif "security" in item["get"]:
            assert answer.status == 403, path  # this server has no token
        else:
            assert answer.status == (404 if "{id}" in path else 200), path


def test_every_parameter_is_taken(client, document):
    good = {"integer": "1"}
    skip = {"after", "q", "near", "has", "sort", "facet"}
    for path, item in document["paths"].items():
        if "{id}" in path or "security" in item.get("get", {"security": ()}):
            continue
        for parameter in item["get"]["parameters"]:
            if parameter["in"] == "path" or parameter["name"] in skip:
                continue
            value = good.get(parameter["schema"]["type"], "x")
            address = path.replace("{id}", "nobody")
            answer = client.get(f"{address}?{parameter['name']}={value}")
            assert answer.status in ((404,) if "{id}" in path else (200, 400))
            assert answer.status == 200 or answer.json["code"] != "unknown-parameter", parameter[
                "name"
            ]


@pytest.mark.parametrize("collection", ["bulletins", "organizations", "resources"])
def test_the_example_city_fits_its_schema(client, seoul, collection):
    schema = client.api("/schema/" + collection).json
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    records = [
        json.loads(line)
        for line in (seoul / f"{collection}.ndjson").read_text(encoding="utf-8").splitlines()
    ]
    assert len(records) > 8
    for record in records:
        check.validate(record)
    with pytest.raises(jsonschema.ValidationError):
        check.validate({"id": 5})

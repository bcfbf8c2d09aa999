"""One family of errors, in the words of every other door."""

import pickle

import madang
import pytest


def test_the_family():
    for cls in (
        madang.SourceError,
        madang.QueryError,
        madang.NotFoundError,
        madang.UsageError,
        madang.OutputError,
    ):
        assert issubclass(cls, madang.Error)
    assert issubclass(madang.NotFoundError, KeyError)
    assert issubclass(madang.QueryError, ValueError)
    assert issubclass(madang.UsageError, ValueError)


def test_a_query_error_has_its_place(city):
    with pytest.raises(madang.QueryError) as caught:
        city.search("bus (night")
    error = caught.value
    assert error.code == "query-syntax"
    assert error.column >= 5
    assert error.message
    assert f"[{error.code}]" in str(error)
    first, *place = error.message.splitlines()
    assert first in str(error)
    assert str(error).splitlines()[1:] == place  # the text and the caret


def test_a_source_error_has_its_place(tmp_path):
    path = tmp_path / "bulletins.ndjson"
    path.write_text('{"id":"a","title":"A"}\n{"id":"b","title":7}\n', encoding="utf-8")
    with pytest.raises(madang.SourceError) as caught:
        madang.open(path, strict=True)
    error = caught.value
    assert (error.source, error.line, error.pointer) == (str(path), 2, "/title")
    assert error.column > 1
    assert str(error).startswith(f"{path}:2:{error.column}: ")


def test_a_key_error_is_not_quoted(city):
    with pytest.raises(KeyError) as caught:
        city.bulletins["prks"]
    assert not str(caught.value).startswith(("'", '"'))


def test_attributes_are_there_without_a_place(city):
    with pytest.raises(madang.NotFoundError) as caught:
        city.resources["zzzzzzzzzzzzzzzzzz"]
    error = caught.value
    assert (error.source, error.line, error.column, error.pointer) == ("", 0, 0, "")


def test_errors_survive_a_pickle(city):
    with pytest.raises(madang.QueryError) as caught:
        city.search("(")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is madang.QueryError
    assert str(again) == str(caught.value)
    assert again.code == caught.value.code

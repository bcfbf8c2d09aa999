"""Suggestions, related records, what was meant, synonyms."""

import pickle

import madang
import pytest


def test_suggestions_complete_what_is_typed(city):
    [first, *_] = city.suggest("심야")
    assert isinstance(first, madang.Suggestion)
    assert (first.text, first.field, first.collection) == (
        "심야 버스 운행 시작",
        "title",
        "bulletins",
    )
    assert first.how == "beginning"
    assert first.spans == ((0, 2),)
    assert first.html == "<mark>심야</mark> 버스 운행 시작"
    assert str(first) == first.text


@pytest.mark.parametrize(
    ("typed", "how"),
    [("버", "word"), ("심야 벗", "syllable"), ("ㅅㅇㅂㅅ", None), ("tladi", "keyboard")],
)
def test_suggestions_understand_half_typed_words(city, typed, how):
    found = city.suggest(typed)
    if how is None:
        assert found == []  # the title writes the words apart
    else:
        assert [(s.text, s.how) for s in found] == [("심야 버스 운행 시작", how)]


def test_spans_of_suggestions_count_characters(city):
    [found] = city.suggest("운행")
    [(begin, end)] = found.spans
    assert found.text[begin:end] == "운행"


def test_bad_limits_of_suggestions_are_refused(city):
    assert city.suggest("a", 0) == []
    assert len(city.suggest("s", 1)) == 1
    for limit in (-1, 1.5, 101):
        with pytest.raises(madang.Error):
            city.suggest("a", limit)


def test_related_records_share_topics(city):
    like = city.bulletins["late-bus"].similar()
    assert "bike-share" in [hit.id for hit in like]
    assert "late-bus" not in [hit.id for hit in like]
    assert len(city.bulletins["late-bus"].similar(limit=1)) == 1


@pytest.mark.parametrize(
    "find",
    [
        lambda city: city.bulletins["late-bus"],
        lambda city: city.bulletins.get("late-bus"),
        lambda city: city.get("bulletins/late-bus"),
        lambda city: city.bulletins.at(0),
        lambda city: next(iter(city.bulletins)),
        lambda city: city.search("late-night")[0].record,
        lambda city: city.bulletins.search("late-night")[0].record,
        lambda city: next(iter(city.search("late-night").pages()))[0].record,
        lambda city: city.bulletins.select("late-night")[0],
        lambda city: next(iter(city.bulletins.select("late-night"))),
    ],
)
def test_a_record_knows_its_city_wherever_it_was_found(city, find):
    record = find(city)
    assert record.id == "late-bus"
    like = record.similar()
    assert len(like) > 0
    assert like[0].record.similar() is not None


def test_an_unpickled_record_stands_alone(city):
    record = pickle.loads(pickle.dumps(city.bulletins["late-bus"]))
    assert record == city.bulletins["late-bus"]
    with pytest.raises(madang.UsageError, match="stands alone"):
        record.similar()


def test_what_was_meant(city):
    hits = city.search("shraing")
    assert hits.did_you_mean == "sharing"
    assert {w.how for hit in hits for w in hit.why} == {"typo"}
    assert city.search("sharing").did_you_mean is None
    assert '"did_you_mean":"sharing"' in hits.to_json()
    assert "did_you_mean" not in city.search("sharing").to_json()


def test_synonyms_from_a_file(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("시청 = city hall\n", encoding="utf-8")
    data = {"bulletins": [{"id": "a", "title": "시청 앞 광장"}, {"id": "b", "title": "Other"}]}
    city = madang.load(data, synonyms=path)
    [hit] = city.search("city hall")
    assert hit.id == "a"
    assert hit.why[0] == ("시청", "title", "synonym")
    assert len(madang.load(data).search("city hall")) == 0


def test_synonyms_that_cannot_be_read_are_errors(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("a = b\nalone\n", encoding="utf-8")
    with pytest.raises(madang.SourceError) as failure:
        madang.load({"bulletins": []}, synonyms=path)
    assert failure.value.code == "bad-synonyms"
    assert failure.value.line == 2
    with pytest.raises(madang.SourceError):
        madang.load({"bulletins": []}, synonyms=tmp_path / "none.txt")

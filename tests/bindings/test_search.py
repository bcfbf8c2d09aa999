"""search, where and facet over a collection and over all."""

import madang
import pytest
from madang import F


def ids(hits):
    return [hit.id for hit in hits]


def test_words_in_two_languages(city):
    assert ids(city.bulletins.search("late-night bus"))[0] == "late-bus"
    assert ids(city.bulletins.search("심야 버스")) == ["late-bus"]
    assert ids(city.bulletins.search("bus")) == ["late-bus", "bike-share"]


def test_the_empty_question_is_everything(city):
    hits = city.bulletins.search()
    assert ids(hits) == ["late-bus", "bike-share", "parks", "guide"]
    assert hits.total == 4


def test_across_collections(city):
    hits = city.search("metropolitan")
    assert {(h.collection, h.id) for h in hits} == {
        ("organizations", "smg"),
        ("organizations", "miti"),
    }
    both = city.search("metropolitan hall")
    assert {h.collection for h in both} == {"bulletins", "organizations", "resources"}
    assert both.total == 4  # a bulletin takes place at the City Hall


def test_limit_after_and_sort(city):
    first = city.bulletins.search(sort="published", limit=3)
    assert ids(first) == ["guide", "bike-share", "late-bus"]
    rest = city.bulletins.search(sort="published", limit=3, after=first.next)
    assert ids(rest) == ["parks"]
    assert rest.next is None
    assert ids(city.bulletins.search(sort="-published")) == [
        "parks",
        "late-bus",
        "bike-share",
        "guide",
    ]


def test_facets_count_all_that_matched(city):
    hits = city.bulletins.search(limit=1, facets=["topics", "kind"])
    assert hits.facets == {
        "topics": {"sharing": 2, "transport": 2, "green": 1, "tourism": 1},
        "kind": {"news": 2, "digest": 1, "manual": 1},
    }
    assert list(hits.facets["topics"]) == ["sharing", "transport", "green", "tourism"]
    assert city.bulletins.search(facets="kind").facets.keys() == {"kind"}
    assert list(city.bulletins.search(facets="topics", facet_limit=1).facets["topics"]) == [
        "sharing"
    ]


def test_facet_in_one_word(city):
    assert city.bulletins.facet("topics", "kind:news") == {"transport": 2, "sharing": 1}
    found = city.bulletins.where(F.published.between("2022-04", "2022-06") & ~(F.topics == "green"))
    assert found.facet("topics") == {"transport": 2, "sharing": 1}


def test_where_takes_text_and_expressions(city):
    typed = city.bulletins.where("topics:sharing published>=2022")
    built = city.bulletins.where((F.topics == "sharing") & (F.published >= "2022"))
    assert ids(typed) == ids(built) == ["bike-share"]


def test_words_with_a_condition_besides(city):
    assert ids(city.bulletins.search("bus", where=F.topics == "sharing")) == ["bike-share"]
    assert ids(city.bulletins.search("bus", where="topics:sharing")) == ["bike-share"]
    # either word is enough, but the condition always holds
    assert ids(city.bulletins.search("parks bus", where="topics:green")) == ["parks"]


def test_a_distance(city):
    assert ids(city.resources.search("near:37.57,126.98,2km")) == ["hall"]
    assert ids(city.resources.where(F.place.near(37.57, 126.98, km=2))) == ["hall"]


def test_numbers_compare_as_numbers(city):
    assert ids(city.resources.where(F.capacity > 9)) == ["hall"]
    assert ids(city.resources.where(F.price.amount <= 0)) == ["hall"]


@pytest.mark.parametrize(
    ("question", "code"),
    [("publishd:2022", "unknown-field"), ("published:soon", "bad-value"), ("(bus", "query-syntax")],
)
def test_a_bad_question_says_why(city, question, code):
    with pytest.raises(madang.QueryError) as caught:
        city.bulletins.search(question)
    assert caught.value.code == code
    assert isinstance(caught.value, ValueError)


def test_an_unknown_field_names_the_near_one(city):
    with pytest.raises(madang.QueryError, match="published"):
        city.bulletins.where(F.publishd >= "2022")
    with pytest.raises(madang.QueryError):
        city.bulletins.search(sort="publishd")
    with pytest.raises(madang.QueryError):
        city.bulletins.facet("publishd")


def test_a_foreign_cursor_is_refused(city):
    after = city.bulletins.search(limit=1).next
    with pytest.raises(madang.QueryError) as caught:
        city.bulletins.search("bus", limit=1, after=after)
    assert caught.value.code == "bad-cursor"


@pytest.mark.parametrize("limit", [-1, 2.5, 2**70, 10**6])
def test_a_bad_limit_is_refused(city, limit):
    with pytest.raises(madang.Error) as caught:
        city.bulletins.search(limit=limit)
    assert caught.value.code == "bad-limit"


def test_a_lone_surrogate_is_refused(city):
    with pytest.raises(madang.UsageError) as caught:
        city.search("\ud800")
    assert caught.value.code == "bad-text"


def test_a_question_of_another_type_is_a_type_error(city):
    with pytest.raises(TypeError):
        city.search(42)

"""F: conditions in Python are a spelling of the typed grammar."""

import datetime

import madang
import pytest
from madang import F
from madang._core import Query

EXPRESSIONS = [
    F.topics == "transport",
    F.topics != "transport",
    F.topics == "two words",
    F.topics == 'quoted "word" and \\ back',
    F.topics == "a:b..c",
    F.topics == "OR",
    F.topics == "-minus",
    F.topics == "star*",
    F.topics == "(paren)",
    F.topics == "한국어 값",
    F.published >= "2022-05",
    F.published > "2022-05",
    F.published <= "2022-05",
    F.published < "2022-05",
    F.published.between("2022-04", "2022-06"),
    F.price.amount >= -1.5,
    F.capacity == 40,
    F.closed == True,
    F.attachments.has(),
    ~F.attachments.has(),
    F.title.word("버스"),
    F.title.phrase("night bus"),
    F.title.prefix("transp"),
    F.place.near(37.57, 126.98, km=2),
    F.places.near(-37.57, -126.98, km=0.25),
    F.topics.isin("a", "b", "c"),
    (F.topics == "a") & (F.kind == "news"),
    (F.topics == "a") | (F.kind == "news") & F.url.has(),
    ((F.topics == "a") | (F.kind == "news")) & F.title.word("x"),
    ~((F.topics == "a") | (F.kind == "news")),
    ~((F.topics == "a") & ~(F.kind == "news")),
    F("late-night bus") & (F.topics == "a"),
    F("a OR b") | F("+c -d"),
]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
def test_the_text_of_an_expression_is_the_same_question(expression):
    assert Query.parse(str(expression)).same(expression._query)
    assert F(str(expression)) == expression
    assert repr(expression) == f"<Expression {expression}>"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (F.topics == "transport", "topics:transport"),
        (F.published >= "2022-05", "published>=2022-05"),
        (F.published < datetime.date(2022, 5, 1), "published<2022-05-01"),
        (F.published.between("2022-04", "2022-06"), "published:2022-04..2022-06"),
        (F.attachments.has(), "has:attachments"),
        (F["place.city"] == "Seoul", "place.city:Seoul"),
        (F.place.city == "Seoul", "place.city:Seoul"),
    ],
)
def test_the_text_is_what_a_person_types(expression, text):
    assert str(expression) == text


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        (F.topics == "sharing", ["bike-share", "guide"]),
        (F.topics != "sharing", ["late-bus", "parks"]),
        (F.topics.isin("green", "tourism"), ["parks", "guide"]),
        ((F.topics == "transport") & (F.topics == "sharing"), ["bike-share"]),
        ((F.topics == "green") | (F.kind == "manual"), ["parks", "guide"]),
        (~((F.topics == "green") | (F.kind == "manual")), ["late-bus", "bike-share"]),
        (F.published >= "2022-05", ["late-bus", "parks"]),
        (F.published < "2022", ["guide"]),
        (F.published.between("2022-04-02", "2022-05"), ["late-bus", "bike-share"]),
        (F.parts.has(), ["parks"]),
        (~F.organizations.has(), ["bike-share", "parks", "guide"]),
        (F.title.word("bus"), ["late-bus"]),
        (F.title.word("버스"), ["late-bus"]),
        (F.body.phrase("bus stop"), ["bike-share"]),
        (F.body.phrase("stop bus"), []),
        (F.title.prefix("guid"), ["guide"]),
    ],
    ids=str,
)
def test_it_finds_what_it_says(city, expression, found):
    assert sorted(h.id for h in city.bulletins.where(expression)) == sorted(found)
    assert sorted(h.id for h in city.bulletins.where(str(expression))) == sorted(found)


def test_and_or_not_are_refused_with_a_way_out():
    with pytest.raises(TypeError, match=r"& \| ~"):
        (F.topics == "a") and (F.kind == "b")
    with pytest.raises(TypeError, match="between"):
        "2022" <= F.published <= "2023"  # noqa: B015
    with pytest.raises(TypeError, match=r"F\.topics\.has\(\)"):
        bool(F.topics)


def test_wrong_values():
    with pytest.raises(TypeError, match="NoneType"):
        F.topics == None  # noqa: B015, E711
    with pytest.raises(madang.UsageError, match="has"):
        F.topics == ""  # noqa: B015
    with pytest.raises(madang.UsageError, match="phrase"):
        F.title.word("two words")
    with pytest.raises(madang.UsageError):
        F.topics.isin()
    with pytest.raises(TypeError):
        (F.topics == "a") & "kind:news"
    with pytest.raises(TypeError):
        list(F.topics)
    with pytest.raises(madang.UsageError, match="place, places"):
        F.topics.near(37.57, 126.98, km=2)


def test_equal_expressions_are_one_key():
    assert len({F.topics == "a", F.topics == "a", F.topics == "b"}) == 2
    assert ~~(F.topics == "a") == (F.topics == "a")


def test_fields_read_well():
    assert repr(F.place.city) == "F.place.city"
    with pytest.raises(AttributeError):
        F._private

"""Korean that just works: nouns under particles and inside compounds, as often as their English
twins, with no setting. Run it alone: pytest tests/bindings/test_korean.py"""

import madang
import pytest

# A noun of a city, its English twin, and compounds that hold it.
NOUNS = [
    ("교통", "traffic", ["대중교통", "교통카드"]),
    ("주차장", "parking", ["공영주차장", "주차장관리"]),
    ("도서관", "library", ["시립도서관", "도서관카드"]),
    ("버스", "bus", ["심야버스", "버스정류장"]),
    ("공원", "park", ["한강공원", "공원녹지"]),
    ("회의", "meeting", ["주민회의", "회의실"]),
    ("결과", "result", ["조사결과", "결과보고"]),
    ("도로", "road", ["고속도로", "도로공사"]),
    ("지하철", "subway", ["지하철역", "도시지하철"]),
    ("결제", "payment", ["카드결제", "결제수단"]),
]
# A particle behind a syllable with a final consonant, and without one.
PARTICLES = [
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("의", "의"),
    ("에", "에"),
    ("에서", "에서"),
    ("으로", "로"),
    ("과", "와"),
    ("까지", "까지"),
    ("에서는", "에서는"),
]
ENGLISH = ["{}", "two {}", "the {}", "{}'s", "({})", "{},", "{}.", "“{}”", "a {} here", "{}-free"]


def has_final(syllable: str) -> bool:
    return (ord(syllable) - 0xAC00) % 28 != 0


def with_particle(noun: str, particle: tuple[str, str]) -> str:
    closed = has_final(noun[-1])
    if particle[0] == "으로" and (ord(noun[-1]) - 0xAC00) % 28 == 8:  # ㄹ takes 로
        closed = False
    return noun + particle[0 if closed else 1]


def city(forms: list[str], other: str) -> madang.Catalog:
    """Each form in a sentence of its own, among records that have none of them."""
    records = [
        {"id": f"is-{i}", "kind": "news", "title": "알림 notice", "body": f"오늘 {form} 확인"}
        for i, form in enumerate(forms)
    ]
    records += [
        {"id": f"no-{i}", "kind": "news", "title": "알림 notice", "body": f"{other} {i}번째 글"}
        for i in range(20)
    ]
    return madang.load({"bulletins": records})


def found(data: madang.Catalog, asked: str) -> set[str]:
    return {hit.id for hit in data.bulletins.search(asked, limit=100)}


@pytest.mark.parametrize(("noun", "twin", "compounds"), NOUNS, ids=[n[1] for n in NOUNS])
def test_a_noun_is_found_under_every_particle_as_its_twin_is(noun, twin, compounds):
    forms = [with_particle(noun, p) for p in PARTICLES] + compounds
    every = {f"is-{i}" for i in range(len(forms))}
    data = city(forms, "평범한")
    assert found(data, noun) == every
    for particle in PARTICLES:
        # One who types the particle means the noun.
        assert found(data, with_particle(noun, particle)) >= every - {"is-10", "is-11"}
    plural = twin + ("es" if twin.endswith("s") else "s")
    twins = city([form.format(twin) for form in ENGLISH] + [plural], "ordinary")
    assert len(found(twins, twin)) == len(ENGLISH) + 1


def test_a_compound_is_found_by_its_parts_written_apart():
    data = city(["심야 버스", "심야버스", "버스 노선", "심야 영화"], "평범한")
    hits = [hit.id for hit in data.bulletins.search("심야버스")]
    assert hits[0] == "is-1"
    assert set(hits) == {"is-0", "is-1"}


def test_the_exact_word_comes_first():
    data = city(["도로공사를", "도로", "고속도로의"], "평범한")
    assert next(iter(data.bulletins.search("도로"))).id == "is-1"


def test_one_syllable_is_a_question():
    data = city(["물", "물을", "물고기"], "평범한")
    assert found(data, "물") == {"is-0", "is-1"}


@pytest.mark.parametrize(
    "written",
    [
        "서울\u318d부산",
        "서울\u00b7부산",
        "\u1109\u1165\u110b\u116e\u11af 부산",
        "서\u200b울 부산",
        "ＳＥＯＵＬ 서울",
    ],
)
def test_what_looks_alike_is_alike(written):
    data = city([written], "평범한")
    assert found(data, "서울") == {"is-0"}


def test_a_question_without_words_says_so():
    data = city(["물"], "평범한")
    with pytest.raises(madang.QueryError, match="no word that can be searched"):
        data.bulletins.search("!!!")

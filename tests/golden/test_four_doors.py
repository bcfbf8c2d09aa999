"""One question, four doors: C++, Python, HTTP and the command line give the same
bytes, and the same words where there is no answer."""

import json
import subprocess
from pathlib import Path

import madang
from golden import doors
from golden.doors import Question

HERE = Path(__file__).resolve().parent
QUESTIONS = [Question(*row) for row in doors.rows(HERE / "questions.txt")]
GROUPS = list(doors.rows(HERE / "groups.txt"))
MISTAKES = list(doors.rows(HERE / "mistakes.txt"))


def test_there_are_many_questions():
    assert len(QUESTIONS) >= 120
    assert len({str(q) for q in QUESTIONS}) == len(QUESTIONS)


def test_questions_find_something(seoul, areas):
    """A list of empty answers would be equal too."""
    city = madang.open(seoul, areas=areas)
    empty = [q for q in QUESTIONS if json.loads(doors.python(city, q))["total"] == 0]
    assert len(empty) < len(QUESTIONS) / 6, [str(q) for q in empty]


def test_all_doors_give_the_same_bytes(golden_ask, madang_bin, source, city, client, areas):
    cpp = doors.cpp(golden_ask, areas, source, [doors.line_of(q) for q in QUESTIONS])
    assert len(cpp) == len(QUESTIONS)
    for q, expected in zip(QUESTIONS, cpp):
        assert expected.startswith('{"total":'), str(q)
        assert doors.python(city, q) == expected, str(q)
        assert doors.http(client, q) == expected, str(q)
        assert doors.command_line(madang_bin, areas, source, q) == expected, str(q)


def test_an_address_runs_unchanged_in_a_script(source, city, client, madang_bin, areas):
    for q in QUESTIONS:
        served = doors.http(client, q)
        assert doors.python_url(city, q) == served, str(q)
    more = ["--format", "json", "--areas", areas]
    for q in QUESTIONS[::12]:
        done = subprocess.run(
            [madang_bin, "search", source, "--url", client.url + q.url, *more],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.rstrip("\n") == doors.http(client, q), str(q)


def test_the_next_page_is_the_same_in_all_doors(
    golden_ask, madang_bin, source, city, client, areas
):
    pages = []
    for q in QUESTIONS:
        after = json.loads(doors.python(city, q))["next"]
        if after:
            page = Question(q.collection, q.text)
            page.options = {**q.options, "after": after}
            pages.append(page)
    assert len(pages) > 10
    cpp = doors.cpp(golden_ask, areas, source, [doors.line_of(q) for q in pages])
    for q, expected in zip(pages, cpp):
        assert doors.python(city, q) == expected, str(q)
        assert doors.http(client, q) == expected, str(q)
    for q, expected in list(zip(pages, cpp))[::6]:
        assert doors.command_line(madang_bin, areas, source, q) == expected, str(q)


def test_groups_are_the_same_in_all_doors(golden_ask, madang_bin, source, city, client, areas):
    cpp = doors.cpp(golden_ask, areas, source, [["group", *row] for row in GROUPS])
    for (collection, text, by, of), expected in zip(GROUPS, cpp):
        assert expected.startswith('{"by":'), (collection, by, of)
        assert city[collection].group_by(by, of, text).to_json() == expected
        params = [(n, v) for n, v in (("q", text), ("by", by), ("of", of)) if v]
        assert client.api(f"/groups/{collection}", params).body.decode() == expected
        command = [madang_bin, "group", "--in", collection, "--format", "json"]
        for name, value in (("--by", by), ("--of", of)):
            command += [name, value] if value else []
        done = subprocess.run(
            [*command, "--", source, text], capture_output=True, text=True, check=True
        )
        assert done.stdout.rstrip("\n") == expected


def test_mistakes_have_the_same_words_in_all_doors(
    golden_ask, madang_bin, source, city, client, areas
):
    questions = [Question(*row[:3]) for row in MISTAKES]
    cpp = doors.cpp(golden_ask, areas, source, [doors.line_of(q) for q in questions])
    for q, (*_, code), expected in zip(questions, MISTAKES, cpp):
        assert expected.startswith(f"error {code} | "), f"{q}: {expected}"
        assert doors.python(city, q) == expected, str(q)
        assert doors.python_url(city, q) == expected, str(q)
        assert doors.http(client, q) == expected, str(q)
        shown = doors.command_line(madang_bin, areas, source, q)
        _, message, hint = expected.split(" | ", 2)
        for part in [*message.split("\\n"), hint]:  # the hint stands behind the first line
            assert part in shown, str(q)
        assert f"[{code}]" in shown


def test_deep_nesting_has_the_same_words_in_all_doors(
    golden_ask, madang_bin, source, city, client, areas
):
    deep = Question("bulletins", "(" * 10_000 + "bus" + ")" * 10_000)
    (expected,) = doors.cpp(golden_ask, areas, source, [doors.line_of(deep)])
    assert expected.startswith("error too-complex | brackets are nested more than 100 deep")
    assert doors.python(city, deep) == expected
    assert expected.split(" | ")[1].split("\\n")[0] in doors.command_line(
        madang_bin, areas, source, deep
    )
    # An address of that length is refused before it is read.
    assert client.get(deep.url).status in (400, 414)
    less = Question("bulletins", "(" * 1_000 + "bus" + ")" * 1_000)
    (expected,) = doors.cpp(golden_ask, areas, source, [doors.line_of(less)])
    assert doors.http(client, less) == doors.python(city, less) == expected


def test_a_cursor_of_other_data_or_another_question(
    golden_ask, madang_bin, source, city, client, areas
):
    home = city.bulletins
    after = home.search("", limit=1, sort="-published").next
    other = madang.load([{"type": "bulletins", "id": "a", "title": "a"}] * 1)
    strange = other.bulletins.search("", limit=0)
    assert strange.next is None
    two = madang.load([{"type": "bulletins", "id": i, "title": i} for i in "ab"])
    foreign = two.bulletins.search("", limit=1, sort="-published").next
    cases = [
        (after, "-updated", "another question, order or collection"),
        (foreign, "-published", "another version of the data"),
    ]
    for cursor, sort, said in cases:
        q = Question("bulletins", "")
        q.options = {"sort": sort, "limit": "1", "after": cursor}
        (expected,) = doors.cpp(golden_ask, areas, source, [doors.line_of(q)])
        assert expected.startswith("error bad-cursor | ")
        assert said in expected
        assert doors.python(city, q) == expected
        assert doors.http(client, q) == expected
        assert said in doors.command_line(madang_bin, areas, source, q)

"""What must not compile, and says why; each with a twin that does."""

import pytest

HEAD = '#include "reflect/describe_table.h"\nnamespace t {\nusing namespace madang;\n'
DEFINE = "\n}\nvoid use() { (void)madang::reflect::make_info<t::Thing>(); }\n"

GOOD = """struct Thing { std::string id; Text name; std::optional<double> size; std::string extra; };
MADANG_RECORD(Thing, id, name, size, extra)
MADANG_NOTES(Thing, MADANG_NOTE(name, "Its name", required))"""

CASES = {
    "a forgotten member": (
        GOOD.replace("id, name, size, extra)", "id, name, extra)"),
        "a member of the struct is missing in its MADANG_RECORD",
    ),
    "a member named twice": (
        GOOD.replace("id, name, size, extra)", "id, id, name, size, extra)"),
        "MADANG_RECORD names the same member twice",
    ),
    "a type that cannot be stored": (
        GOOD.replace("std::optional<double> size", "float* size"),
        "this member's type cannot be stored",
    ),
    "no place for unknown members": (
        GOOD.replace(" std::string extra;", "").replace(", extra)", ")"),
        "a record needs the member `std::string extra`",
    ),
    "a note on a member that is not there": (
        GOOD.replace("MADANG_NOTE(name", "MADANG_NOTE(nam"),
        "nam",
    ),
}


def test_the_good_twin_compiles(compiler):
    result = compiler.run(HEAD + GOOD + DEFINE, "-fsyntax-only", internal=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_description_stops_the_build_and_says_why(compiler, name):
    body, words = CASES[name]
    result = compiler.run(HEAD + body + DEFINE, "-fsyntax-only", internal=True)
    assert result.returncode != 0
    assert words in result.stderr


RESULT = """#include <madang/madang.h>
int main() {{ {} return 0; }}
"""


@pytest.mark.parametrize(
    ("line", "compiles"),
    [
        ('auto city = madang::Catalog::open("x"); if (!city) return 1;', True),
        ('madang::Catalog::open("x");', False),
        ('madang::Catalog city = madang::Catalog::open("x");', False),
    ],
)
def test_a_result_has_to_be_looked_at(compiler, line, compiles):
    result = compiler.run(RESULT.format(line), "-fsyntax-only", "-Werror=unused-result")
    assert (result.returncode == 0) == compiles, result.stderr

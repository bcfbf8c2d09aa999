"""The public face stays light: what it costs, what it drags in, each header alone."""

import re

import pytest

BUDGET = 40_000
# <memory> alone costs more than <string>; these stay in the .cc files.
HEAVY = {
    "memory",
    "functional",
    "map",
    "unordered_map",
    "chrono",
    "filesystem",
    "algorithm",
    "ranges",
    "iostream",
    "ostream",
    "sstream",
    "thread",
    "mutex",
    "regex",
}
FOREIGN = ("simdjson", "httplib", "sqlite", "mp11", "pybind11", "utf8proc", "libstemmer", "CLI")


def test_one_include_stays_within_its_budget(compiler):
    result = compiler.run("#include <madang/madang.h>\n", "-E")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.count("\n")
    assert 20_000 < lines <= BUDGET


def test_only_describe_of_boost_and_nothing_else_foreign_is_reached(compiler):
    result = compiler.run("#include <madang/madang.h>\n", "-M")
    assert result.returncode == 0, result.stderr
    files = result.stdout.replace("\\\n", " ").split()
    boost = {f.split("/boost/")[1] for f in files if "/boost/" in f}
    assert boost, "the record headers describe their structs with Boost.Describe"
    assert all(f.startswith(("describe/", "config", "version", "preprocessor")) for f in boost), (
        boost
    )
    for name in FOREIGN:
        assert not [f for f in files if f"/{name}" in f], name


def test_no_public_header_includes_a_heavy_standard_header(root, public_headers):
    for header in public_headers:
        text = (root / "core/include" / header).read_text(encoding="utf-8")
        included = set(re.findall(r"#include <([a-z_]+)>", text))
        assert not included & HEAVY, f"{header}: {included & HEAVY}"


def test_there_are_public_headers(public_headers):
    assert "madang/madang.h" in public_headers
    assert len(public_headers) <= 20


@pytest.mark.parametrize("twice", [False, True])
def test_each_header_compiles_alone(compiler, public_headers, twice):
    for header in public_headers:
        source = f"#include <{header}>\n" * (2 if twice else 1)
        result = compiler.run(source, "-fsyntax-only", "-Wall", "-Wextra", "-Werror")
        assert result.returncode == 0, f"{header}\n{result.stderr}"


def test_public_headers_are_contracts_in_prose(root, public_headers):
    lines = [
        line.strip()
        for h in public_headers
        for line in (root / "core/include" / h).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    prose = [line for line in lines if line.startswith("//") or "///<" in line]
    notes = [line for line in lines if "MADANG_NOTE(" in line]  # sentences for people, too
    assert len(prose) + len(notes) >= 0.4 * len(lines)

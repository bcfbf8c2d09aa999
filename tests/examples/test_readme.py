"""examples/README.md names what is there."""

from __future__ import annotations

import re
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")


def lines(collection: str) -> list[str]:
    path = EXAMPLES / "seoul" / f"{collection}.ndjson"
    return path.read_text(encoding="utf-8").splitlines()


def test_the_records_that_it_points_at_exist() -> None:
    named = re.findall(r"(bulletins|organizations|resources)/([a-z0-9-]+)", README)
    assert len(named) >= 8
    missing = [
        f"{collection}/{id}"
        for collection, id in named
        if not any(line.startswith(f'{{"id":"{id}",') for line in lines(collection))
    ]
    assert missing == []


def test_the_sizes_that_it_gives_are_right() -> None:
    assert len(lines("bulletins")) == 21
    found = re.search(r"(\d+) organizations and (\d+) resources", README.replace("\n", " "))
    assert found
    assert int(found[1]) == len(lines("organizations"))
    assert int(found[2]) == len(lines("resources"))
    assert README.count("Twenty-one bulletins") == 1


def test_the_scripts_that_it_calls_exist() -> None:
    called = re.findall(r"python (examples/python/\S+\.py)", README)
    scripts = {f"examples/python/{path.name}" for path in EXAMPLES.glob("python/*.py")}
    assert set(called) == scripts

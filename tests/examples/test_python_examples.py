"""The scripts in examples/python run and say what they should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("madang")

SCRIPTS = Path(__file__).resolve().parents[2] / "examples" / "python"


def run(script: str, *arguments: str) -> list[str]:
    path = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, str(SCRIPTS / script), *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_script_is_tested_here() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    scripts = sorted(path.name for path in SCRIPTS.glob("*.py"))
    assert scripts
    assert [name for name in scripts if f'"{name}"' not in here] == []


def test_search_bulletins_ranks_the_night_buses_first() -> None:
    lines = run("search_bulletins.py")
    assert lines[0].endswith("bulletins for 'late-night bus'")
    assert {line.split("[")[1] for line in lines[1:3]} == {
        "late-night-bus-2022]", "late-night-transit-2022]",
    }  # fmt: skip
    topics = next(line for line in lines if line.startswith("topics: "))
    assert "late-night 2" in topics


def test_search_bulletins_in_korean() -> None:
    lines = run("search_bulletins.py", "심야", "버스")
    assert {line.split("[")[1] for line in lines[1:3]} == {
        "late-night-bus-2022]", "late-night-transit-2022]",
    }  # fmt: skip


def test_search_bulletins_with_conditions_only() -> None:
    lines = run("search_bulletins.py", "topics:climate published:2022-05..")
    assert lines[0].startswith("2 bulletins")
    listed = {line.split("[")[1] for line in lines[1:3]}
    assert listed == {"climate-budget-2022]", "esg-business-support-2022]"}


def test_halls_near_city_hall_on_the_saturday_of_the_example() -> None:
    lines = run("halls_near_city_hall.py")
    assert lines[0] == "8 halls within 2 km of city hall for 20 people, 2022-05-14 (sa)"
    shut = "  shut today: Hoehyeon-dong Community Hall, 3rd floor (Floor repair (modelled))"
    assert [line for line in lines if "shut today" in line] == [shut]
    assert "  Sogong-dong Community Hall, 4th floor: 50 people, 09:00-12:00, 10,000 KRW" in lines
    prices = [
        int(line.split(", ")[-1].split()[0].replace(",", ""))
        for line in lines[1:]
        if "shut today" not in line
    ]
    assert len(prices) == 7
    assert prices == sorted(prices)


def test_halls_near_city_hall_a_week_later_shuts_none() -> None:
    lines = run("halls_near_city_hall.py", "2022-05-21")
    assert lines[0].startswith("8 halls")
    assert [line for line in lines if "shut today" in line] == []


def test_who_took_part_tells_where_miti_sat() -> None:
    lines = run("who_took_part.py", "organizations:miti")
    assert lines[0] == "2 bulletins for 'organizations:miti'"
    name = "Metropolis International Training Institute / 메트로폴리스 국제연수원"
    assert f"2  {name}" in lines
    assert "     headquarters: Montreal, ..2012" in lines
    assert "     headquarters: Seoul, 2012.." in lines
    assert "     part of Metropolis" in lines


def test_who_took_part_by_topic() -> None:
    lines = run("who_took_part.py", "topics:water")
    assert lines[0].startswith("2 bulletins")
    assert any(line.startswith("2  Seoul Waterworks Authority") for line in lines)

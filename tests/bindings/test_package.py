"""The package as installed: light, versioned, with its command."""

import re
import subprocess
import sys
from pathlib import Path

import madang

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_version_is_that_of_the_header():
    header = (ROOT / "core/include/madang/version.h").read_text(encoding="utf-8")
    assert re.search(r'MADANG_VERSION "(.+)"', header)[1] == madang.__version__


def test_import_takes_nothing_heavy_along():
    heavy = [
        "json",
        "asyncio",
        "http",
        "inspect",
        "dataclasses",
        "threading",
        "html",
        "difflib",
        "email",
        "urllib",
        "subprocess",
        "importlib.metadata",
        "numpy",
        "pandas",
    ]
    child = run(
        "-S",
        "-c",
        f"import sys\nsys.path[:0] = {sys.path!r}\nimport madang\n"
        f"print(*sorted(set({heavy!r}) & set(sys.modules)))",
    )
    assert child.stderr == ""
    assert child.stdout == "\n"


def test_the_command_says_the_same_as_the_package(tmp_path, city):
    path = tmp_path / "city.json"
    path.write_text(city.export("json"), encoding="utf-8")
    child = run("-m", "madang", "search", str(path), "bus", "--in", "bulletins", "--format", "json")
    assert child.returncode == 0, child.stderr
    assert child.stdout.rstrip("\n") == madang.open(path).bulletins.search("bus").to_json()


def test_the_command_gives_its_own_exit_code():
    assert run("-m", "madang", "no-such-command").returncode == 2

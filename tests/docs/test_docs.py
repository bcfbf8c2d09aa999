"""What the documentation shows is there and runs."""

import os
import re
import shlex
import subprocess
import sys

import pytest

PAGES = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "examples/README.md",
    *[
        f"docs/{n}.md"
        for n in (
            "bench",
            "cli",
            "cpp",
            "export",
            "format",
            "formats",
            "http",
            "import",
            "import-korea",
            "page",
            "problems",
            "python",
            "query",
            "search",
            "sharing",
        )
    ],
]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(root, page):
    path = root / page
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), target


def test_the_readme_leads_with_the_two_commands(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert text.index("./dev demo") < text.index("./dev test") < text.index("## ")


def test_the_readme_python_runs(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"<!-- run -->\n```python\n(.*?)```", text, re.DOTALL)
    assert blocks
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Montreal" in done.stdout


def test_the_readme_commands_run(root, madang_bin):
    text = (root / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ madang (search .*)$", text, re.MULTILINE)
    assert len(commands) == 2

    for command in commands:
        done = subprocess.run(
            [madang_bin, *shlex.split(command)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert " match" in done.stdout


def test_every_route_and_command_is_documented(root, madang_bin):
    http = (root / "docs/http.md").read_text(encoding="utf-8")
    table = (root / "server/routes.cc").read_text(encoding="utf-8")
    routes = re.findall(r'Route\{"([^"]+)"', table)
    assert len(routes) >= 9
    for route in routes:
        assert route in http, route
    cli = (root / "docs/cli.md").read_text(encoding="utf-8")
    shown = subprocess.run(
        [madang_bin, "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^  ([\w-]+) {2,}", shown.split("Subcommands:")[1], re.MULTILINE)
    assert len(commands) == 21
    for command in commands:
        assert f"madang {command}" in cli, command


def test_the_demo_runs_to_its_end(root, madang_bin):
    done = subprocess.run(
        [root / "scripts/demo.sh", madang_bin],
        cwd=root,
        env={**os.environ, "MADANG_DEMO_ONCE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "the page answers" in done.stdout
    assert "$ madang search examples/seoul '심야 버스' --limit 3" in done.stdout

"""The five patches of tests/arch/newcomer: they apply, stay small, and compile."""

import shutil
import subprocess

import pytest

# patch: files touched by hand, most added lines, what is compiled
PATCHES = {
    "field": (1, 3, "core/src/records/resource.cc"),
    "record_type": (4, 35, "core/src/records/event.cc"),
    "operator": (2, 6, "core/src/query/operators.cc"),
    "importer": (4, 45, "core/src/ingest/formats/titles.cc"),
    "route": (1, 9, None),
}


def added(patch):
    return [
        line for line in patch.splitlines() if line.startswith("+") and not line.startswith("+++")
    ]


@pytest.mark.parametrize("name", PATCHES)
def test_a_newcomers_patch(root, tmp_path, name):
    files, lines, compiled = PATCHES[name]
    path = root / "tests/arch/newcomer" / f"{name}.patch"
    patch = path.read_text(encoding="utf-8")
    assert patch.count("diff --git") == files
    assert len(added(patch)) <= lines
    for folder in ("core", "server", "docs"):
        shutil.copytree(root / folder, tmp_path / folder)
    done = subprocess.run(
        ["git", "apply", str(path)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    if compiled:
        done = subprocess.run(
            ["g++", "-std=c++20", "-fsyntax-only", "-Icore/include", "-Icore/src", compiled],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

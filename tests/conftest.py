"""What the tests of all front ends share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def madang_bin() -> str:
    """The command under test."""
    path = os.environ.get("MADANG_BIN", str(ROOT / "build/dev/server/madang"))
    assert Path(path).exists(), f"{path} is not built; run ./dev build"
    return path


@pytest.fixture(scope="session")
def seoul() -> Path:
    """The example city."""
    return ROOT / "examples/seoul"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data, which users do not have."""
    path = Path(os.environ.get("MADANG_SHARED", ROOT.parent / "shared"))
    if not path.exists():
        pytest.skip(f"the shared data is not here: {path}")
    return path

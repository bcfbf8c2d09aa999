from __future__ import annotations

from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def madang() -> ModuleType:
    """The module; what needs it is skipped by name where it is not built."""
    try:
        import madang
    except ImportError as why:
        pytest.skip(f"the module madang is not importable: {why}")
    return madang

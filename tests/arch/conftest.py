"""Compiles small pieces against the public headers, as an embedder would."""

import shutil
import subprocess

import pytest


class Compiler:
    def __init__(self, root):
        self.root = root
        self.program = shutil.which("g++") or shutil.which("c++")
        assert self.program, "no C++ compiler"

    def run(self, source, *flags, internal=False):
        """Compiles text without writing an object; the finished process."""
        includes = ["-I", str(self.root / "core/include")]
        if internal:
            includes += ["-I", str(self.root / "core/src")]
        return subprocess.run(
            [self.program, "-std=c++20", "-x", "c++", *includes, *flags, "-"],
            input=source,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def compiler(root):
    return Compiler(root)


@pytest.fixture(scope="session")
def public_headers(root):
    base = root / "core/include"
    return sorted(str(p.relative_to(base)) for p in base.rglob("*.h"))

"""A program that knows only the installed library, by CMake and by pkg-config."""

import os
import shutil
import subprocess

import pytest


def run(*words, **more):
    done = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, check=False, **more
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory):
    """The library, built for release and installed into a folder of its own."""
    prefix = tmp_path_factory.mktemp("prefix")
    build = root / "build/install"
    run(
        "cmake",
        "-S",
        root,
        "-B",
        build,
        "-G",
        "Ninja",
        # As ./dev test compiles the package, so that ccache has all of it.
        "-DCMAKE_BUILD_TYPE=Release",
        "-DCMAKE_CXX_FLAGS_RELEASE=-O0 -DNDEBUG",
        "-DMADANG_SERVER=OFF",
        f"-DCMAKE_INSTALL_PREFIX={prefix}",
    )
    run("cmake", "--build", build)
    run("cmake", "--install", build)
    return prefix


def answers(program, seoul):
    out = run(program, seoul, "late-night bus")
    assert "Late-night" in out
    assert "  with Seoul Metropolitan Government" in out
    assert out.splitlines()[-1].endswith(" match")


def test_find_package(installed, root, seoul, tmp_path):
    run(
        "cmake",
        "-S",
        root / "examples/cpp",
        "-B",
        tmp_path,
        "-G",
        "Ninja",
        f"-DCMAKE_PREFIX_PATH={installed}",
    )
    run("cmake", "--build", tmp_path)
    answers(tmp_path / "ask", seoul)


def test_pkg_config(installed, root, seoul, tmp_path):
    pkg_config = shutil.which("pkg-config")
    found = next(installed.rglob("madang.pc")).parent
    env = {**os.environ, "PKG_CONFIG_PATH": str(found)}
    flags = run(pkg_config, "--static", "--cflags", "--libs", "madang", env=env).split()
    run("g++", "-std=c++20", root / "examples/cpp/ask.cc", "-o", tmp_path / "ask", *flags)
    answers(tmp_path / "ask", seoul)


def test_the_installed_headers_name_nobody_elses(installed):
    headers = list((installed / "include").rglob("*.h"))
    assert any(h.name == "madang.h" for h in headers)
    for header in headers:
        text = header.read_text(encoding="utf-8")
        assert "#include <simdjson" not in text
        assert '#include "' not in text

"""Served cities."""

import json

import pytest
from support.serving import serve, stop

NAUGHTY_IDS = ["a/b", "한글 이름", "50%", "q?x=1", "..", "<b>", "a+b"]


@pytest.fixture(scope="session")
def naughty_ids():
    return NAUGHTY_IDS


@pytest.fixture(scope="session")
def client(madang_bin, seoul):
    server, made = serve(madang_bin, seoul)
    yield made
    stop(server)


@pytest.fixture(scope="session")
def naughty(madang_bin, tmp_path_factory):
    """A city whose ids are no easy ones."""
    path = tmp_path_factory.mktemp("naughty") / "bulletins.json"
    path.write_text(json.dumps([{"id": i, "title": i} for i in NAUGHTY_IDS]), encoding="utf-8")
    server, made = serve(madang_bin, path)
    yield made
    stop(server)

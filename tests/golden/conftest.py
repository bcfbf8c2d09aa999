"""The doors, opened once."""

import gzip
import os
from pathlib import Path

import madang
import pytest
from support.serving import Client

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def areas():
    return HERE / "areas.geojson"


@pytest.fixture(scope="session")
def golden_ask(madang_bin):
    path = Path(madang_bin).resolve().parent.parent / "tests/golden/golden_ask"
    program = Path(os.environ.get("MADANG_GOLDEN_ASK", path))
    if not program.exists():
        pytest.skip(f"the C++ door is not built: {program}")
    return program


@pytest.fixture(scope="session")
def slice_of_data(shared, tmp_path_factory):
    """The first records of the real data."""
    folder = tmp_path_factory.mktemp("slice")
    for name in ("bulletins_ko", "bulletins_en", "organizations", "resources"):
        with gzip.open(shared / f"data/{name}.ndjson.gz", "rb") as lines:
            kept = b"".join(line for line, _ in zip(lines, range(400)))
        (folder / f"{name}.ndjson").write_bytes(kept)
    return folder


@pytest.fixture(scope="session", params=["example", "real"])
def source(request, seoul, tmp_path_factory):
    """The example city, and the real data as a snapshot, which every run of the
    command opens at once."""
    if request.param == "example":
        return seoul
    path = tmp_path_factory.mktemp("saved") / "slice.madang"
    madang.open(request.getfixturevalue("slice_of_data")).save(path)
    return path


@pytest.fixture(scope="session")
def city(source, areas):
    return madang.open(source, areas=areas)


@pytest.fixture(scope="session")
def client(city):
    with madang.Server(city) as server:
        yield Client(server.url)

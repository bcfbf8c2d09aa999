"""A city small enough to know by heart."""

import copy
import os
from pathlib import Path

import madang
import pytest

CITY = {
    "bulletins": [
        {
            "id": "late-bus",
            "kind": "news",
            "title": {"en": "Late-night bus starts", "ko": "심야 버스 운행 시작"},
            "body": {"en": "Nine routes run from midnight to five in the morning."},
            "published": "2022-05-14",
            "topics": ["transport"],
            "organizations": ["smg"],
            "places": [{"name": "City Hall", "lat": 37.5663, "lon": 126.9779}],
            "x-colour": {"deep": [1, {"er": None}]},
        },
        {
            "id": "bike-share",
            "kind": "news",
            "title": "Bike sharing doubles",
            "body": "Each bus stop in the centre gets a rack.",
            "published": "2022-04-02",
            "topics": ["transport", "sharing"],
        },
        {
            "id": "parks",
            "kind": "digest",
            "title": "Parks of the year",
            "published": "2022-06",
            "topics": ["green"],
            "parts": [{"number": "01", "title": "Forests"}, {"number": "02", "title": "Rivers"}],
        },
        {
            "id": "guide",
            "kind": "manual",
            "title": "Guide for visitors",
            "published": "2021",
            "topics": ["tourism", "sharing"],
        },
    ],
    "organizations": [
        {
            "id": "smg",
            "kind": "government",
            "name": {"en": "Seoul Metropolitan Government", "ko": "서울특별시"},
            "acronyms": ["SMG"],
        },
        {"id": "miti", "kind": "institute", "name": "Metropolitan Institute", "founded": "2011"},
    ],
    "resources": [
        {
            "id": "hall",
            "kind": "space",
            "name": "Citizens' hall",
            "capacity": 40,
            "price": {"amount": 0, "currency": "KRW"},
            "place": {"city": "Seoul", "lat": 37.5663, "lon": 126.9779},
        },
        {
            "id": "drill",
            "kind": "goods",
            "name": "Power drill",
            "capacity": 1,
            "price": {"amount": 3000, "currency": "KRW"},
            "place": {"city": "Busan", "lat": 35.1796, "lon": 129.0756},
        },
    ],
}


@pytest.fixture
def data():
    """The city as Python objects, to be changed at will."""
    return copy.deepcopy(CITY)


@pytest.fixture(scope="session")
def city():
    return madang.load(copy.deepcopy(CITY))


@pytest.fixture(scope="session")
def shared():
    """The folder of shared material; tests that need it skip without it."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    folder = Path(os.environ.get("MADANG_SHARED", beside))
    if not folder.is_dir():
        pytest.skip("the shared material is not here (set MADANG_SHARED)")
    return folder

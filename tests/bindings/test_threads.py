"""The GIL is let go around work, and a city may be asked from many threads."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import madang
import pytest

LINES = "".join(
    f'{{"id":"{i}","title":"bus {i % 97} 버스","topics":["t{i % 7}"]}}\n' for i in range(20000)
).encode()


@pytest.fixture
def no_switching():
    """Threads change only where the GIL is let go, not by the clock."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize("work", ["load", "search", "export"])
def test_other_threads_run_meanwhile(no_switching, work):
    city = madang.load(LINES, as_="bulletins")
    do = {
        "load": lambda: madang.load(LINES, as_="bulletins"),
        "search": lambda: city.search("bus"),
        "export": lambda: city.export("ndjson"),
    }[work]
    asked, ready, done = threading.Event(), threading.Event(), []

    def other():
        ready.set()
        asked.wait()
        done.append(True)

    thread = threading.Thread(target=other)
    thread.start()
    ready.wait()
    asked.set()  # wakes the other thread, which cannot run before we let go of the GIL
    for _ in range(1000):
        if done:
            break
        do()
    assert done
    thread.join()


def test_many_threads_get_the_same_answers():
    city = madang.load(LINES, as_="bulletins")
    questions = ["bus", "버스", "topics:t3", "bus topics:t1", '"bus 5"', "-bus", "zebra"] * 8
    alone = [city.search(q, facets=["topics"]).to_json() for q in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: city.search(q, facets=["topics"]).to_json(), questions))
    assert together == alone


def test_records_are_read_from_many_threads():
    city = madang.load(LINES, as_="bulletins")
    with ThreadPoolExecutor(8) as pool:
        titles = list(pool.map(lambda i: city.bulletins[str(i)].title, range(2000)))
    assert titles[5] == "bus 5 버스"
    assert len(set(titles)) == 97


def test_progress_is_called_with_the_gil():
    with ThreadPoolExecutor(4) as pool:
        counts = [[] for _ in range(8)]
        cities = list(
            pool.map(lambda c: madang.load(LINES, as_="bulletins", progress=c.append), counts)
        )
    assert {len(c.bulletins) for c in cities} == {20000}
    assert len({tuple(c) for c in counts}) == 1

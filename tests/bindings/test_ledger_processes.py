"""Several processes and one ledger: killed at random, and on a disk that is full."""

import json
import resource
import subprocess
import sys

FULL = """
import resource, signal, sys, madang
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
city = madang.load({"resources": [{"id": "r", "name": "R", "availability":
    {"weekly": [{"from": "00:00", "to": "24:00"}], "quantity": 1000000}}]})
city.open_ledger(sys.argv[1])
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
failed = ""
for i in range(2000):
    try:
        booking = city.book("r", "2022-05-17T10:00", "2022-05-17T11:00", party="ann",
                            note="x" * 200, now="2022-01-01T00:00:00Z")
        print(booking.id, flush=True)
    except madang.Error as error:
        failed = error.code
        break
print("failed", failed)
"""


def test_killed_processes_book_nothing_twice_and_lose_nothing(root):
    done = subprocess.run(
        [
            sys.executable,
            root / "tests/bench/ledger_race.py",
            *("--attempts", "1600", "--processes", "4", "--slots", "40", "--kills", "2"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)
    assert result["attempts"] >= 1600
    assert result["acknowledged"] > 40


def test_a_full_disk_books_nothing_and_loses_nothing(tmp_path):
    import madang

    path = tmp_path / "ledger.sqlite"
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(300_000)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *booked, last = done.stdout.split("\n")[:-1]
    assert last == "failed ledger-full"
    assert booked
    city = madang.load({"resources": [{"id": "r", "name": "R"}]})
    city.open_ledger(path)
    assert {b.id for b in city.ledger.bookings()} == set(booked)

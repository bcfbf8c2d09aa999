"""Processes that book the same slots at once, and are killed at random.

    python tests/bench/ledger_race.py --attempts 100000 --processes 8 --slots 200
    python tests/bench/ledger_race.py --folder /mnt/small --fills 0.5    # with a disk that is full now and then

With --fills the ledger is in --folder, whose file system (a small one of its own: it is filled) has
no room left for half a second, so many times a second on the average; what is refused then is a failure, and counted.
Each process tries random slots, and writes down what was acknowledged in a file of its own before it goes on; a killed one is started anew.
At the end: no slot has two bookings, every acknowledged booking is in the ledger, every booking in the
ledger was asked for, and the file is whole (PRAGMA integrity_check). Prints one line of JSON; exit 1 where that does not hold.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOW = "2022-01-01T00:00:00Z"
CITY = {
    "resources": [
        {
            "id": f"r{i}",
            "name": f"Room {i}",
            "availability": {"weekly": [{"from": "00:00", "to": "24:00"}], "slot": "PT1H"},
        }
        for i in range(20)
    ]
}


def slot(number):
    hour = 8 + number // 20
    return f"r{number % 20}", f"2022-05-17T{hour:02d}:00", f"2022-05-17T{hour + 1:02d}:00"


def lines_of(log):
    return (
        Path(log).read_text(encoding="utf-8").splitlines(keepends=True)
        if os.path.exists(log)
        else []
    )


def attempts_in(lines):
    return sum(
        line.startswith(("refused", "booked", "failed")) and line.endswith("\n") for line in lines
    )


def work(ledger, log, seed, slots, attempts):
    """Tries until its log says enough."""
    import madang

    city = madang.load(CITY)
    while True:
        try:
            city.open_ledger(ledger)
            break
        except madang.Error as error:  # a full disk has no room for the log of writing either
            if error.code != "ledger-full":
                raise
            time.sleep(0.05)
    chance = random.Random(seed)
    done = attempts_in(lines_of(log))
    with open(log, "a", buffering=1) as out:
        for _ in range(attempts - done):
            number = chance.randrange(slots)
            resource, begin, end = slot(number)
            try:
                booking = city.book(resource, begin, end, party=str(os.getpid()), now=NOW)
            except madang.BookingError:
                out.write("refused\n")
                continue
            except madang.Error as error:
                if error.code != "ledger-full":
                    raise
                out.write("failed\n")
                time.sleep(0.02)
                continue
            out.write(f"booked {number} {booking.id}\n")
            # Some are given back, so that the slots stay contested.
            if chance.random() < 0.9:
                out.write(f"freeing {number} {booking.id}\n")
                try:
                    city.cancel(booking)
                except madang.Error as error:
                    if error.code != "ledger-full":
                        raise
                    out.write(f"kept {number} {booking.id}\n")


def fill(path):
    """Leaves no room in the file system of path."""
    block = bytes(1 << 16)
    with open(path, "wb", buffering=0) as out:
        try:
            while True:
                if out.write(block) < len(block):
                    break
        except OSError:
            pass


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--attempts", type=int, default=100_000)
    options.add_argument("--processes", type=int, default=8)
    options.add_argument("--slots", type=int, default=200)
    options.add_argument("--kills", type=float, default=1.0, help="kills a second")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", help="where the ledger is")
    options.add_argument("--fills", type=float, default=0.0, help="times a second its disk is full")
    options.add_argument("--worker", nargs=5, help=argparse.SUPPRESS)
    args = options.parse_args()
    if args.fills and not args.folder:
        options.error("--fills fills a file system: name a --folder on a small one of its own")
    if args.worker:
        ledger, log, seed, slots, attempts = args.worker
        work(ledger, log, int(seed), int(slots), int(attempts))
        return 0
    chance = random.Random(args.seed)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(args.folder or folder, "ledger.sqlite"))
        filler = Path(args.folder or folder, "filler")
        logs = [str(Path(folder, f"log{i}")) for i in range(args.processes)]
        each = args.attempts // args.processes
        begun = 0

        def start(i):
            nonlocal begun
            begun += 1
            words = [ledger, logs[i], str(args.seed * 1000 + begun), str(args.slots), str(each)]
            return subprocess.Popen([sys.executable, __file__, "--worker", *words])

        def size(i):
            return os.path.getsize(logs[i]) if os.path.exists(logs[i]) else 0

        running, before = {}, {}
        for i in range(args.processes):
            running[i], before[i] = start(i), 0
        kills = fills = 0
        next_fill = time.monotonic() + (chance.expovariate(args.fills) if args.fills else 1e9)
        next_kill = time.monotonic() + chance.expovariate(args.kills)
        while running:
            time.sleep(0.05)
            for i, process in list(running.items()):
                if process.poll() is None:
                    continue
                if process.returncode == 0:
                    del running[i]
                elif process.returncode == -signal.SIGKILL:
                    before[i] = size(i)
                    running[i] = start(i)
                else:
                    raise SystemExit(f"a process failed with {process.returncode}")
            if time.monotonic() >= next_fill:
                fill(filler)
                time.sleep(0.5)
                filler.unlink()
                fills += 1
                next_fill = time.monotonic() + chance.expovariate(args.fills)
            if time.monotonic() < next_kill:
                continue
            # One that has done something since it was started, else nothing would ever end.
            at_work = [i for i in running if size(i) > before[i] and running[i].poll() is None]
            if at_work:
                victim = running[chance.choice(at_work)]
                victim.send_signal(signal.SIGKILL)
                victim.wait()
                kills += 1
                next_kill = time.monotonic() + chance.expovariate(args.kills)
        db = sqlite3.connect(ledger)
        whole = db.execute("PRAGMA integrity_check").fetchone()[0]
        rows = db.execute("SELECT id, resource, begins, state FROM bookings").fetchall()
        state = {row[0]: row[3] for row in rows}
        attempts, failed, booked, freeing = 0, 0, set(), set()
        for log in logs:
            attempts += attempts_in(lines_of(log))
            for line in lines_of(log):
                words = line.split()
                failed += words[0] == "failed"
                if words[0] == "booked" and len(words) == 3 and len(words[2]) == 20:
                    booked.add(words[2])
                elif words[0] == "freeing" and len(words) == 3:
                    freeing.add(words[2])
                elif words[0] == "kept" and len(words) == 3:
                    freeing.discard(words[2])
        active = [row for row in rows if row[3] == "confirmed"]
        double = len(active) - len({(row[1], row[2]) for row in active})
        lost = [b for b in booked if b not in state]
        undone = [b for b in booked - freeing if state.get(b) != "confirmed"]
        result = {
            "attempts": attempts,
            "acknowledged": len(booked),
            "bookings": len(rows),
            "confirmed": len(active),
            "kills": kills,
            "fills": fills,
            "failed": failed,
            "double": double,
            "lost": len(lost),
            "undone": len(undone),
            "integrity": whole,
            "seconds": round(time.monotonic() - started, 1),
        }
        print(json.dumps(result))
        return 0 if not double and not lost and not undone and whole == "ok" else 1


if __name__ == "__main__":
    sys.exit(main())

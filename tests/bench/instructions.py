"""Instructions that loading costs for each byte of JSON, counted by valgrind's callgrind: a
figure that does not depend on how busy the machine is.

The same program is run on a corpus and on its first record alone; the difference, divided by
the difference in bytes, leaves out starting Python and importing the module. One thread.
The bare simdjson loop (bare_loop.cc) is counted in the same way. valgrind 3.19 has no AVX-512,
so simdjson takes its AVX2 kernel there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from common import OUT
from corpus import Corpus, corpus
from load_columns import bare_loop
from report import Report, options, read, table

LOAD = (
    "import madang, sys; city = madang.open(sys.argv[1], as_=sys.argv[2], threads=1, text={}); "
    "assert len(getattr(city, sys.argv[2])) == {}"
)


def counted(command: list[str]) -> int:
    """Instructions of a command."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(
        [*valgrind, *command],
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if done.returncode or not found:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return int(found.group(1))


def commands(as_: str, records: int) -> dict[str, list[str]]:
    """What is counted; {file} stands for the file."""
    python = {
        f"madang {name}": [sys.executable, "-c", LOAD.format(text, records), "{file}", as_]
        for name, text in (("columns", False), ("text", True))
    }
    bare = {f"bare {mode}": [bare_loop(), "{file}", as_, mode] for mode in ("lines", "many")}
    return {**bare, **python}


def first_record(data: Corpus) -> Path:
    path = OUT / "data" / f"{data.path.stem}.first.ndjson"
    with open(data.path, "rb") as f:
        path.write_bytes(f.readline())
    return path


def main() -> int:
    given = read(options(__doc__, mb=20, corpora="mixed,short,organizations,resources", runs=1))
    if not shutil.which("valgrind"):
        print("instructions: needs valgrind (apt-get install valgrind)", file=sys.stderr)
        return 3
    if given.quick:
        given.mb, given.corpora = 2, given.corpora[:2]
    report = Report("instructions", given, ["valgrind", "simdjson", "g++"])
    for name in given.corpora:
        data = corpus(name, given.mb, given.seed)
        report.data(data)
        one = first_record(data)
        bytes_ = data.bytes - one.stat().st_size
        rows, single = [], commands(data.collection, 1)
        for who, command in commands(data.collection, data.records).items():
            if given.only and who.split()[0] not in given.only:
                continue
            try:
                whole = counted([w.replace("{file}", str(data.path)) for w in command])
                start = counted([w.replace("{file}", str(one)) for w in single[who]])
            except RuntimeError as e:
                report.failures[f"{name}/{who}"] = str(e)
                print(f"  {who}: {e}", file=sys.stderr)
                continue
            each = (whole - start) / bytes_
            found = {"label": name, "name": who, "instructions": whole, "one_record": start}
            report.body["results"].append({**found, "per_byte": each})
            rows.append([who, f"{each:.2f}", f"{(whole - start) / data.records:,.0f}"])
        table(["", "instructions / byte", "/ record"], rows)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

"""Claim: `import madang` adds at most 40 ms to python, and the wheel is at most 6 MB.

Pairs of `python -I -c pass` and `python -I -c "import madang"`, whole processes, 20 of each by
turns; the difference is taken pair by pair. --wheel also builds the wheel, which takes minutes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import ROOT, Runs
from report import Report, options, read, table


def whole(code: str) -> float:
    """Milliseconds of a whole interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True)
    return (time.perf_counter() - start) * 1e3


def wheel_bytes() -> int:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, str(ROOT)]
        subprocess.run(pip, check=True, stdout=2)
        return next(Path(folder).glob("*.whl")).stat().st_size


def main() -> int:
    parser = options(__doc__, mb=0, runs=20)
    parser.add_argument("--wheel", action="store_true", help="build the wheel and weigh it")
    parser.add_argument("--module", default="madang", help="another one, to compare")
    given = read(parser)
    report = Report("import_time", given, ["duckdb", "polars"])
    statement = f"import {given.module}"
    try:
        for code in ("pass", statement):  # the first run of each writes byte code
            whole(code)
    except subprocess.CalledProcessError as e:
        report.failures[given.module] = e.stderr.decode().strip().splitlines()[-1]
        print(f"  {report.failures[given.module]}", file=sys.stderr)
        return report.finish()
    pairs = [(whole("pass"), whole(statement)) for _ in range(given.runs)]
    runs = Runs(
        {
            "pass": [{"seconds": a / 1e3} for a, _ in pairs],
            statement: [{"seconds": b / 1e3} for _, b in pairs],
        },
        {},
    )
    report.add("import", runs)
    table(["python -I -c", "ms"], [[k, f"{runs.median(k) * 1e3:.1f}"] for k in runs.answers])
    report.claim(f"{statement} adds", [b - a for a, b in pairs], 40, at_least=False, unit="ms")
    if given.wheel:
        size = wheel_bytes() / 1e6
        report.body["wheel_mb"] = size
        report.claim("the wheel", [size], 6, at_least=False, unit="MB")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

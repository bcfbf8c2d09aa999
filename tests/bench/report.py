"""Options, the table and the JSON of a benchmark."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

from common import OUT, ROOT, Contender, Runs


@dataclasses.dataclass
class Claim:
    """A figure to reach: the median of ratios (or times) against a goal."""

    text: str
    values: list[float]
    goal: float
    at_least: bool = True
    unit: str = "x"

    @property
    def value(self) -> float:
        return statistics.median(self.values)

    @property
    def reached(self) -> bool:
        return self.value >= self.goal if self.at_least else self.value <= self.goal


def options(about: str | None, *, mb: float, corpora: str = "", runs: int = 5):
    """The options that all benchmarks have; add to it, then give it to `read`."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=mb, help="size of a corpus, 10^6 bytes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=runs, help="rounds of all contenders")
    parser.add_argument("--only", default="", help="contenders: madang,duckdb,...")
    parser.add_argument("--quick", action="store_true", help="20 MB, 2 runs: does it work")
    parser.add_argument("--pin", action="store_true", help="as many cores as threads")
    parser.add_argument("--check", action="store_true", help="exit 1 if a figure is not reached")
    parser.add_argument("--json", type=Path, help="default: build/bench/NAME.json")
    if corpora:
        parser.add_argument("--corpora", default=corpora)
    return parser


def read(parser: argparse.ArgumentParser) -> argparse.Namespace:
    given = parser.parse_args()
    if given.quick:
        given.mb, given.runs = min(given.mb, 20), min(given.runs, 2)
    given.only = set(filter(None, given.only.split(",")))
    if hasattr(given, "corpora"):
        given.corpora = given.corpora.split(",")
    return given


def wanted(contenders: list[Contender], only: set[str]) -> list[Contender]:
    return [c for c in contenders if not only or c.peer in only]


def version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def said(*command: str) -> str:
    """What a command prints, or that it is not here."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "not installed"
    return done.stdout.strip()


def versions(*packages: str) -> dict[str, str]:
    known = {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "simdjson": said("pkg-config", "--modversion", "simdjson"),
        "g++": said("g++", "-dumpfullversion"),
        "valgrind": said("valgrind", "--version"),
    }
    found = {p: known.get(p) or version(p) for p in ("python", "madang", *packages)}
    return {**found, "commit": said("git", "-C", str(ROOT), "describe", "--always", "--dirty")}


def machine() -> dict:
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        cpu = next((x.split(":")[1].strip() for x in f if x.startswith("model name")), "")
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cpu": cpu or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(pages / 2**30, 1),
        "system": platform.platform(terse=True),
        "load_before": os.getloadavg()[0],
    }


def table(head: list[str], rows: list[list[str]]) -> None:
    """Columns as wide as their widest cell; the first to the left, the others to the right."""
    width = [max(len(r[i]) for r in [head, *rows]) for i in range(len(head))]
    for row in [head, ["-" * w for w in width], *rows]:
        cells = [c.rjust(w) if i else c.ljust(w) for i, (c, w) in enumerate(zip(row, width))]
        print("  " + "  ".join(cells))


class Report:
    """What a benchmark found, printed while it runs and written at its end."""

    def __init__(self, name: str, given: argparse.Namespace, packages: list[str]) -> None:
        self.given, self.name = given, name
        self.claims: list[Claim] = []
        self.failures: dict[str, str] = {}
        settings = {k: v for k, v in vars(given).items() if k not in ("json", "check")}
        settings = {k: sorted(v) if isinstance(v, set) else v for k, v in settings.items()}
        self.body: dict = {
            "benchmark": name,
            "when": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            "machine": machine(),
            "versions": versions(*packages),
            "settings": {k: str(v) if isinstance(v, Path) else v for k, v in settings.items()},
            "data": [],
            "results": [],
        }
        print(f"{name}: {self.body['machine']['cpu']}, {os.cpu_count()} cores")
        print("  " + ", ".join(f"{k} {v}" for k, v in self.body["versions"].items()))

    def data(self, corpus) -> None:
        self.body["data"].append(corpus.facts())
        about = f"{corpus.bytes:,} bytes, {corpus.records:,} records, seed {corpus.seed}"
        print(f"\n{corpus.name}: {about}")

    def add(self, label: str, runs: Runs) -> None:
        self.body["results"].append({"label": label, **dataclasses.asdict(runs)})
        self.failures.update({f"{label}/{k}": v for k, v in runs.failures.items()})

    def note(self, label: str, results: dict) -> None:
        """Results that are no times."""
        self.body["results"].append({"label": label, **results})

    def speeds(self, runs: Runs, size: int, against: str | None = None) -> None:
        """A table of medians; `against` is the contender whose speed is 1."""
        base, rows = runs.median(against) if against else None, []
        for who in filter(runs.answers.get, runs.answers):
            took = runs.median(who)
            cpu, high = runs.median(who, "cpu"), runs.median(who, "peak")
            row = [who, f"{took * 1e3:,.0f}", f"{size / took / 1e6:.1f}"]
            row += [f"{cpu:.2f}" if cpu else "", f"{high / 1e6:.0f}" if high else ""]
            rows.append([*row, f"{base / took:.2f}" if base else ""])
        table(["", "ms", "MB/s", "cpu s", "peak MB", f"/ {against}" if base else ""], rows)

    def claim(self, text: str, values: list[float], goal: float, **more) -> None:
        """Prints the claim; one without values (a contender is missing) is left out."""
        if not values:
            return
        c = Claim(text, values, goal, **more)
        self.claims.append(c)
        sign, word = (">=" if c.at_least else "<="), ("reached" if c.reached else "NOT reached")
        span = f"{min(values):.3g}..{max(values):.3g}"
        print(f"  {text}: {c.value:.3g} {c.unit} ({span}; goal {sign} {goal:g}): {word}")

    def finish(self) -> int:
        path = self.given.json or OUT / f"{self.name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        claims = [
            {**dataclasses.asdict(c), "value": c.value, "reached": c.reached} for c in self.claims
        ]
        self.body.update(claims=claims, failures=self.failures)
        path.write_text(json.dumps(self.body, indent=1, ensure_ascii=False) + "\n", "utf-8")
        print(f"\nwritten: {os.path.relpath(path)}")
        if self.failures:
            print(f"{len(self.failures)} contenders failed", file=sys.stderr)
            return 2
        return int(self.given.check and not all(c.reached for c in self.claims))

"""What every benchmark shares: fresh processes, interleaved rounds, meters.

A *contender* is something that is measured: a function of this folder, run in a
fresh Python process, or a command. It answers with one JSON object. Contenders
are run in rounds, one after the other, each round beginning with another one,
so that a slow minute of the machine falls on all of them; a ratio is made of
the two figures of one round, and the median of these ratios is reported.
"""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "build/bench"

CHILD = """
import importlib, json, sys
folder, module, function, arguments = sys.argv[1:]
sys.path.insert(0, folder)
answer = getattr(importlib.import_module(module), function)(**json.loads(arguments))
print(json.dumps(answer))
"""


def status(key: str) -> int:
    """A figure of /proc/self/status in bytes."""
    with open("/proc/self/status", encoding="ascii") as lines:
        for line in lines:
            if line.startswith(key + ":"):
                return int(line.split()[1]) * 1024
    return 0


def rss() -> int:
    """Resident bytes of this process now."""
    with open("/proc/self/statm", encoding="ascii") as f:
        return int(f.read().split()[1]) * resource.getpagesize()


def peak() -> int:
    """Most resident bytes so far. ru_maxrss also counts the parent that this process was
    forked from; VmHWM does not, so it is preferred where the kernel has it."""
    return status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class Meter:
    """Time, processor time and memory of a stretch of code, as a contender answers them."""

    def __init__(self) -> None:
        self.rss = rss()
        self.cpu = time.process_time()
        self.wall = time.perf_counter()

    def stop(self, **more: object) -> dict:
        seconds = time.perf_counter() - self.wall
        cpu = time.process_time() - self.cpu
        return {
            "seconds": seconds,
            "cpu": cpu,
            "rss_before": self.rss,
            "rss_after": rss(),
            "peak": peak(),
            **more,
        }


class Failed(Exception):
    """A contender that did not answer."""


@dataclasses.dataclass(frozen=True)
class Contender:
    """`work` is "module:function" of this folder, with JSON arguments, or a command."""

    name: str
    work: str | list[str]
    arguments: dict = dataclasses.field(default_factory=dict)
    env: dict = dataclasses.field(default_factory=dict)

    @property
    def peer(self) -> str:
        """What it belongs to: "duckdb" of "duckdb 2T"."""
        return self.name.split()[0]

    def run(self, cores: int = 0) -> dict:
        """Its answer, from a fresh process; pinned to the first so many cores, if any."""
        command = self.work
        if isinstance(command, str):
            module, function = command.split(":")
            words = [str(HERE), module, function, json.dumps(self.arguments)]
            command = [sys.executable, "-c", CHILD, *words]
        if cores:
            command = ["taskset", "-c", f"0-{cores - 1}", *command]
        done = subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": "0", **self.env},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0 or not done.stdout.strip():
            said = done.stderr.strip().splitlines() or ["said nothing"]
            raise Failed(f"{self.name}: exit {done.returncode}: {said[-1]}")
        return json.loads(done.stdout.strip().splitlines()[-1])


@dataclasses.dataclass
class Runs:
    """The answers of each contender, one a round; why some did not answer."""

    answers: dict[str, list[dict]]
    failures: dict[str, str]

    def median(self, name: str, key: str = "seconds") -> float | None:
        found = [a[key] for a in self.answers.get(name, []) if key in a]
        return statistics.median(found) if found else None

    def fastest(self, names: list[str]) -> str | None:
        here = [n for n in names if self.answers.get(n)]
        return min(here, key=lambda n: self.median(n)) if here else None

    def faster(self, name: str, than: str | None, key: str = "seconds") -> list[float]:
        """How many times `name` is faster than the other, round by round."""
        pairs = zip(self.answers.get(name, []), self.answers.get(than or "", []))
        return [b[key] / a[key] for a, b in pairs]


def interleave(
    contenders: list[Contender],
    runs: int,
    *,
    accept: Callable[[dict], str | None] = lambda answer: None,
    pin: bool = False,
) -> Runs:
    """Runs all contenders in rounds. `accept` names what is wrong with an answer, if anything;
    a contender that fails is left out from then on and reported."""
    made = Runs({c.name: [] for c in contenders}, {})
    for turn in range(runs):
        shift = turn % max(len(contenders), 1)
        for c in contenders[shift:] + contenders[:shift]:
            if c.name in made.failures:
                continue
            try:
                answer = c.run(c.arguments.get("threads", 1) if pin else 0)
                wrong = accept(answer)
                if wrong:
                    raise Failed(f"{c.name}: {wrong}")
                made.answers[c.name].append(answer)
            except (Failed, OSError, ValueError) as e:
                made.failures[c.name] = str(e)
                made.answers[c.name] = []
                print(f"  {e}", file=sys.stderr)
    return made

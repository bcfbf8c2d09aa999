"""How madang grows with its data: load time, memory and snapshot size from 10 MB to 2 GB, on one
thread and on two, with the full text and with columns only. No peer, no goal but a straight
line; writes docs/images/growth.svg and the JSON.

Each load is in a fresh process. Memory is resident bytes less those of the interpreter with
madang imported; the peak is of the load, the snapshot is saved after it was read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from common import OUT, ROOT, Contender, Runs, interleave
from corpus import corpus
from plot import draw
from report import Report, options, read, table


def contenders(data, snapshot: Path) -> list[Contender]:
    found = []
    for label, text in (("text", True), ("columns", False)):
        for n in (1, 2):
            given = {"path": str(data.path), "collection": data.collection, "threads": n}
            given.update(text=text, to=str(snapshot))
            found.append(Contender(f"{label} {n}T", "peers_open:madang_grow", given))
    return found


def points(runs: Runs, size: int) -> dict[str, dict[str, float]]:
    """Medians a contender, memory without the interpreter."""
    found = {}
    for name in filter(runs.answers.get, runs.answers):
        start = runs.median(name, "rss_before")
        found[name] = {
            "bytes": size,
            "seconds": runs.median(name),
            "memory": runs.median(name, "rss_after") - start,
            "peak": runs.median(name, "peak") - start,
            "save_seconds": runs.median(name, "save_seconds"),
            "snapshot": runs.median(name, "disk"),
        }
    return found


def main() -> int:
    parser = options(__doc__, mb=0, runs=3)
    parser.add_argument("--sizes", default="10,30,100,300,1000,2000", help="10^6 bytes of JSON")
    parser.add_argument("--corpus", default="mixed")
    parser.add_argument("--svg", type=Path, help="default: docs/images/growth.svg")
    given = read(parser)
    sizes = [5.0, 10.0, 20.0] if given.quick else [float(s) for s in given.sizes.split(",")]
    svg = given.svg or (OUT / "growth.svg" if given.quick else ROOT / "docs/images/growth.svg")
    report = Report("growth", given, [])
    series: dict[str, list[dict[str, float]]] = {}
    for mb in sizes:
        data = corpus(given.corpus, mb, given.seed)
        report.data(data)
        snapshot = OUT / "growth.madang"
        runs = interleave(contenders(data, snapshot), given.runs, accept=data.accept, pin=given.pin)
        snapshot.unlink(missing_ok=True)
        report.add(f"{mb:g}", runs)
        rows = []
        for name, p in points(runs, data.bytes).items():
            series.setdefault(name, []).append(p)
            shares = [f"{p[k] / data.bytes:.2f}" for k in ("memory", "peak", "snapshot")]
            speed = f"{data.bytes / p['seconds'] / 1e6:.1f}"
            rows.append([name, f"{p['seconds']:.3f}", speed, *shares, f"{p['save_seconds']:.3f}"])
        head = ["", "s", "MB/s", "memory / JSON", "peak / JSON", "file / JSON", "save s"]
        table(head, rows)
    report.body["series"] = series
    if series:
        draw(series, svg, f"{given.corpus} · {report.body['machine']['cpu']}")
        print(f"drawn: {svg.relative_to(ROOT) if svg.is_relative_to(ROOT) else svg}")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

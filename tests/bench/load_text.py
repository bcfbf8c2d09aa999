"""Claim: loading with full text in both languages, with positions, outruns the text engines
that Python has, in little memory.

8 x SQLite FTS5 on one thread and 12 x with madang on two (FTS5 has one); 3 x tantivy with the
same number of threads; in MB of JSON a second, parsing included for all. Memory after loading
at most 2 x the input, at the peak at most 2.5 x: resident bytes less those of the interpreter
with madang imported; both are printed.

SQLite: unicode61, external content, no journal, 'rebuild' in bulk, as its FTS5 page has it.
tantivy: positions and English stems, text stored, default heap for each thread, one commit,
then wait_merging_threads. Neither cuts Korean into what a reader looks for; madang does, and
keeps whole records. See peers_text.py. tantivy's caller parses in a thread of its own beside
`num_threads`; "cpu s" shows it, and --pin gives every contender as many cores as threads.
"""

from __future__ import annotations

import sys

from common import Contender, Runs, interleave
from corpus import Corpus, corpus
from report import Report, options, read, table, wanted


def contenders(data: Corpus) -> list[Contender]:
    given = {"path": str(data.path), "collection": data.collection}
    found = [Contender("sqlite 1T", "peers_text:sqlite", {**given, "threads": 1})]
    for n in (1, 2):
        about = {**given, "threads": n}
        found.append(Contender(f"madang {n}T", "peers_load:madang", {**about, "text": True}))
        found.append(Contender(f"tantivy {n}T", "peers_text:tantivy", about))
    return found


def memory(report: Report, name: str, runs: Runs, size: int) -> None:
    rows = []
    for who in ("madang 1T", "madang 2T"):
        answers = runs.answers.get(who)
        if not answers:
            continue
        keys = ("rss_before", "rss_after", "peak")
        rows.append([who, *[f"{runs.median(who, k) / 1e6:.1f}" for k in keys]])
    if rows:
        table(["resident MB", "imported", "loaded", "peak"], rows)
    for who, *_ in rows:
        for key, goal in (("rss_after", 2), ("peak", 2.5)):
            values = [(a[key] - a["rss_before"]) / size for a in runs.answers[who]]
            text = f"{name}: {who}, {'peak' if key == 'peak' else 'after loading'} / input"
            report.claim(text, values, goal, at_least=False)


def main() -> int:
    given = read(options(__doc__, mb=200, corpora="mixed,short,organizations,resources", runs=3))
    report = Report("load_text", given, ["sqlite", "tantivy", "orjson"])
    for name in given.corpora:
        data = corpus(name, given.mb, given.seed)
        report.data(data)
        chosen = wanted(contenders(data), given.only)
        runs = interleave(chosen, given.runs, accept=data.accept, pin=given.pin)
        report.add(name, runs)
        report.speeds(runs, data.bytes, "sqlite 1T")
        one, two = "madang 1T", "madang 2T"
        report.claim(f"{name}: over SQLite FTS5, 1T", runs.faster(one, "sqlite 1T"), 8)
        report.claim(f"{name}: over SQLite FTS5, 2T", runs.faster(two, "sqlite 1T"), 12)
        report.claim(f"{name}: over tantivy, 1T", runs.faster(one, "tantivy 1T"), 3)
        report.claim(f"{name}: over tantivy, 2T", runs.faster(two, "tantivy 2T"), 3)
        memory(report, name, runs, data.bytes)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

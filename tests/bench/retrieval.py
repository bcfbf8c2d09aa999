"""Claim: madang finds what was meant, in Korean and in English, without a setting.

Korean: success@1 at least 0.83 on ko_petitions (titles of petitions asked of their bodies),
at least that of bm25s over the morphemes of kiwipiepy. English: MAP@100 and MRR@10 on en_cisi
above plain words, above tantivy's en_stem and SQLite's porter. Quality only, so nothing is timed;
every contender answers the same questions over the same documents in one run. A set is a folder
with docs.ndjson.gz (id, title, body) and queries.ndjson (id, text, relevant); --sets names others.

success@k: share of the questions with a relevant document among the first k. MRR@10: mean of 1 /
rank of the first relevant one, 0 below rank 10. MAP@100: mean over the questions of the average
precision at the ranks of their relevant documents, 0 for those below rank 100.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import peers_retrieval as peers
from corpus import shared
from report import Report, options, read, table

CONTENDERS = {
    "ko": {
        "madang": lambda d, q: peers.madang(d, q),
        "bm25s words": lambda d, q: peers.bm25(d, q, "plain"),
        "bm25s pairs": lambda d, q: peers.bm25(d, q, "pairs"),
        "bm25s kiwi": lambda d, q: peers.bm25(d, q, "kiwi"),
    },
    "en": {
        "madang": lambda d, q: peers.madang(d, q),
        "bm25s words": lambda d, q: peers.bm25(d, q, "plain"),
        "tantivy en_stem": lambda d, q: peers.tantivy(d, q, "en_stem"),
        "sqlite porter": lambda d, q: peers.sqlite(d, q, "porter unicode61"),
    },
}
MEASURES = ["success@1", "success@10", "MRR@10", "MAP@100"]


def measure(found: list[list[str]], relevant: list[set[str]]) -> dict[str, float]:
    sums = dict.fromkeys(MEASURES, 0.0)
    for ids, right in zip(found, relevant):
        ranks = [rank for rank, i in enumerate(ids[:100], 1) if i in right]
        if not ranks:
            continue
        sums["success@1"] += ranks[0] == 1
        sums["success@10"] += ranks[0] <= 10
        sums["MRR@10"] += 1 / ranks[0] if ranks[0] <= 10 else 0
        sums["MAP@100"] += sum(n / rank for n, rank in enumerate(ranks, 1)) / len(right)
    return {name: value / len(found) for name, value in sums.items()}


def load(folder: Path) -> tuple[peers.Documents, list[str], list[set[str]]]:
    with gzip.open(folder / "docs.ndjson.gz", "rt", encoding="utf-8") as lines:
        documents = [(d["id"], d.get("title", ""), d["body"]) for d in map(json.loads, lines)]
    questions = [json.loads(line) for line in (folder / "queries.ndjson").open(encoding="utf-8")]
    return documents, [q["text"] for q in questions], [set(q["relevant"]) for q in questions]


def claims(report: Report, name: str, results: dict[str, dict[str, float]]) -> None:
    ours = results["madang"]
    if "bm25s kiwi" in results:
        report.claim(f"{name}: success@1", [ours["success@1"]], 0.83)
        over = ours["success@1"] / results["bm25s kiwi"]["success@1"]
        report.claim(f"{name}: success@1 over kiwipiepy's", [over], 1)
        return
    for what in ("MAP@100", "MRR@10"):
        for other in results:
            if other != "madang":
                over = ours[what] / results[other][what]
                report.claim(f"{name}: {what} over {other}", [over], 1)


def main() -> int:
    parser = options(__doc__, mb=0, corpora="ko_petitions,en_cisi", runs=1)
    parser.add_argument("--sets", type=Path, help="folder of the sets")
    given = read(parser)
    folder = given.sets or shared() / "data/retrieval"
    report = Report("retrieval", given, ["tantivy", "bm25s", "kiwipiepy"])
    for name in given.corpora:
        documents, questions, relevant = load(folder / name)
        results = {}
        for who, answer in CONTENDERS[name[:2]].items():
            if given.only and who.split()[0] not in given.only:
                continue
            results[who] = measure(answer(documents, questions), relevant)
        rows = [[who, *[f"{r[m]:.3f}" for m in MEASURES]] for who, r in results.items()]
        print(f"\n{name}: {len(documents)} documents, {len(questions)} questions")
        table(["", *MEASURES], rows)
        report.note(name, results)
        if len(results) > 1:
            claims(report, name, results)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

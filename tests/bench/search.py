"""Claim: a question of words is answered faster than by the engines people would pick.

Top ten over title and body, warm, on one thread, p50 and p95: a rare word, a frequent one, two
words of which any or all are asked for, a phrase, a prefix, a Korean noun. At most half of
tantivy's p50; a frequent word at most 1/60 of SQLite FTS5's bm25 order and a quarter of Xapian's;
two words a third (any) and half (all) of Xapian's. The questions are drawn from the corpus by how
many records have a word, with a seed, so they are others for another corpus or seed.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
from collections import Counter

from common import Contender, interleave
from corpus import Corpus, corpus
from peers_search import Questions, texts
from report import Report, options, read, table, wanted

LATIN = re.compile(r"[A-Za-z]{4,}")
HANGUL = re.compile(r"[\uac00-\ud7a3]{2,}")
EACH = 20  # questions of a kind
GOALS = [
    ("frequent", "sqlite", 60),
    ("frequent", "xapian", 4),
    ("two any", "xapian", 3),
    ("two all", "xapian", 2),
]


def questions(data: Corpus, seed: int) -> Questions:
    """Words by how many records have them; neighbours for phrases."""
    chance = random.Random(seed)
    has: Counter[str] = Counter()
    neighbours: Counter[tuple[str, str]] = Counter()
    korean: Counter[str] = Counter()
    records = 0
    for number, (_, title, body) in enumerate(texts(str(data.path))):
        records += 1
        if number % 5:
            continue
        text = f"{title} {body}"
        words = [w.lower() for w in LATIN.findall(text)]
        has.update(set(words))
        neighbours.update(set(zip(words, words[1:])))
        korean.update(set(HANGUL.findall(text)))
    seen = records / 5

    def between(low: float, high: float, counts: Counter) -> list:
        pool = sorted(w for w, n in counts.items() if low * seen <= n <= high * seen)
        return chance.sample(pool, min(EACH, len(pool)))

    frequent, middle = between(0.05, 0.4, has), between(0.005, 0.05, has)
    pairs = [[a, b] for a, b in zip(frequent, middle)]
    return {
        "rare": [[w] for w in between(0, 0.0005, has)],
        "frequent": [[w] for w in frequent],
        "two any": pairs,
        "two all": pairs,
        "phrase": [list(p) for p in between(0.001, 0.2, neighbours)],
        "prefix": [[w[:4]] for w in middle],
        "korean": [[w] for w in between(0.002, 0.05, korean)],
    }


def main() -> int:
    given = read(options(__doc__, mb=200, corpora="mixed", runs=3))
    report = Report("search", given, ["tantivy", "sqlite"])
    for name in given.corpora:
        data = corpus(name, given.mb, given.seed)
        report.data(data)
        asked = questions(data, given.seed)
        about = {"path": str(data.path), "questions": asked, "rounds": 5}
        names = ["madang", "tantivy", "sqlite", "xapian"]
        runs = interleave(
            wanted([Contender(n, f"peers_search:{n}", about) for n in names], given.only),
            given.runs,
        )
        report.add(name, runs)
        body: dict[str, dict[str, list[float]]] = {}
        for who, answers in runs.answers.items():
            for answer in answers:
                for kind, times in answer["times"].items():
                    body.setdefault(kind, {}).setdefault(who, []).extend(times)
        lines = []
        for kind, by in body.items():
            for who, times in filter(lambda item: item[1], by.items()):
                p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
                hits = runs.answers[who][0]["hits"][kind]
                lines.append(
                    [kind, who, f"{statistics.median(times):.3f}", f"{p95:.3f}", f"{hits}"]
                )
        table(["question", "", "p50 ms", "p95 ms", "hits"], lines)
        for kind, by in body.items():
            for who, goal in [("tantivy", 2), *[g[1:] for g in GOALS if g[0] == kind]]:
                if by.get(who) and by.get("madang"):
                    over = statistics.median(by[who]) / statistics.median(by["madang"])
                    report.claim(f"{name}: {kind}, p50 of {who} over madang's", [over], goal)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

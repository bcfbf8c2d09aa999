"""Claim: a question of words is answered faster than by the engines people would pick.

Top ten over title and body, warm, on one thread, p50 and p95: a rare word, a frequent one, two
words of which any or all are asked for, a phrase, a prefix, a Korean noun. At most half of
tantivy's p50; a frequent word at most 1/60 of SQLite FTS5's bm25 order and a quarter of Xapian's;
two words a third (any) and half (all) of Xapian's; a phrase's p95 and a prefix half of groonga's,
a Korean noun a fifth of groonga's time with its recall. The questions are drawn from the corpus by
how many records have a word, with a seed, so they are others for another corpus or seed.

Recall of a Korean noun: of the records whose title or body holds it as text, plain substring, how
many are found. What is found besides (a compound's parts, a stem) is counted in `hits` only.
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
    ("frequent", "sqlite", "p50", 60),
    ("frequent", "xapian", "p50", 4),
    ("two any", "xapian", "p50", 3),
    ("two all", "xapian", "p50", 2),
    ("phrase", "groonga", "p95", 2),
    ("prefix", "groonga", "p50", 2),
    ("prefix", "groonga", "p95", 2),
    ("korean", "groonga", "p50", 5),
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


def at(share: str, times: list[float]) -> float:
    """The p50 or p95."""
    if share == "p50" or len(times) < 2:
        return statistics.median(times)
    return statistics.quantiles(times, n=20)[-1]


def held(data: Corpus, words: list[str]) -> list[set[int]]:
    """Which records hold each word as text, as numbers from 0."""
    has: list[set[int]] = [set() for _ in words]
    for number, (_, title, body) in enumerate(texts(str(data.path))):
        text = f"{title}\n{body}"
        for rows, word in zip(has, words):
            if word in text:
                rows.add(number)
    return has


def recall(report: Report, name: str, has: list[set[int]], found: dict[str, list]) -> None:
    """Of each contender, in its first round over all nouns; madang's has to be groonga's."""
    total = sum(map(len, has))
    shares, lines = {}, []
    for who, (lists, *_) in found.items():
        hits = sum(map(len, lists))
        right = sum(len(rows.intersection(listed)) for rows, listed in zip(has, lists))
        shares[who] = right / total
        lines.append([who, f"{hits:,}", f"{right:,}", f"{right / total:.3f}"])
    print(f"\n  {len(has)} Korean nouns, held as text {total:,} times by a record")
    table(["", "found", "of those", "recall"], lines)
    report.note(f"{name}: recall", {"held": total, "recall": shares})
    if {"madang", "groonga"} <= shares.keys():
        over = shares["madang"] / shares["groonga"]
        report.claim(f"{name}: korean, recall of madang over groonga's", [over], 1)


def main() -> int:
    given = read(options(__doc__, mb=200, corpora="mixed", runs=3))
    report = Report("search", given, ["tantivy", "sqlite"])
    for name in given.corpora:
        data = corpus(name, given.mb, given.seed)
        report.data(data)
        asked = questions(data, given.seed)
        about = {"path": str(data.path), "questions": asked, "rounds": 5}
        names = ["madang", "tantivy", "sqlite", "xapian", "groonga"]
        peers = [
            Contender(n, f"peers_{'groonga' if n == 'groonga' else 'search'}:{n}", about)
            for n in names
        ]
        runs = interleave(wanted(peers, given.only), given.runs)
        answered = {who: answers for who, answers in runs.answers.items() if answers}
        # Lists of records are long; what they come to is kept in their place.
        lists = {who: [a.pop("found") for a in answers] for who, answers in answered.items()}
        report.add(name, runs)
        print("  " + ", ".join(f"{who} {a[0]['version']}" for who, a in answered.items()))
        body: dict[str, dict[str, list[float]]] = {}
        for who, answers in answered.items():
            for answer in answers:
                for kind, times in answer["times"].items():
                    body.setdefault(kind, {}).setdefault(who, []).extend(times)
        lines = []
        for kind, by in body.items():
            for who, times in filter(lambda item: item[1], by.items()):
                line = [kind, who]
                for share in ("p50", "p95"):
                    over = at(share, times) / at(share, by["madang"]) if by.get("madang") else 0
                    line += [f"{at(share, times):.3f}", f"{over:.2f}" if over else ""]
                lines.append([*line, f"{answered[who][0]['hits'][kind]}"])
        table(["question", "", "p50 ms", "/ madang", "p95 ms", "/ madang", "hits"], lines)
        for kind, by in body.items():
            goals = [("tantivy", "p50", 2), *[g[1:] for g in GOALS if g[0] == kind]]
            for who, share, goal in goals:
                if by.get(who) and by.get("madang"):
                    over = at(share, by[who]) / at(share, by["madang"])
                    report.claim(f"{name}: {kind}, {share} of {who} over madang's", [over], goal)
        recall(report, name, held(data, [w for (w,) in asked["korean"]]), lists)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

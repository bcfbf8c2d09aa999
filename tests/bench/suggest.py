"""Suggestions and words that are nowhere: latency, and what the list costs.

    python tests/bench/suggest.py [--mb 200] [--seed 1] [--rounds 100] [--json FILE]

Makes a corpus with shared/data/scale.py, loads it once, and asks for the beginnings of
its own titles, in two to eight steps each as one types them, and for words that it
does not have: half typed, by initial consonants, on the other keyboard, with a typing
mistake. One thread, warm; p50, p95 and the longest in milliseconds. The times of words
are of whole questions (limit 1), the look for variants included.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import madang
from common import OUT, ROOT, rss

SHARED = Path(os.environ.get("MADANG_SHARED", ROOT.parent / "shared"))
# The two-set keyboard.
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
LEAD_KEYS = "rRseEfaqQtTdwWczxvg"
VOWELS = [*"koiOjpuPh", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"]
TAILS = ["", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg"]
TAILS += [*"aq", "qt", *"tTdwczxvg"]


def corpus(mb: int, seed: int) -> Path:
    path = OUT / "data" / f"scale-{mb}-{seed}.ndjson"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, SHARED / "data/scale.py", "--mb", str(mb)]
        subprocess.run([*command, "--seed", str(seed), "--out", path], check=True)
    return path


def is_syllable(c: str) -> bool:
    return "가" <= c <= "힣"


def initials(word: str) -> str:
    return "".join(LEADS[(ord(c) - 0xAC00) // 588] for c in word)


def keys(word: str) -> str:
    out = ""
    for c in word:
        n = ord(c) - 0xAC00
        out += LEAD_KEYS[n // 588] + VOWELS[n // 28 % 21] + TAILS[n % 28]
    return out


def half(word: str) -> str:
    """Without the final consonant of its last syllable."""
    n = ord(word[-1]) - 0xAC00
    return word[:-1] + chr(0xAC00 + n - n % 28)


def mistaken(word: str, dice: random.Random) -> str:
    i = dice.randrange(1, len(word) - 1)
    return word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def spread(times: list[float]) -> dict[str, float]:
    times.sort()
    return {
        "n": len(times),
        "p50": round(statistics.median(times), 4),
        "p95": round(times[int(len(times) * 0.95)], 4),
        "max": round(times[-1], 4),
    }


def timed(ask, questions: list[str]) -> dict[str, float]:
    for question in questions[:20]:
        ask(question)
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - start) * 1000)
    return spread(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=100, help="titles and words of each kind")
    parser.add_argument("--json", type=Path, default=OUT / "suggest.json")
    args = parser.parse_args()
    dice = random.Random(args.seed)
    city = madang.open(corpus(args.mb, args.seed))
    before = rss()
    start = time.perf_counter()
    city.suggest("a")
    report = {
        "mb": args.mb,
        "records": len(city.bulletins),
        "list": {
            "seconds": round(time.perf_counter() - start, 3),
            "bytes": rss() - before,
        },
    }
    rows = [dice.randrange(len(city.bulletins)) for _ in range(args.rounds * 20)]
    titles = [city.bulletins.at(row).label("ko") for row in rows]
    words = sorted({w for title in titles for w in title.split()})
    dice.shuffle(words)
    korean = [w for w in words if len(w) >= 3 and all(map(is_syllable, w))]
    latin = [w.lower() for w in words if len(w) >= 6 and w.isascii() and w.isalpha()]
    beginnings = [t[:n] for t in titles[: args.rounds] for n in range(1, min(9, len(t)))]
    suggested = {
        "beginnings": beginnings,
        "one letter": list("abcdefghijklmnopqrstuvwxyz가나다라마바사아자차카타파하ㄱㄴㄷㅅㅇ"),
        "half typed": [half(w) for w in korean[: args.rounds]],
        "initials": [initials(w) for w in korean[: args.rounds]],
        "keyboard": [keys(w) for w in korean[: args.rounds]],
        "nothing": [w[::-1] + "zq" for w in latin[: args.rounds]],
    }
    report["suggest"] = {name: timed(city.suggest, asked) for name, asked in suggested.items()}
    nowhere = {
        "syllable": [half(w) + "ㄴ" for w in korean[: args.rounds]],
        "initials": [initials(w) for w in korean[: args.rounds]],
        "keyboard": [keys(w) for w in korean[: args.rounds]],
        "typo, Latin": [mistaken(w, dice) for w in latin[: args.rounds]],
        "typo, Korean": [w[0] + w[2] + w[1] + w[3:] for w in korean[: args.rounds]],
        "nothing near": [w[::-1] + "zqxj" for w in latin[: args.rounds]],
    }
    report["search"] = {
        name: timed(lambda q: city.search(q, limit=1), [q for q in asked if q])
        for name, asked in nowhere.items()
    }
    report["similar"] = timed(lambda row: city.bulletins.at(row).similar(), rows[: args.rounds])
    args.json.parent.mkdir(parents=True, exist_ok=True)
    args.json.write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    print(json.dumps(report, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Searches Seoul's bulletins and counts what they are about.

python search_bulletins.py                  late-night bus
python search_bulletins.py 심야 버스
python search_bulletins.py 'topics:tourism published:2022-05..'
"""

import sys
from pathlib import Path

import madang

SEOUL = Path(__file__).resolve().parents[1] / "seoul"


def main() -> None:
    question = " ".join(sys.argv[1:]) or "late-night bus"
    city = madang.open(SEOUL)

    hits = city.bulletins.search(question, limit=5, facets=["topics", "kind"])
    print(f"{hits.total} bulletins for {question!r}")
    for hit in hits:
        bulletin = hit.record
        print(f"  {bulletin.published or 'undated':10}  {bulletin.title.en}  [{bulletin.id}]")

    for field, values in hits.facets.items():
        print(f"{field}: " + ", ".join(f"{value} {count}" for value, count in values.items()))


if __name__ == "__main__":
    main()

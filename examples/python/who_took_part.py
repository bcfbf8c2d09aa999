"""Who took part in what was announced, and who are they?

python who_took_part.py                     Metropolis training
python who_took_part.py topics:water
"""

import sys
from pathlib import Path

import madang

SEOUL = Path(__file__).resolve().parents[1] / "seoul"


def main() -> None:
    question = " ".join(sys.argv[1:]) or "Metropolis training"
    city = madang.open(SEOUL)

    hits = city.bulletins.search(question, facets=["organizations"])
    print(f"{hits.total} bulletins for {question!r}")
    for id, count in hits.facets["organizations"].items():
        organization = city.organizations[id]
        print(f"{count}  {organization.name.en} / {organization.name.ko}")
        for seat in organization.seats:
            since, until = seat.get("from", ""), seat.to or ""
            when = f", {since}..{until}" if since or until else ""
            print(f"     {seat.role}: {seat.place.city}{when}")
        if organization.parent:
            print(f"     part of {city.organizations[organization.parent].name.en}")


if __name__ == "__main__":
    main()

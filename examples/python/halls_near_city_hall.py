"""Which hall near here is open on a Saturday for 20 people?

    python halls_near_city_hall.py              14 May 2022
    python halls_near_city_hall.py 2022-05-21

The question finds halls by distance, size and weekly hours. Days that depart
from the weekly hours are looked up in each record.
"""

import sys
from datetime import date
from pathlib import Path

import madang

SEOUL = Path(__file__).resolve().parents[1] / "seoul"
QUESTION = "near:37.5665,126.978,2km tags:hall capacity>=20 availability.weekly.days:{day}"
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]


def exception_on(hall, day):
    """What departs from the weekly hours on that day, if anything does."""
    for exception in hall.availability.exceptions:
        if exception["from"] <= day <= (exception.to or exception["from"]):
            return exception
    return None


def main() -> None:
    day = sys.argv[1] if len(sys.argv) > 1 else "2022-05-14"
    weekday = DAYS[date.fromisoformat(day).weekday()]
    city = madang.open(SEOUL)

    hits = city.resources.search(QUESTION.format(day=weekday), sort="price.amount", limit=50)
    print(f"{hits.total} halls within 2 km of city hall for 20 people, {day} ({weekday})")
    for hit in hits:
        hall = hit.record
        special = exception_on(hall, day)
        if special and special.get("closed"):
            print(f"  shut today: {hall.name.en} ({special.note.en})")
            continue
        weekly = special.hours if special else hall.availability.weekly
        hours = [f"{h['from']}-{h.to}" for h in weekly if weekday in h.days]
        price = f"{hall.price.amount:,.0f} {hall.price.currency}"
        print(f"  {hall.name.en}: {hall.capacity:.0f} people, {', '.join(hours)}, {price}")


if __name__ == "__main__":
    main()

"""Random calendars against independent implementations.

    pip install python-dateutil opening-hours-py && python tests/bench/calendars_oracle.py --count 2000 --seed 1

Weekly hours and RRULEs are worked out a second time by zoneinfo and dateutil, opening_hours by opening-hours-py, across the clock
changes of Seoul, Paris, Mexico City and Cairo. Prints how many were compared and each that differs; exit 1 where one does.
"""

import argparse
import datetime as dt
import random
import sys
import warnings
from zoneinfo import ZoneInfo

import madang
from dateutil.rrule import rrulestr

ZONES = ["Asia/Seoul", "Europe/Paris", "America/Mexico_City", "Africa/Cairo", "Asia/Seoul"]
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]
UTC = dt.timezone.utc
# Changes of the clock, and days without one.
STARTS = [
    dt.date(2022, 3, 20), dt.date(2022, 10, 23), dt.date(2022, 4, 1), dt.date(2021, 10, 25),
    dt.date(2023, 4, 24), dt.date(2023, 10, 22), dt.date(2024, 4, 22), dt.date(2022, 2, 20),
    dt.date(2030, 3, 25), dt.date(2022, 7, 1),
]  # fmt: skip


def opened(availability, start, days):
    """Our answer: [(from, to), …] in UTC."""
    city = madang.load({"resources": [{"id": "x", "name": "X", "availability": availability}]})
    begin = f"{start}T00:00Z"
    text = city.resources["x"].calendar(begin, days)
    found = []
    for event in text.split("BEGIN:VEVENT")[1:]:
        ends = [
            line.split(":")[1]
            for line in event.splitlines()
            if line.startswith(("DTSTART", "DTEND"))
        ]
        found.append(
            tuple(dt.datetime.strptime(e, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for e in ends)
        )
    return found


def joined(stretches, start, days):
    low = dt.datetime.combine(start, dt.time(), UTC)
    high = low + dt.timedelta(days=days)
    out = []
    for begin, end in sorted((max(b, low), min(e, high)) for b, e in stretches):
        if begin >= end:
            continue
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return out


def moment(day, minutes, zone):
    wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def clock(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def weekly_case(chance):
    zone = chance.choice(ZONES)
    hours = []
    for _ in range(chance.randint(1, 4)):
        begin = chance.randrange(0, 1440, 15)
        end = chance.choice([chance.randrange(0, 1440, 15), 1440])
        if begin != end:
            hours.append((chance.sample(range(7), chance.randint(1, 7)), begin, end))
    weekly = [
        {"days": [DAYS[d] for d in days], "from": clock(b), "to": clock(e)} for days, b, e in hours
    ]
    if not weekly:
        return None

    def oracle(start, length):
        info = ZoneInfo(zone)
        found = []
        for offset in range(-2, length + 2):
            day = start + dt.timedelta(days=offset)
            for days, b, e in hours:
                if day.weekday() in days:
                    found.append(
                        (moment(day, b, info), moment(day, e + (1440 if e < b else 0), info))
                    )
        return joined(found, start, length)

    return {"time_zone": zone, "weekly": weekly}, oracle


def rrule_case(chance):
    zone = chance.choice(ZONES)
    first = dt.date(2019, 1, 1) + dt.timedelta(days=chance.randrange(1200))
    begin, length = chance.randrange(0, 1440, 15), chance.randrange(15, 600, 15)
    freq = chance.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={freq}", f"INTERVAL={chance.randint(1, 4)}"]
    names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    if chance.random() < 0.6:
        days = chance.sample(names, chance.randint(1, 3))
        if freq in ("MONTHLY", "YEARLY") and chance.random() < 0.6:
            days = [chance.choice(["1", "2", "3", "-1", "-2"]) + d for d in days]
        parts.append("BYDAY=" + ",".join(days))
    elif freq != "WEEKLY" and chance.random() < 0.5:
        parts.append(
            "BYMONTHDAY=" + ",".join(map(str, chance.sample([1, 5, 15, 28, 30, 31, -1, -5], 2)))
        )
    if chance.random() < 0.3:
        parts.append("BYMONTH=" + ",".join(map(str, chance.sample(range(1, 13), 4))))
    if chance.random() < 0.3:
        parts.append("WKST=" + chance.choice(names))
    if chance.random() < 0.3:
        parts.append(f"COUNT={chance.randint(1, 300)}")
    elif chance.random() < 0.3:
        parts.append(f"UNTIL={(first + dt.timedelta(days=chance.randint(0, 1500))):%Y%m%d}")
    rule = ";".join(parts)
    begun = dt.datetime.combine(first, dt.time()) + dt.timedelta(minutes=begin)

    def oracle(start, days):
        info = ZoneInfo(zone)
        # dateutil takes a day alone for its midnight.
        text = rule.replace("UNTIL=", "UNTIL=") + ("T235959" if "UNTIL" in rule else "")
        found = []
        low = dt.datetime.combine(start, dt.time()) - dt.timedelta(days=3)
        for at in rrulestr(text, dtstart=begun).between(
            low, low + dt.timedelta(days=days + 6), inc=True
        ):
            found.append((moment(at.date(), begin, info), moment(at.date(), begin + length, info)))
        return joined(found, start, days)

    entry = {"from": begun.strftime("%Y-%m-%dT%H:%M"), "duration": f"PT{length}M", "rule": rule}
    return {"time_zone": zone, "recurring": [entry]}, oracle


def osm_case(chance):
    import opening_hours

    names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    # The one difference that docs/sharing.md names: for the library the hours past midnight
    # belong to the day they fall on, so that another rule for that day can cut or outlive them. A
    # text of one rule is read the same by both, so that such hours are in those alone.
    count = chance.randint(1, 4)

    def times():
        out = []
        at = chance.randrange(0, 720, 30)
        for _ in range(chance.randint(1, 2)):
            end = at + chance.randrange(30, 420, 30)
            if count > 1:
                end = min(end, 1440)
            out.append(f"{clock(at)}-{clock(end)}")
            at = end + chance.randrange(30, 240, 30)
            if at >= 1380:
                break
        return ",".join(out)

    def rule():
        text = ""
        if chance.random() < 0.3:
            a, b = chance.sample(months, 2)
            text += chance.choice([f"{a}-{b} ", f"{a} ", f"{a} {chance.randint(1, 28):02d} "])
        if chance.random() < 0.8:
            a, b = chance.sample(names, 2)
            text += chance.choice(
                [f"{a}-{b} ", f"{a},{b} ", f"{a} ", f"{a}[{chance.choice([1, 2, -1])}] "]
            )
        return text + (times() if chance.random() < 0.8 else "off")

    text = "; ".join(rule() for _ in range(count))

    def oracle(start, days):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            hours = opening_hours.OpeningHours(text)
        info = ZoneInfo("Asia/Seoul")
        low = dt.datetime.combine(start, dt.time()) - dt.timedelta(days=2)
        high = low + dt.timedelta(days=days + 4)
        found = []
        for begin, end, state, _ in hours.intervals(low, high):
            if "open" in str(state).lower():
                end = min(end, high) if end is not None else high
                found.append(
                    (
                        begin.replace(tzinfo=info).astimezone(UTC),
                        end.replace(tzinfo=info).astimezone(UTC),
                    )
                )
        return joined(found, start, days)

    return {"opening_hours": text}, oracle


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=["weekly", "rrule", "osm"])
    args = options.parse_args()
    failed = 0
    for name, case in (("weekly", weekly_case), ("rrule", rrule_case), ("osm", osm_case)):
        if args.only not in (None, name):
            continue
        chance = random.Random(args.seed)
        compared = differ = 0
        while compared < args.count:
            made = case(chance)
            if made is None:
                continue
            availability, oracle = made
            start, days = chance.choice(STARTS), 21
            compared += 1
            ours, theirs = opened(availability, start, days), oracle(start, days)
            if ours != theirs:
                differ += 1
                if differ <= 5:
                    print(
                        "differs:",
                        availability,
                        start,
                        [x for x in ours if x not in theirs][:2],
                        [x for x in theirs if x not in ours][:2],
                    )
        print(f"{name}: {compared} compared, {differ} differ")
        failed += differ
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Records with whatever may stand in them, the same for the same seed."""

import random

WORDS = [
    "시청",
    "hall",
    "도서관",
    "bike & ride",
    "1 < 2",
    "café",
    '"quoted"',
    "a, b; c",
    "한강",
    "🚲",
    "R&D",
]
DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]


class Records:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def maybe(self, make, chance=0.7):
        return make() if self.random.random() < chance else None

    def words(self, n=3):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(1, n)))

    def lines(self):
        return "\n".join(self.words(8) for _ in range(self.random.randint(1, 3)))

    def text(self, make=None):
        """A text: a plain string, or by language."""
        make = make or self.words
        languages = self.random.choice([[], ["ko"], ["en"], ["en", "ko"]])
        return {lang: make() for lang in languages} if languages else make()

    def day(self):
        r = self.random
        return f"{r.randint(1990, 2035)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"

    def date(self):
        r = self.random
        if r.random() < 0.5:
            return self.day()
        clock = f"{r.randint(0, 23):02}:{r.randint(0, 59):02}:{r.randint(0, 59):02}"
        return self.day() + "T" + clock + r.choice(["Z", "+09:00"])

    def partial(self):
        return self.day()[: self.random.choice([4, 7, 10])]

    def url(self):
        return f"https://example.org/{self.random.randint(1, 10**6)}?a=1&b=2"

    def place(self):
        r = self.random
        place = {
            "name": self.maybe(self.text),
            "address": self.maybe(self.words),
            "city": self.maybe(lambda: "Seoul"),
            "district": self.maybe(lambda: "중구"),
            "country": self.maybe(lambda: "KR"),
        }
        if r.random() < 0.7:
            place |= {"lat": round(r.uniform(33, 39), 6), "lon": round(r.uniform(124, 132), 6)}
        return some(place)

    def clock(self):
        return f"{self.random.randint(0, 23):02}:{self.random.choice([0, 30]):02}"

    def hours(self):
        days = [d for d in DAYS if self.random.random() < 0.5] or ["mo"]
        opens = self.clock()
        return {
            "days": days,
            "from": opens,
            "to": self.random.choice([c for c in (self.clock(), "24:00") if c != opens]),
        }

    def availability(self):
        exceptions = [
            some(
                {
                    "from": self.day(),
                    "closed": self.maybe(lambda: True, 1.0),
                    "note": self.maybe(self.words),
                }
            )
            for _ in range(self.random.randint(0, 2))
        ]
        return some(
            {
                "time_zone": self.maybe(lambda: "Asia/Seoul"),
                "weekly": [self.hours() for _ in range(self.random.randint(1, 2))],
                "exceptions": exceptions or None,
            }
        )

    def bulletin(self, number):
        r = self.random
        return some(
            {
                "id": f"b{number}",
                "kind": r.choice(["news", "publication", "manual", "brochure", "digest", "notice"]),
                "title": self.text(),
                "summary": self.maybe(self.text),
                "body": self.maybe(lambda: self.text(self.lines)),
                "author": self.maybe(self.words),
                "published": self.maybe(self.date),
                "updated": self.maybe(self.date),
                "topics": self.maybe(lambda: sorted({self.words(2) for _ in range(3)})),
                "places": self.maybe(lambda: [self.place()]),
                "attachments": self.maybe(
                    lambda: [
                        some(
                            {
                                "title": self.maybe(self.words),
                                "url": self.url(),
                                "media_type": "application/pdf",
                                "bytes": self.maybe(lambda: r.randint(1, 10**9)),
                            }
                        )
                    ]
                ),
                "period": self.maybe(lambda: {"from": "2022-05-01", "to": "2022-06-30"}),
                "url": self.maybe(self.url),
            }
        )

    def organization(self, number):
        return some(
            {
                "id": f"o{number}",
                "kind": self.maybe(lambda: "network"),
                "name": self.text(),
                "other_names": self.maybe(lambda: sorted({self.words() for _ in range(2)})),
                "acronyms": self.maybe(lambda: ["KO"]),
                "description": self.maybe(self.text),
                "parent": self.maybe(lambda: "o0") if number else None,
                "founded": self.maybe(self.partial),
                "dissolved": self.maybe(self.partial, 0.3),
                "place": self.maybe(self.place),
                "homepage": self.maybe(self.url),
                "logo": self.maybe(self.url),
            }
        )

    def resource(self, number):
        r = self.random
        return some(
            {
                "id": f"r{number}",
                "kind": r.choice(["time", "space", "talent", "goods", "information"]),
                "name": self.text(),
                "description": self.maybe(self.text),
                "owner": self.maybe(lambda: "o0"),
                "place": self.maybe(self.place),
                "capacity": self.maybe(lambda: r.randint(1, 500)),
                "price": self.maybe(
                    lambda: some(
                        {
                            "amount": r.choice([0, 5000, 12.5]),
                            "currency": "KRW",
                            "per": self.maybe(lambda: "PT1H"),
                            "note": self.maybe(self.words),
                        }
                    )
                ),
                "availability": self.maybe(self.availability),
                "conditions": self.maybe(self.text),
                "tags": self.maybe(lambda: sorted({self.words(2) for _ in range(3)})),
                "as_of": self.maybe(self.day),
                "url": self.maybe(self.url),
            }
        )


def some(members):
    return {k: v for k, v in members.items() if v not in (None, [], {})}

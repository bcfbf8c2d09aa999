"""Every fixture of the conformance suites through the importers: how many are accepted, told or
refused, a line a suite. Well-formed ones that are refused, and rows of the raw Korean files that
became no record, are listed; exit 1 where there are more than allowed.

    python3 tests/bench/suites.py [--all]
"""

import argparse
import io
import sys

import madang
from corpus import shared

# Folder under suites, ending, and whether every file of it is well formed (False: those in
# folders of that kind are not; None: nothing is expected but that nothing crashes).
SUITES = [
    ("jsonfeed", "", None),
    ("feedparser/tests/wellformed", ".xml", True),
    ("feedparser/tests/illformed", ".xml", None),
    ("feedparser/tests/encoding", ".xml", None),
    ("feedparser/tests/entities", ".xml", None),
    ("gofeed/testdata/parser/atom", ".xml", True),
    ("gofeed/testdata/parser/rss", ".xml", True),
    ("gofeed/testdata/translator", ".xml", True),
    ("gbfs_fixtures/testFixtures/v2.3", ".json", True),
    ("gbfs_fixtures/testFixtures/v3.0", ".json", True),
    ("gbfs_fixtures/testFixtures/v3.1-RC3", ".json", True),
    ("hsds/examples", ".json", True),
    ("hsds/examples/csv", ".csv", True),
    ("geojsonhint", ".geojson", None),
    ("icalendar", ".ics", None),
    ("ical4j", ".ics", None),
    ("jsontestsuite", ".json", None),
]
MOST_LOST = 0.01  # of the rows of a raw Korean file


def through(path):
    """accepted, told (accepted with problems), refused (some of it) or unknown."""
    try:
        report = madang.import_to(path, io.BytesIO())
    except madang.Error as error:
        return "unknown" if error.code == "unknown-format" else "refused", error.code, None
    if report.refused:
        return "refused", report.problems[0].rule, report
    return ("told" if report.problems else "accepted"), "", report


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="name every file that is not accepted")
    args = parser.parse_args()
    data, wrong = shared() / "data", 0
    print(f"{'suite':<40}{'files':>7}{'accepted':>10}{'told':>7}{'refused':>9}{'unknown':>9}")
    for folder, ending, well_formed in SUITES:
        files = sorted(p for p in (data / "suites" / folder).rglob(f"*{ending}") if p.is_file())
        # Channel Definition Format is none of the shapes.
        files = [p for p in files if "cdf" not in p.name and p.parent.name != "cdf"]
        files = [p for p in files if p.name != "LICENSE"]
        counts = dict.fromkeys(("accepted", "told", "refused", "unknown"), 0)
        for path in files:
            what, why, _ = through(path)
            counts[what] += 1
            bad = bool(well_formed) and what in ("refused", "unknown")
            wrong += bad
            if bad or (args.all and what in ("refused", "unknown")):
                print(f"  {what}: {path.relative_to(data)} {why}")
        print(
            f"{folder:<40}{len(files):>7}"
            + "".join(
                f"{counts[k]:>{w}}"
                for k, w in (("accepted", 10), ("told", 7), ("refused", 9), ("unknown", 9))
            )
        )
    for path in sorted((data / "raw_kr_cp949").iterdir()):
        what, why, report = through(path)
        if report is None:
            print(f"{path.name}: {what} {why}")
            wrong += 1
            continue
        lost = report.refused / max(report.records, 1)
        # One of them is no JSON; what is told of it is where each broken row stands.
        wrong += lost > MOST_LOST and path.suffix == ".csv"
        print(f"{path.name}: {report.records:,} rows, {report.refused:,} refused ({lost:.2%})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

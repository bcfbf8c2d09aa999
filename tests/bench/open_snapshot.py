"""Claim: a saved snapshot is opened and answers its first search in at most 5 ms, whatever its
size up to 1 GB of JSON, and sooner than DuckDB opens its file and answers its first query; and
it is no larger than the JSON it was made of.

Every opening is in a fresh process; the time is taken inside it, around open and the first
answer, without the import. Files are in the page cache (nothing here measures a cold disk).
DuckDB: a table in a database file, checkpointed, opened read-only; its first query is once the
cheapest there is (count), once the one a user would ask (ten titles whose text has the word).
Its full-text extension is downloaded at run time and not in the package, so it is not used.
The claim is held against the cheaper. Vocabulary and text of scale.py repeat as a corpus grows
beyond some 100 MB, which flatters any compression; see sizes at 10 and 100 MB too.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from common import OUT, Contender, Failed, interleave
from corpus import Corpus, corpus
from load_columns import columns_of
from report import Report, options, read, table, wanted

COUNT = "select count(*) from t"
TITLES = "select id, title from t where contains(title, ?) or contains(body, ?) limit 10"


def first_word(data: Corpus) -> str:
    """The longest word of a title in the middle of the file."""
    title = json.loads(data.line())["title"]
    return max(re.findall(r"\w+", title) or ["a"], key=len)


def saved(data: Corpus, only: set[str]) -> tuple[list[Contender], dict[str, dict], dict[str, str]]:
    """Contenders over freshly saved files; what saving took; what failed."""
    word, path = first_word(data), str(data.path)
    ours, theirs = (OUT / f"{data.path.stem}.{kind}" for kind in ("madang", "duckdb"))
    for old in (ours, theirs):
        old.unlink(missing_ok=True)
    given = {"path": path, "collection": data.collection, "to": str(ours)}
    savers = [Contender("madang", "peers_open:madang_save", given)]
    if not only or "duckdb" in only:
        given = {"path": path, "columns": columns_of(data, "duckdb_columns"), "to": str(theirs)}
        savers.append(Contender("duckdb", "peers_open:duckdb_save", given))
    done, failed = {}, {}
    for saver in wanted(savers, only):
        try:
            done[saver.name] = saver.run()
        except Failed as e:
            failed[f"{saver.name} save"] = str(e)
            print(f"  {e}", file=sys.stderr)
    about = {"path": str(ours), "collection": data.collection, "word": word}
    found = [Contender("madang", "peers_open:madang_open", about)]
    for name, query in (("count", COUNT), ("titles", TITLES)):
        about = {"path": str(theirs), "query": query, "word": word}
        found.append(Contender(f"duckdb {name}", "peers_open:duckdb_open", about))
    return [c for c in found if c.peer in done], done, failed


def main() -> int:
    parser = options(__doc__, mb=0, runs=11)
    parser.add_argument("--sizes", default="10,100,300,1000", help="10^6 bytes of JSON")
    parser.add_argument("--corpus", default="mixed", help="mixed or short")
    given = read(parser)
    sizes = [10.0, 20.0] if given.quick else [float(s) for s in given.sizes.split(",")]
    report = Report("open_snapshot", given, ["duckdb"])
    opened: list[float] = []
    for mb in sizes:
        data = corpus(given.corpus, mb, given.seed)
        report.data(data)
        chosen, done, failed = saved(data, given.only)
        report.failures.update({f"{mb:g}/{k}": v for k, v in failed.items()})
        empty = lambda a: None if a["found"] else "found nothing"  # noqa: E731
        runs = interleave(chosen, given.runs, accept=empty)
        report.add(f"{mb:g}", runs)
        report.body["results"][-1]["saved"] = done
        rows = []
        for c in filter(lambda c: runs.answers[c.name], chosen):
            disk = done[c.peer]["disk"]
            took = [a["seconds"] * 1e3 for a in runs.answers[c.name]]
            row = [c.name, f"{runs.median(c.name) * 1e3:.2f}", f"{max(took):.2f}"]
            rows.append([*row, f"{disk / 1e6:.1f}", f"{disk / data.bytes:.2f}"])
        table(["open + first answer", "ms", "slowest", "file MB", "/ JSON"], rows)
        ours = [a["seconds"] * 1e3 for a in runs.answers.get("madang", [])]
        report.claim(f"{mb:g} MB: open and first search", ours, 5, at_least=False, unit="ms")
        cheaper = runs.fastest(["duckdb count", "duckdb titles"])
        report.claim(f"{mb:g} MB: sooner than {cheaper}", runs.faster("madang", cheaper), 1)
        if "madang" in done:
            size = done["madang"]["disk"] / data.bytes
            report.claim(f"{mb:g} MB: snapshot / JSON", [size], 1, at_least=False)
        opened += [runs.median("madang")] if ours else []
        for kind in ("madang", "duckdb"):
            Path(OUT / f"{data.path.stem}.{kind}").unlink(missing_ok=True)
    if len(opened) == len(sizes) > 1:
        text = f"{sizes[-1]:g} MB over {sizes[0]:g} MB (does not grow)"
        report.claim(text, [opened[-1] / opened[0]], 1.5, at_least=False)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())

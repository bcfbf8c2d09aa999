"""Answering questions of words over a bulletins corpus: madang, tantivy, SQLite FTS5, Xapian;
groonga is in peers_groonga.

Each contender indexes title and body, asks every question once to warm up, then `rounds` times,
and answers with the times of each kind of question in milliseconds and the sum of its hits. Top
ten, one thread, from Python. Counting all hits is part of madang's and groonga's answer; tantivy
is asked for its count too, SQLite and Xapian are not. Which records a Korean noun finds is asked
apart from that, without a limit and not timed.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib import metadata

from common import OUT
from peers_text import rows

TOP = 10
FIELDS = ["title", "body"]
Questions = dict[str, list[list[str]]]


def timed(
    questions: Questions,
    rounds: int,
    ask: Callable[[str, list[str]], int],
    find: Callable[[str], Iterable[int]],
    version: str,
) -> dict:
    """`ask(kind, words)` answers with the number of hits, `find(word)` with the numbers of all
    records that have it, from 0 in the order of the file."""
    times: dict[str, list[float]] = {}
    hits: dict[str, int] = {}
    for kind, asked in questions.items():
        try:
            hits[kind] = sum(ask(kind, words) for words in asked)
        except NotImplementedError:
            continue
        times[kind] = []
        for _ in range(rounds):
            for words in asked:
                start = time.perf_counter()
                ask(kind, words)
                times[kind].append((time.perf_counter() - start) * 1e3)
    return {
        "times": times,
        "hits": hits,
        "seconds": sum(map(sum, times.values())) / 1e3,
        "found": [list(find(words[0])) for words in questions.get("korean", [])],
        "version": version,
    }


def texts(path: str) -> Iterable[tuple[str, str, str]]:
    return rows(path, FIELDS)


def madang(path: str, questions: Questions, rounds: int) -> dict:
    """A snapshot, as one who asks often would open it."""
    import madang as m

    spell = {
        "any": " ".join,
        "all": lambda w: " ".join("+" + x for x in w),
        "phrase": lambda w: '"' + " ".join(w) + '"',
        "prefix": lambda w: w[0] + "*",
    }
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        file = os.path.join(folder, "city.madang")
        m.open(path, as_="bulletins").save(file)
        bulletins = m.open(file).bulletins

        def ask(kind: str, words: list[str]) -> int:
            typed = spell.get(kind.split()[-1], " ".join)(words)
            return bulletins.search(typed, limit=TOP).total

        number = {id_: n for n, (id_, _, _) in enumerate(texts(path))}

        def find(word: str) -> list[int]:
            return [number[h.id] for h in bulletins.select(word)]

        return timed(questions, rounds, ask, find, m.__version__)


def tantivy(path: str, questions: Questions, rounds: int) -> dict:
    import tantivy as t

    schema = t.SchemaBuilder()
    for name in FIELDS:
        schema.add_text_field(name, tokenizer_name="en_stem")
    schema.add_unsigned_field("number", stored=True)
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        index = t.Index(schema.build(), path=folder)
        writer = index.writer(heap_size=500_000_000, num_threads=1)
        for n, (_, title, body) in enumerate(texts(path)):
            writer.add_document(t.Document(title=title, body=body, number=n))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()
        spell = {
            "all": lambda w: " ".join("+" + x for x in w),
            "phrase": lambda w: '"' + " ".join(w) + '"',
        }

        def ask(kind: str, words: list[str]) -> int:
            last = kind.split()[-1]
            if last == "prefix":
                raise NotImplementedError  # its query parser has none over analysed words
            query = index.parse_query(spell.get(last, " ".join)(words), FIELDS)
            return searcher.search(query, TOP, count=True).count

        def find(word: str) -> list[int]:
            hits = searcher.search(index.parse_query(word, FIELDS), searcher.num_docs).hits
            return [searcher.doc(address)["number"][0] for _, address in hits]

        return timed(questions, rounds, ask, find, metadata.version("tantivy"))


def sqlite(path: str, questions: Questions, rounds: int) -> dict:
    """External content is not needed to answer; ordered by its bm25."""
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        db = sqlite3.connect(os.path.join(folder, "fts.db"), isolation_level=None)
        db.execute("pragma journal_mode=off")
        db.execute("create virtual table ft using fts5(title,body,content='',tokenize='unicode61')")
        db.execute("begin")
        db.executemany(
            "insert into ft(title,body) values(?,?)", ((t, b) for _, t, b in texts(path))
        )
        db.execute("commit")
        db.execute("insert into ft(ft) values('optimize')")
        ask_for = f"select rowid,bm25(ft) from ft where ft match ? order by rank limit {TOP}"
        spell = {
            "any": lambda w: " OR ".join(f'"{x}"' for x in w),
            "phrase": lambda w: '"' + " ".join(w) + '"',
            "prefix": lambda w: f'"{w[0]}"*',
        }

        def ask(kind: str, words: list[str]) -> int:
            match = spell.get(kind.split()[-1], lambda w: " ".join(f'"{x}"' for x in w))(words)
            return len(db.execute(ask_for, (match,)).fetchall())

        def find(word: str) -> list[int]:
            rowids = db.execute("select rowid from ft where ft match ?", (f'"{word}"',))
            return [rowid - 1 for (rowid,) in rowids]

        return timed(questions, rounds, ask, find, sqlite3.sqlite_version)


def xapian(path: str, questions: Questions, rounds: int) -> dict:
    """Debian's python3-xapian; stemmed words with positions, BM25 as it comes."""
    import sys

    sys.path.append("/usr/lib/python3/dist-packages")
    import xapian as x

    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        db = x.WritableDatabase(os.path.join(folder, "x"), x.DB_CREATE_OR_OPEN)
        generator = x.TermGenerator()
        generator.set_stemmer(x.Stem("en"))
        for _, title, body in texts(path):
            document = x.Document()
            generator.set_document(document)
            generator.index_text(title)
            generator.increase_termpos()
            generator.index_text(body)
            db.add_document(document)
        db.commit()
        stem = x.Stem("en")
        parser = x.QueryParser()
        parser.set_database(db)

        def found(kind: str, words: list[str], limit: int) -> list[int]:
            last, low = kind.split()[-1], [w.lower() for w in words]
            if last == "phrase":
                query = x.Query(x.Query.OP_PHRASE, low)
            elif last == "prefix":
                query = parser.parse_query(low[0] + "*", x.QueryParser.FLAG_WILDCARD)
            else:
                stems = ["Z" + stem(w).decode() for w in low]
                query = x.Query(x.Query.OP_AND if last == "all" else x.Query.OP_OR, stems)
            enquire = x.Enquire(db)
            enquire.set_query(query)
            return [hit.docid - 1 for hit in enquire.get_mset(0, limit)]

        def ask(kind: str, words: list[str]) -> int:
            return len(found(kind, words, TOP))

        def find(word: str) -> list[int]:
            return found("korean", [word], db.get_doccount())

        return timed(questions, rounds, ask, find, x.version_string())

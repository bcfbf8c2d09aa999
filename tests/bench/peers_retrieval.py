"""Ranked answers to the questions of a retrieval set: madang, and what else finds text.

Each function takes documents (id, title, body) and questions (text) and gives, for every question,
the ids of the best hundred documents, best first. A question is words: everything that is no
letter, digit or mark is a space to all.
"""

from __future__ import annotations

import re
import sqlite3

BEST = 100
WORD = re.compile(r"\w+")
PAIR = re.compile("[\uac00-\ud7a3]{2,}")

Documents = list[tuple[str, str, str]]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def madang(documents: Documents, questions: list[str]) -> list[list[str]]:
    import madang as m

    records = [
        {"id": i, "kind": "notice", "title": title or "-", "body": body}
        for i, title, body in documents
    ]
    city = m.load({"bulletins": records})
    found = []
    for question in questions:
        typed = " ".join(w for w in words(question) if w not in ("AND", "OR", "NOT"))
        hits = city.bulletins.search(typed, limit=BEST)
        found.append([hit.id for hit in hits])
    return found


def sqlite(documents: Documents, questions: list[str], tokenize: str) -> list[list[str]]:
    """FTS5 ordered by its bm25; words joined by OR."""
    db = sqlite3.connect(":memory:")
    db.execute(f"create virtual table ft using fts5(id unindexed,title,body,tokenize='{tokenize}')")
    db.executemany("insert into ft values(?,?,?)", documents)
    ask = f"select id from ft where ft match ? order by bm25(ft) limit {BEST}"
    found = []
    for question in questions:
        match = " OR ".join(f'"{w}"' for w in words(question))
        found.append([row[0] for row in db.execute(ask, (match,))] if match else [])
    return found


def tantivy(documents: Documents, questions: list[str], tokenizer: str) -> list[list[str]]:
    """Its query parser over title and body; words joined by OR, the parser's default."""
    import tantivy as t

    schema = t.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "body"):
        schema.add_text_field(name, tokenizer_name=tokenizer)
    index = t.Index(schema.build())
    writer = index.writer()
    for i, title, body in documents:
        writer.add_document(t.Document(id=i, title=title, body=body))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    found = []
    for question in questions:
        query = index.parse_query(" ".join(w.lower() for w in words(question)), ["title", "body"])
        hits = searcher.search(query, BEST).hits
        found.append([searcher.doc(address)["id"][0] for _, address in hits])
    return found


def bm25(documents: Documents, questions: list[str], cut: str) -> list[list[str]]:
    """bm25s (k1 1.2, b 0.75) over plain words, syllable pairs, or the morphemes of kiwipiepy."""
    import bm25s

    texts = [f"{title}\n{body}" for _, title, body in documents]
    if cut == "kiwi":
        from kiwipiepy import Kiwi

        kiwi = Kiwi()
        asked = [[t.form.lower() for t in tokens] for tokens in kiwi.tokenize(questions)]
        told = [[t.form.lower() for t in tokens] for tokens in kiwi.tokenize(texts)]
    else:
        cutter = pairs if cut == "pairs" else plain
        asked, told = [cutter(q) for q in questions], [cutter(t) for t in texts]
    number: dict[str, int] = {}
    ids = [[number.setdefault(w, len(number)) for w in text] for text in told]
    index = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
    index.index((ids, number), show_progress=False)
    names = [i for i, _, _ in documents]
    found = []
    for question in asked:
        known = [number[w] for w in question if w in number]
        if not known:
            found.append([])
            continue
        scores = index.get_scores_from_ids(known)
        best = sorted(range(len(names)), key=lambda row: (-scores[row], row))[:BEST]
        found.append([names[row] for row in best if scores[row] > 0])
    return found


def plain(text: str) -> list[str]:
    return [w.lower() for w in words(text)]


def pairs(text: str) -> list[str]:
    """Neighbouring syllables of Hangul words; other words whole."""
    cut = []
    for word in plain(text):
        if PAIR.fullmatch(word):
            cut += [word[i : i + 2] for i in range(len(word) - 1)]
        else:
            cut.append(word)
    return cut

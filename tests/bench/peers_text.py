"""Loading with full text and positions: SQLite FTS5 and tantivy; madang is in peers_load.

The peers get their rows from orjson, the fastest reader that Python has, and only the fields
whose words are searched, plus the id; madang indexes those and keeps whole records besides.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile

from common import OUT, Meter

FIELDS = {
    "bulletins": ["title", "body", "author", "topics"],
    "organizations": ["name", "aliases", "acronyms", "city"],
    "resources": ["name", "description", "owner", "address", "tags"],
}


def words(value: object) -> str:
    """The text of a member: of a list, or of an object from language to string, all of it."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = list(value.values())
    return "\n".join(value) if value else ""


def rows(path: str, fields: list[str]):
    from orjson import loads

    with open(path, "rb") as lines:
        for line in lines:
            record = loads(line)
            yield record["id"], *[words(record.get(f)) for f in fields]


def sqlite(path: str, collection: str, threads: int = 1) -> dict:
    """FTS5 with external content, the rows inserted in one transaction and the index built in
    bulk by 'rebuild', as the FTS5 documentation has it; no journal and no sync, since nothing
    is at stake. SQLite builds an index on one thread only."""
    fields = FIELDS[collection]
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        db = sqlite3.connect(os.path.join(folder, "fts.db"), isolation_level=None)
        db.execute("pragma journal_mode=off")
        db.execute("pragma synchronous=off")
        names, marks = ",".join(fields), ",".join("?" * (len(fields) + 1))
        meter = Meter()
        db.execute("begin")
        db.execute(f"create table rec(id,{names})")
        db.executemany(f"insert into rec values({marks})", rows(path, fields))
        db.execute(
            f"create virtual table ft using fts5({names},content='rec',tokenize='unicode61')"
        )
        db.execute("insert into ft(ft) values('rebuild')")
        db.execute("commit")
        answer = meter.stop(disk=os.path.getsize(os.path.join(folder, "fts.db")))
        records = db.execute("select count(*) from rec").fetchone()[0]
        db.close()
    return {**answer, "records": records}


def tantivy(path: str, collection: str, threads: int) -> dict:
    """An index in memory, its text stored, with positions (the default) and English stems; the
    writer has `threads` threads and tantivy-py's default heap of 128 MB a thread (a larger
    one was not faster). The thread that parses and hands over comes on top of them."""
    import tantivy

    fields = FIELDS[collection]
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in fields:
        schema.add_text_field(name, stored=True, tokenizer_name="en_stem")
    index = tantivy.Index(schema.build())
    meter = Meter()
    writer = index.writer(heap_size=128_000_000 * threads, num_threads=threads)
    for id_, *texts in rows(path, fields):
        writer.add_document(tantivy.Document(id=id_, **dict(zip(fields, texts))))
    writer.commit()
    writer.wait_merging_threads()
    answer = meter.stop()
    index.reload()
    return {**answer, "records": index.searcher().num_docs}

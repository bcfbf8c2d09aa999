"""Answering questions of words: groonga, a contender of search.py beside those of peers_search.

The library (Debian: libgroonga0, which groonga-bin brings) is called in this process by its
documented way for embedding, a command sent and its reply received, as the other contenders
are: neither a process nor a socket is between. The reply is the number of hits and ten ids with
their scores as JSON, which is not taken apart beyond the number.
"""

from __future__ import annotations

import ctypes
import json
import os
import tempfile

from common import OUT
from peers_search import TOP, Questions, texts, timed


class Library:
    """A database of its own in a folder, and commands to it."""

    def __init__(self, folder: str) -> None:
        self.lib = lib = ctypes.CDLL("libgroonga.so.0")
        lib.grn_get_version.restype = ctypes.c_char_p
        lib.grn_ctx_open.restype = lib.grn_db_create.restype = ctypes.c_void_p
        lib.grn_default_logger_set_path(os.path.join(folder, "log").encode())
        lib.grn_init()
        self.context = ctypes.c_void_p(lib.grn_ctx_open(0))
        self.reply, self.size, self.flags = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_int()
        self.out = [ctypes.byref(x) for x in (self.reply, self.size, self.flags)]
        if not lib.grn_db_create(self.context, os.path.join(folder, "db").encode(), None):
            raise OSError("groonga made no database")
        self.version: str = lib.grn_get_version().decode()

    def __call__(self, command: str) -> bytes:
        sent = command.encode()
        self.lib.grn_ctx_send(self.context, sent, len(sent), 0)
        failed = self.lib.grn_ctx_recv(self.context, *self.out)
        if failed:  # the code of what went wrong in the command
            raise RuntimeError(f"groonga answers {failed} to {command[:80]}")
        return ctypes.string_at(self.reply, self.size.value) if self.size.value else b""


def groonga(path: str, questions: Questions, rounds: int) -> dict:
    """One index over both fields, as its documentation advises where nothing speaks against it:
    TokenBigram, which with a normalizer keeps runs of Latin letters and of digits whole and cuts
    Hangul into overlapping pairs, and NormalizerAuto, which is NFKC and lower case for UTF-8.
    The index is made after the records are in, which is faster and packs it. A prefix is `word*`
    over a patricia trie. No cache of replies; hits ordered by its score."""
    spell = {
        "any": " OR ".join,
        "phrase": lambda w: '"' + " ".join(w) + '"',
        "prefix": lambda w: w[0] + "*",
    }
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        send = Library(folder)
        send("table_create Records TABLE_NO_KEY")
        send("column_create Records title COLUMN_SCALAR Text")
        send("column_create Records body COLUMN_SCALAR Text")
        send("load --table Records --columns title,body")
        send("[")
        for _, title, body in texts(path):
            send(json.dumps([title, body], ensure_ascii=False) + ",")
        send("]")
        send(
            "table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram"
            " --normalizer NormalizerAuto"
        )
        send("column_create Terms at COLUMN_INDEX|WITH_POSITION|WITH_SECTION Records title,body")

        def select(query: str, more: str) -> bytes:
            quoted = query.replace('"', '\\"')
            return send(
                f'select Records --match_columns title||body --query "{quoted}" --cache no {more}'
            )

        ordered = f"--sort_keys -_score --limit {TOP} --output_columns _id,_score"

        def ask(kind: str, words: list[str]) -> int:
            reply = select(spell.get(kind.split()[-1], " ".join)(words), ordered)
            return int(reply[3 : reply.index(b"]")])  # [[[hits],[columns],[id,score],...

        def find(word: str) -> list[int]:
            rows = json.loads(select(word, "--limit -1 --output_columns _id"))[0][2:]
            return [id_ - 1 for (id_,) in rows]

        return timed(questions, rounds, ask, find, send.version)

"""Corpora of a wanted size, made once and kept in build/bench/data.

mixed          scale.py of the shared data: long and short bulletins, half of the bytes Korean
short          the same with --max-body 1200: records of about 1 KB
organizations  organizations.ndjson.gz, repeated with fresh ids
resources      resources.ndjson.gz, repeated with fresh ids

A repetition gives its copies an id of their own, and references within the file lead to the
record of the same copy, so the graph of each copy is the graph of the original. Text repeats;
figures that depend on how well text compresses should be taken from mixed and short.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

from common import OUT, ROOT

COLLECTION = {
    "mixed": "bulletins",
    "short": "bulletins",
    "organizations": "organizations",
    "resources": "resources",
}
SCALE = {"mixed": [], "short": ["--max-body", "1200"]}


@dataclasses.dataclass(frozen=True)
class Corpus:
    """A file of records, one JSON object a line."""

    name: str
    path: Path
    collection: str
    bytes: int
    records: int
    seed: int

    def facts(self) -> dict:
        return {**dataclasses.asdict(self), "path": self.path.name}

    def accept(self, answer: dict) -> str | None:
        """What is wrong with a contender's answer: it has to have loaded every record."""
        n = answer["records"]
        return None if n == self.records else f"loaded {n:,} of {self.records:,} records"

    def line(self) -> str:
        """The record in the middle of the file."""
        with open(self.path, "rb") as f:
            f.seek(self.bytes // 2)
            f.readline()
            line = f.readline()
            if not line:
                f.seek(0)
                line = f.readline()
            return line.decode()


def shared() -> Path:
    """The folder of real data: MADANG_SHARED, or ../shared beside the repository."""
    path = Path(os.environ.get("MADANG_SHARED", ROOT.parent / "shared"))
    if not (path / "data/scale.py").exists():
        raise SystemExit(f"no data/scale.py in {path}; set MADANG_SHARED to the shared folder")
    return path


def references(record: dict) -> list[tuple[dict, str]]:
    """Where a record names another: the object and the key."""
    found = [(record, "parent")] if record.get("parent") else []
    return found + [(r, "id") for r in record.get("relations") or [] if r.get("id")]


def copies(lines: list[bytes], want: int):
    """The lines, then copies of them with fresh ids, until so many bytes are made."""
    made = turn = 0
    known = {json.loads(line)["id"] for line in lines} if sum(map(len, lines)) < want else set()
    while made < want:
        for line in lines:
            if turn:
                record = json.loads(line)
                record["id"] += f"~{turn}"
                for owner, key in references(record):
                    if owner[key] in known:
                        owner[key] += f"~{turn}"
                text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
                line = text.encode() + b"\n"
            yield line
            made += len(line)
            if made >= want:
                return
        turn += 1


def make(name: str, mb: float, seed: int, path: Path) -> None:
    data = shared() / "data"
    if name in SCALE:
        command = [sys.executable, str(data / "scale.py"), "--mb", str(mb), "--seed", str(seed)]
        subprocess.run([*command, *SCALE[name], "--out", str(path)], check=True, stdout=2)
        return
    with gzip.open(data / f"{name}.ndjson.gz") as f:
        lines = f.readlines()
    with open(path, "wb") as out:
        out.writelines(copies(lines, int(mb * 1_000_000)))


def corpus(name: str, mb: float, seed: int = 1) -> Corpus:
    """The corpus, made if it is not there yet."""
    folder = OUT / "data"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{mb:g}-{seed}.ndjson"
    if not path.exists():
        print(f"making {path.relative_to(ROOT)}", file=sys.stderr)
        part = path.with_suffix(".part")
        make(name, mb, seed, part)
        part.rename(path)
    with open(path, "rb") as f:
        records = sum(chunk.count(b"\n") for chunk in iter(lambda: f.read(1 << 22), b""))
    return Corpus(name, path, COLLECTION[name], path.stat().st_size, records, seed)

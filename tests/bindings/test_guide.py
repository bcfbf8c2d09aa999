"""docs/python.md: its blocks run, in order."""

import re
from pathlib import Path

import madang

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "python.md"


def test_the_blocks_run(capsys):
    blocks = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.S | re.M)
    assert len(blocks) >= 8
    scope = {}
    for block in blocks:
        exec(compile(block, str(GUIDE), "exec"), scope)
    assert "[missing-member]" in capsys.readouterr().out


def test_every_public_class_is_named():
    text = GUIDE.read_text(encoding="utf-8")
    for name in ("open", "load", "schema", "fields", "serve", "Server", "F"):
        assert re.search(rf"\b{name}\b", text)
    for name in madang.__all__:
        if name.endswith("Error"):
            assert f"`{name}`" in text or f"madang.{name}" in text

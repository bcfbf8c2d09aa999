"""Writes the stubs of the package from what was built.

_core.pyi comes from the signatures that pybind11 puts into the module's
docstrings, records.pyi from the record descriptions (`madang.python_stub`).
Both are the same on every machine. `./dev accept` runs

    python bindings/make_stubs.py bindings/madang

and a test compares the committed files with what this makes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

HEAD = """\
# Made by bindings/make_stubs.py from the built module; not edited by hand.
from collections.abc import Callable, Iterable
"""

# pybind11 writes the same type differently from version to version.
SAME = [
    (r"madang\._core\.", ""),
    (r"(?:typing|collections\.abc)\.", ""),
    (r"SupportsInt(?: \| SupportsIndex)?", "int"),
    (r"SupportsFloat(?: \| SupportsIndex)?", "float"),
    (r"\bTuple\[", "tuple["),
    (r"\bDict\[", "dict["),
    (r"\bList\[", "list["),
    (r"\barg0\b", "self"),
    (r"self: \w+", "self"),
]


def or_none(text: str) -> str:
    """Optional[X] as X | None."""
    while (begin := text.find("Optional[")) >= 0:
        depth, end = 1, begin + len("Optional[")
        while depth:
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        text = f"{text[:begin]}{text[begin + len('Optional[') : end - 1]} | None{text[end:]}"
    return text


def signature(doc: str) -> tuple[str, str]:
    """(parameters, result) from the first line of a pybind11 docstring."""
    line = doc.strip().splitlines()[0]
    for pattern, by in SAME:
        line = re.sub(pattern, by, line)
    line = or_none(line)
    match = re.fullmatch(r"\w*(\(.*\)) -> (.+)", line)
    if match is None:
        raise ValueError(f"no signature in {doc!r}")
    return match[1], match[2]


def sentence(doc: str) -> str:
    """What a docstring says after its signature."""
    return " ".join(doc.strip().splitlines()[1:]).strip()


def function(name: str, doc: str, indent: str = "") -> list[str]:
    parameters, result = signature(doc)
    text = sentence(doc)
    head = f"{indent}def {name}{parameters} -> {result}:"
    return [f"{head} ..."] if not text else [head, f'{indent}    """{text}"""']


def members(cls: type) -> list[str]:
    lines: list[str] = []
    for name, member in vars(cls).items():
        if isinstance(member, property):
            getter = member.fget
            _, result = signature(getattr(getter, "__doc__", None) or "")
            lines += ["    @property", f"    def {name}(self) -> {result}:"]
            lines += [f'        """{member.__doc__.strip()}"""'] if member.__doc__ else []
            lines[-1] += "" if member.__doc__ else " ..."
        elif name == "__len__" or not name.startswith("_"):
            if isinstance(member, staticmethod):
                lines.append("    @staticmethod")
            lines += function(name, getattr(cls, name).__doc__ or "", "    ")
    return lines


def core_stub(module: ModuleType) -> str:
    """The text of _core.pyi."""
    lines = [HEAD]
    for name, thing in sorted(vars(module).items()):
        if name.startswith("_"):
            continue
        if isinstance(thing, type):
            lines += [f"class {name}:", f'    """{(thing.__doc__ or "").strip()}"""']
            lines += [*members(thing), ""]
        elif callable(thing):
            lines += [*function(name, thing.__doc__ or ""), ""]
        else:
            lines += [f"{name}: {type(thing).__name__}", ""]
    return "\n".join(lines).rstrip() + "\n"


def stubs() -> dict[str, str]:
    """File name -> text of every stub that is made."""
    from madang import _core

    return {"_core.pyi": core_stub(_core), "records.pyi": _core.python_stub()}


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: make_stubs.py FOLDER", file=sys.stderr)
        return 2
    # Beside this script lie the package's sources, without the built module.
    here = Path(__file__).resolve().parent
    sys.path = [entry for entry in sys.path if Path(entry or ".").resolve() != here]
    for name, text in stubs().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs every benchmark, one after the other, and prints which figures were reached.

--quick: small corpora and few runs, to see that the scripts work; its figures mean nothing.
Exit code 0 when every script ran to its end, whatever the figures; --check makes it 1 when a
figure was not reached.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time

from common import HERE, OUT

SCRIPTS = {
    "load_columns": [],
    "load_text": [],
    "open_snapshot": [],
    "import_shapes": [],
    "import_time": ["--wheel"],
    "instructions": [],
    "growth": [],
    "retrieval": [],
    "search": [],
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="small corpora, few runs, no wheel")
    parser.add_argument("--check", action="store_true", help="exit 1 if a figure is not reached")
    parser.add_argument("--skip", default="", help="names, with commas between")
    given = parser.parse_args()
    broken, missed = [], []
    for name, more in SCRIPTS.items():
        if name in given.skip.split(","):
            continue
        start = time.perf_counter()
        out = OUT / ("quick" if given.quick else "") / f"{name}.json"
        out.unlink(missing_ok=True)
        words = ["--quick"] if given.quick else more
        command = [sys.executable, str(HERE / f"{name}.py"), "--json", str(out), *words]
        print(f"\n== {name}", flush=True)
        code = subprocess.run(command, check=False).returncode
        print(f"{name}: {time.perf_counter() - start:.0f} s", flush=True)
        if code or not out.exists():
            broken.append(f"{name} (exit {code})")
        if out.exists():
            claims = json.loads(out.read_text("utf-8"))["claims"]
            missed += [(name, c) for c in claims if not c["reached"]]
    print()
    for name, c in missed:
        sign = ">=" if c["at_least"] else "<="
        print(f"not reached: {name}: {c['text']}: {c['value']:.3g} {c['unit']}, {sign} {c['goal']}")
    for name in broken:
        print(f"did not run to its end: {name}")
    return 2 if broken else int(given.check and bool(missed))


if __name__ == "__main__":
    sys.exit(main())

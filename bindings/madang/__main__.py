"""``python -m madang``: the native command that came with this package."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_command() -> Path | None:
    """The command `madang` of this installation; None where there is none."""
    import importlib.metadata
    import sysconfig

    name = "madang.exe" if os.name == "nt" else "madang"
    try:
        listed = importlib.metadata.files("madang") or []
    except importlib.metadata.PackageNotFoundError:
        listed = []
    places = [Path(str(file.locate())) for file in listed if file.name == name]
    places.append(Path(sysconfig.get_path("scripts")) / name)
    return next((place.resolve() for place in places if place.is_file()), None)


def main() -> int:
    command = find_command()
    if command is None:
        print("madang: the native command is not beside this package", file=sys.stderr)
        return 3
    arguments = [str(command), *sys.argv[1:]]
    if os.name == "posix":
        os.execv(arguments[0], arguments)  # becomes it: signals and exit code are its own
    import subprocess

    return subprocess.run(arguments, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

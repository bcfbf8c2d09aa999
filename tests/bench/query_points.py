"""Resources at random places around Seoul, one a line: the points of query_speed."""

from __future__ import annotations

import random
import sys


def write(path: str, count: int, seed: int = 1) -> None:
    rng = random.Random(seed)
    with open(path, "w", encoding="utf-8") as out:
        for i in range(count):
            lat, lon = rng.gauss(37.55, 0.08), rng.gauss(127.0, 0.12)
            out.write(
                f'{{"id":"p{i}","kind":"space","name":"p","capacity":{rng.randrange(300)},'
                f'"place":{{"lat":{lat:.6f},"lon":{lon:.6f}}}}}\n'
            )


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))

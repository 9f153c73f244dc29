"""What the search for copies costs, small ledger or large: `python benchmarks/copies.py [DOCUMENTS] [--keep FILE]`.

The ledger holds no reports but their signatures, which is all that the search goes through; to each size a hundred
made reports are added with it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

from ledger import make_readings
from selon.desk.copying import place
from selon.ledger import Ledger, open_ledger

SMALL, LARGE, BATCH, ADDED = 1_000, 200_000, 5_000, 100
SIGNATURE = 512
DOCUMENT = (
    "INSERT INTO document_rows (id, hash, language, day, last_day, version, added_at, text)"
    " VALUES (?, ?, 'fr', '', '', 1, '', '')"
)


def fill(ledger: Ledger, first: int, last: int, chance: random.Random) -> None:
    """Documents with signatures of their own, by the numbers of their rows."""
    for start in range(first, last, BATCH):
        numbers = range(start, min(start + BATCH, last))
        with ledger.transaction():
            for number in numbers:
                tuple(ledger.query(DOCUMENT, (number, f"{number:016x}")))
                ledger.keep_signature(f"{number:016x}", chance.randbytes(SIGNATURE))


def measure(ledger: Ledger, size: int) -> float:
    """Milliseconds of the processor that placing one more report takes, half of them at most."""
    took, waited = [], []
    for number, reading in enumerate(make_readings(ADDED, seed=size)):
        with ledger.transaction():
            added = ledger.add(reading, f"made {size} {number}")
            started, began = time.perf_counter(), time.process_time()
            place(ledger, added.document)
            took.append((time.process_time() - began) * 1000)
        waited.append((time.perf_counter() - started) * 1000)
    half, wall = statistics.median(took), statistics.median(waited)
    print(f"{size:>8} reports: {half:.2f} ms of the processor, {wall:.2f} ms with writing", flush=True)
    return half


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=LARGE)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "copies.db"
        started = time.perf_counter()
        open_ledger(path).close()
        print(f"opened in {(time.perf_counter() - started) * 1000:.0f} ms")
        with open_ledger(path) as ledger:
            fill(ledger, 1, SMALL, chance)
            small = measure(ledger, SMALL)
            fill(ledger, SMALL + ADDED + 1, options.documents, chance)
            large = measure(ledger, options.documents)
            verdict = "" if large < 3 * small else "  TOO SLOW"
            print(f"{large / small:.1f} times as long, wanted less than 3{verdict}")


if __name__ == "__main__":
    main()

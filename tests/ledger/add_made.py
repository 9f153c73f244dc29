"""A process of its own that adds made readings to a ledger, for tests that kill it.

    add_made.py LEDGER NUMBER [together]

With `together` many go in in one transaction.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "record"))

from made_readings import make_reading, with_event

from selon.ledger import open_ledger
from selon.record import Reading

NAMES = ("Ana Ruiz", "Jo Bell", "Lou Marchal", "Zoé Vasseur")


def readings(number: int) -> list[Reading]:
    """Always the same ones: every seventh changes what is at the address of the one before."""
    made = []
    for n in range(number):
        one, other = NAMES[n % 4], NAMES[(n + 1) % 4]
        reading = make_reading(
            *((one, f"{other} se trompe pour la fois {n} sur le pont {m}") for m in range(5)),
            about=other,
            published=f"2023-{1 + n % 12:02}-{1 + n % 28:02}",
            url=f"https://journal.example/{n - (n % 7 == 6)}",
        )
        made.append(with_event(reading, one, other, time=f"2023-{1 + n % 12:02}"))
    return made


if __name__ == "__main__":
    made = [(reading, "made") for reading in readings(int(sys.argv[2]))]
    with open_ledger(sys.argv[1]) as ledger:
        for added in ledger.add_all(made) if "together" in sys.argv else (ledger.add(*each) for each in made):
            print(added.document, flush=True)

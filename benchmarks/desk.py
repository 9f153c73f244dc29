"""What comparing one more document costs in a small and in a large ledger; sizes as arguments, else 1000 and 200000.

The rows are made up: each report has ten statements on some of a few hundred matters by some of a thousand speakers.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from selon.desk.linking import link_document
from selon.document import Document
from selon.ledger import Ledger, open_ledger
from selon.moment import Moment
from selon.record import Entity, Reading, Reason, Statement
from selon.span import Span

PROBES = 60
VERBS = ("vendre", "fermer", "ouvrir", "quitter", "signer", "payer", "augmenter", "interdire", "livrer", "arrêter")
THINGS = ("stade", "pont", "usine", "école", "port", "marché", "musée", "gare", "loi", "taxe", "budget", "journal")
BECAUSE = (Reason("made"),)


def make_reading(number: int, dice: random.Random) -> Reading:
    """A report of ten sentences; every word of it but the names is of a vocabulary of some hundred."""
    text, statements, entities = "", [], {}
    for here in range(10):
        name = f"Nom{dice.randrange(1000)} Prenom"
        town = f"Ville{dice.randrange(400)}"
        no, verb, thing = dice.random() < 0.3, dice.choice(VERBS), dice.choice(THINGS)
        words = f"la mairie de {town} {'ne ' * no}va {'pas ' * no}{verb} le {thing} {number}-{here}"
        start = len(text) + len(f"{name} affirme que ")
        text += f"{name} affirme que {words}.\n"
        entity = entities.setdefault(name, Entity(f"e{here}", name, "person", None, (), (), None, None, (), BECAUSE))
        content = Span.of(text, start, start + len(words))
        statements.append(
            Statement(
                f"s{here}", entity.reference, "named", None, None, (content,), (), "indirect", "affirms",
                None, None, None, None, None, False, False, BECAUSE,
            )
        )  # fmt: skip
    day = f"20{10 + number % 15}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    document = Document(text, "fr", Moment(day), None, f"Journal {number % 50}", f"https://journal.example/{number}")
    return Reading(document, "made", "made", (day, day), (), tuple(entities.values()), tuple(statements))


def fill(ledger: Ledger, begin: int, end: int, dice: random.Random) -> list[float]:
    """Add documents and compare each with what is there; seconds that comparing the last ones took."""
    took = []
    for number in range(begin, end):
        reading = make_reading(number, dice)
        ledger.add(reading, f"{number}.txt")
        began = time.perf_counter()
        link_document(ledger, reading.document.id)
        took.append(time.perf_counter() - began)
    return took[-PROBES:]


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 200_000]
    dice, medians, begin = random.Random(7), [], 0
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "bench.db") as ledger:
        for size in sizes:
            took = fill(ledger, begin, size, dice)
            begin = size
            medians.append(statistics.median(took))
            print(f"{size:>8} documents: {medians[-1] * 1000:7.1f} ms for one more (median of {PROBES})", flush=True)
    print(f"ratio {medians[-1] / medians[0]:.2f}")


if __name__ == "__main__":
    main()

"""What one more document costs the desk in a small and in a large ledger; sizes as arguments, else 1000 and 200000.

`--large FILE` takes a ledger that is there, made by `benchmarks/ledger.py --keep`, for the large one, and changes it:
give a copy. To make 200,000 takes more than an hour; what nobody compared in FILE is given keys and signatures instead.

The rows are made up: each report has ten statements on some of a few hundred matters by some of a thousand speakers,
over fifteen years; it tells an arrest as fact, and somebody denies another one. Each step is measured on documents
that come in last: comparing the statements with those there are, then telling the disputes and reversals they are part
of, who else says it, and what each kind of watch has to tell.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from selon.compare import load_vocabulary
from selon.desk.accounts import find_disagreements, find_turns
from selon.desk.claiming import make_claims
from selon.desk.linking import keys_of, link_new
from selon.desk.said import numbers_of
from selon.desk.support import find_support_of_document
from selon.desk.watching import run_watch
from selon.document import Document
from selon.ledger import Ledger, open_ledger
from selon.moment import Moment
from selon.record import Entity, Event, Mention, Reading, Reason, Statement
from selon.span import Span

PROBES = 60
# Statements of a large ledger that are given keys in one transaction.
KEYED = 100_000
VERBS = ("vendre", "fermer", "ouvrir", "quitter", "signer", "payer", "augmenter", "interdire", "livrer", "arrêter")
THINGS = ("stade", "pont", "usine", "école", "port", "marché", "musée", "gare", "loi", "taxe", "budget", "journal")
BECAUSE = (Reason("made"),)


def make_reading(number: int, dice: random.Random) -> Reading:
    """A report of ten sentences; every word of it but the names is of a vocabulary of some hundred."""
    day = f"20{10 + number % 15}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return make_report(number, day, draw_said(number, dice), dice)


def draw_said(number: int, dice: random.Random) -> list[tuple[str, str]]:
    """Ten speakers, with what each of them says."""
    said = []
    for here in range(10):
        name = f"Nom{dice.randrange(1000)} Prenom"
        town = f"Ville{dice.randrange(400)}"
        no, verb, thing = dice.random() < 0.3, dice.choice(VERBS), dice.choice(THINGS)
        words = f"la mairie de {town} {'ne ' * no}va {'pas ' * no}{verb} le {thing} {number}-{here}"
        said.append((name, words))
    return said


def make_report(number: int, day: str, said: Iterable[tuple[str, str]], dice: random.Random) -> Reading:
    """A report in which each speaker says their words, and of two arrests."""
    text, statements, entities = "", [], {}
    for here, (name, words) in enumerate(said):
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
    text, denial, arrests, police = make_arrests(text, entity, day, dice)
    document = Document(text, "fr", Moment(day), None, f"Journal {number % 50}", f"https://journal.example/{number}")
    return Reading(
        document, "made", "made", (day, day), (), (*entities.values(), police), (*statements, denial), arrests
    )


def make_arrests(
    text: str, speaker: Entity, day: str, dice: random.Random
) -> tuple[str, Statement, tuple[Event, Event], Entity]:
    """A text with an arrest told as fact and another one denied, the denial, both arrests, and the police."""
    spans, mentions = [], []
    for before, words in (("", "la police a arrêté"), (f"{speaker.name} dément que ", "la police ait arrêté")):
        start = len(text) + len(before)
        text += f"{before}{words} Nom{dice.randrange(1000)} dans la nuit.\n"
        spans.append(Span.of(text, start, len(text) - 2))
        mentions.append(Mention(Span.of(text, start + 3, start + 9), "name"))
    told, denied = spans
    police = Entity("p", "police", "organization", None, (), (), None, None, tuple(mentions), BECAUSE)
    denial = Statement(
        "s10", speaker.reference, "named", None, None, (denied,), (), "indirect", "denies",
        None, None, None, None, None, False, False, BECAUSE,
    )  # fmt: skip
    arrests = tuple(
        Event(
            f"v{here}", Span.of(text, span.start + 10, span.start + 18), "COERCE", None, (), (police.reference,), (),
            None, day, factuality, statement, span, BECAUSE,
        )
        for here, (span, factuality, statement) in enumerate(((told, "CT+", None), (denied, "CT-", "s10")))
    )  # fmt: skip
    return text, denial, (arrests[0], arrests[1]), police


WATCHES = {
    "statement": {"when": "statement", "speaker": "Nom7 Prenom"},
    "event": {"when": "event", "type": "PROTEST"},
    "dispute": {"when": "dispute"},
    "reversal": {"when": "reversal"},
    "second-origin": {"when": "second-origin", "claim": "la mairie de Ville7 va vendre le stade"},
    "rise": {"when": "rise", "speaker": "Nom7 Prenom"},
}


STEPS: dict[str, Callable[[Ledger, str], object]] = {
    "compare": lambda ledger, document: link_new(ledger),
    "disputes": lambda ledger, document: find_disagreements(ledger, numbers_of(ledger, document)),
    "reversals": lambda ledger, document: find_turns(ledger, "reverses", rows=numbers_of(ledger, document)),
    "corroboration": find_support_of_document,
    "watches": lambda ledger, document: [list(run_watch(ledger, watch)) for watch in ledger.watches.all()],
}


def fill(ledger: Ledger, begin: int, end: int, dice: random.Random) -> None:
    """Add documents, and the keys under which others will meet their statements."""
    vocabulary, batch = load_vocabulary("fr"), 200
    for number in range(begin, end, batch):
        readings = [make_reading(each, dice) for each in range(number, min(number + batch, end))]
        with ledger.transaction():
            for reading in readings:
                ledger.add(reading, f"{number}.txt")
                claims = make_claims(ledger, vocabulary, ledger.links.statements_of(reading.document.id))
                ledger.links.keep(reading.document.id, {row: keys_of(claim) for row, claim in claims.items()}, ())


def probe(ledger: Ledger, begin: int, dice: random.Random) -> dict[str, float]:
    """Milliseconds of each step (the median of some documents), measured by the processor's own time."""
    took: dict[str, list[float]] = {}
    for name, question in WATCHES.items():
        ledger.watches.add(name, question)
        ledger.watches.see(ledger.watches.find(name), ledger.links.last_turn())
    for number in range(begin, begin + PROBES):
        document = ledger.add(make_reading(number, dice), "probe").document
        for name, step in STEPS.items():
            began = time.process_time()
            step(ledger, document)
            took.setdefault(name, []).append((time.process_time() - began) * 1000)
    for name in WATCHES:
        ledger.watches.remove(name)
    return {name: statistics.median(times) for name, times in took.items()}


def give_keys(ledger: Ledger) -> None:
    """Let the reports that nobody compared look compared: each statement has the keys of one that was, drawn in turn.

    So every key is as frequent among them as where each had been compared. Their signatures are drawn at random.
    """
    tuple(
        ledger.query("CREATE TEMP TABLE drawn (number INTEGER, key INTEGER, PRIMARY KEY (number, key)) WITHOUT ROWID")
    )
    numbered = "SELECT dense_rank() OVER (ORDER BY statement) - 1, key FROM key_rows"
    tuple(ledger.query(f"INSERT INTO drawn {numbered}"))
    ((count, first, last),) = ledger.query(
        "SELECT (SELECT max(number) + 1 FROM drawn), min(s.id), max(s.id)"
        " FROM statement_rows AS s JOIN unlinked_rows AS u USING (document)"
    )
    keys = (
        "INSERT OR IGNORE INTO key_rows SELECT d.key, s.id FROM statement_rows AS s JOIN unlinked_rows USING (document)"
        " JOIN drawn AS d ON d.number = s.id % ? WHERE s.id BETWEEN ? AND ?"
    )
    for begin in range(first, last + 1, KEYED):
        with ledger.transaction():
            tuple(ledger.query(keys, (count, begin, begin + KEYED - 1)))
    pieces = (
        "WITH RECURSIVE pieces (piece) AS (SELECT 0 UNION ALL SELECT piece + 1 FROM pieces WHERE piece < 63)"
        " INSERT INTO band_rows SELECT piece, randomblob(8) AS hashes, document FROM pieces, unsigned_rows"
        " ORDER BY piece, hashes"
    )
    with ledger.transaction():
        for work in (
            pieces,
            "DELETE FROM unsigned_rows",
            "INSERT INTO linked_rows (document) SELECT document FROM unlinked_rows",
            "DELETE FROM unlinked_rows",
        ):
            tuple(ledger.query(work))


def tell(ledger: Ledger, begin: int, dice: random.Random) -> float:
    """Print what one more document costs in a ledger, and tell the sum of it."""
    ((size,),) = ledger.query("SELECT count(*) FROM document_rows")
    found = probe(ledger, begin, dice)
    told = "  ".join(f"{name} {times:.1f}" for name, times in found.items())
    print(f"{size:>8} documents, ms for one more: {told}  all {sum(found.values()):.1f}", flush=True)
    return sum(found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 200_000])
    parser.add_argument("--large", type=Path, metavar="FILE")
    options = parser.parse_args()
    dice, found, begin = random.Random(7), [], 0
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "bench.db") as ledger:
        for size in options.sizes[:1] if options.large else options.sizes:
            fill(ledger, begin, size, dice)
            found.append(tell(ledger, size, dice))
            begin = size + PROBES
    if options.large:
        with open_ledger(options.large) as ledger:
            fill(ledger, 0, options.sizes[0], dice)
            give_keys(ledger)
            found.append(tell(ledger, options.sizes[0], dice))
    print(f"ratio {found[-1] / found[0]:.2f}")


if __name__ == "__main__":
    main()

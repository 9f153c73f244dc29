"""Who speaks under an office: "la ministre" is whom another report calls "la ministre des Transports, X"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.compare import Vocabulary
from selon.compare.words import fold_words
from selon.ledger import Ledger, StatementRow


def names_of_offices(ledger: Ledger, vocabulary: Vocabulary, rows: Iterable[StatementRow]) -> dict[int, str]:
    """The names of speakers whom their report calls by an office only, by the numbers of their statements.

    A report must name exactly one person who holds the office, in it or in another report; of two nobody is chosen.
    """
    asked: defaultdict[str, list[StatementRow]] = defaultdict(list)
    for row in rows:
        if row.named == "role" and row.speaker:
            asked[row.document].append(row)
    found: dict[int, str] = {}
    for document, several in asked.items():
        offices = ledger.links.offices_in(document)
        for row in several:
            holders = {
                name
                for name, office in offices
                if is_of_office(vocabulary, row.speaker_here or row.speaker or "", office)
            }
            if len(holders) == 1:
                found[row.row] = holders.pop()
    return found


def is_of_office(vocabulary: Vocabulary, said: str, office: str) -> bool:
    """Whether an office can be meant: the same head, and nothing said that the office does not have.

    >>> from selon.compare import load_vocabulary
    >>> french = load_vocabulary("fr")
    >>> is_of_office(french, "la ministre", "ministre des Transports")
    True
    >>> is_of_office(french, "ministre", "Premier ministre")
    False
    """
    short, full = (
        [word for word in fold_words(each).split() if not vocabulary.is_word("beside_office", word)]
        for each in (said, office)
    )
    return bool(short) and short[:1] == full[:1] and set(short) <= set(full)

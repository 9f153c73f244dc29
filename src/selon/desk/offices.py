"""Who speaks under an office: "la ministre" is whom another report calls "la ministre des Transports, X"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.compare import Vocabulary
from selon.compare.offices import Office, office_of
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
        offices = [(name, office_of(vocabulary, office)) for name, office in ledger.links.offices_in(document)]
        for row in several:
            said = office_of(vocabulary, row.speaker_here or row.speaker or "")
            holders = {name for name, office in offices if said.is_part_of(office)}
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
    return office_of(vocabulary, said).is_part_of(office_of(vocabulary, office))


def offices_held(ledger: Ledger, vocabulary: Vocabulary, rows: Iterable[StatementRow]) -> dict[int, frozenset[Office]]:
    """What speakers who are named are called in the reports that name them, by the numbers of their statements."""
    named = {row.row: row.person for row in rows if row.named == "named" and row.person is not None}
    held: defaultdict[int, set[Office]] = defaultdict(set)
    for person, office in ledger.links.offices_of(set(named.values())):
        held[person].add(office_of(vocabulary, office))
    return {row: frozenset(held[person]) for row, person in named.items() if person in held}

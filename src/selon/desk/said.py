"""What stands on a side: a statement somebody made, or what a report tells as fact, by one kind of number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.desk.claiming import day_said
from selon.ledger import EventRow, Ledger, StatementRow


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said or told.

    Attributes:
        number: of a statement that of its row; of an event that a report tells, its row's below zero.
        id: of the row. named: whether the speaker has a name, and not only an office.
        told: whether the report tells it in its own words.
        day_told: whether `day` is told, and not the day the report appeared on; None of no day.
        content_denied: of a denial, whether `words` are what is denied; None of all else.
    """

    number: int
    id: str
    document: str
    speaker: str | None
    day: str | None
    stance: str
    words: str
    quoted: bool
    publisher: str | None
    named: bool = False
    told: bool = False
    content_denied: bool | None = None
    day_told: bool | None = None


def number_of_telling(event: int) -> int:
    """The number of what a report tells, of the number of the event's row: no statement has it."""
    return -event


def load_said(ledger: Ledger, numbers: Iterable[int]) -> dict[int, Said]:
    """What was said and told, by its number."""
    wanted = set(numbers)
    statements = map(_statement, ledger.links.statements(number for number in wanted if number > 0))
    events = map(_telling, ledger.contests.events(-number for number in wanted if number < 0))
    return {each.number: each for each in (*statements, *events)}


def numbers_of(ledger: Ledger, document: str) -> frozenset[int]:
    """The numbers of all that is said in a document and of what it tells as fact."""
    said = (row.row for row in ledger.links.statements_of(document))
    return frozenset(said) | {number_of_telling(row.row) for row in ledger.contests.told_in(document)}


def _statement(row: StatementRow) -> Said:
    return Said(
        number=row.row,
        id=row.id,
        document=row.document,
        speaker=row.speaker,
        day=day_said(row) or None,
        stance=row.stance,
        words=row.content,
        quoted=row.form == "direct",
        publisher=row.publisher,
        named=row.named == "named",
        content_denied=row.content_denied,
        day_told=row.day_told,
    )


def _telling(row: EventRow) -> Said:
    return Said(
        number=number_of_telling(row.row),
        id=row.id,
        document=row.document,
        speaker=None,
        day=row.published,
        stance="affirms",
        words=row.evidence,
        quoted=False,
        publisher=row.publisher,
        told=True,
        day_told=False if row.published else None,
    )

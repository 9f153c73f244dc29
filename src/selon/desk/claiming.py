"""Rows of a ledger as claims that can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.compare import Claim, Vocabulary, claim_of, speaker_of
from selon.compare.offices import office_of
from selon.compare.proposition import Deed
from selon.compare.replies import set_in_turn
from selon.desk.offices import names_of_offices, offices_held
from selon.ledger import EventRow, Ledger, StatementRow

# Letters of a date that names a day.
_DAY = 10


def claims_of(ledger: Ledger, vocabulary: Vocabulary, document: str) -> dict[int, Claim]:
    """The claims of a document by the numbers of their rows, with who speaks in turn and which the report opposes."""
    claims = make_claims(ledger, vocabulary, ledger.links.statements_of(document))
    text = ledger.load_text(document).text
    rows = {claim.key: row for row, claim in claims.items()}
    return {rows[claim.key]: claim for claim in set_in_turn(vocabulary, text, claims.values())}


def make_claims(ledger: Ledger, vocabulary: Vocabulary, statements: Iterable[StatementRow]) -> dict[int, Claim]:
    """The claims of statements, by the numbers of their rows; a speaker known by an office has the holder's name."""
    rows = tuple(statements)
    names, held = names_of_offices(ledger, vocabulary, rows), offices_held(ledger, vocabulary, rows)
    told: defaultdict[str, list[Deed]] = defaultdict(list)
    for event in ledger.links.events_in(row.row for row in rows):
        told[event.according_to or ""].append(deed_of(event))
    return {
        row.row: claim_of(
            vocabulary,
            key=f"{row.row:012}",
            document=row.document,
            speaker=speaker_of(vocabulary, names.get(row.row, row.speaker)),
            day=day_said(row),
            stance=row.stance,
            cue=row.cue,
            content=row.content,
            form=row.form,
            hearsay=row.hearsay,
            deeds=tuple(told[row.id]),
            span=(row.start, row.end),
            office=office_of(vocabulary, row.speaker or "") if row.named == "role" and row.row not in names else None,
            offices=held.get(row.row, frozenset()),
        )
        for row in rows
    }


def deed_of(event: EventRow) -> Deed:
    """An event as it is compared."""
    days = (event.first_day, event.last_day) if event.first_day and event.last_day and event.time else None
    actor = frozenset(each.name for each in event.actor)
    recipient = frozenset(each.name for each in event.recipient)
    return Deed(event.type, actor, recipient, days)


def day_said(row: StatementRow) -> str:
    """The last day a statement can have been made on, "" where unknown: no later than its report appeared."""
    published = row.published or ""
    days = [day for day in (row.last_day, published if len(published) == _DAY else None) if day]
    return min(days, default="")

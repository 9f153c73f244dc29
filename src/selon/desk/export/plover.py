"""The events of a ledger in the shape of `selon read --format plover`, which says what each column holds."""

from __future__ import annotations

from selon.desk.export.tables import all_events_once, all_people
from selon.ledger import EventRow, Filter, Ledger, Party, PersonRow
from selon.record import plover
from selon.record.plover import Coded, Named


def to_plover(ledger: Ledger, asked: Filter) -> bytes:
    """Tab-separated lines with the columns of POLECAT; parties go by the names that stand for them in the ledger.

    What copies of a report tell in the same words is one event.
    """
    people = {person.id: person for person in all_people(ledger)}
    events = (_coded(row, people) for row in all_events_once(ledger, asked))
    return (plover.header() + plover.lines(events)).encode("utf-8", "replace")


def _coded(row: EventRow, people: dict[int, PersonRow]) -> Coded:
    placed = row.place is not None and row.tells("place")
    return Coded(
        id=row.id,
        time=row.time if row.tells("time") else None,
        type=row.type,
        mode=row.mode,
        context=row.context,
        actor=tuple(_named(each, people) for each in row.read("actor")),
        recipient=tuple(_named(each, people) for each in row.read("recipient")),
        place=Named(str(row.place), row.country, row.latitude, row.longitude) if placed else None,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        factuality=row.factuality,
        according_to=row.according_to_speaker,
        anchor=row.anchor,
        evidence=row.evidence,
        file=row.file,
        selon=row.selon,
        rules=row.rules,
        model=row.model,
    )


def _named(party: Party, people: dict[int, PersonRow]) -> Named:
    known = people.get(party.person)
    return Named(party.name, known.country if known else None)

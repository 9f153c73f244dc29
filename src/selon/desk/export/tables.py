"""The tables an export can hold: flat rows with typed columns, the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from selon.desk.accounts import Voice, find_disagreements, find_turns
from selon.ledger import DocumentRow, EventRow, Filter, Ledger, PersonRow, StatementRow

PAGE = 500
Row = dict[str, Any]


def all_statements(ledger: Ledger, asked: Filter) -> Iterator[StatementRow]:
    """Every statement that a filter asks for, the newest first."""
    after = None
    while True:
        page = ledger.statements(asked, limit=PAGE, after=after)
        yield from page
        after = page.next
        if after is None:
            return


def all_events(ledger: Ledger, asked: Filter) -> Iterator[EventRow]:
    """Every event that a filter asks for, the newest first."""
    after = None
    while True:
        page = ledger.events(asked, limit=PAGE, after=after)
        yield from page
        after = page.next
        if after is None:
            return


def all_documents(ledger: Ledger, asked: Filter) -> Iterator[DocumentRow]:
    """Every document of the days, publisher and words that a filter asks for, the newest first."""
    narrowed = replace(
        Filter(), **{name: getattr(asked, name) for name in ("since", "until", "publisher", "text", "old")}
    )
    after = None
    while True:
        page = ledger.documents(narrowed, limit=PAGE, after=after)
        yield from page
        after = page.next
        if after is None:
            return


def evidence_link(url: str | None, words: str) -> str | None:
    """The address of a report at the words a row rests on, as browsers understand it (URL text fragments).

    >>> evidence_link("https://echo.example/a", "L’eau est potable, dit-elle.")
    'https://echo.example/a#:~:text=L%E2%80%99eau%20est%20potable%2C%20dit%2Delle.'
    """
    from urllib.parse import quote

    if not url:
        return None
    # A dash parts the fields of a text fragment.
    return f"{url}#:~:text={quote(words.split(' […] ')[0][:300], safe='').replace('-', '%2D')}"


def _statement(row: StatementRow) -> Row:
    return {
        "id": row.id,
        "document": row.document,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "speaker": row.speaker,
        "named": row.named,
        "stance": row.stance,
        "content": row.content,
        "form": row.form,
        "quotes": " | ".join(row.quotes),
        "addressee": row.addressee,
        "medium": row.medium,
        "hearsay": row.hearsay,
        "inside": row.inside,
        "start": row.start,
        "end": row.end,
        "publisher": row.publisher,
        "title": row.title,
        "url": row.url,
        "evidence": evidence_link(row.url, row.content),
        "review": row.review,
    }


def _event(row: EventRow) -> Row:
    return {
        "id": row.id,
        "document": row.document,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "type": row.type,
        "mode": row.mode,
        "context": " | ".join(row.context),
        "actor": " | ".join(each.name for each in row.actor),
        "recipient": " | ".join(each.name for each in row.recipient),
        "place": row.place,
        "country": row.country,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "place_told": row.tells("place") if row.place else None,
        "time_told": row.tells("time") if row.first_day else None,
        "factuality": row.factuality,
        "according_to": row.according_to_speaker,
        "words": row.evidence,
        "start": row.evidence_start,
        "end": row.evidence_end,
        "publisher": row.publisher,
        "title": row.title,
        "url": row.url,
        "evidence": evidence_link(row.url, row.evidence),
        "review": row.review,
    }


def _person(row: PersonRow) -> Row:
    return {**row.to_dict(), "spellings": " | ".join(row.spellings)}


def _document(row: DocumentRow) -> Row:
    return {key: value for key, value in row.to_dict().items() if key not in ("row", "day")}


def _voice(voice: Voice) -> Row:
    return {
        "speaker": voice.speaker,
        "day": voice.day,
        "stance": voice.stance,
        "words": voice.words,
        "row": voice.row,
        "origin": voice.origin,
        "publishers": " | ".join(voice.publishers),
    }


def _disputes(ledger: Ledger, asked: Filter) -> Iterator[Row]:
    for each in find_disagreements(ledger):
        for side in each.sides:
            for voice in side.voices:
                yield {"dispute": each.id, "about": each.about, "position": side.position, **_voice(voice)}


def _reversals(ledger: Ledger, asked: Filter) -> Iterator[Row]:
    for turn in find_turns(ledger, "reverses", asked.speaker):
        before = {f"before_{key}": value for key, value in _voice(turn.before).items() if key != "speaker"}
        after = {f"after_{key}": value for key, value in _voice(turn.after).items() if key != "speaker"}
        yield {"speaker": turn.speaker, "days": turn.days, **before, **after}


_EVERYBODY = ("person", "organization", "group", "place")
TABLES: dict[str, Callable[[Ledger, Filter], Iterator[Row]]] = {
    "statements": lambda ledger, asked: map(_statement, all_statements(ledger, asked)),
    "events": lambda ledger, asked: map(_event, all_events(ledger, asked)),
    "documents": lambda ledger, asked: map(_document, all_documents(ledger, asked)),
    "people": lambda ledger, asked: map(_person, ledger.people(None, _EVERYBODY, limit=-1)),
    "disputes": _disputes,
    "reversals": _reversals,
}

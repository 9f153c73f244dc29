"""Events in the shape that users of PLOVER and POLECAT know: tab-separated, one event a line, in UTF-8.

Columns, as in POLECAT: Event ID, Event Date, Event Type, Event Mode, Contexts, Actor Name, Actor COUNTRY, Recipient
Name, Recipient COUNTRY, Placename, Country, Latitude, Longitude, Headline, Publisher, URL; then what Selon adds:
Factuality, According To, Anchor, Event Text, the file, and which version, rules and model read it. Several values of
a cell are parted by a semicolon. The date is EDTF, since a report seldom allows a day; POLECAT's would be made up.
Countries are ISO 3166-1 alpha-2. The shape has no mark for what is inferred: a row holds what the event's own words
tell.

Source: POLECAT data dictionary; PLOVER 0.8.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.record.csv import harmless
from selon.record.facts import Entity, Event, Reading, Reference
from selon.version import VERSION

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Contexts", "Actor Name", "Actor COUNTRY", "Recipient Name",
    "Recipient COUNTRY", "Placename", "Country", "Latitude", "Longitude", "Headline", "Publisher", "URL", "Factuality",
    "According To", "Anchor", "Event Text", "File", "Selon", "Rules", "Model",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A party or a place of a coded event: its name, and what is known of where it is."""

    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """One event as the shape has it, from a reading or from a ledger; what is inferred is left out already.

    Attributes:
        time: EDTF, or a reference such as FUTURE_REF, which is no date.
    """

    id: str
    time: str | None
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[Named, ...]
    recipient: tuple[Named, ...]
    place: Named | None
    title: str | None
    publisher: str | None
    url: str | None
    factuality: str
    according_to: str | None
    anchor: str
    evidence: str
    file: str | None
    selon: str
    rules: str
    model: str


def header() -> str:
    """The line of column names, with its line end."""
    return "\t".join(COLUMNS) + "\n"


def rows(reading: Reading, file: str) -> str:
    """The reading's events in text order, a line each; empty when it has none."""
    entities = {entity.id: entity for entity in reading.entities}
    return lines(_coded(event, reading, entities, file) for event in reading.events)


def lines(events: Iterable[Coded]) -> str:
    """Events in the order given, a line each."""
    return "".join("\t".join(map(_cell, _row(event))) + "\n" for event in events)


def _coded(event: Event, reading: Reading, entities: dict[str, Entity], file: str) -> Coded:
    statement = next((each for each in reading.statements if each.id == event.according_to), None)
    document = reading.document
    return Coded(
        id=f"{document.id}/{event.id}",
        time=event.time if event.tells("time") else None,
        type=event.type,
        mode=event.mode,
        context=event.context,
        actor=tuple(_named(each, entities) for each in event.read("actor")),
        recipient=tuple(_named(each, entities) for each in event.read("recipient")),
        place=_named(event.place, entities) if event.place and event.tells("place") else None,
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        factuality=event.factuality,
        according_to=statement.speaker.name if statement and statement.speaker else None,
        anchor=event.anchor.text,
        evidence=event.evidence.text,
        file=file,
        selon=VERSION,
        rules=reading.rules,
        model=reading.model,
    )


def _named(reference: Reference, entities: dict[str, Entity]) -> Named:
    known = entities.get(reference.id)
    if known is None:
        return Named(reference.name, None)
    return Named(reference.name, known.country, known.latitude, known.longitude)


def _row(event: Coded) -> tuple[object, ...]:
    place = event.place
    return (
        event.id,
        None if event.time is None or event.time.endswith("_REF") else event.time,
        event.type,
        event.mode,
        ";".join(event.context),
        _names(event.actor),
        _countries(event.actor),
        _names(event.recipient),
        _countries(event.recipient),
        *((place.name, place.country, place.latitude, place.longitude) if place else (None,) * 4),
        event.title,
        event.publisher,
        event.url,
        event.factuality,
        event.according_to,
        event.anchor,
        event.evidence,
        event.file,
        event.selon,
        event.rules,
        event.model,
    )


def _names(parties: tuple[Named, ...]) -> str:
    return ";".join(each.name for each in parties)


def _countries(parties: tuple[Named, ...]) -> str:
    return ";".join(dict.fromkeys(each.country for each in parties if each.country))


def _cell(value: object) -> str:
    """A cell on one line and without tabs."""
    return "" if value is None else str(harmless(" ".join(str(value).split())))

"""Events in the shape that users of PLOVER and POLECAT know: tab-separated, one event a line.

Columns, as in POLECAT: Event ID, Event Date, Event Type, Event Mode, Contexts, Actor Name, Actor COUNTRY, Recipient
Name, Recipient COUNTRY, Placename, Country, Headline; then what Selon adds: Factuality, According To, Anchor. Several
values of a cell are parted by a semicolon. The date is EDTF, since a report seldom allows a day; POLECAT's would be
made up. Countries are ISO 3166-1 alpha-2.

Source: POLECAT data dictionary; PLOVER 0.8.
"""

from __future__ import annotations

from selon.record.facts import Entity, Event, Reading, Reference

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Contexts", "Actor Name", "Actor COUNTRY", "Recipient Name",
    "Recipient COUNTRY", "Placename", "Country", "Headline", "Factuality", "According To", "Anchor",
)  # fmt: skip


def header() -> str:
    """The line of column names, with its line end."""
    return "\t".join(COLUMNS) + "\n"


def rows(reading: Reading) -> str:
    """The reading's events in text order, a line each; empty when it has none."""
    entities = {entity.id: entity for entity in reading.entities}
    return "".join("\t".join(map(_cell, _row(event, reading, entities))) + "\n" for event in reading.events)


def _row(event: Event, reading: Reading, entities: dict[str, Entity]) -> tuple[str, ...]:
    statement = next((each for each in reading.statements if each.id == event.according_to), None)
    place = (event.place,) if event.place and event.tells("place") else ()
    return (
        f"{reading.document.id}-{event.id}",
        (event.time or "") if event.tells("time") else "",
        event.type,
        event.mode or "",
        ";".join(event.context),
        _names(event.read("actor")),
        _countries(event.read("actor"), entities),
        _names(event.read("recipient")),
        _countries(event.read("recipient"), entities),
        _names(place),
        _countries(place, entities),
        reading.document.title or "",
        event.factuality,
        statement.speaker.name if statement and statement.speaker else "",
        event.anchor.text,
    )


def _names(references: tuple[Reference, ...]) -> str:
    return ";".join(each.name for each in references)


def _countries(references: tuple[Reference, ...], entities: dict[str, Entity]) -> str:
    known = (entities[each.id].country for each in references if each.id in entities)
    return ";".join(dict.fromkeys(country for country in known if country))


def _cell(value: str) -> str:
    """A cell on one line and without tabs."""
    return " ".join(value.split())

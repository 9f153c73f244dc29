"""Who and where: FollowTheMoney entities and GeoJSON.

Source: FollowTheMoney schemata Person, Organization, Event, Article; RFC 7946.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from selon.desk.export.tables import all_documents, all_events, headline
from selon.ledger import Filter, Ledger
from selon.ui import load_words

_SCHEMATA = {"person": "Person", "organization": "Organization", "group": "LegalEntity"}


def to_follow_the_money(ledger: Ledger, asked: Filter) -> bytes:
    """One entity a line: people and bodies, reports as articles, and events that bind them."""
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in _follow_the_money(ledger, asked))
    return "".join(lines).encode("utf-8", "replace")


def _follow_the_money(ledger: Ledger, asked: Filter) -> Iterator[dict[str, Any]]:
    known = set()
    for person in ledger.people(None, tuple(_SCHEMATA), limit=-1):
        aliases = [each for each in person.spellings if each != person.name]
        country = [person.country.lower()] if person.country else []
        known.add(person.id)
        yield _entity(f"person-{person.id}", _SCHEMATA[person.kind], name=[person.name], alias=aliases, country=country)
    for report in all_documents(ledger, asked):
        yield _entity(
            f"report-{report.id}",
            "Article",
            title=[report.title or report.id],
            publishedAt=[report.first_day] if report.first_day else [],
            publisher=[report.publisher] if report.publisher else [],
            sourceUrl=[report.url] if report.url and report.url.startswith("http") else [],
        )
    for event in all_events(ledger, asked):
        # Whoever is linked to an event here looks involved: no denied or merely possible one, nobody only inferred.
        if event.factuality != "CT+":
            continue
        involved = [each.person for each in (*event.read("actor"), *event.read("recipient"))]
        yield _entity(
            f"event-{event.id}",
            "Event",
            name=[headline(event, load_words("en"))],
            summary=[event.evidence],
            notes=[f"according to {event.according_to_speaker or 'an unknown source'}"] if event.according_to else [],
            startDate=[event.first_day] if event.first_day and event.tells("time") else [],
            endDate=[event.last_day] if event.last_day and event.tells("time") else [],
            location=[event.place] if event.place and event.tells("place") else [],
            involved=[_id(f"person-{each}") for each in involved if each in known],
            proof=[_id(f"report-{event.document}")],
        )


def _entity(key: str, schema: str, /, **properties: list[str]) -> dict[str, Any]:
    return {"id": _id(key), "schema": schema, "properties": {key: value for key, value in properties.items() if value}}


def _id(name: str) -> str:
    return "selon-" + hashlib.sha256(name.encode()).hexdigest()[:24]


def to_geojson(ledger: Ledger, asked: Filter) -> bytes:
    """The events whose place is known, as points; longitude first, as the standard has it."""
    features = [
        {
            "type": "Feature",
            "id": row.id,
            "geometry": {"type": "Point", "coordinates": [row.longitude, row.latitude]},
            "properties": {
                "type": row.type,
                "place": row.place,
                "country": row.country,
                "first_day": row.first_day,
                "last_day": row.last_day,
                **{flag: row.to_dict()[flag] for flag in row.flags},
                "actor": [each.name for each in row.actor],
                "recipient": [each.name for each in row.recipient],
                "factuality": row.factuality,
                "according_to": row.according_to_speaker,
                "words": row.evidence,
                "url": row.url,
            },
        }
        for row in all_events(ledger, asked)
        if row.latitude is not None and row.longitude is not None
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace")

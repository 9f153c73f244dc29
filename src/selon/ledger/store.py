"""A reading's facts into rows, and out of them again; always inside a transaction of the caller's."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from selon.ledger.database import Database
from selon.ledger.days import UNKNOWN, Days, days_of, days_published
from selon.ledger.identities import Identities
from selon.ledger.replay import Settled
from selon.ledger.sums import count_in, count_out
from selon.record import BY_HAND, Entity, Event, Reading, Reason, Statement, TimeExpression
from selon.span import Span

# How people have judged a row, by its label; what is missing is the machine's own.
Reviews = Mapping[str, str]
MACHINE = "machine"
# Reasons of an entity whose name a person gave.
GIVEN = frozenset((BY_HAND.rule, f"{BY_HAND.rule}.name"))
# Made once: `json.dumps` makes one for every call, which takes longer than the few numbers it is called for here.
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_FACT_TABLES = ("event_rows", "statement_rows", "mention_rows", "entity_rows", "time_rows")


def clear_facts(database: Database, document: int) -> None:
    """Take out the fact rows of a document, and what they add to the sums."""
    count_out(database, document)
    for table in _FACT_TABLES:
        database.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def write_facts(database: Database, document: int, settled: Settled, known: Identities) -> None:
    """Put in the fact rows of a document that has none; undated statements count as said when it appeared.

    Neither the words of its statements nor what it adds to the sums are in before `index_facts`.
    """
    reading, reviews = settled.reading, settled.reviews
    published = days_published(reading.document.published, reading.published_between)
    _write_times(database, document, reading.times, reviews)
    entities, identities = _write_entities(database, document, settled, known)
    statements = _write_statements(database, document, reading.statements, published, reviews, entities, identities)
    _write_topics(database, reading, published, statements, entities, identities)
    _write_events(database, document, reading.events, reviews, entities, identities, statements)


def index_facts(database: Database, first: int, last: int, known: Identities) -> None:
    """Put in the words of the statements of some documents, the spellings that are new, and what they add to the sums.

    For a hundred documents at once this takes half as long as for each by itself: an index of words is written out
    whenever another table changes.
    """
    database.connection.execute(
        "INSERT INTO statement_text (rowid, content, period)"
        " SELECT id, content, period FROM statement_rows WHERE document BETWEEN ? AND ?",
        (first, last),
    )
    database.connection.execute(
        "INSERT INTO addressee_text (rowid, addressee, period) SELECT id, addressee, period FROM statement_rows"
        " WHERE document BETWEEN ? AND ? AND addressee IS NOT NULL",
        (first, last),
    )
    database.connection.execute(
        "INSERT INTO spelling_text (rowid, name) SELECT id, name FROM spelling_rows WHERE id >= ?",
        (known.first_spelling,),
    )
    count_in(database, first, last)


def _write_times(database: Database, document: int, times: tuple[TimeExpression, ...], reviews: Reviews) -> None:
    database.connection.executemany(
        f"INSERT INTO time_rows VALUES (NULL{', ?' * 13})",
        [
            (
                document,
                each.id,
                *(each.span.start, each.span.end, each.span.text, each.type, each.value),
                _json({candidate.value: candidate.weight for candidate in each.candidates}),
                *(each.earliest, each.latest, each.timex, _rules(each.because), reviews.get(each.id, MACHINE)),
            )
            for each in times
        ],
    )


def _write_entities(
    database: Database, document: int, settled: Settled, known: Identities
) -> tuple[dict[str, int], dict[str, int]]:
    """The rows of the entities and the identities they stand for, both by label."""
    entities, reviews = settled.reading.entities, settled.reviews
    rows = _numbered(database, "entity_rows", entities)
    identities: dict[str, int] = {}
    values = []
    for each in entities:
        given = each.id in settled.known_as or not GIVEN.isdisjoint(why.rule for why in each.because)
        own, standing = known.find_or_add(each, settled.known_as.get(each.id, each.name), given=given)
        identities[each.id] = standing
        values.append(
            (
                *(rows[each.id], document, each.id, each.name, each.kind, each.country, each.latitude, each.longitude),
                *(_json(each.roles), _json(each.aliases), _rules(each.because), reviews.get(each.id, MACHINE)),
                *(own, standing),
            )
        )
    database.connection.executemany(f"INSERT INTO entity_rows VALUES (?{', ?' * 13})", values)
    database.connection.executemany(
        f"INSERT INTO mention_rows VALUES (NULL{', ?' * 6})",
        [
            (document, rows[each.id], mention.span.start, mention.span.end, mention.span.text, mention.kind)
            for each in entities
            for mention in each.mentions
        ],
    )
    return rows, identities


def _numbered(database: Database, table: str, facts: Sequence[Entity | Statement | Event]) -> dict[str, int]:
    """The numbers that the rows of some facts get, by label: given here, they can be written all at once."""
    first = database.value(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
    return {each.id: number for number, each in enumerate(facts, start=first)}


def _write_statements(
    database: Database,
    document: int,
    statements: tuple[Statement, ...],
    published: Days,
    reviews: Reviews,
    entities: Mapping[str, int],
    identities: Mapping[str, int],
) -> dict[str, int]:
    """The rows of the statements by label."""
    rows = _numbered(database, "statement_rows", statements)
    values = []
    for each in statements:
        speaker = each.speaker.id if each.speaker else None
        values.append(
            (
                *(rows[each.id], document, each.id, entities.get(speaker or ""), identities.get(speaker or "")),
                *(each.named, each.stance, each.form, each.text),
                *(_places(each.content), _json([span.text for span in each.quotes]), _text(each.source)),
                *(_text(each.cue), _text(each.addressee), _text(each.medium), _text(each.said_at), each.said),
                *days_said(each, published),
                *(each.inside, int(each.repeated), int(each.hearsay), each.content[0].start, each.content[-1].end),
                *(_rules(each.because), reviews.get(each.id, MACHINE)),
            )
        )
    database.connection.executemany(f"INSERT INTO statement_rows VALUES (?{', ?' * 25})", values)
    return rows


def days_said(statement: Statement, published: Days) -> Days:
    """The days a statement can have been made on: its own date, or else that of the report.

    "Lundi" of a report whose day is unknown has candidates wider than the report's own days; that is kept.
    """
    said = days_of(statement.said)
    return published if said == UNKNOWN else said


def _write_topics(
    database: Database,
    reading: Reading,
    published: Days,
    statements: Mapping[str, int],
    entities: Mapping[str, int],
    identities: Mapping[str, int],
) -> None:
    """Whom each statement speaks of and whom it is made to: the entities mentioned in its content, its own speaker
    left out, and those mentioned in its addressee.
    """
    mentions = sorted(
        (mention.span.start, mention.span.end, entity.id) for entity in reading.entities for mention in entity.mentions
    )
    rows: dict[str, list[tuple[Any, ...]]] = {"topic_rows": [], "addressee_rows": []}
    for statement in reading.statements:
        days = days_said(statement, published)
        spoken_of = {entity for span in statement.content for entity in _mentioned(mentions, span)}
        if statement.speaker:
            spoken_of.discard(statement.speaker.id)
        spoken_to = set(_mentioned(mentions, statement.addressee)) if statement.addressee else set()
        for table, named in (("topic_rows", spoken_of), ("addressee_rows", spoken_to)):
            rows[table] += [
                (identities[each], statements[statement.id], entities[each], *days) for each in sorted(named)
            ]
    for table, values in rows.items():
        database.connection.executemany(
            f"INSERT INTO {table} (identity, statement, entity, day, last_day) VALUES (?, ?, ?, ?, ?)", values
        )


def _mentioned(mentions: Sequence[tuple[int, int, str]], span: Span) -> Iterator[str]:
    """The entities of those mentions (start, end, entity; sorted) that lie in a span."""
    for start, end, entity in mentions[bisect_left(mentions, (span.start,)) :]:
        if start >= span.end:
            return
        if end <= span.end:
            yield entity


def _write_events(
    database: Database,
    document: int,
    events: tuple[Event, ...],
    reviews: Reviews,
    entities: Mapping[str, int],
    identities: Mapping[str, int],
    statements: Mapping[str, int],
) -> None:
    rows = _numbered(database, "event_rows", events)
    values: list[tuple[Any, ...]] = []
    participants: list[tuple[Any, ...]] = []
    for each in events:
        row = rows[each.id]
        day, last_day = days_of(each.time)
        values.append(
            (
                *(row, document, each.id, each.type, each.mode, _json(each.context)),
                *(each.anchor.text, each.anchor.start, each.anchor.end),
                *(entities[each.place.id] if each.place else None, each.time, day, last_day, each.factuality),
                statements[each.according_to] if each.according_to else None,
                *(each.evidence.text, each.evidence.start, each.evidence.end),
                *(_rules(each.because), reviews.get(each.id, MACHINE)),
            )
        )
        for part, references in (("actor", each.actor), ("recipient", each.recipient)):
            for position, reference in enumerate(references):
                entity, identity = entities[reference.id], identities[reference.id]
                participants.append((row, part, position, entity, identity, day, last_day))
    database.connection.executemany(f"INSERT INTO event_rows VALUES (?{', ?' * 19})", values)
    database.connection.executemany("INSERT INTO participant_rows VALUES (?, ?, ?, ?, ?, ?, ?)", participants)


def _places(spans: tuple[Span, ...]) -> str:
    """Where spans lie, as JSON: [[start, end], ...], code points, end exclusive."""
    return f"[{', '.join(f'[{span.start}, {span.end}]' for span in spans)}]"


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text


def _rules(because: Iterable[Reason]) -> str:
    return " ".join({reason.rule: None for reason in because})


def _json(value: Sequence[str] | Mapping[str, float]) -> str:
    return _ENCODER.encode(value) if value else "{}" if isinstance(value, dict) else "[]"

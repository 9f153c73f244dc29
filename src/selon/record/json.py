"""A reading as plain data, under the names of its JSON; `schema` describes the result."""

from __future__ import annotations

import json
from typing import Any

from selon.record.facts import Dispute, Entity, Event, Reading, Reason, Reference, Statement, TimeExpression
from selon.span import Span
from selon.version import VERSION


def to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as dictionaries, lists, strings, numbers and None; the same reading gives the same data."""
    document = reading.document
    return {
        "selon": VERSION,
        "rules": reading.rules,
        "model": reading.model,
        "document": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "url": document.url,
            "language": document.language,
            "published": document.published.edtf if document.published else None,
            "published_between": list(reading.published_between) if reading.published_between else None,
            "text": document.text,
        },
        "times": [_time(time) for time in reading.times],
        "entities": [_entity(entity) for entity in reading.entities],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "disputes": [_dispute(dispute) for dispute in reading.disputes],
    }


def dumps(reading: Reading, *, indent: int | None = None) -> str:
    """The reading as JSON text, without a line end. Letters stay letters; `indent` None gives one line, for JSONL."""
    return json.dumps(to_dict(reading), ensure_ascii=False, indent=indent)


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "id": time.id,
        **_span(time.span),
        "type": time.type,
        "value": time.value,
        "candidates": [{"value": each.value, "weight": each.weight} for each in time.candidates],
        "earliest": time.earliest,
        "latest": time.latest,
        "timex": time.timex,
        "because": _rules(time.because),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "roles": list(entity.roles),
        "aliases": list(entity.aliases),
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "mentions": [{**_span(mention.span), "kind": mention.kind} for mention in entity.mentions],
        "because": _rules(entity.because),
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speaker": _reference(statement.speaker),
        "named": statement.named,
        "source": _optional(statement.source),
        "cue": _optional(statement.cue),
        "content": [_span(span) for span in statement.content],
        "quotes": [_span(span) for span in statement.quotes],
        "form": statement.form,
        "stance": statement.stance,
        "addressee": _optional(statement.addressee),
        "medium": _optional(statement.medium),
        "said_at": _optional(statement.said_at),
        "said": statement.said,
        "inside": statement.inside,
        "repeated": statement.repeated,
        "hearsay": statement.hearsay,
        "because": _rules(statement.because),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "anchor": _span(event.anchor),
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "actor": [_reference(actor) for actor in event.actor],
        "recipient": [_reference(recipient) for recipient in event.recipient],
        "place": _reference(event.place),
        "time": event.time,
        "factuality": event.factuality,
        "according_to": event.according_to,
        "evidence": _span(event.evidence),
        "because": _rules(event.because),
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "id": dispute.id,
        "about": dispute.about,
        "type": dispute.type,
        "actor": list(dispute.actor),
        "recipient": list(dispute.recipient),
        "sides": [
            {"position": side.position, "statements": list(side.statements), "events": list(side.events)}
            for side in dispute.sides
        ],
        "because": _rules(dispute.because),
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _optional(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else _span(span)


def _reference(reference: Reference | None) -> dict[str, Any] | None:
    return None if reference is None else {"id": reference.id, "name": reference.name}


def _rules(because: tuple[Reason, ...]) -> list[str]:
    """Rule ids in the order they applied, each once."""
    return list(dict.fromkeys(reason.rule for reason in because))

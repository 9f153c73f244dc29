"""What people may change in a row, checked; and the reading with it changed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from selon.errors import MomentError
from selon.ledger.claims import Fact, facts_of, layer_of
from selon.ledger.fault import LedgerFault
from selon.ledger.names import has_words, plain_name
from selon.moment import Moment
from selon.record import BY_HAND, Entity, Event, Mention, Reading, Reason, Reference, Statement, TimeExpression
from selon.record.gist import has_letters
from selon.record.schema import FACTUALITY, FORMS, KINDS, NAMED, PLOVER, STANCES
from selon.rules.events import MODES
from selon.span import Span

Changes = Mapping[str, Any]
Fields = Mapping[str, str | tuple[str | None, ...]]

# The fields of each layer, and what each may hold: one of some words, or a kind of value; a mode is one of its type.
FIELDS: Mapping[str, Mapping[str, str | tuple[str, ...]]] = {
    "statement": {
        "speaker": "name",
        "named": NAMED,
        "stance": STANCES,
        "form": FORMS,
        "said": "date",
        "content": "spans",
    },
    "event": {
        "type": PLOVER,
        "mode": "mode",
        "actor": "names",
        "recipient": "names",
        "place": "name",
        "time": "date",
        "factuality": FACTUALITY,
    },
    "time": {"value": "date"},
    # `known_as` says which person across documents this one is: how two of one name are split.
    "entity": {"name": "text", "kind": KINDS, "country": "country", "known_as": "text"},
}


def complete(fact: Fact, changes: Changes) -> Changes:
    """The changes, and what follows from them: an event of another type has no mode that only the old type knows."""
    if not isinstance(fact, Event) or fact.mode is None or "mode" in changes:
        return dict(changes)
    fits = fact.mode in MODES.get(changes.get("type", fact.type), ())
    return dict(changes) if fits else {**changes, "mode": None}


def check_changes(fact: Fact, changes: Changes, text: str) -> None:
    """Refuse what the row cannot hold.

    Raises:
        LedgerFault: a field its layer has not, a value outside its vocabulary, an impossible date or span.
    """
    fields = fields_of(layer_of(fact), changes.get("type", fact.type) if isinstance(fact, Event) else None)
    if not changes:
        raise LedgerFault("no_change", known=", ".join(fields))
    check_values(fields, changes, text)


def fields_of(layer: str, type: str | None = None) -> Fields:
    """The fields of a layer, and what each may hold; `type` is that of an event, on which its modes depend."""
    fields: Fields = FIELDS[layer]
    return {**fields, "mode": (None, *MODES.get(type or "", ()))} if layer == "event" else fields


def check_values(fields: Fields, values: Changes, text: str) -> None:
    """Refuse a value that its field cannot hold, and a field there is none of.

    Raises:
        LedgerFault: as `check_changes` tells.
    """
    for field, value in values.items():
        if field not in fields:
            raise LedgerFault("no_field", value=repr(field), known=", ".join(fields))
        allowed = fields[field]
        if isinstance(allowed, tuple):
            if value not in allowed:
                raise LedgerFault(
                    "no_value", field=field, value=repr(value), known=", ".join(filter(None, allowed)) or "-"
                )
        elif not _fits(allowed, value, text):
            raise LedgerFault(f"no_{allowed}", field=field, value=repr(value))


def _fits(allowed: str, value: Any, text: str) -> bool:
    if allowed == "spans":
        return _fit_spans(value, text)
    if allowed == "span":
        return _fit_spans([value], text)
    if allowed == "names":
        return isinstance(value, list) and all(_fits("text", each, text) for each in value)
    if value is None:
        return allowed != "text"
    # Words without a letter are no name: "-", which forms and commands have for nobody, must not become a person.
    if not isinstance(value, str) or not has_letters(value):
        return False
    if allowed == "country":
        return re.fullmatch("[A-Z]{2}", value) is not None
    if allowed == "date":
        try:
            Moment.parse(value)
        except MomentError:
            return False
    return True


def _fit_spans(value: Any, text: str) -> bool:
    """Whether these are stretches of the text, in order, none empty."""
    if not isinstance(value, list) or not value:
        return False
    last = 0
    for each in value:
        if not (isinstance(each, (list, tuple)) and len(each) == 2 and all(isinstance(n, int) for n in each)):
            return False
        if not last <= each[0] < each[1] <= len(text):
            return False
        last = each[1]
    return True


def correct(reading: Reading, fact: Fact, changes: Changes) -> Reading:
    """The reading with some fields of one row changed; people it does not know yet become entities of it."""
    if isinstance(fact, Statement):
        return _correct_statement(reading, fact, changes)
    if isinstance(fact, Event):
        return _correct_event(reading, fact, changes)
    if isinstance(fact, TimeExpression):
        return _correct_time(reading, fact, changes)
    kept = {key: value for key, value in changes.items() if key != "known_as"}
    corrected = dataclasses.replace(fact, because=_because(fact, kept), **kept)
    return _renamed(_replaced(reading, corrected), fact.id, kept.get("name", fact.name))


def _correct_statement(reading: Reading, statement: Statement, changes: Changes) -> Reading:
    values = dict(changes)
    text = reading.document.text
    if "speaker" in values:
        reading, values["speaker"] = refer(reading, values["speaker"], instead=statement.speaker)
        values.setdefault("named", how_named(reading, values["speaker"]))
    if "content" in values:
        content = tuple(Span.of(text, start, end) for start, end in values["content"])
        values["content"] = content
        values["quotes"] = tuple(quote for quote in statement.quotes if any(span.covers(quote) for span in content))
    return _replaced(reading, dataclasses.replace(statement, because=_because(statement, changes), **values))


def _correct_event(reading: Reading, event: Event, changes: Changes) -> Reading:
    values = dict(changes)
    for part in ("actor", "recipient"):
        if part in values:
            references = []
            for name in values[part]:
                reading, reference = refer(reading, name)
                references.append(reference)
            values[part] = tuple(references)
    if "place" in values:
        reading, values["place"] = refer(reading, values["place"], "place")
    return _replaced(reading, dataclasses.replace(event, because=_because(event, changes), **values))


def _because(fact: Fact, changes: Changes) -> tuple[Reason, ...]:
    """Why a row is as it is once some fields were changed: a person, not the rule that inferred what was there."""
    kept = (each for each in fact.because if not any(f".event.{field}." in each.rule for field in changes))
    return (*kept, *(Reason(f"{BY_HAND.rule}.{field}") for field in changes))


def _correct_time(reading: Reading, time: TimeExpression, changes: Changes) -> Reading:
    value = changes["value"]
    moment = None if value is None else Moment.parse(value)
    earliest, latest = (moment.earliest, moment.latest) if moment else (None, None)
    corrected = dataclasses.replace(
        time,
        value=value,
        candidates=(),
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        because=_because(time, changes),
    )
    return _replaced(reading, corrected)


def refer(
    reading: Reading, name: str | None, kind: str = "person", instead: Reference | None = None
) -> tuple[Reading, Reference | None]:
    """The reading, with an entity of this name put in where it has none, and what points at it.

    Args:
        instead: of whom the name is meant not to be, though the report may seem to call them so too.
    """
    if name is None:
        return reading, None
    key = plain_name(name)
    for names in (lambda each: [each.name], _all_names):
        for each in reading.entities:
            other = each.reference == instead and not has_words(each.name, name)
            if key in map(plain_name, names(each)) and not other:
                return reading, each.reference
    text = reading.document.text
    mentions = tuple(
        Mention(Span.of(text, m.start(), m.end()), "name")
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )
    label = f"e{1 + max((int(each.id[1:]) for each in reading.entities), default=0)}"
    added = Entity(label, name, kind, None, (), (), None, None, mentions, (BY_HAND,))
    return dataclasses.replace(reading, entities=(*reading.entities, added)), added.reference


def how_named(reading: Reading, speaker: Reference | None) -> str:
    """How well a speaker is known by what it is: a value of `named`."""
    entity = next((each for each in reading.entities if speaker is not None and each.id == speaker.id), None)
    if entity is None:
        return "unknown"
    if entity.kind == "person":
        called = BY_HAND in entity.because or any(mention.kind == "name" for mention in entity.mentions)
        return "named" if called else "role"
    return "group" if entity.kind == "group" else "institution"


def _all_names(entity: Entity) -> Iterable[str]:
    return [*entity.aliases, *(mention.span.text for mention in entity.mentions if mention.kind == "name")]


def _replaced(reading: Reading, fact: Fact) -> Reading:
    """The reading with the row of the same label replaced."""
    layer = layer_of(fact)
    rows = tuple(fact if each.id == fact.id else each for each in facts_of(reading, layer))
    field: dict[str, Any] = {"entities" if layer == "entity" else f"{layer}s": rows}
    return dataclasses.replace(reading, **field)


def _renamed(reading: Reading, label: str, name: str) -> Reading:
    """The reading with every reference to an entity under its new name."""

    def new(reference: Reference | None) -> Reference | None:
        return Reference(label, name) if reference is not None and reference.id == label else reference

    def all_new(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(Reference(label, name) if each.id == label else each for each in references)

    statements = tuple(dataclasses.replace(each, speaker=new(each.speaker)) for each in reading.statements)
    events = tuple(
        dataclasses.replace(each, actor=all_new(each.actor), recipient=all_new(each.recipient), place=new(each.place))
        for each in reading.events
    )
    return dataclasses.replace(reading, statements=statements, events=events)

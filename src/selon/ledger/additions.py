"""Rows that people add where the machine found none: checked, and put among those of a reading."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from selon.analysis.sentences import find_sentence_starts
from selon.ledger.claims import Claim
from selon.ledger.corrections import FIELDS, Changes, check_values, fields_of, how_named, refer
from selon.ledger.fault import LedgerFault
from selon.record import BY_HAND, Event, Reading, Reason, Reference, Statement
from selon.rules import load_rules, supported_languages
from selon.span import Span

# What a row has where nobody says otherwise; what has no value here is asked for.
_USUAL: Mapping[str, Mapping[str, Any]] = {
    "statement": {"speaker": None, "stance": "affirms", "said": None},
    "event": {"mode": None, "actor": [], "recipient": [], "place": None, "time": None, "factuality": "CT+"},
}
_ASKED = {"statement": ("content",), "event": ("anchor", "type")}
# What a decision that adds a row has to hold.
WHOLE = {
    "statement": frozenset(FIELDS["statement"]),
    "event": frozenset((*FIELDS["event"], "anchor", "evidence")),
}
_QUOTED = re.compile(r"[«“„]\s*(?P<french>[^«»“”„\n]+?)\s*[»”]|\"(?P<plain>[^\"\n]+)\"")


def complete_claim(reading: Reading, layer: str, given: Changes) -> Claim:
    """What a row claims that a person adds: what they gave, and what follows from it and from where it stands.

    Args:
        given: `content` of a statement, `anchor` and `type` of an event at least; else fields of `corrections.FIELDS`.

    Raises:
        LedgerFault: something is missing, or no row can hold it; the words of a statement are but a name.
    """
    text = reading.document.text
    missing = [field for field in _ASKED[layer] if not given.get(field)]
    if missing:
        raise LedgerFault("incomplete", field=missing[0])
    check_values({**fields_of(layer, given.get("type")), "anchor": "span"}, given, text)
    claim = {**_USUAL[layer], **given}
    if layer == "event":
        start, end = given["anchor"]
        return {**claim, "evidence": _sentence(reading, start, end)}
    if _is_name(reading, claim["content"]):
        start, end = claim["content"][0]
        raise LedgerFault("only_a_name", value=repr(text[start:end]))
    named = how_named(*refer(reading, claim["speaker"]))
    return {"named": named, "form": _form(reading, claim), **claim}


def _is_name(reading: Reading, content: Sequence[Sequence[int]]) -> bool:
    """Whether some words are a name and no more, which nobody says of anything."""
    names = {
        (each.span.start, each.span.end)
        for entity in reading.entities
        for each in entity.mentions
        if each.kind == "name"
    }
    return len(content) == 1 and tuple(content[0]) in names


def add_row(reading: Reading, layer: str, claim: Claim, label: str) -> Reading:
    """The reading with one row more, in its place in the text; people it does not know yet become entities of it."""
    return (_add_statement if layer == "statement" else _add_event)(reading, claim, label)


def _add_statement(reading: Reading, claim: Claim, label: str) -> Reading:
    reading, speaker = refer(reading, claim["speaker"])
    content = _spans(reading, claim["content"])
    statement = Statement(
        id=label,
        speaker=speaker,
        named=claim["named"],
        source=None,
        cue=None,
        content=content,
        quotes=_quotes(reading, content),
        form=claim["form"],
        stance=claim["stance"],
        addressee=None,
        medium=None,
        said_at=None,
        said=claim["said"],
        inside=_innermost(reading, content[0].start, content[-1].end),
        repeated=False,
        hearsay=False,
        because=(BY_HAND,),
    )
    rows = sorted((*reading.statements, statement), key=lambda each: each.content[0].start)
    # What is told within its words is told by it, unless a statement within these tells it.
    events = tuple(
        dataclasses.replace(each, according_to=label)
        if each.according_to == statement.inside and any(span.covers(each.anchor) for span in content)
        else each
        for each in reading.events
    )
    return dataclasses.replace(reading, statements=tuple(rows), events=events)


def _add_event(reading: Reading, claim: Claim, label: str) -> Reading:
    parties: dict[str, tuple[Reference, ...]] = {}
    for part in ("actor", "recipient"):
        for name in claim[part]:
            reading, reference = refer(reading, name)
            parties[part] = (*parties.get(part, ()), *([reference] if reference else []))
    reading, place = refer(reading, claim["place"], "place")
    anchor, evidence = _spans(reading, [claim["anchor"], claim["evidence"]])
    told = [field for field in ("place", "time") if claim[field]]
    event = Event(
        id=label,
        anchor=anchor,
        type=claim["type"],
        mode=claim["mode"],
        context=(),
        actor=parties.get("actor", ()),
        recipient=parties.get("recipient", ()),
        place=place,
        time=claim["time"],
        factuality=claim["factuality"],
        according_to=_innermost(reading, anchor.start, anchor.end),
        evidence=evidence,
        because=(BY_HAND, *(Reason(f"{BY_HAND.rule}.{field}") for field in told)),
    )
    rows = sorted((*reading.events, event), key=lambda each: each.anchor.start)
    return dataclasses.replace(reading, events=tuple(rows))


def _innermost(reading: Reading, start: int, end: int) -> str | None:
    """The shortest statement in whose words a stretch lies, none that is just this stretch."""
    around = [
        (span.end - span.start, each.id)
        for each in reading.statements
        for span in each.content
        if span.start <= start and end <= span.end and (span.start, span.end) != (start, end)
    ]
    return min(around)[1] if around else None


def _form(reading: Reading, claim: Claim) -> str:
    content = _spans(reading, claim["content"])
    quoted = sum(len(quote.text) for quote in _quotes(reading, content))
    bare = sum(len(span.text.strip('«»“”„" \u00a0\u202f.,')) for span in content)
    return "indirect" if not quoted else "direct" if quoted >= bare else "mixed"


def _quotes(reading: Reading, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """What of some words stands in quotation marks, the marks left out."""
    text = reading.document.text
    places = [match.span(match.lastgroup or 0) for match in _QUOTED.finditer(text)]
    shared = [(max(start, span.start), min(end, span.end)) for span in content for start, end in places]
    return tuple(Span.of(text, start, end) for start, end in shared if start < end)


def _sentence(reading: Reading, start: int, end: int) -> list[int]:
    """The sentence around some words; the words alone in a language without rules."""
    document = reading.document
    if document.language not in supported_languages():
        return [start, end]
    starts = [*find_sentence_starts(document.text, load_rules(document.language).text), len(document.text)]
    first = max((each for each in starts if each <= start), default=0)
    last = min(each for each in starts if each >= end)
    return [first, first + len(document.text[first:last].rstrip())]


def _spans(reading: Reading, places: Any) -> tuple[Span, ...]:
    return tuple(Span.of(reading.document.text, start, end) for start, end in places)

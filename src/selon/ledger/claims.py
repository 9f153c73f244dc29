"""What a row claims, in plain values: what people judge, what they may correct, and what tells two claims apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from selon.record import Entity, Event, Reading, Reference, Statement, TimeExpression
from selon.span import Span

Fact = Statement | Event | TimeExpression | Entity
Claim = Mapping[str, Any]

LAYERS = ("statement", "event", "time", "entity")
# What makes a claim the one it is; the rest of it may change without a person's having to look again.
_CORE = {
    "statement": ("speaker", "stance", "said", "content"),
    "event": ("type", "mode", "actor", "recipient", "place", "time", "factuality", "anchor"),
    "time": ("span", "value"),
    "entity": ("name", "kind", "country"),
}
# Code points kept before and after the words of a row, to find them by in another text.
_AROUND = 32


def facts_of(reading: Reading, layer: str) -> tuple[Fact, ...]:
    """The rows of one layer, in text order."""
    by_layer: dict[str, tuple[Fact, ...]] = {
        "statement": reading.statements,
        "event": reading.events,
        "time": reading.times,
        "entity": reading.entities,
    }
    return by_layer[layer]


def layer_of(fact: Fact) -> str:
    """The layer a row is of."""
    by_class: dict[type[Fact], str] = {
        Statement: "statement",
        Event: "event",
        TimeExpression: "time",
        Entity: "entity",
    }
    return by_class[type(fact)]


def claim_of(fact: Fact) -> Claim:
    """What a row claims, as JSON has it; spans are [start, end], code points, end exclusive."""
    if isinstance(fact, Statement):
        return {
            "speaker": _name(fact.speaker),
            "named": fact.named,
            "stance": fact.stance,
            "form": fact.form,
            "said": fact.said,
            "content": [_place(span) for span in fact.content],
        }
    if isinstance(fact, Event):
        return {
            "type": fact.type,
            "mode": fact.mode,
            "actor": [each.name for each in fact.actor],
            "recipient": [each.name for each in fact.recipient],
            "place": _name(fact.place),
            "time": fact.time,
            "factuality": fact.factuality,
            "anchor": _place(fact.anchor),
        }
    if isinstance(fact, TimeExpression):
        return {"span": _place(fact.span), "value": fact.value}
    return {"name": fact.name, "kind": fact.kind, "country": fact.country}


def fingerprint(layer: str, claim: Claim) -> str:
    """16 hexadecimal digits that two claims of a layer share when they claim the same."""
    core = {key: claim[key] for key in _CORE[layer]}
    data = json.dumps([layer, core], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(data.encode("ascii")).hexdigest()[:16]


def spans_of(fact: Fact) -> tuple[Span, ...]:
    """The words a row rests on, in text order."""
    if isinstance(fact, Statement):
        return fact.content
    if isinstance(fact, Event):
        return (fact.anchor,)
    if isinstance(fact, TimeExpression):
        return (fact.span,)
    return tuple(mention.span for mention in fact.mentions)


def selectors_of(fact: Fact, text: str) -> dict[str, Any]:
    """Where a row stands, in two ways that a Web Annotation knows; None for each where it stands nowhere.

    Source: W3C Web Annotation Data Model, TextPositionSelector and TextQuoteSelector.
    """
    spans = spans_of(fact)
    if not spans:
        return {"label": fact.id, "position": None, "quote": None}
    start, end = spans[0].start, spans[0].end if layer_of(fact) == "entity" else spans[-1].end
    return {
        "label": fact.id,
        "position": {"type": "TextPositionSelector", "start": start, "end": end},
        "quote": {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
    }


def overlap(fact: Fact, start: int, end: int) -> float:
    """How much of what a row rests on and of a stretch is in both: 0 to 1."""
    best = 0.0
    spans = spans_of(fact)
    stretches = [(span.start, span.end) for span in spans]
    if stretches and layer_of(fact) != "entity":
        stretches = [(spans[0].start, spans[-1].end)]
    for a, b in stretches:
        shared = min(b, end) - max(a, start)
        best = max(best, shared / (max(b, end) - min(a, start)))
    return best


def _name(reference: Reference | None) -> str | None:
    return None if reference is None else reference.name


def _place(span: Span) -> list[int]:
    return [span.start, span.end]

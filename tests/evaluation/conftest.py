"""Readings that are partly wrong, made from gold, so that scoring is tested apart from reading."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selon.evaluation import GoldDocument, load_gold
from selon.evaluation.gold import GoldDispute, GoldEvent, GoldStatement
from selon.span import Span

GOLD = Path(__file__).with_name("gold")


@pytest.fixture
def pont() -> GoldDocument:
    """The document with statements."""
    return next(document for document in load_gold(GOLD) if document.name == "pont")


@pytest.fixture(scope="session")
def perfect() -> Callable[[GoldDocument], dict[str, Any]]:
    return lambda document: make_reading(document, random.Random(0), 0)


@pytest.fixture(scope="session")
def faulty() -> Callable[[GoldDocument, int], dict[str, Any]]:
    return lambda document, seed: make_reading(document, random.Random(seed), 0.35)


def make_reading(document: GoldDocument, chance: random.Random, wrong: float) -> dict[str, Any]:
    """The JSON of a reading in which each part is wrong so often (0 to 1)."""

    def errs() -> bool:
        return chance.random() < wrong

    gold = document.statements or ()
    names = sorted({name for each in gold for name in each.speakers})
    entities = [_entity(number, name, names, errs) for number, name in enumerate(names)]
    ids = {entity["name"]: entity["id"] for entity in entities}
    statements = [_statement(each, ids, document, chance, errs) for each in gold if not errs()]
    statements += [{**each, "id": f"{each['id']}-again"} for each in statements if errs()]
    chance.shuffle(statements)
    return {
        "document": {"text": document.text, "published_between": document.published_between},
        "times": [_time(each.span, each.value, document, errs) for each in document.times or () if not errs()],
        "entities": entities + [_name(i, each.span, each.kind) for i, each in enumerate(document.names or ())],
        "statements": statements,
        "events": [
            _event(n, each, ids, document, chance, errs) for n, each in enumerate(document.events or ()) if not errs()
        ],
        "disputes": [_dispute(each, errs) for each in document.disputes or () if not errs()],
    }


def as_json(span: Span | None) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def _moved(span: Span, document: GoldDocument, errs: Callable[[], bool]) -> dict[str, Any] | None:
    """The span, longer or shorter where it errs."""
    start = max(0, span.start - 7) if errs() else span.start
    end = max(start + 1, span.end - 9) if errs() else span.end
    return as_json(Span.of(document.text, start, end))


def _entity(number: int, name: str, names: list[str], errs: Callable[[], bool]) -> dict[str, Any]:
    aliases = [names[(number + 1) % len(names)]] if errs() else []
    return {"id": f"e{number}", "name": name.split()[-1] if errs() else name, "kind": "person", "aliases": aliases}


def _name(number: int, span: Span, kind: str) -> dict[str, Any]:
    mention = {**(as_json(span) or {}), "kind": "name"}
    return {"id": f"n{number}", "name": span.text, "kind": kind, "mentions": [mention]}


def _statement(
    gold: GoldStatement, ids: dict[str, str], document: GoldDocument, chance: random.Random, errs: Callable[[], bool]
) -> dict[str, Any]:
    speaker = None
    if gold.speakers and not errs():
        name = chance.choice(list(ids)) if errs() else gold.speakers[0]
        speaker = {"id": ids.get(name, ""), "name": name}
    elif gold.source:
        speaker = {"id": "", "name": gold.source.text}
    return {
        "id": f"p-{gold.id}",
        "speaker": speaker,
        "source": _moved(gold.source, document, errs) if gold.source else None,
        "cue": None if errs() else as_json(gold.cue),
        "content": [_moved(span, document, errs) for span in gold.content],
        "form": "direct" if errs() else gold.form,
        "stance": "affirms" if errs() else gold.stance,
        "addressee": None if errs() else as_json(gold.addressee),
        "medium": None if errs() else as_json(gold.medium),
        "said_at": None if errs() else as_json(gold.said_at),
        "inside": f"p-{gold.inside}" if gold.inside and not errs() else None,
    }


def _event(
    number: int,
    gold: GoldEvent,
    ids: dict[str, str],
    document: GoldDocument,
    chance: random.Random,
    errs: Callable[[], bool],
) -> dict[str, Any]:
    def references(names: tuple[tuple[str, ...], ...]) -> list[dict[str, Any]]:
        kept = [chance.choice(name) for name in names if not errs()] + [
            chance.choice(list(ids)) for _ in ids if errs()
        ][:1]
        return [{"id": ids.get(name, ""), "name": name} for name in kept]

    return {
        "id": f"v{number}",
        "anchor": _moved(gold.anchor, document, errs),
        "type": "AID" if errs() else gold.types[-1],
        "actor": references(gold.actor),
        "recipient": references(gold.recipient),
        "place": {"id": "", "name": gold.place[0]} if gold.place and not errs() else None,
        "time": None if errs() else gold.time,
        "factuality": "CT+" if errs() else gold.factuality,
        "according_to": f"p-{gold.according_to}" if gold.according_to and not errs() else None,
    }


def _dispute(gold: GoldDispute, errs: Callable[[], bool]) -> dict[str, Any]:
    sides = [gold.supporting, gold.supporting if errs() else gold.denying]
    return {"about": gold.about, "sides": [{"statements": [f"p-{each}" for each in sorted(side)]} for side in sides]}


def _time(span: Span, value: str | None, document: GoldDocument, errs: Callable[[], bool]) -> dict[str, Any]:
    wrong = "1999" if errs() else value
    days = value[1:-1].split(",") if value and value.startswith("[") else []
    candidates = [{"value": day, "weight": 0} for day in days if not errs()]
    return {**(_moved(span, document, errs) or {}), "value": wrong, "timex": value, "candidates": candidates}

"""Disputes inside one report: what a source holds, or the report tells as fact, and another source denies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from selon.analysis import Analysis
from selon.reading.disputes.answers import find_answers
from selon.reading.disputes.contraries import find_contraries
from selon.reading.disputes.propositions import find_contested
from selon.reading.disputes.sides import Keys, Quarrel
from selon.record import Dispute, Entity, Event, Side, Statement
from selon.rules import RuleSet


def find_disputes(
    analysis: Analysis,
    rules: RuleSet,
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order in which they are denied; a denial is part of one."""
    keys = Keys(rules.names.states, {entity.id: entity for entity in entities})
    found = list(find_contested(keys, statements, events))
    _add(found, find_answers(analysis, rules, keys, statements, events))
    _add(found, find_contraries(analysis.document, keys, statements, events))
    found = sorted(_joined(found), key=lambda quarrel: quarrel.denying[0].content[0])
    return tuple(_dispute(f"d{number}", quarrel, rules) for number, quarrel in enumerate(found, start=1))


def _add(found: list[Quarrel], more: Iterable[Quarrel]) -> None:
    """Add the quarrels whose denials are not part of one yet."""
    denied = {each.id for quarrel in found for each in quarrel.denying}
    found += [quarrel for quarrel in more if denied.isdisjoint(each.id for each in quarrel.denying)]


def _joined(found: Iterable[Quarrel]) -> Iterable[Quarrel]:
    """One quarrel for each thing held, with all who deny it; another figure for it is a quarrel of its own."""
    joined: dict[tuple[object, ...], Quarrel] = {}
    for quarrel in found:
        held = (*(said.id for said in quarrel.holding), *(event.id for event in quarrel.told))
        key = (*held, quarrel.reason.is_of_figures)
        known = joined.setdefault(key, quarrel)
        if known is not quarrel:
            denying = sorted((*known.denying, *quarrel.denying), key=lambda each: each.content[0])
            joined[key] = replace(known, denying=tuple(denying))
    return joined.values()


def _dispute(id: str, quarrel: Quarrel, rules: RuleSet) -> Dispute:
    event = max(quarrel.events, key=lambda each: bool(each.actor) + bool(each.recipient), default=None)
    return Dispute(
        id=id,
        about=_deed(event) if event else _claim(quarrel.holding[0], rules.attribution.que | rules.attribution.bare_de),
        type=quarrel.events[0].type if quarrel.events else None,
        actor=tuple(each.name for each in event.actor) if event else (),
        recipient=tuple(each.name for each in event.recipient) if event else (),
        sides=(
            Side("for", tuple(each.id for each in quarrel.holding), tuple(each.id for each in quarrel.told)),
            Side("against", tuple(each.id for each in quarrel.denying), ()),
        ),
        because=(quarrel.reason,),
    )


def _deed(event: Event) -> str:
    """An event in plain words: what is done, between its parties."""
    plain = " ".join(event.anchor.text.split())
    actor, recipient = (", ".join(each.name for each in role) for role in (event.actor, event.recipient))
    return " → ".join(part for part in (f"{actor} : {plain}" if actor else plain, recipient) if part)


def _claim(statement: Statement, joining: frozenset[str]) -> str:
    """What is said, without the word that joins it to whoever says it: "que P", "d'avoir menti"."""
    plain = " ".join(statement.text.split())
    openers = (word if word.endswith("'") else f"{word} " for word in joining)
    opener = next((opener for opener in openers if plain.replace("’", "'").startswith(opener)), "")
    return plain[len(opener) :]

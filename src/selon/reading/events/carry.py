"""Roles that a sentence leaves out and the report has told before: an attack goes on between the same parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.record import Reason

# How many sentences back an event may have told who is meant.
_NEAR = 6
# Types whose events happen between two sides that stay the same through a report.
_FAMILIES = (
    frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "RETREAT", "SANCTION")),
    frozenset(("ACCUSE", "REJECT", "REQUEST", "SANCTION", "COERCE", "CONCEDE", "THREATEN")),
    frozenset(("PROTEST", "REQUEST", "COERCE", "CONCEDE")),
    frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT", "AID")),
)
_RULE = "fr.event.roles.carried"


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its roles, and the rules that filled those its own words leave open."""

    frame: Frame
    roles: Roles
    because: tuple[Reason, ...] = ()


def carry_roles(scene: Scene, found: list[tuple[Frame, Roles]]) -> list[Told]:
    """The events in text order, roles filled from earlier events where one side is the same, or both are left open."""
    told: list[Told] = []
    for frame, roles in found:
        filled, source = _fill(scene, frame, roles, told)
        because = (Reason(_RULE, _anchor(scene, source)),) if source is not None else ()
        told.append(Told(frame, filled, because))
    return told


def _anchor(scene: Scene, told: Told):  # type: ignore[no-untyped-def]
    return scene.analysis.span(told.frame.match.first, told.frame.match.last)


def _fill(scene: Scene, frame: Frame, roles: Roles, told: list[Told]) -> tuple[Roles, Told | None]:
    """The roles with what is missing, and the event that told it."""
    if (roles.actor and roles.recipient) or frame.match.trigger.reciprocal:
        return roles, None
    for other in _earlier(frame, told):
        actor, recipient = set(other.roles.actor), set(other.roles.recipient)
        if roles.actor and recipient:
            if actor & set(roles.actor):
                return Roles(roles.actor, _without(other.roles.recipient, roles.actor)), other
            if actor and recipient & set(roles.actor):
                return Roles(roles.actor, _without(other.roles.actor, roles.actor)), other
        elif roles.recipient and actor:
            if recipient & set(roles.recipient):
                return Roles(_without(other.roles.actor, roles.recipient), roles.recipient), other
        elif not roles.actor and not roles.recipient and other.frame.match.trigger.type == frame.match.trigger.type:
            if actor or recipient:
                return other.roles, other
    return roles, None


def _without(places: tuple[int, ...], those: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(place for place in places if place not in those)


def _earlier(frame: Frame, told: list[Told]) -> Iterator[Told]:
    """Events of a related type told shortly before, the last first; those of the same type before the others."""
    kind, here = frame.match.trigger.type, frame.match.head.sentence
    near = [each for each in reversed(told) if here - each.frame.match.head.sentence <= _NEAR]
    yield from (each for each in near if each.frame.match.trigger.type == kind)
    related = frozenset().union(*(family for family in _FAMILIES if kind in family))
    yield from (each for each in near if each.frame.match.trigger.type in related - {kind})

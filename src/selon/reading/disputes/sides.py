"""Who stands on which side of a quarrel, and whether two who speak are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.record import Entity, Event, Reason, Reference, Statement
from selon.rules.states import States
from selon.span import Span

# What a source must do to hold a proposition: wanting, promising and asking take no side.
HOLDING = frozenset(("affirms", "believes", "fears"))


@dataclass(frozen=True, slots=True)
class Quarrel:
    """One proposition, who holds it and who denies it.

    Attributes:
        holding, denying: statements, in text order.
        told: events that the report tells as fact, in its own voice, and that are the proposition.
        events: all events it is told as, those of the denials first; none where it is no event.
    """

    holding: tuple[Statement, ...]
    denying: tuple[Statement, ...]
    told: tuple[Event, ...]
    events: tuple[Event, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Keys:
    """What entities are compared by."""

    states: States
    entities: dict[str, Entity]

    def of(self, references: Iterable[Reference]) -> frozenset[str]:
        """The keys of those who can be told apart: "son ancien allié" may be anybody."""
        return frozenset(key for reference in references if (key := self._key(reference)) is not None)

    def holder(self, statement: Statement) -> frozenset[str]:
        """The keys of who says something; the statement's own id where nobody can be identified."""
        speaker = statement.speaker
        if speaker is None:
            return frozenset((statement.id,))
        return self.of((speaker,)) | {speaker.id}

    def named_in(self, span: Span) -> Iterator[Entity]:
        """Who is mentioned in some words."""
        for entity in self.entities.values():
            if any(span.start <= mention.span.start and mention.span.end <= span.end for mention in entity.mentions):
                yield entity

    def _key(self, reference: Reference) -> str | None:
        """A state's code, or the id of who has a name; None for others ("son ancien allié"), whoever they are."""
        entity = self.entities.get(reference.id)
        if entity is not None and entity.kind == "person":
            return self._state_of_leader(entity) or (entity.id if _is_named(entity) else None)
        state = self.states.state_of(reference.name)
        if state is not None:
            return state.code
        return reference.id if entity is None or _is_named(entity) else None

    def _state_of_leader(self, entity: Entity) -> str | None:
        found = (self.states.state_of(role) for role in entity.roles)
        return next((state.code for state in found if state is not None), entity.country)


def _is_named(entity: Entity) -> bool:
    return any(mention.kind == "name" for mention in entity.mentions)

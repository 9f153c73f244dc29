"""Disputes inside one report: what a source holds, or the report tells as fact, and another source denies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.record import Dispute, Entity, Event, Reason, Reference, Side, Statement
from selon.rules.states import States

# Types that one proposition may be told under: whoever presses, threatens.
_FAMILIES = (
    frozenset(("COERCE", "THREATEN", "REQUEST")),
    frozenset(("ASSAULT", "MOBILIZE")),
    frozenset(("AGREE", "COOPERATE", "CONSULT")),
    frozenset(("SUPPORT", "AID")),
)
# What a source must do to hold a proposition: wanting, promising and asking take no side.
_HOLDING = frozenset(("affirms", "believes", "fears"))
_RULE = "fr.dispute.proposition"


@dataclass(frozen=True, slots=True)
class Claim:
    """An event as a proposition: who does what to whom, by the codes of states where they are known.

    Attributes:
        holder: id of the entity that says so; "" for the report's own voice.
    """

    event: Event
    actor: frozenset[str]
    recipient: frozenset[str]
    statement: Statement | None
    holder: str


def find_disputes(
    states: States, entities: tuple[Entity, ...], statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[Dispute, ...]:
    """The disputes of a report, in the order in which they are denied.

    Two events are one proposition where their types belong together and their parties meet: a leader, a capital or a
    seat counts as the state. The report's own voice counts as a source.
    """
    keys = _Keys(states, {entity.id: entity for entity in entities})
    told = {statement.id: statement for statement in statements}
    claims = [_claim(event, told, keys) for event in events]
    found: list[tuple[list[Claim], list[Claim]]] = []
    for denial in claims:
        if not _is_denial(denial):
            continue
        held = [
            claim for claim in claims if _holds(claim) and _is_same(claim, denial) and claim.holder != denial.holder
        ]
        if held:
            _join(found, held, denial)
    return tuple(_dispute(number, *sides, told) for number, sides in enumerate(found, start=1))


@dataclass(frozen=True, slots=True)
class _Keys:
    """What entities are compared by."""

    states: States
    entities: dict[str, Entity]

    def of(self, references: Iterable[Reference]) -> frozenset[str]:
        return frozenset(key for reference in references if (key := self._key(reference)) is not None)

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


def _claim(event: Event, told: dict[str, Statement], keys: _Keys) -> Claim:
    statement = told.get(event.according_to or "")
    holder = "" if statement is None else statement.speaker.id if statement.speaker else statement.id
    actor, recipient = keys.of(event.read("actor")), keys.of(event.read("recipient"))
    if statement is not None and statement.stance == "fears" and statement.speaker is not None:
        actor -= keys.of((statement.speaker,))  # nobody fears what he does himself: a pronoun was taken for him
    return Claim(event, actor, recipient, statement, holder)


def _is_denial(claim: Claim) -> bool:
    return claim.event.factuality.endswith("-") and claim.statement is not None


def _holds(claim: Claim) -> bool:
    """Whether a claim stands for its proposition: somebody holds it, or the report tells it as fact."""
    if claim.event.factuality.endswith("-"):
        return False
    if claim.statement is None:
        return claim.event.factuality == "CT+"
    return claim.statement.stance in _HOLDING


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether two claims are one proposition: actors meet, and recipients where both are told.

    The same words need only not contradict each other: "craint qu'il fasse pression", "nie que X fasse pression sur Y".
    """
    types = {one.event.type, other.event.type}
    if len(types) > 1 and not any(types <= family for family in _FAMILIES):
        return False
    if one.event.because[:1] and one.event.because[0].rule == other.event.because[0].rule:
        return _may_meet(one.actor, other.actor) and _may_meet(one.recipient, other.recipient)
    actors = bool(one.actor & other.actor)
    recipients = bool(one.recipient & other.recipient)
    if not one.recipient or not other.recipient:
        return actors and len(types) == 1
    return recipients and (actors or not one.actor or not other.actor)


def _may_meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _join(found: list[tuple[list[Claim], list[Claim]]], held: list[Claim], denial: Claim) -> None:
    """Add a denial to the dispute that has one of the same claims, or as a new one."""
    for supporting, denying in found:
        if any(claim in supporting for claim in held):
            supporting += [claim for claim in held if claim not in supporting]
            denying.append(denial)
            return
    found.append((held, [denial]))


def _dispute(number: int, supporting: list[Claim], denying: list[Claim], told: dict[str, Statement]) -> Dispute:
    first = denying[0].event
    fullest = max((claim.event for claim in (*denying, *supporting)), key=lambda e: bool(e.actor) + bool(e.recipient))
    return Dispute(
        id=f"d{number}",
        about=_about(fullest),
        type=first.type,
        actor=tuple(each.name for each in fullest.actor),
        recipient=tuple(each.name for each in fullest.recipient),
        sides=(_side("for", supporting, told), _side("against", denying, told)),
        because=(Reason(_RULE, first.anchor),),
    )


def _side(position: str, claims: list[Claim], told: dict[str, Statement]) -> Side:
    statements = [each.id for each in _with_hosts(claims, told)]
    events = (claim.event.id for claim in claims if claim.statement is None)
    return Side(position, tuple(statements), tuple(events))


def _with_hosts(claims: list[Claim], told: dict[str, Statement]) -> list[Statement]:
    """The statements of claims, and those around them that hold what they tell: "X affirme qu'il pense que"."""
    found: dict[str, Statement] = {}
    for claim in claims:
        statement = claim.statement
        while statement is not None and (statement is claim.statement or statement.stance in _HOLDING):
            found[statement.id] = statement
            statement = told.get(statement.inside or "")
    return sorted(found.values(), key=lambda each: each.content[0])


def _about(event: Event) -> str:
    """The proposition in plain words: its parties and the words that denote it."""
    actor = ", ".join(each.name for each in event.actor)
    recipient = ", ".join(each.name for each in event.recipient)
    told = " ".join(event.anchor.text.split())
    return " → ".join(part for part in (f"{actor} : {told}" if actor else told, recipient) if part)

"""Propositions: who does what to whom, as a source holds it or the report tells it, and as another source denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.reading.disputes.sides import HOLDING, Keys, Quarrel
from selon.record import Event, Reason, Statement

# Types that one proposition may be told under: whoever presses, threatens.
_FAMILIES = (
    frozenset(("COERCE", "THREATEN", "REQUEST")),
    frozenset(("ASSAULT", "MOBILIZE")),
    frozenset(("AGREE", "COOPERATE", "CONSULT")),
    frozenset(("SUPPORT", "AID")),
)
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


def find_contested(keys: Keys, statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[Quarrel]:
    """The propositions of a report that one source holds and another denies, in the order in which they are denied.

    Two events are one proposition where their types belong together and their parties meet: a leader, a capital or a
    seat counts as the state. The report's own voice counts as a source.
    """
    by_id = {statement.id: statement for statement in statements}
    claims = [_claim(event, by_id, keys) for event in events]
    found: list[tuple[list[Claim], list[Claim]]] = []
    for denial in claims:
        if not _is_denial(denial):
            continue
        held = [
            claim for claim in claims if _holds(claim) and _is_same(claim, denial) and claim.holder != denial.holder
        ]
        if held:
            _join(found, held, denial)
    return (_quarrel(held, denials, by_id) for held, denials in found)


def _claim(event: Event, by_id: dict[str, Statement], keys: Keys) -> Claim:
    statement = by_id.get(event.according_to or "")
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
    return claim.statement.stance in HOLDING


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether two claims are one proposition: actors meet, and recipients where both are told.

    The same words need only not contradict each other: "craint qu'il fasse pression", "nie que X fasse pression sur Y".
    """
    types = {one.event.type, other.event.type}
    if len(types) > 1 and not any(types <= family for family in _FAMILIES):
        return False
    actors = bool(one.actor & other.actor)
    recipients = bool(one.recipient & other.recipient)
    if one.event.because[:1] and one.event.because[0].rule == other.event.because[0].rule:
        both_may = _may_meet(one.actor, other.actor) and _may_meet(one.recipient, other.recipient)
        return both_may and (actors or recipients)
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


def _quarrel(held: list[Claim], denials: list[Claim], by_id: dict[str, Statement]) -> Quarrel:
    return Quarrel(
        holding=_with_hosts(held, by_id),
        denying=_with_hosts(denials, by_id),
        told=tuple(claim.event for claim in held if claim.statement is None),
        events=tuple(claim.event for claim in (*denials, *held)),
        reason=Reason(_RULE, denials[0].event.anchor),
    )


def _with_hosts(claims: list[Claim], by_id: dict[str, Statement]) -> tuple[Statement, ...]:
    """The statements of claims, and those around them that hold what they tell: "X affirme qu'il pense que"."""
    found: dict[str, Statement] = {}
    for claim in claims:
        statement = claim.statement
        while statement is not None and (statement is claim.statement or statement.stance in HOLDING):
            found[statement.id] = statement
            statement = by_id.get(statement.inside or "")
    return tuple(sorted(found.values(), key=lambda each: each.content[0]))

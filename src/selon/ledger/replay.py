"""Decisions made good on what the machine now finds: an exact match carries over, anything else waits for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from selon.ledger.additions import add_row
from selon.ledger.claims import Claim, Fact, claim_of, facts_of, fingerprint, overlap
from selon.ledger.corrections import correct
from selon.ledger.decisions import Decision, active
from selon.ledger.names import plain_name
from selon.record import Reading

# Words that share less than this with those that were judged are not offered for comparison.
NEAR = 0.3
_REVIEWS = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that no longer meets exactly what it was about.

    Attributes:
        label: of the row most like it now; None where there is none.
        now: what that row claims.
    """

    decision: Decision
    label: str | None
    now: Claim


@dataclass(frozen=True, slots=True)
class Settled:
    """A reading as people have corrected it.

    Attributes:
        reviews: by label, accepted, rejected, corrected or added.
        known_as: by label of an entity, the name of the person across documents that somebody says it is.
    """

    reading: Reading
    reviews: dict[str, str]
    known_as: dict[str, str]
    waiting: tuple[Waiting, ...]


def replay(reading: Reading, decisions: Iterable[Decision]) -> Settled:
    """The machine's reading with the decisions about its document made good, in the order they were made."""
    reviews: dict[str, str] = {}
    known_as: dict[str, str] = {}
    waiting: list[Waiting] = []
    for decision in active(decisions):
        if decision.action not in _REVIEWS:
            continue
        fact = find_exact(reading, decision)
        if decision.action == "add" and fact is None:
            reading = add_row(reading, decision.layer, decision.after, decision.target["label"])
            reviews[decision.target["label"]] = "added"
            _bring_back(reading, decision, reviews)
            continue
        if fact is None:
            waiting.append(_wait(reading, decision))
            continue
        if decision.action == "correct":
            reading = correct(reading, fact, decision.after)
            if "known_as" in decision.after:
                known_as[fact.id] = decision.after["known_as"]
            _bring_back(reading, decision, reviews)
        reviews[fact.id] = _review(decision.action, reviews.get(fact.id))
    return Settled(_without_rejected(reading, reviews), reviews, known_as, tuple(waiting))


def _review(action: str, before: str | None) -> str:
    """What a row is once somebody decided: added ones stay marked so, and the machine may by now find one too."""
    if before == "added" and action != "reject":
        return before
    return _REVIEWS["accept" if action == "add" else action]


def _bring_back(reading: Reading, decision: Decision, reviews: dict[str, str]) -> None:
    """Whom a person names is a name again, also if it was rejected before."""
    given = (decision.after.get(field) for field in ("speaker", "actor", "recipient", "place"))
    named = {plain_name(name) for each in given if each for name in ([each] if isinstance(each, str) else each)}
    for entity in reading.entities:
        if reviews.get(entity.id) == "rejected" and plain_name(entity.name) in named:
            del reviews[entity.id]


def _without_rejected(reading: Reading, reviews: Mapping[str, str]) -> Reading:
    """The reading with nobody on a side of a dispute whose row was rejected, and without disputes of one side."""
    gone = {label for label, review in reviews.items() if review == "rejected"}
    disputes = []
    for dispute in reading.disputes:
        sides = tuple(
            replace(
                side,
                statements=tuple(each for each in side.statements if each not in gone),
                events=tuple(each for each in side.events if each not in gone),
            )
            for side in dispute.sides
        )
        if all(side.statements or side.events for side in sides):
            disputes.append(replace(dispute, sides=sides))
    return replace(reading, disputes=tuple(disputes))


def find_exact(reading: Reading, decision: Decision) -> Fact | None:
    """The row that claims what was judged, or that the machine now finds as it was corrected or added."""
    corrected = fingerprint(decision.layer, {**decision.before, **decision.after})
    for wanted in (decision.fingerprint, corrected):
        same = [
            each for each in facts_of(reading, decision.layer) if fingerprint(decision.layer, claim_of(each)) == wanted
        ]
        # Of two rows that claim the same, the one of the same label; else the first.
        for each in same:
            if each.id == decision.target["label"]:
                return each
        if same:
            return same[0]
    return None


def _wait(reading: Reading, decision: Decision) -> Waiting:
    position = decision.target["position"]
    if position is None:
        return Waiting(decision, None, {})
    rows = facts_of(reading, decision.layer)
    scored = [(overlap(each, position["start"], position["end"]), -number) for number, each in enumerate(rows)]
    score, number = max(scored, default=(0.0, 0))
    if score < NEAR:
        return Waiting(decision, None, {})
    nearest = rows[-number]
    return Waiting(decision, nearest.id, claim_of(nearest))

"""The parties of an event: of all those of the report, and nobody, the two that are likeliest together."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace

from selon.reading.events.anaphora import is_of_thing
from selon.reading.events.cast import Cast
from selon.reading.events.clues import OTHER_ROLE, Clues
from selon.reading.events.frames import Frame
from selon.reading.events.roles import MUTUAL, Roles
from selon.reading.events.scene import Scene
from selon.reading.events.where import Setting
from selon.record import Reason
from selon.rules.clues import ROLES, ClueWeights
from selon.rules.conditions import TELLER

NOBODY = -1
# Of the parties of a role so many are tried with those of the other.
_TRIED = 6
# Who stands in a slot gives way only to somebody so much likelier, in logarithms of odds: as many events are right in
# cross-validation with 3 as without, and what the words say stays.
_READ = math.log(3)
# Whom a report only describes suffers seldom what it does not say they suffer: of 81 named so on 170 reports with less,
# nine were right; with more six of ten.
_SUFFERS = 0.5
# To whom another verb of the sentence does something is not who does this: "libéré lundi, il accuse | le juge".
_STRUCK = frozenset(("over obj", "under obj", "other obj"))
_STORY = {"same part in such an event", "stands against the other"}


def infer_roles(
    scene: Scene, setting: Setting, told: list[tuple[Frame, Roles]], same: Mapping[int, int]
) -> list[tuple[Frame, Roles]]:
    """The events with each role given to whom it most likely is of, where somebody is likely enough.

    How likely each is follows from the clues that speak for it, weighed as `events/clues.toml` says; one is that it
    stands in a slot of the trigger. A mutual act of which a side is known is left as it is.

    Args:
        same: who is known to be somebody else of the report.
    """
    cast = Cast.of(scene, setting, told, same)
    return [(frame, _complete(cast, frame, roles)) for frame, roles in told]


def likelihoods(weights: ClueWeights, clues: Mapping[int, Mapping[str, float]]) -> dict[int, float]:
    """How likely each party is, and nobody, by the clues for each; they sum up to 1."""
    scores = {place: weights.weigh(some) + (_READ if "read" in some else 0.0) for place, some in clues.items()}
    most = max(scores.values())
    odds = {place: math.exp(score - most) for place, score in scores.items()}
    every = sum(odds.values())
    return {place: each / every for place, each in odds.items()}


def likeliest(likely: Mapping[str, Mapping[int, float]]) -> dict[str, int]:
    """The actor and the recipient of an event, who are not the same: those likeliest together.

    Where that is nobody, the likeliest party is named all the same: of those named so more than half are right, and
    whoever wants none but what is read can tell them by their rules.
    """
    tried: dict[str, list[int]] = {
        role: sorted(each, key=lambda place: (-each[place], place))[:_TRIED] for role, each in likely.items()
    }
    pairs = ((a, r) for a in tried["actor"] for r in tried["recipient"] if a == NOBODY or a != r)
    best = max(pairs, key=lambda pair: likely["actor"][pair[0]] * likely["recipient"][pair[1]])
    found = dict(zip(ROLES, best, strict=True))
    by_chance = {role: [p for p in tried[role] if p != NOBODY] for role in ROLES if found[role] == NOBODY}
    for role in sorted(by_chance, key=lambda role: -max((likely[role][p] for p in by_chance[role]), default=0.0)):
        others = (place for place in by_chance[role] if place != found[OTHER_ROLE[role]])
        found[role] = next(others, NOBODY)
    return found


def _complete(cast: Cast, frame: Frame, roles: Roles) -> Roles:
    mutual = frame.match.trigger.type in MUTUAL or frame.match.trigger.reciprocal
    if mutual and (roles.actor or roles.recipient):
        return roles
    weights, clues = cast.scene.lexicon.clues, Clues(cast, frame, roles)
    known = {role: clues.of_all(role) for role in ROLES}
    likely = {role: _as_one(likelihoods(weights[role], known[role]), roles.of(role)) for role in ROLES}
    if mutual:
        likely["recipient"] = {NOBODY: 1.0}
    chosen = likeliest(likely)
    for role in ROLES:
        party = chosen[role]
        if party not in roles.of(role) and likely[role][party] < _bound(cast, frame, role, party, known, weights):
            chosen[role] = NOBODY
    if chosen["recipient"] not in (NOBODY, *roles.recipient) and _is_sure_object(frame, roles):
        chosen["recipient"] = roles.recipient[0]
    parties = {role: _with_joined(roles.of(role), chosen[role]) for role in ROLES}
    because = tuple(
        _reason(cast, frame, role, chosen[role], known[role][chosen[role]])
        for role in ROLES
        if parties[role] and parties[role] != roles.of(role)
    )
    return replace(roles, actor=parties["actor"], recipient=parties["recipient"], because=(*roles.because, *because))


def _is_sure_object(frame: Frame, roles: Roles) -> bool:
    """Whether a recipient is the noun that is object of an active verb of justice: "a condamné | un apprenti"."""
    group, tokens = frame.match.group, frame.scene.tokens
    justice = frame.match.trigger.type in ("COERCE", "SANCTION")
    if group is None or group.passive or not roles.recipient or not justice:
        return False
    objects = [tokens[head] for head in frame.object]
    return any(
        t.pos in ("NOUN", "PROPN") and t.head == frame.match.head.i and t.i > frame.match.head.i for t in objects
    )


def _bound(
    cast: Cast,
    frame: Frame,
    role: str,
    place: int,
    known: Mapping[str, Mapping[int, Mapping[str, float]]],
    weights: Mapping[str, ClueWeights],
) -> float:
    """How likely a party must be to be named that does not stand in a slot."""
    if place == NOBODY:
        return 0.0
    clues = known[role][place].keys()
    if place in cast.judges(frame):
        return math.inf
    if role == "actor" and (TELLER in frame.match.trigger.actor_slots or _tells_no_doer(clues)):
        return math.inf
    if role == "actor" and frame.match.trigger.type == "PROTEST" and _is_authority(cast, place):
        return math.inf
    if role == "recipient" and any(is_of_thing(cast.scene, cast.scene.tokens[head]) for head in frame.object):
        return math.inf
    described = cast.kinds[place].startswith("unnamed")
    return _SUFFERS if role == "recipient" and described else weights[role].sure


def _is_authority(cast: Cast, place: int) -> bool:
    """Whether a party is a court, a ministry or the like, which do not take to the street."""
    entity = cast.scene.book.entity(place)
    first = entity.name.lower().split()[0]
    return entity.kind == "organization" and first in cast.scene.ground.rules.names.authorities


def _tells_no_doer(clues: Collection[str]) -> bool:
    """Whether a party of the sentence is there as whom something else is done to, or as of whom it is known."""
    struck = not _STRUCK.isdisjoint(clues) and not any(clue.endswith("speaker") for clue in clues)
    return struck or "own selon" in clues


def _as_one(likely: dict[int, float], read: tuple[int, ...]) -> dict[int, float]:
    """How likely each party is, where those that stand together in a slot are as likely as all of them."""
    if len(read) < 2:
        return likely
    first = max(read, key=lambda place: likely[place])
    others = {place: each for place, each in likely.items() if place not in read}
    return {**others, first: sum(likely[place] for place in read)}


def _with_joined(read: tuple[int, ...], chosen: int) -> tuple[int, ...]:
    """A party with those that stand with it in its slot."""
    if chosen == NOBODY:
        return ()
    return read if chosen in read else (chosen,)


def _reason(cast: Cast, frame: Frame, role: str, place: int, clues: Mapping[str, float]) -> Reason:
    """Why somebody has a role whose slots do not hold him."""
    token = min(cast.met[place], key=lambda token: abs(token - frame.match.head.i))
    how = "sentence" if "in its sentence" in clues else "story" if _STORY & clues.keys() else "topic"
    return Reason(f"fr.event.{role}.{how}", cast.scene.analysis.span(token, token + 1))

"""Roles that no slot fills: the likeliest party of the report, told apart from what is read by its rule."""

from __future__ import annotations

import math
from dataclasses import replace

from selon.reading.events.cast import Cast
from selon.reading.events.clues import Clues
from selon.reading.events.frames import Frame
from selon.reading.events.parties import is_state
from selon.reading.events.roles import MUTUAL, Roles
from selon.reading.events.scene import Scene
from selon.reading.events.where import Setting
from selon.record import Reason
from selon.rules.clues import ROLES


def infer_roles(scene: Scene, setting: Setting, told: list[tuple[Frame, Roles]]) -> list[tuple[Frame, Roles]]:
    """The events with each empty role given to the party of the report it most likely is of, where one stands out.

    How likely each is follows from the clues that speak for it, weighed as `events/clues.toml` says. A mutual act of
    which one side is known is left as it is. A town that is struck or taken gives way to a party.
    """
    cast = Cast.of(scene, setting, told)
    return [(frame, _complete(cast, frame, roles)) for frame, roles in told]


def _complete(cast: Cast, frame: Frame, roles: Roles) -> Roles:
    if frame.match.trigger.type in MUTUAL or frame.match.trigger.reciprocal:
        return roles if roles.actor or roles.recipient else _fill(cast, frame, roles, "actor")
    for role in ROLES:
        if not any(
            place in cast.met or is_state(cast.scene, cast.scene.book.entity(place)) for place in roles.of(role)
        ):
            roles = _fill(cast, frame, roles, role)
    return roles


def _fill(cast: Cast, frame: Frame, roles: Roles, role: str) -> Roles:
    weights, clues = cast.scene.lexicon.clues[role], Clues(cast, frame, roles)
    known = {place: clues.of(place, role) for place in cast.met.keys() - {*roles.actor, *roles.recipient}}
    if not known:
        return roles
    scores = {place: weights.weigh(some) for place, some in known.items()}
    best = max(scores, key=lambda place: (scores[place], -place))
    odds = [math.exp(score - scores[best]) for score in (*scores.values(), weights.weigh(clues.of_nobody()))]
    if 1 / sum(odds) < weights.sure:
        return roles
    token = min(cast.met[best], key=lambda token: abs(token - frame.match.head.i))
    how = "sentence" if "in its sentence" in known[best] else "story" if _STORY & known[best].keys() else "topic"
    reason = Reason(f"fr.event.{role}.{how}", cast.scene.analysis.span(token, token + 1))
    roles = replace(roles, because=(*roles.because, reason))
    return replace(roles, actor=(best,)) if role == "actor" else replace(roles, recipient=(best,))


_STORY = {"same part in such an event", "stands against the other"}

"""Which words tell an event, and which only take up one that was told, describe somebody by it, or aim at it."""

from __future__ import annotations

from collections.abc import Iterable

from selon.reading.events.frames import Frame
from selon.reading.events.parties import counted
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene

_DEMONSTRATIVE = frozenset(("ce", "cet", "cette", "ces"))
_DEFINITE = frozenset(("le", "la", "l'", "les", "du", "des", "au", "aux"))
_INDEFINITE = frozenset(
    ("un", "une", "plusieurs", "quelques", "deux", "trois", "autre", "autres", "nouvelle", "nouvel", "nouveau")
)


def tells_anew(scene: Scene, frame: Frame, roles: Roles, told: Iterable[Frame]) -> bool:
    """Whether a word tells of an event, given the events before it.

    Participles that describe a noun ("la policière blessée", "les mesures exigées") and infinitives of purpose do not.
    "Cette attaque" never does, nor does the same noun again with nothing but an article. A noun that says neither who
    nor whom tells one only as something new ("une fusillade") or under a verb that says that it took place. Measured on
    the training reports: of 26 nouns behind a demonstrative one was annotated.
    """
    if frame.match.group is not None:
        return not _describes(scene, frame) and not _is_aim(scene, frame)
    above = scene.tokens[frame.match.head.head]
    if counted(scene, above) == frame.match.head:
        return True
    determiner = _determiner(scene, frame)
    if determiner in _DEMONSTRATIVE:
        return False
    if roles.actor or roles.recipient or frame.fill("adjective"):
        return True
    if determiner in _DEFINITE:
        return not _was_told(frame, told) and (frame.carrier is not None or _says_more(frame))
    return determiner in _INDEFINITE or frame.carrier is not None


def _describes(scene: Scene, frame: Frame) -> bool:
    """Whether a past participle stands behind its noun as an adjective would, with no comma between."""
    head, group = frame.match.head, frame.match.group
    if group is None or not group.is_past_participle or head.i == 0:
        return False
    noun = scene.tokens[head.head]
    behind = noun.i < head.i and noun.pos in ("NOUN", "PROPN", "PRON")
    apart = any(token.text in ",–(" for token in scene.tokens[noun.i : head.i])
    return head.dep.split(":")[0] in ("acl", "amod") and behind and not apart


def _is_aim(scene: Scene, frame: Frame) -> bool:
    """Whether an infinitive stands behind "pour" or "afin de"."""
    group = frame.match.group
    if group is None or not group.is_infinitive:
        return False
    before = [token.norm for token in scene.tokens[max(0, group.first - 2) : group.first]]
    return bool(before) and (before[-1] == "pour" or before[0] == "afin")


def _determiner(scene: Scene, frame: Frame) -> str:
    head = frame.match.head.i
    first = scene.analysis.sentence_of(head).first
    for i in range(head - 1, max(first, head - 4) - 1, -1):
        token = scene.tokens[i]
        if token.pos in ("DET", "NUM") or token.norm in _DEFINITE | _DEMONSTRATIVE:
            return token.norm
        if token.pos not in ("ADJ", "ADV"):
            return ""
    return ""


def _says_more(frame: Frame) -> bool:
    """Whether a noun says what it is about: "l'encerclement de la garnison"."""
    slots = {*frame.match.trigger.actor_slots, *frame.match.trigger.recipient_slots, "de"}
    return any(frame.fill(slot) for slot in slots)


def _was_told(frame: Frame, told: Iterable[Frame]) -> bool:
    return any(other.match.trigger.id == frame.match.trigger.id for other in told)

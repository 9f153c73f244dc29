"""Which words tell an event, and which only take up one that was told, describe somebody by it, or aim at it."""

from __future__ import annotations

from collections.abc import Sequence

from selon.analysis import Token
from selon.reading.events.frames import Frame
from selon.reading.events.parties import counted, is_place
from selon.reading.events.presumed import UTTERED
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene

_DEMONSTRATIVE = frozenset(("ce", "cet", "cette", "ces"))
_DEFINITE = frozenset(("le", "la", "l'", "les", "du", "des", "au", "aux"))
_INDEFINITE = frozenset(
    ("un", "une", "plusieurs", "quelques", "deux", "trois", "autre", "autres", "nouvelle", "nouvel", "nouveau")
)


def tells_anew(scene: Scene, frame: Frame, roles: Roles, told: Sequence[Frame]) -> bool:
    """Whether a word tells of an event, given the events before it.

    Participles that describe a noun and name no doer ("la policière blessée", not "blessée par X") and infinitives of
    purpose do not, nor do a verb and a participle that only say more of an event of their kind ("l'attentat a visé le
    marché", "ils ont tiré, tuant deux passants": of nine such participles one was annotated).
    "Cette attaque" never does, nor does the same noun again with nothing but an article. A noun that says neither who
    nor whom tells one only as something new ("une fusillade") or under a verb that says that it took place. Measured on
    the training reports: of 26 nouns behind a demonstrative one was annotated.
    """
    if frame.match.group is not None:
        told_of = (_describes(scene, frame) and not frame.agent) or _is_aim(scene, frame)
        return not (told_of or _is_carried(scene, frame) or _goes_on(frame, told))
    above = scene.tokens[frame.match.head.head]
    if _is_ended(frame, told):
        return False
    if counted(scene, above) == frame.match.head:
        return True
    determiner = _determiner(scene, frame)
    if determiner is None:
        held = _is_held(scene, frame) and not _was_told(frame, told)
        return held or _names_parties(frame, roles) or frame.carrier is not None
    if determiner.norm in _DEMONSTRATIVE:
        return bool(frame.fill("de")) and bool(roles.actor) and not _was_told(frame, told)
    if _names_parties(frame, roles) or _is_indefinite(determiner):
        return True
    if determiner.norm in _DEFINITE:
        return not _was_told(frame, told) and (frame.carrier is not None or says_more(frame))
    return frame.carrier is not None


def determiner_of(frame: Frame) -> str:
    """What stands before a noun: a demonstrative, an indefinite or a definite word, another, or none."""
    determiner = _determiner(frame.scene, frame)
    if determiner is None:
        return "bare"
    if determiner.norm in _DEMONSTRATIVE:
        return "demonstrative"
    if _is_indefinite(determiner):
        return "indefinite"
    return "definite" if determiner.norm in _DEFINITE else "other"


def _is_ended(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether a verb before a noun is the event of its end: "ont suspendu | leur grève", but not whose it stops."""
    if frame.fill("de"):
        return False
    ending = frame.scene.lexicon.words.standing["ending"]
    over = (each for each in told if frame.match.head.i in each.object and each.match.trigger.type == "RETREAT")
    return any(frame.scene.is_one_of(each.match.head, ending) for each in over)


def _names_parties(frame: Frame, roles: Roles) -> bool:
    return bool(roles.actor or roles.recipient or frame.fill("adjective"))


def _is_held(scene: Scene, frame: Frame) -> bool:
    """Whether a bare noun tells in what somebody is held: "le passeur est en | garde à vue"."""
    before = scene.tokens[frame.match.first - 1] if frame.match.first else None
    return frame.match.trigger.type == "COERCE" and before is not None and before.norm == "en"


def _is_indefinite(determiner: Token) -> bool:
    """Whether a word before a noun makes it new: "des tirs", "95 arrestations", but not "la fin | des tirs"."""
    return (
        determiner.pos == "NUM" or determiner.norm in _INDEFINITE or (determiner.norm, determiner.pos) == ("des", "DET")
    )


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
    """Whether an infinitive stands behind "pour" or "afin de"; who marches "pour dénoncer une loi" does denounce it."""
    group = frame.match.group
    uttered = frame.match.trigger.type in UTTERED and frame.match.trigger.mode != "investigate"
    if group is None or not group.is_infinitive or uttered:
        return False
    before = [token.norm for token in scene.tokens[max(0, group.first - 2) : group.first]]
    return bool(before) and (before[-1] == "pour" or before[0] == "afin")


def _is_carried(scene: Scene, frame: Frame) -> bool:
    """Whether a verb says no more than that the event of its subject took place: "l'attentat a frappé la gare"."""
    if frame.match.fixed or not scene.is_one_of(frame.match.head, scene.lexicon.words.light["begin"]):
        return False
    nouns = (scene.tokens[i].norm for i in (*frame.subject, *frame.agent))
    return any(
        trigger.type == frame.match.trigger.type for noun in nouns for trigger in scene.lexicon.nouns.get(noun, ())
    )


def _goes_on(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether a present participle follows an event of its type in its sentence: "ont bombardé l'école, tuant..."."""
    match = frame.match
    if match.group is None or not match.group.is_participle or match.group.is_past_participle:
        return False
    return any(
        other.match.trigger.type == match.trigger.type and other.match.head.sentence == match.head.sentence
        for other in told
    )


def _determiner(scene: Scene, frame: Frame) -> Token | None:
    head = frame.match.head.i
    first = scene.analysis.sentence_of(head).first
    for i in range(head - 1, max(first, head - 4) - 1, -1):
        token = scene.tokens[i]
        if token.pos in ("DET", "NUM") or token.norm in _DEFINITE | _DEMONSTRATIVE:
            return token
        if token.pos not in ("ADJ", "ADV"):
            return None
    return None


def says_more(frame: Frame) -> bool:
    """Whether a noun says what it is about, where or since when: "l'assassinat à Sorn", "la grève commencée lundi"."""
    scene, head = frame.scene, frame.match.head
    slots = {*frame.match.trigger.actor_slots, *frame.match.trigger.recipient_slots, "de", "à"}
    places = (scene.tokens[i] for slot in ("en", "dans") for i in frame.fill(slot))
    if any(frame.fill(slot) for slot in slots) or any(is_place(scene, place) for place in places):
        return True
    return any(child.pos == "VERB" and child.i > head.i for child in scene.analysis.find_children(head.i, "acl"))


def _was_told(frame: Frame, told: Sequence[Frame]) -> bool:
    return any(other.match.trigger.id == frame.match.trigger.id for other in told)

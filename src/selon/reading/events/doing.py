"""Whether a verb makes an event, only meets with it, or tells that it is done."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.carriers import is_verb_of
from selon.reading.events.frames import Frame
from selon.reading.events.negation import is_negated
from selon.reading.events.scene import Scene
from selon.reading.statements.verbs import VerbGroup

# Light verbs whose noun is there or not as they say; who "assiste à" an attack or "y résiste" does not make it.
_CARRYING = ("active", "passive", "arouse", "begin")
# Verbs that make none either: it is there before it is told, feared or escaped.
_MET = ("granted", "answered", "escaped")
# Verbs by whose meaning it is there or not: lists of words.toml.
_DECIDING = ("negative", "negative_to", "denied", "possible", "asked", "asked_to", "planned", "planned_to")


def is_told_as_done(frame: Frame) -> bool:
    """Whether what may be untrue is told of the past all the same: "aurait tiré", "soupçonné d'avoir tiré"."""
    scene, group = frame.scene, frame.match.group
    if group is None:
        above = frame.match.head.head if frame.carrier is None else frame.carrier.verb.i
        group = scene.ground.groups.get(above)
        if group is not None and group.finite is not None and not group.conditional:
            group = None  # "a appelé à une grève": the call is done
    past = group is not None and not group.future and scene.analysis.child(group.head.i, "aux:tense") is not None
    return past or is_charge(frame)


def is_charge(frame: Frame) -> bool:
    """Whether somebody is charged with the event of a noun: "mis en examen pour meurtre"; who accuses tells it."""
    carrier, scene = frame.carrier, frame.scene
    if carrier is None or not carrier.blamed or not scene.is_verb(carrier.verb):
        return False
    group = scene.group(carrier.verb)
    charged = scene.is_one_of(carrier.verb, scene.lexicon.words.factuality["charged"])
    return charged and (group.passive or group.is_past_participle)


def is_escaped(frame: Frame, verb: Token) -> bool:
    """Whether somebody escapes what is done to one in person, and so has not suffered it; not so shots."""
    trigger, escaped = frame.match.trigger, frame.scene.lexicon.words.factuality["escaped"]
    in_person = trigger.type in ("COERCE", "SANCTION", "ACCUSE") or trigger.mode == "targeted"
    escapes = in_person and frame.scene.is_one_of(verb, escaped)
    return escapes and not is_negated(frame.scene, frame.scene.group(verb))


def brings_about(scene: Scene, verb: Token) -> bool:
    """Whether an event is there or not by what a verb says: "n'a pas lancé l'attaque", "l'attaque n'a pas eu lieu"."""
    factuality = scene.lexicon.words.factuality
    if any(is_verb_of(scene, verb, factuality[name]) for name in _MET):
        return False
    light = scene.lexicon.words.light
    lists = (*(light[name] for name in _CARRYING), *(factuality[name] for name in _DECIDING))
    return any(is_verb_of(scene, verb, words) for words in lists)


def is_perfect(scene: Scene, group: VerbGroup) -> bool:
    """Whether an infinitive tells what is done: "avoir tué", "être parti"; "être tué" does not."""
    if not group.is_infinitive:
        return False
    helpers = {t.lemma for t in scene.tokens[group.first : group.head.i]} & {*scene.ground.words.auxiliaries}
    be_verbs = scene.ground.rules.times.tense.be_verbs
    by_be = group.reflexive or any(verb in be_verbs for verb in scene.infinitives(group.head))
    return bool(helpers) and (by_be or helpers != {"être"})

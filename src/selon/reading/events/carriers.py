"""Light verbs: who does, suffers or is struck by the event that a noun beside them denotes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.analysis import Token
from selon.reading.events.causatives import find_causative
from selon.reading.events.lists import first_of_series
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.objects import case_of
from selon.reading.events.parties import counted, is_person
from selon.reading.events.scene import Scene
from selon.reading.statements.sources import agent_of, subject_of
from selon.rules.words import WordList, split_words

_OBJECT = ("obj", "obl", "nmod", "xcomp", "iobj")


@dataclass(frozen=True, slots=True)
class Carrier:
    """The verb that carries an event noun, and the heads of who acts and who suffers.

    Attributes:
        agent: the phrase behind "par", where the verb is a participle or a passive.
        blamed: whether who acts is only said to: "accusé de vols | par trois clients" names no thief.
    """

    verb: Token
    acting: tuple[int, ...] = ()
    suffering: tuple[int, ...] = ()
    agent: int | None = None
    blamed: bool = False


def find_carrier(scene: Scene, match: TriggerMatch) -> Carrier | None:
    """The light verb of an event noun: the one it hangs on, or a participle that hangs on it."""
    above, below = _verb_above(scene, match), _participle_below(scene, match)
    if above is not None and below is not None:
        agent = below.agent if above.agent is None and not above.acting else above.agent
        suffering = above.suffering or below.suffering  # "ouvre une enquête | visant deux élus"
        return replace(above, acting=above.acting or below.acting, suffering=suffering, agent=agent)
    return above or below or _bearer_above(scene, match) or _charged(scene, match)


def _charged(scene: Scene, match: TriggerMatch) -> Carrier | None:
    """ "X est accusé de viols", "condamné à une amende": who is blamed did it, or bears the penalty."""
    noun, light = first_of_series(scene, match.head), scene.lexicon.words.light
    case = {t.norm for t in scene.analysis.find_children(noun.i, "case")}
    above = next((t for t in scene.analysis.ancestors(noun.i) if not scene.is_one_of(t, light["charge_noun"])), None)
    governor = noun if above is None else above  # "mis | en examen | pour"
    if governor.i >= noun.i or not scene.is_verb(governor) or governor.sentence != noun.sentence:
        return None
    group = scene.group(governor)
    suffers = group.passive or group.is_past_participle
    heads = _subject(scene, governor) if suffers else _objects(scene, governor, noun)
    if case & _FOR and match.trigger.type not in _PENAL and scene.is_one_of(governor, light["charge"]):
        return Carrier(governor, acting=heads, blamed=True)
    if case & _TO and scene.is_one_of(governor, light["penalty"]):
        return Carrier(governor, suffering=heads)
    return None


_FOR = frozenset(("pour", "de", "d'"))
_TO = frozenset(("à", "de", "d'"))
# Whose life it costs: "a coûté la vie | à trois passants".
_AT = frozenset(("à", "au", "aux"))
_MAKE = "faire"
# What is done to who is blamed, not by him.
_PENAL = frozenset(("ACCUSE", "COERCE", "SANCTION"))


def _objects(scene: Scene, verb: Token, noun: Token) -> tuple[int, ...]:
    return tuple(t.i for t in scene.analysis.find_children(verb.i, "obj") if t.i < noun.i and t.pos in _NAMING)


_NAMING = ("NOUN", "PROPN", "PRON")


def _bearer_above(scene: Scene, match: TriggerMatch) -> Carrier | None:
    """ "X est responsable de l'attaque", "les victimes des bombardements"."""
    noun = scene.tokens[match.head.head]
    if noun.i >= match.head.i or noun.pos not in ("NOUN", "ADJ") or noun.sentence != match.head.sentence:
        return None
    for part in ("actor", "recipient"):
        if scene.is_one_of(noun, scene.lexicon.words.bearers[part]):
            heads = _whose_part(scene, noun)
            return Carrier(noun, acting=heads) if part == "actor" else Carrier(noun, suffering=heads)
    return None


def _verb_above(scene: Scene, match: TriggerMatch) -> Carrier | None:
    noun = stage_of(scene, match.head)
    verb = scene.tokens[noun.head]
    dated = scene.is_dated(verb)
    if dated:
        verb = scene.tokens[verb.head]  # "ont entamé | jeudi | des négociations": hung on the day
    if verb.i == noun.i or verb.pos not in ("VERB", "AUX", "ADJ") or verb.sentence != noun.sentence:
        return None
    light, group = scene.lexicon.words.light, scene.group(verb)
    as_subject = noun.dep.startswith("nsubj")
    if as_subject and (group.passive or noun.dep == "nsubj:pass") and scene.is_one_of(verb, light["active"]):
        return Carrier(verb, agent=_agent(scene, verb, group.last))
    if as_subject and _takes_place(scene, verb):
        return Carrier(verb, suffering=_struck(scene, verb))
    if noun.dep.split(":")[0] not in _OBJECT:
        return None
    as_object = (
        dated or noun.dep in ("obj", "iobj", "xcomp") or (noun.dep == "obl:arg" and _is_engaged_in(scene, verb, noun))
    )
    aroused = match.trigger.mode == "disapprove" and scene.is_one_of(verb, light["arouse"])
    suffers = as_object and (aroused or scene.is_one_of(verb, light["passive"]))
    if suffers or _heads_phrase(scene, verb, noun, light["passive"].phrases):
        return Carrier(verb, suffering=_subject(scene, verb))
    if as_object and scene.is_one_of(verb, light["active"]) and not (group.passive or group.is_past_participle):
        causative = find_causative(scene, verb)
        if causative is not None:
            return Carrier(verb, suffering=_subject(scene, causative))
        return None if _is_made_to_end(scene, verb) else Carrier(verb, acting=_subject(scene, verb))
    return None


def _is_made_to_end(scene: Scene, verb: Token) -> bool:
    """Whether somebody makes others end what they do: "l'ONU | fait cesser | les combats"."""
    before = scene.tokens[verb.i - 1 : verb.i] if verb.i else ()
    made = any(_MAKE in scene.infinitives(t) for t in before)
    return made and scene.is_one_of(verb, scene.lexicon.words.standing["ending"])


def _is_engaged_in(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether a verb with a preposition carries a noun: "participe à | une marche", not "mène à | une guerre"."""
    to = not case_of(scene, noun).isdisjoint(("à", "au", "aux"))
    return not to or scene.is_one_of(verb, scene.lexicon.words.light["engaged"])


def stage_of(scene: Scene, noun: Token) -> Token:
    """The noun an event hangs on that says that it begins, or how many: "l'ouverture d'une | enquête"."""
    above, stages = scene.tokens[noun.head], scene.lexicon.words.standing["stage"]
    while above.i < noun.i and (scene.is_one_of(above, stages) or counted(scene, above) == noun):
        noun, above = above, scene.tokens[above.head]
    return noun


def _takes_place(scene: Scene, verb: Token) -> bool:
    """Whether its subject is an event that happens: "éclate", "se sont produites", "ont eu lieu"."""
    return is_verb_of(scene, verb, scene.lexicon.words.light["begin"])


def is_verb_of(scene: Scene, verb: Token, words: WordList) -> bool:
    """Whether a verb is in a list, by itself, with "se" or with the other words of a phrase."""
    return scene.is_one_of(verb, words) or any(is_phrase(scene, verb, phrase) for phrase in words.phrases)


def is_phrase(scene: Scene, verb: Token, phrase: str) -> bool:
    """Whether a verb stands there with the other words of a phrase: "s'apprêter", "avoir lieu"."""
    first, *rest = split_words(phrase)
    if first in ("se", "s'"):
        return scene.group(verb).reflexive and rest[0] in scene.infinitives(verb)
    if first not in scene.infinitives(verb):
        return False
    behind = [token.norm for token in scene.tokens[verb.i + 1 : verb.i + 4 + len(rest)] if token.pos != "ADV"]
    return behind[: len(rest)] == rest  # "n'aura | pas | lieu"


def _whose_part(scene: Scene, noun: Token) -> tuple[int, ...]:
    """Who is the author or the victim: the subject of "être" or "faire", or the noun itself ("la victime du raid")."""
    if scene.analysis.child(noun.i, "cop") is not None:
        return _subject(scene, noun)
    verb = scene.tokens[noun.head]
    who = is_person(scene, noun) or scene.is_one_of(noun, scene.lexicon.words.standing["culprit"])
    somebody = who and scene.follows_article(noun)  # "recherche | les auteurs | de l'attaque"
    if verb.pos in ("VERB", "AUX") and noun.dep.split(":")[0] in _OBJECT and not somebody:
        return _subject(scene, verb)
    return (noun.i,)


def _heads_phrase(scene: Scene, verb: Token, noun: Token, phrases: tuple[str, ...]) -> bool:
    """Whether a verb with the words up to a noun is one of these phrases: "font face à | des accusations"."""
    between = [scene.tokens[i].norm for i in range(verb.i + 1, noun.i)]
    for phrase in phrases:
        first, *rest = split_words(phrase)
        words = [word for word in rest if word not in ("de", "à", "d'", "l'")]
        if words and first in scene.infinitives(verb) and all(word in between for word in words):
            return True
    return False


def _participle_below(scene: Scene, match: TriggerMatch) -> Carrier | None:
    """ "L'attaque menée par X", "l'offensive que mène X", "l'attentat qui a frappé X"."""
    light = scene.lexicon.words.light
    for verb in scene.analysis.find_children(match.head.i, "acl", "amod"):
        if verb.pos not in ("VERB", "ADJ") or verb.i < match.head.i:
            continue
        group = scene.group(verb)
        relative = next(scene.analysis.find_children(verb.i, "nsubj", "obj"), None)
        if group.is_past_participle or group.passive:
            if judges(scene, verb):
                continue
            agent = _agent(scene, verb, verb.i + 1)
            if agent is not None:
                return Carrier(verb, agent=agent)
        elif group.is_participle and _takes_place(scene, verb):
            return Carrier(verb, suffering=_struck(scene, verb))
        elif relative is not None and relative.norm in ("que", "qu'") and scene.is_one_of(verb, light["active"]):
            return Carrier(verb, acting=_subject(scene, verb))
        elif relative is not None and relative.norm in ("que", "qu'") and scene.is_one_of(verb, light["passive"]):
            return Carrier(verb, suffering=_subject(scene, verb))
        elif relative is not None and relative.norm == "qui" and _takes_place(scene, verb):
            return Carrier(verb, suffering=_struck(scene, verb))
    return None


def _agent(scene: Scene, verb: Token, first: int) -> int | None:
    """Who is behind "par", unless he does another event: "une marche est prévue après | l'arrestation | par X"."""
    source = agent_of(scene.ground, verb, first)
    if source is None:
        return None
    host = scene.tokens[scene.tokens[source.head].head]
    elsewhere = verb.i < host.i < source.head and (scene.is_event_noun(host) or scene.is_verb(host))
    return None if elsewhere else source.head


def judges(scene: Scene, verb: Token) -> bool:
    """Whether a participle tells what others do about an event: "l'attaque | condamnée par les élus"."""
    its_own = any(infinitive in scene.lexicon.verbs for infinitive in scene.infinitives(verb))
    return its_own and not scene.is_one_of(verb, scene.lexicon.words.light["active"])


def sets_against(scene: Scene, carrier: Carrier) -> bool:
    """Whether the other words of the verb that carries a noun are the two sides of it: "des heurts ont opposé"."""
    return scene.is_one_of(carrier.verb, scene.lexicon.words.standing["opposing"])


def _struck(scene: Scene, verb: Token) -> tuple[int, ...]:
    """The objects of a verb, or whose the life or the death is that they are: "a causé la mort de trois passants"."""
    found: list[int] = []
    for noun in scene.analysis.find_children(verb.i, "obj"):
        if noun.pos not in ("NOUN", "PROPN"):
            continue
        lost = scene.is_one_of(noun, scene.lexicon.words.standing["loss"])
        whose = [t.i for t in scene.analysis.find_children(noun.i, "nmod")]
        if lost and not whose:
            whose = [t.i for t in scene.analysis.find_children(verb.i, "obl", "iobj") if case_of(scene, t) & _AT]
        found += whose if lost else [noun.i]
    return tuple(found)


def _subject(scene: Scene, verb: Token) -> tuple[int, ...]:
    source = subject_of(scene.ground, verb)
    return () if source is None else (source.head,)

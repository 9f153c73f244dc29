"""What a pronoun takes up inside its own sentence: the object of the verb above, the thing that is its subject."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.parties import is_party, is_person
from selon.reading.events.scene import Scene
from selon.reading.statements.sources import doer_of


def object_above(scene: Scene, clitic: Token, gender: str, plural: bool) -> Token | None:
    """The object of the verb above that an object pronoun takes up: "ont enlevé | le juge | avant de le libérer".

    Args:
        gender: Masc or Fem, as the pronoun tells; empty where it tells neither.
        plural: its number.
    """
    verb = scene.tokens[clitic.head]
    if not scene.is_verb(verb) or scene.analysis.child(verb.i, "nsubj") is not None:
        return None
    above = next((t for t in scene.analysis.ancestors(verb.i) if scene.is_verb(t)), None)
    if above is None or above.i > clitic.i or scene.group(above).passive:
        return None
    noun = scene.analysis.child(above.i, "obj")
    if noun is None or not above.i < noun.i < clitic.i or noun.pos not in ("NOUN", "PROPN"):
        return None
    return noun if _agrees(noun, gender, plural) and is_party(scene, noun) else None


def blamer_above(scene: Scene, clitic: Token) -> Token | None:
    """Who blames somebody for what an infinitive says he did to one: "| Lea | accuse son voisin de l'avoir frappée"."""
    verb = scene.tokens[clitic.head]
    blaming = next((t for t in scene.analysis.ancestors(verb.i) if scene.is_verb(t)), None)
    if blaming is not None and blaming.i == clitic.i + 1:
        blaming = next((t for t in scene.analysis.ancestors(blaming.i) if scene.is_verb(t)), None)  # "avoir"
    infinitive = "VerbForm=Inf" in verb.morph or scene.group(verb).is_infinitive
    if blaming is None or not infinitive or not scene.is_one_of(blaming, scene.lexicon.words.control["blaming"]):
        return None
    source = doer_of(scene.ground, blaming, scene.group(blaming))
    return None if source is None else scene.tokens[source.head]


def may_mean_blamer(scene: Scene, clitic: Token, gender: str, blamer: Token) -> bool:
    """Whether an object pronoun may mean who blames: a person; a court blames for what others have suffered.

    The participle may tell of a woman.
    """
    participles = (t for t in scene.tokens[clitic.i + 1 : clitic.i + 4] if t.norm.endswith(_OF_HER))
    told = "Fem" if next(participles, None) is not None else gender
    person = is_person(scene, blamer) or (blamer.pos == "PRON" and blamer.norm in _SUBJECTS)
    return person and _agrees(blamer, told, False)


def is_of_thing(scene: Scene, pronoun: Token) -> bool:
    """Whether a subject pronoun takes up a thing: "le drone volait bas | lorsqu'il a été abattu"."""
    gender = _SUBJECTS.get(pronoun.norm)
    verb = scene.tokens[pronoun.head]
    if gender is None or not verb.dep.startswith("advcl") or not pronoun.dep.startswith("nsubj"):
        return False
    if not any(mark.norm in _WHEN for mark in scene.analysis.find_children(verb.i, "mark")):
        return False  # "son casier est fourni, | puisqu'il a été condamné"
    above = scene.tokens[verb.head]
    noun = scene.analysis.child(above.i, "nsubj", "nsubj:pass")
    if noun is None or noun.i > pronoun.i or noun.pos != "NOUN":
        return False
    return _agrees(noun, gender, pronoun.norm.endswith("s")) and not is_party(scene, noun)


def _agrees(noun: Token, gender: str, plural: bool) -> bool:
    """Whether a noun is of a number, and not of the other gender."""
    other = {"Masc": "Gender=Fem", "Fem": "Gender=Masc"}.get(gender)
    return ("Number=Plur" in noun.morph) == plural and other not in noun.morph


# "l'avoir violée"
_OF_HER = ("ée", "ie", "ise", "ite", "ue")
_WHEN = frozenset(("lorsque", "lorsqu'", "quand", "alors"))
_SUBJECTS = {"il": "Masc", "ils": "Masc", "elle": "Fem", "elles": "Fem"}

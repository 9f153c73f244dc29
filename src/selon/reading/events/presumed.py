"""What is told as known, whatever becomes of the clause it stands in."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.carriers import is_verb_of
from selon.reading.events.frames import Frame
from selon.reading.events.links import ends_link
from selon.reading.events.scene import Scene

# What is uttered is there whatever becomes of it: "a rejeté les accusations".
UTTERED = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
# Who announces an inquiry, an arrest, a pact or a release has done it; troops and aid that are announced are to come.
_DONE_WHEN_ANNOUNCED = frozenset(("ACCUSE", "COERCE", "AGREE", "RETREAT"))


def is_known(scene: Scene, noun: Token) -> bool:
    """Whether an article or a possessive tells that a noun is known: "l'attaque", "son arrestation"."""
    words = scene.ground.words
    before = scene.analysis.find_children(noun.i, "det", "case")
    return any(t.norm in words.definite or t.norm in words.possessives or "Definite=Def" in t.morph for t in before)


def is_taken_for_granted(frame: Frame, token: Token) -> bool:
    """Whether nothing above a word makes it less than a fact.

    So are a noun behind "malgré" or "en réponse à", what somebody answers, regrets or punishes, a demand that is turned
    down, and a participle that says more of a noun: "la libération de X, | détenu depuis mai", "le roi | dénonçant".
    """
    scene, above = frame.scene, frame.scene.tokens[token.head]
    if scene.is_verb(token):
        group = scene.group(token)
        known = above.pos == "PROPN" or is_known(scene, above)  # "exige une loi | interdisant" asks for what it does
        more = group.is_past_participle or (group.is_participle and known)
        return token.dep.split(":")[0] in ("acl", "amod") and more
    if token.pos != "NOUN":
        return False
    if any(ends_link(scene, last, "beside") for last in _ends_of_prepositions(scene, token)):
        return True
    if not is_known(scene, token):
        return False
    lists = scene.lexicon.words.factuality
    names = ["granted" if token.dep == "obj" else "answered"]
    names += ["announced"] if frame.match.trigger.type in _DONE_WHEN_ANNOUNCED else []
    names += ["taken_up"] if is_uttered(frame, token) else []
    return _is_done(scene, token) or (
        scene.is_verb(above) and any(is_verb_of(scene, above, lists[name]) for name in names)
    )


def is_uttered(frame: Frame, token: Token) -> bool:
    """Whether a word is the noun of an event that is done by speaking: a charge, a demand, a refusal, a threat."""
    own = token.i == frame.match.head.i and frame.match.group is None
    return own and frame.match.trigger.type in UTTERED


def _is_done(scene: Scene, noun: Token) -> bool:
    """Whether a participle tells who has done it: "briser le blocus | imposé par l'armée"."""
    return any(
        scene.is_verb(t) and scene.group(t).is_past_participle and scene.analysis.child(t.i, "obl:agent") is not None
        for t in scene.analysis.find_children(noun.i, "acl")
    )


def _ends_of_prepositions(scene: Scene, noun: Token) -> list[int]:
    """Where the prepositions before a noun end, also where they are one word with its article: "lors | du"."""
    before = scene.tokens[noun.i - 1 : noun.i] if noun.i else ()
    return [t.i for t in (*scene.analysis.find_children(noun.i, "case"), *before)]

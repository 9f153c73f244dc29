"""What is told as known, whatever becomes of the clause it stands in."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.frames import Frame
from selon.reading.events.scene import Scene

# "n'a pas cédé malgré la grève"
_BESIDE_IT = frozenset(("malgré", "après", "depuis", "lors", "suite"))


def is_known(scene: Scene, noun: Token) -> bool:
    """Whether an article or a possessive tells that a noun is known: "l'attaque", "son arrestation"."""
    words = scene.ground.words
    before = scene.analysis.find_children(noun.i, "det", "case")
    return any(t.norm in words.definite or t.norm in words.possessives or "Definite=Def" in t.morph for t in before)


def is_taken_for_granted(frame: Frame, token: Token) -> bool:
    """Whether nothing above a word makes it less than a fact.

    So are a noun behind "malgré" or "après", what somebody answers, regrets or punishes, and a participle that says
    more of a noun: "la libération de X, | détenu depuis mai".
    """
    scene, above = frame.scene, frame.scene.tokens[token.head]
    if scene.is_verb(token):
        return token.dep.split(":")[0] in ("acl", "amod") and scene.group(token).is_past_participle
    if token.pos != "NOUN":
        return False
    if frame.case(token) & _BESIDE_IT:
        return True
    lists = scene.lexicon.words.factuality
    name = "granted" if token.dep == "obj" else "answered"
    return is_known(scene, token) and scene.is_verb(above) and scene.is_one_of(above, lists[name])

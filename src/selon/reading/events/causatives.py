"""What somebody has done to himself: "s'est fait agresser par deux hommes", "se verra infliger une amende"."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.scene import Scene


def find_causative(scene: Scene, verb: Token) -> Token | None:
    """The word whose subject suffers an infinitive: reflexive "faire" or "voir"; None where the infinitive has none.

    Where the model takes "faire" for an auxiliary that is the infinitive itself, or the first of those it is joined to.
    """
    group = scene.group(verb)
    while verb.dep == "conj" and verb.head < verb.i and "VerbForm=Inf" in verb.morph:
        above = scene.tokens[verb.head]  # "s'est fait suivre puis | agresser"
        if "VerbForm=Inf" not in above.morph:
            break
        verb, group = above, scene.group(above)
    helpers = scene.lexicon.words.control["causative"]
    if group.reflexive and any(scene.is_one_of(token, helpers) for token in scene.tokens[group.first : verb.i]):
        return verb
    governor = scene.tokens[verb.head]
    above_it = "VerbForm=Inf" in verb.morph and governor.i < verb.i and scene.is_verb(governor)
    if above_it and scene.is_one_of(governor, helpers) and scene.group(governor).reflexive:
        return governor
    return None

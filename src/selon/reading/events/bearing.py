"""Who bears a verb that has no subject of its own: the verb above an infinitive, the name before a participle."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.parties import named
from selon.reading.events.scene import Scene


def find_bearing_verb(scene: Scene, match: TriggerMatch) -> Token:
    """The verb whose subject does it: of "avoir l'intention de partir" the first."""
    group, head = match.group, match.head
    noun = scene.tokens[head.head]
    if group is None or not group.is_infinitive or noun.pos != "NOUN" or noun.i > head.i:
        return head
    if scene.analysis.child(noun.i, "cop") is not None:
        return noun  # "étaient sur le point | de signer"
    verb = scene.tokens[noun.head]
    carried = noun.dep.split(":")[0] in ("obj", "obl") and verb.i in scene.ground.groups
    return verb if carried else head


def find_described(scene: Scene, match: TriggerMatch) -> int | None:
    """Whom a participle describes that the parser hangs on the noun before: "la libération de X, | détenu"."""
    tokens, head, group = scene.tokens, match.head, match.group
    if group is None or not group.is_past_participle or head.dep != "acl" or tokens[head.head].pos != "NOUN":
        return None
    name = tokens[head.i - 2] if head.i > 1 and tokens[head.i - 1].text == "," else head
    while name.dep.startswith("flat"):
        name = tokens[name.head]
    entity = named(scene, name)
    return name.i if entity is not None and entity.kind == "person" else None


def find_decider(scene: Scene, verb: Token) -> int | None:
    """Whose the decision is to do an infinitive, wherever the parser hangs it: "le refus | du maire | de signer"."""
    mark = scene.analysis.child(verb.i, "mark")
    if mark is None or mark.norm not in scene.ground.words.de or mark.i == 0:
        return None
    last = scene.tokens[mark.i - 1]
    for owner in (last, *scene.analysis.ancestors(last.i)):
        noun = scene.tokens[owner.head]
        if owner.dep == "nmod" and scene.is_one_of(noun, scene.lexicon.words.control["resolve"]):
            return owner.i if noun.i < owner.i < mark.i else None
    return None

"""Who bears a verb: the verb above an infinitive, the name before a participle, the noun that a relative means."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.events.carriers import Carrier
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.objects import object_behind
from selon.reading.events.parties import is_party, is_quantity, named
from selon.reading.events.scene import Scene
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head

# So many words before "qui" the noun may stand that it means.
_FAR = 14


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


def find_parted(scene: Scene, match: TriggerMatch, head: int | None) -> int | None:
    """The party straight before the comma of a participle, with which it agrees: "cherche l'agresseur, | arrêté hier".

    Args:
        head: the subject that the parse gives, which does unless it is of another gender or number.
    """
    tokens, verb, group = scene.tokens, match.head, match.group
    if group is None or not group.is_past_participle or (head is not None and agree(tokens[head], verb)):
        return None
    at = group.first - 1
    while at > 0 and tokens[at].pos == "ADV":
        at -= 1
    noun = tokens[at - 1]
    while noun.dep.startswith("flat"):
        noun = tokens[noun.head]
    parted = at > 0 and tokens[at].text == "," and noun.pos in ("NOUN", "PROPN") and noun.sentence == verb.sentence
    return noun.i if parted and agree(noun, verb) and is_party(scene, noun) else None


def agree(noun: Token, participle: Token) -> bool:
    """Whether nothing that both tell of their gender and number differs."""
    for feature in ("Gender=", "Number="):
        told = [{each for each in token.morph if each.startswith(feature)} for token in (noun, participle)]
        if all(told) and told[0] != told[1]:
            return False
    return True


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


def is_informant(scene: Scene, source: Source) -> bool:
    """Whether a phrase only tells who says so: "selon la radio, l'homme, qui s'est caché, a tiré"."""
    return source.first > 0 and scene.tokens[source.first - 1].norm in scene.ground.words.according


def find_behind_comma(scene: Scene, first: int, limit: int) -> Source | None:
    """The noun phrase behind the first comma of the tokens from `first` to `limit` (exclusive).

    So a subject follows what opens a sentence: "selon la radio, | l'homme", "en visite à Prague, | le ministre".
    """
    comma = next((i for i in range(first, limit) if scene.tokens[i].text == ","), limit)
    head = phrase_head(scene.analysis, comma + 1, limit)
    return None if head is None else noun_phrase(scene.ground, head, first=comma + 1, before=limit)


def find_whole(scene: Scene, verb: Token, head: int) -> int:
    """The subject of which "dont" tells a part: "| cinquante élus | dont dix maires ont manifesté".

    So is the noun of which some do what a relative says: "| les maires, | dont certains menacent".
    """
    before, above = scene.tokens[max(head - 2, 0) : head], scene.tokens[verb.head]
    parted = any(token.norm == "dont" for token in before) and is_quantity(scene, scene.tokens[head])
    if parted and verb.dep == "acl:relcl" and above.i < head and above.pos in ("NOUN", "PROPN"):
        return above.i
    subjects = [t.i for t in scene.analysis.find_children(verb.i, "nsubj") if t.i < head]
    between = scene.tokens[subjects[0] : head] if subjects else ()
    return subjects[0] if any(token.norm == "dont" for token in between) else head


def find_plural(scene: Scene, verb: Token, head: int) -> int:
    """The noun that a relative clause in the plural means: "les élus | de la ville | qui bloquent"; else `head`."""
    noun = scene.tokens[head]
    while "Number=Plur" not in noun.morph and noun.dep.startswith(("nmod", "appos", "flat")):
        above = scene.tokens[noun.head]
        if above.pos not in ("NOUN", "PROPN") or above.i >= noun.i:
            break
        noun = above
    return noun.i if "Number=Plur" in noun.morph else _plural_before_relative(scene, verb) or head


def _plural_before_relative(scene: Scene, verb: Token) -> int | None:
    """The last noun in the plural before "qui", wherever the parser hangs it: "la haine des élus, | qui crient"."""
    first = scene.analysis.sentence_of(verb.i).first
    relative = next((t.i for t in scene.analysis.find_children(verb.i, "nsubj") if t.norm == "qui"), first)
    behind = (scene.tokens[i] for i in range(relative - 1, max(first, relative - _FAR) - 1, -1))
    nouns = (t for t in behind if t.pos in ("NOUN", "PROPN") and "Number=Plur" in t.morph and not scene.is_dated(t))
    return next((t.i for t in nouns), None)


def goes_on_under_have(scene: Scene, match: TriggerMatch) -> bool:
    """Whether a participle with an object goes on under "avoir": "a été battu, a reconnu X et | appelé | Y"."""
    head, group = match.head, match.group
    if group is None or group.helper is not None:
        return False
    joined = head.dep == "conj" or scene.tokens[max(group.first - 1, 0)].pos == "CCONJ"
    above = (t for t in scene.analysis.ancestors(head.i) if joined and t.i < head.i and scene.is_verb(t))
    helpers = (scene.analysis.find_children(verb.i, "aux:tense") for verb in above)
    if not any(t.lemma == "avoir" for some in helpers for t in some):
        return False
    return scene.analysis.child(head.i, "obj") is not None or bool(object_behind(scene, match))


def behind_part(scene: Scene, noun: Token, carrier: Carrier | None) -> tuple[int, ...]:
    """Whom "de la part de" behind a noun or its verb names: "a subi un refus | de la part | du maire"."""
    part = scene.lexicon.words.standing["part"].words
    above = [] if carrier is None else [*scene.analysis.find_children(carrier.verb.i, "nmod", "obl")]
    hosts = [t for t in (*scene.analysis.find_children(noun.i, "nmod", "obl"), *above) if t.norm in part]
    return tuple(t.i for host in hosts for t in scene.analysis.find_children(host.i, "nmod"))

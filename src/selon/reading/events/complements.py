"""The phrases behind a preposition, and the pronouns before a verb, wherever the parser hangs them."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.events.carriers import Carrier, judges, sets_against
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.objects import case_of, is_aside
from selon.reading.events.scene import Scene

_PREPOSITIONS = {
    "à": frozenset(("à", "au", "aux")),
    "de": frozenset(("de", "du", "des", "d'")),
    "contre": frozenset(("contre", "encontre")),
    "auprès de": frozenset(("auprès",)),
    "dans": frozenset(("dans", "à l'intérieur")),
    "sur": frozenset(("sur", "quant")),
}
_GOVERNORS = frozenset(("auprès", "encontre"))
_GOVERNED = frozenset(("auprès de", "contre"))
_OF = _PREPOSITIONS["de"]
_DATIVE = frozenset(("lui", "leur"))
_OBJECT = frozenset(("le", "la", "l'", "les", "me", "m'", "nous"))
_COMPLEMENT = ("obl", "nmod", "iobj", "obj", "dep", "xcomp", "advmod", "appos")


def find_behind(scene: Scene, match: TriggerMatch, carrier: Carrier | None, slot: str) -> Iterator[int]:
    """The head words of what stands behind a preposition: hung on the trigger or its carrier, or straight behind it.

    Args:
        carrier: the light verb of a noun.
        slot: the preposition; "à" has the pronouns "lui" and "leur" too.
    """
    forms, head = _forms(slot), match.head
    if slot == "à":
        yield from (t.i for t in _clitics(scene, match, carrier) if t.norm in _DATIVE)
    for host in _hosts(scene, match, carrier, slot):
        for child in scene.analysis.find_children(host, *_COMPLEMENT):
            cases = case_of(scene, child)
            governed = cases & (_OF if scene.tokens[host].norm in _GOVERNORS else forms)
            if (cases & _GOVERNORS and slot not in _GOVERNED) or _is_part(scene, child):
                continue
            if child.i > head.i and governed and not (scene.is_dated(child) or is_aside(scene, child)):
                yield child.i
        if scene.tokens[host].norm in _GOVERNORS:  # "à son encontre"
            dets = scene.analysis.find_children(host, "det", "nmod")
            yield from (t.i for t in dets if t.norm in scene.ground.words.possessives)
    yield from _straight_behind(scene, match, forms)
    yield from _behind_complement(scene, match, carrier, forms)


def _is_part(scene: Scene, token: Token) -> bool:
    """Whether a word makes a preposition with those before it: "de la part | du maire" is no "de"."""
    return token.norm in scene.lexicon.words.standing["part"].words and scene.follows_article(token)


def find_object_clitic(scene: Scene, match: TriggerMatch) -> int | None:
    """The pronoun before a verb that is its object: "| l' | a accusé"."""
    return next((t.i for t in _clitics(scene, match, None) if t.norm in _OBJECT), None)


def _forms(slot: str) -> frozenset[str]:
    return _PREPOSITIONS.get(slot, frozenset((slot,)))


def _hosts(scene: Scene, match: TriggerMatch, carrier: Carrier | None, slot: str) -> list[int]:
    """The words on which the parser hangs what is said of an event, in text order."""
    head = match.head
    hosts = {head.i, *match.fixed} | ({carrier.verb.i} if carrier else set())
    judged = slot == "par" and judges(scene, scene.tokens[head.head])
    if match.group is None and head.dep == "nsubj:pass" and not judged:
        hosts.add(head.head)  # "un accord a été trouvé | entre X et Y"
    if match.group is None and slot in ("entre", "avec"):
        hosts |= {t.i for t in scene.analysis.find_children(head.i, "acl")}  # "la rencontre prévue | entre X et Y"
        if match.trigger.reciprocal and head.dep == "nsubj":
            hosts.add(head.head)  # "des négociations se sont ouvertes lundi | entre X et Y"
    # "s'est rendu lundi en X": the parser hangs the place on the day.
    hosts |= {t.i for h in hosts for t in scene.analysis.find_children(h) if scene.is_dated(t)}
    # "auprès du maire", "à l'encontre du maire": to the parser these words govern the phrase.
    hosts |= {t.i for h in hosts for t in scene.analysis.find_children(h) if t.norm in _GOVERNORS & _forms(slot)}
    return sorted(hosts)


def _clitics(scene: Scene, match: TriggerMatch, carrier: Carrier | None) -> Iterator[Token]:
    """The pronouns straight before the verb or the carrier of the noun; the model takes some for articles."""
    verb, group = match.head, match.group
    if group is None:
        if carrier is None or not scene.is_verb(carrier.verb):
            return
        verb, group = carrier.verb, scene.group(carrier.verb)
    for i in range(verb.i - 1, max(-1, group.first - 2), -1):
        token = scene.tokens[i]
        if token.sentence == verb.sentence and _is_clitic(scene, token, verb):
            yield token
        elif i < group.first:
            return


def _is_clitic(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether a pronoun leans on a verb, and is no article of a noun in between: "a, lors de l'hommage, accusé"."""
    after = scene.tokens[token.i + 1]
    leans = after.pos in ("VERB", "AUX", "PRON") or after.i == verb.i
    return token.norm in _OBJECT | _DATIVE and leans and not token.dep.startswith("nsubj")


def _behind_complement(
    scene: Scene, match: TriggerMatch, carrier: Carrier | None, forms: frozenset[str]
) -> Iterator[int]:
    """What the parser hangs on the object or on what "de" governs: "impute l'attaque aux rebelles", "prive les
    détenus de soins", "l'invasion du Koweït par l'Irak".
    """
    noun = match.group is None
    if noun and forms & _OF:
        return  # "le bombardement de la ville du ministre" is not the minister's
    # "a porté plainte pour vol | contre X"
    below = ("nmod",) if noun else ("obj", "obl:arg", "obl:mod") if "contre" in forms else ("obj",)
    complements = [*scene.analysis.find_children(match.head.i, *below)]
    if carrier is not None and sets_against(scene, carrier):
        complements += [scene.tokens[i] for i in carrier.suffering]
    for complement in complements:
        nested = [*scene.analysis.find_children(complement.i, "nmod", "obl")]
        if "sur" in forms:  # "a tiré des balles | de caoutchouc | sur la foule"
            nested += [t for each in nested for t in scene.analysis.find_children(each.i, "nmod")]
        for child in nested:
            if child.i > complement.i and case_of(scene, child) & forms and not scene.is_dated(child):
                yield child.i


def _straight_behind(scene: Scene, match: TriggerMatch, forms: frozenset[str]) -> Iterator[int]:
    tokens, at = scene.tokens, match.last
    limit = scene.analysis.sentence_of(match.head.i).last
    while at < limit and tokens[at].pos in ("ADJ", "ADV", "VERB") and at < match.last + 3:
        governs = tokens[at].norm in _GOVERNORS  # "s'indigne | auprès d'une agence"
        if governs or (tokens[at].pos == "VERB" and not scene.group(tokens[at]).is_past_participle):
            break
        at += 1
    if at + 1 >= limit or tokens[at].norm not in forms or tokens[at].pos not in ("ADP", "DET"):
        return
    for i in range(at + 1, min(at + 7, limit)):
        if tokens[i].pos in ("NOUN", "PROPN", "PRON") and tokens[i].norm not in scene.ground.words.relatives:
            if not scene.is_dated(tokens[i]):
                yield i
            return
        if tokens[i].pos not in ("DET", "ADJ", "NUM", "ADV", "X"):
            return

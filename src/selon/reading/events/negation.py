"""Whether a clause says that something is not so, asks whether it is, or tells what would have been."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.events.scene import Scene
from selon.reading.statements.hearsay import is_hearsay
from selon.reading.statements.verbs import VerbGroup


def is_negated(scene: Scene, group: VerbGroup) -> bool:
    """Whether "ne" and another word negate a verb: "n'a pas tiré", "n'a arrêté personne", "ni X ni Y n'ont signé"."""
    tokens, words, head = scene.tokens, scene.ground.words, group.head
    around = [*tokens[group.first : head.i], *scene.analysis.find_children(head.i)]
    if head.dep == "conj" and any(token.norm == "ni" for token in around):
        return True  # "n'a ni bombardé ni | attaqué"
    if not any(token.norm in words.negations_left for token in around):
        return False
    partly = scene.lexicon.words.factuality["partly"]
    if any(scene.is_one_of(t, partly) for t in tokens[group.first : head.i + 3] if t.sentence == head.sentence):
        return False  # "n'a pas seulement tiré"
    return group.negated or any(_negates(scene, token) for token in _words_of_clause(scene, head))


def is_given_up(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb tells that what was done no longer is: "ne réclame plus sa démission", not "ne réclamera plus"."""
    head = group.head
    if group.finite is not head or group.future or group.conditional or "Mood=Sub" in head.morph:
        return False
    if not any(token.norm in scene.ground.words.negations_left for token in scene.tokens[group.first : head.i]):
        return False
    behind = [token.norm for token in scene.tokens[head.i + 1 : head.i + 3] if token.sentence == head.sentence]
    return behind[:1] == ["plus"] and behind[1:] not in (["que"], ["qu'"])  # "ne réclame plus que sa retraite"


def _words_of_clause(scene: Scene, verb: Token) -> Iterator[Token]:
    """What hangs on a verb, and what stands before the head of it: an article, "ni"."""
    for child in scene.analysis.find_children(verb.i):
        yield child
        if not scene.is_verb(child) or scene.follows_article(child):
            yield from (t for t in scene.analysis.find_children(child.i) if t.i < child.i or t.dep == "conj")


def _negates(scene: Scene, token: Token) -> bool:
    """Whether a word denies beside "ne": "personne" without an article, but no noun "une personne"."""
    return token.norm in scene.ground.words.negators and scene.analysis.child(token.i, "det") is None


def is_asked(scene: Scene, group: VerbGroup) -> bool:
    """Whether a clause is a question that yes or no would answer: "a-t-elle tiré ?", "est-ce que X a tiré ?"."""
    analysis, verb = scene.analysis, group.head
    sentence = analysis.sentence_of(verb.i)
    before = [token.norm for token in scene.tokens[sentence.first : group.first]]
    if before[:2] == ["est", "-ce"]:
        before = before[3:]  # "est-ce que"
    inverted = group.clitic is not None or scene.ground.norm_at(sentence.first + 1) == "-ce"
    if not inverted or "?" not in analysis.text[verb.end : sentence.end + 2]:
        return False
    asking = scene.lexicon.words.factuality["interrogative"].words
    return not any(word in asking for word in before)


def is_unreal(scene: Scene, group: VerbGroup) -> bool:
    """Whether a past conditional tells what was not done: "sans X, Y aurait tiré", "s'il avait pu, il aurait tiré"."""
    if not is_hearsay(scene.ground, group):
        return False
    below = scene.analysis.find_children(group.head.i, "obl", "obl:mod", "advcl")
    return any(_makes_unreal(scene, token) for token in below)


def _makes_unreal(scene: Scene, token: Token) -> bool:
    """Whether a phrase opens with "sans", or a clause with "si" and a pluperfect."""
    links = {t.norm for t in scene.analysis.find_children(token.i, "case", "mark")}
    if not scene.is_verb(token):
        return "sans" in links
    finite = scene.group(token).finite
    return not links.isdisjoint(("si", "s'")) and finite is not None and finite is not token


def has_ne(scene: Scene, group: VerbGroup) -> bool:
    """Whether a lone "ne" negates: "n'a cessé de"."""
    left = scene.ground.words.negations_left
    return not group.negated and any(t.norm in left for t in scene.tokens[group.first : group.head.i])


def is_without(scene: Scene, verb: Token) -> bool:
    """Whether "sans" stands before an infinitive."""
    return any(token.norm == "sans" for token in scene.analysis.find_children(verb.i, "mark", "case"))

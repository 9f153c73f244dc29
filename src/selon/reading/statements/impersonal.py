"""The "il" that stands for nobody: "il faut", "il y aura", "il s'agit de", "il est vrai que"."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.ground import Ground

_IL = frozenset(("il", "-il"))
_REACH = 9
# Verbs that are also of people, with the word that tells: "il agit", "il convient qu'il a tort", "il semble fatigué".
_TOLD_BY = {"agir": ("s'",), "convenir": ("de", "d'"), "sembler": ("que", "qu'"), "avoir": ("y",)}
_BEHIND_ADJECTIVE = frozenset(("que", "qu'", "de", "d'"))
_HELPERS = frozenset(("aller", "pouvoir", "devoir"))


def is_impersonal(ground: Ground, pronoun: Token) -> bool:
    """Whether a pronoun is the subject of what nobody does, by its words.

    The model's own `expl:subj` says so of as many people as of nobody. Of the "il" of 146 reports that readers judged
    157 of 182 that stand for nobody are found, and none of 435 that stand for somebody.
    """
    if pronoun.norm not in _IL:
        return False
    tokens, end = ground.analysis.tokens, ground.analysis.sentence_of(pronoun.i).last
    behind = range(pronoun.i + 1, min(pronoun.i + _REACH, end)) if pronoun.norm == "il" else range(0)
    verb = next((i for i in behind if i in ground.groups), pronoun.head)
    if verb not in ground.groups:
        return False
    if tokens[verb].lemma in _HELPERS:  # "il va | falloir", "il pourrait y | avoir", whatever the model takes it for
        verb = next((i for i in behind if i > verb and (i in ground.groups or _names_nobody(ground, i))), verb)
    told_by = [_TOLD_BY.get(lemma, ()) for lemma in _names_nobody(ground, verb)]
    if not told_by:
        return _is_told_so(ground, pronoun.i + 1, end)
    around = {t.norm for t in tokens[pronoun.i : min(verb + 3, end)]}
    around |= {t.norm for t in tokens[max(verb - 3, 0) : verb]} if pronoun.norm == "-il" else set()
    return any(not words or not around.isdisjoint(words) for words in told_by)


def _names_nobody(ground: Ground, i: int) -> set[str]:
    """The infinitives a token may have whose subject may be nobody."""
    token = ground.analysis.tokens[i]
    return {token.lemma, token.norm, *ground.infinitives(token)} & (ground.words.impersonal_verbs | {"avoir"})


def _is_told_so(ground: Ground, first: int, end: int) -> bool:
    """Whether a clause says how something is that its "que" or "de" tells: "est | toujours possible de"."""
    tokens = ground.analysis.tokens
    being = next((t.i for t in tokens[first : min(first + _REACH, end)] if t.lemma == "être"), end)
    adjective = next((t for t in tokens[being + 1 : end] if t.pos != "ADV"), None)
    if adjective is None or any(t.norm in ground.words.reflexives for t in tokens[first:being]):
        return False
    told = not {adjective.norm, adjective.lemma}.isdisjoint(ground.words.impersonal_adjectives)
    return told and ground.norm_at(adjective.i + 1) in _BEHIND_ADJECTIVE

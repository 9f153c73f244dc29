"""Seats and organs of power: where the name of a palace means who governs there, and where it is a place."""

from __future__ import annotations

from selon.analysis import Analysis
from selon.rules.names import NameRules

_LOCATIVE = frozenset(("à", "au", "aux", "en", "dans", "devant", "vers", "sur", "près", "depuis", "derrière", "hors"))
_TELLING = frozenset(("selon", "d'après"))
_PASSED = ("DET", "ADP")


def acts_for_state(analysis: Analysis, first: int, last: int, written: str, rules: NameRules) -> bool:
    """Whether a name is that of a seat or an organ of power, and not said to be where something happens.

    "Le Quirinal a refusé", but not "un défilé devant le Quirinal". What also is a town, a street or a square ("Carthage
    a appelé au calme") means who governs there only as the subject of a verb, or with a capital: "la Place Volmer".
    """
    metonym = rules.states.metonyms.get(written)
    if metonym is None or metonym.kind == "capital":
        return False
    square = analysis.tokens[first].norm in rules.place_heads and analysis.tokens[first].text.islower()
    if square or rules.gazetteer.find(written):
        return _is_subject(analysis, first, last) or _tells(analysis, first, last)
    return not _is_where(analysis, first)


def _is_where(analysis: Analysis, first: int) -> bool:
    """Whether a preposition before a name tells where: "devant le Binnenhof"."""
    at, limit = first - 1, analysis.sentence_of(first).first
    while at >= limit and analysis.tokens[at].pos in _PASSED:
        if analysis.tokens[at].norm in _LOCATIVE:
            return True
        at -= 1
    return False


def _tells(analysis: Analysis, first: int, last: int) -> bool:
    """Whether something is done or told by what bears a name: "bloqué par l'Élysée", "selon l'Élysée"."""
    at = first - 1
    while at >= 0 and analysis.tokens[at].pos == "DET":
        at -= 1
    agent = any(token.dep == "obl:agent" for token in analysis.tokens[first:last])
    return at >= 0 and (analysis.tokens[at].norm in _TELLING or (agent and analysis.tokens[at].norm == "par"))


def _is_subject(analysis: Analysis, first: int, last: int) -> bool:
    inside = range(first, last)
    return any(
        token.dep.startswith("nsubj")
        and token.head not in inside
        and analysis.tokens[token.head].pos in ("VERB", "AUX")
        for token in analysis.tokens[first:last]
    )

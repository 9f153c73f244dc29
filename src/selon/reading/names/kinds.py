"""What a noun can mean: people, bodies, papers or things, by the lists and endings of the language."""

from __future__ import annotations

from functools import cache

from selon.analysis import Analysis, Token
from selon.rules.attribution import AttributionWords

_LONGEST = 3  # words of a figure
_BEFORE = ("DET", "ADJ", "NUM", "PUNCT", "ADP")


def noun_kind(analysis: Analysis, noun: Token, words: AttributionWords) -> str:
    """people, bodies, papers, things or unknown; a name or a pronoun counts as people."""
    if noun.pos == "PROPN" and noun.norm in words.things and (noun.text.islower() or _opens(analysis, noun)):
        return "things"
    if noun.pos in ("PROPN", "PRON", "DET"):
        return "things" if noun.norm in words.impersonal else "people"
    if _is_figure(analysis, noun, words):
        return "people"
    for form in (noun.norm, noun.lemma.lower(), noun.norm.removeprefix("vice-").removeprefix("ex-")):
        for kind, nouns in (("people", words.people), ("bodies", words.bodies), ("papers", words.papers)):
            if form in nouns:
                return kind
    if noun.lemma.lower() in words.things:
        return "things"
    if noun.text[:1].isupper() and not _opens(analysis, noun):
        return "people"
    thing, person = _ending(noun.norm, words.thing_endings), _ending(noun.lemma.lower(), words.person_endings)
    if noun.pos == "VERB" or thing > person:
        return "things"  # "une lecture", not "la rapporteure"
    return "people" if person else "unknown"


def _opens(analysis: Analysis, noun: Token) -> bool:
    return noun.i == analysis.sentence_of(noun.i).first


def _ending(word: str, endings: frozenset[str]) -> int:
    """How long the longest of some endings is that a word has; 0 for none."""
    return max((len(ending) for ending in endings if word.endswith(ending)), default=0)


def _is_figure(analysis: Analysis, noun: Token, words: AttributionWords) -> bool:
    """Whether a phrase that means a person begins at a noun: "tête de liste"; not "le mot figure au programme"."""
    if noun.norm not in _first_words(words.figures) or (noun.i and analysis.tokens[noun.i - 1].pos not in _BEFORE):
        return False
    norms = [t.norm for t in analysis.tokens[noun.i : noun.i + _LONGEST]]
    return any(" ".join(norms[:length]) in words.figures for length in range(1, _LONGEST + 1))


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in phrases)

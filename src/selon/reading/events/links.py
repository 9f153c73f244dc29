"""Conjunctions and prepositions of several words, by the word in which they end."""

from __future__ import annotations

from collections.abc import Iterable

from selon.reading.events.scene import Scene
from selon.rules.words import split_words

# The most words that a conjunction has before its last, and what a short form stands for.
_LONGEST = 4
_FULL = {"d'": "de", "du": "de", "des": "de", "qu'": "que", "au": "à", "aux": "à"}


def ends_link(scene: Scene, last: int, name: str) -> bool:
    """Whether one of a list of conjunctions and prepositions ends in a word: "en cas | de"."""
    words = scene.lexicon.words.factuality[name]
    if scene.tokens[last].norm in words.words:
        return True
    first = max(scene.analysis.sentence_of(last).first, last - _LONGEST)
    before = _in_full(token.norm for token in scene.tokens[first : last + 1])
    return any(before[-len(link) :] == link for link in (_in_full(split_words(phrase)) for phrase in words.phrases))


def _in_full(words: Iterable[str]) -> list[str]:
    return [_FULL.get(word, word) for word in words]

"""Cues at their places: which words of a document might attribute something."""

from __future__ import annotations

from collections.abc import Iterator

from selon.analysis import Token
from selon.reading.statements.ground import CueMatch, Ground
from selon.rules.cues import Cue, plain

# The model calls these other things than what they are often enough to look twice.
_NOUNLIKE = ("NOUN", "PROPN", "ADJ", "X")
_ADJECTIVAL = ("ADJ", "VERB", "NOUN")


def find_cues(ground: Ground) -> tuple[CueMatch, ...]:
    """Every cue of a document in text order; at one place the longest lemma first, as many as fit."""
    return tuple(match for token in ground.analysis.tokens for match in cues_at(ground, token))


def cues_at(ground: Ground, token: Token) -> Iterator[CueMatch]:
    """The cues whose head is a token, the longest lemma first."""
    lexicon = ground.rules.cues
    if prepositions := lexicon.prepositions.get(plain(token.norm)):
        yield from _prepositions(ground, token, prepositions)
    if token.i in ground.groups:
        for infinitive in ground.infinitives(token):
            if verbs := lexicon.verbs.get(infinitive):
                yield from _verbs(ground, token, verbs)
    if token.pos in _NOUNLIKE and (nouns := lexicon.nouns.get(token.lemma.lower())):
        yield from _nouns(ground, token, nouns)
    form = lexicon.adjective_forms.get(token.norm, "") if token.pos in _ADJECTIVAL else ""
    if adjectives := lexicon.adjectives.get(form):
        yield from _adjectives(ground, token, adjectives)


def _verbs(ground: Ground, token: Token, cues: tuple[Cue, ...]) -> Iterator[CueMatch]:
    group = ground.groups[token.i]
    clitics = {plain(t.norm) for t in ground.analysis.tokens[group.first : token.i]}
    for cue in cues:
        before, rest = cue.words[: cue.place], cue.words[cue.place + 1 :]
        if ("se" in before) != group.reflexive or not clitics.issuperset(before):
            continue
        last = _follow(ground, token.i + 1, rest[:-1] if cue.mark else rest)
        if last is not None:
            yield CueMatch(cue, group.first, max(group.last, last), token, group)


def _follow(ground: Ground, start: int, words: tuple[str, ...]) -> int | None:
    """The place after `words` if they follow token `start`, at most six tokens between and no verb; None if not.

    "donner l'assurance" is found in "a donné aux salariés l'assurance".
    """
    tokens = ground.analysis.tokens
    if not words:
        return start
    for place in range(start, min(start + 7, len(tokens))):
        end = _sequence(tokens, place, words)
        if end is not None:
            return end
        if place in ground.groups or tokens[place].text in ".;:«":
            return None
    return None


def _sequence(tokens: tuple[Token, ...], place: int, words: tuple[str, ...]) -> int | None:
    """The place after `words` if they stand from token `place` on, adverbs between them left aside."""
    for word in words:
        while place < len(tokens) and tokens[place].pos == "ADV" and plain(tokens[place].norm) != word:
            place += 1
        if place >= len(tokens) or word not in (plain(tokens[place].norm), tokens[place].lemma):
            return None
        place += 1
    return place


def _nouns(ground: Ground, token: Token, cues: tuple[Cue, ...]) -> Iterator[CueMatch]:
    for cue in cues:
        last = _sequence(ground.analysis.tokens, token.i + 1, cue.words[1:])
        if last is not None:
            yield CueMatch(cue, token.i, last, token, None)


def _adjectives(ground: Ground, token: Token, cues: tuple[Cue, ...]) -> Iterator[CueMatch]:
    group = ground.groups.get(token.i)
    if group is not None and ground.analysis.tokens[group.first].lemma == "avoir" and group.first < token.i:
        return  # "avoir tenté de" is a verb
    if group is not None and group.finite is not None and group.finite.lemma != "être":
        return  # "a tenté de" is a verb, "est tenté de" an adjective
    for cue in cues:
        yield CueMatch(cue, token.i, token.i + 1, token, group)


def _prepositions(ground: Ground, token: Token, cues: tuple[Cue, ...]) -> Iterator[CueMatch]:
    tokens = ground.analysis.tokens
    for cue in cues:
        last = _phrase_end(tokens, token.i, cue.lemma)
        if last is not None:
            yield CueMatch(cue, token.i, last, token, None)


def _phrase_end(tokens: tuple[Token, ...], first: int, phrase: str) -> int | None:
    """The place after a fixed phrase that begins at token `first`: compared by its letters, so that elisions fit."""
    wanted, i = phrase.replace(" ", ""), first
    while wanted and i < len(tokens):
        have = tokens[i].norm
        if wanted in (have, "de") and have in ("du", "des", "d'", "de"):
            return i + 1
        if not wanted.startswith(have):
            return None
        wanted, i = wanted[len(have) :], i + 1
    return i if not wanted else None

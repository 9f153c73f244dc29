"""The papers, programmes and sites a thing was said in: their names, and contents that go on with them."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source

# So many tokens at most tell when and where it was said: "mercredi 10 avril au matin, dans un entretien au Figaro".
_LONGEST = 16


def before_medium(ground: Ground, start: int, end: int) -> int:
    """The token before when and where all of it was said: "promet « de partir » |, mardi sur Twitter".

    Behind a comma or a quotation only, for within a clause it may be part of what is said: "qu'il l'a lu sur Twitter".
    """
    tokens = ground.analysis.tokens
    for i in range(max(start + 2, end - _LONGEST), end):
        comma = tokens[i - 1].text == ","
        parted = comma or tokens[i - 1].end in ground.quotations.closing
        if parted and not ground.is_quoted(tokens[i]) and _tells_where(ground, i, end):
            return i - comma
    return end


def _tells_where(ground: Ground, first: int, end: int) -> bool:
    """Whether tokens tell nothing but a time, if any, and a medium behind its preposition."""
    tokens, words = ground.analysis.tokens, ground.words
    place = first
    while place < end and (ground.time_at(tokens[place]) is not None or tokens[place].pos in ("PUNCT", "DET")):
        place += 1
    if place >= end or tokens[place].norm not in words.through:
        return False
    rest = tokens[place + 1 : end]
    if any(token.i in ground.groups or token.pos == "PRON" for token in rest):
        return False
    noun = next((token for token in rest if token.pos in ("NOUN", "PROPN", "X")), None)
    return (noun is not None and is_medium(ground, noun)) or outlet_behind(ground, tokens[place]) is not None


def is_medium(ground: Ground, noun: Token) -> bool:
    """Whether a noun is one for what a thing is said in: "entretien", "tweet"."""
    return not {noun.norm, noun.lemma.lower()}.isdisjoint(ground.words.media)


def outlet_behind(ground: Ground, preposition: Token) -> Source | None:
    """The name of a paper, a station or a site straight behind a preposition: "sur | France Inter"."""
    first = preposition.i + 1
    for last in range(min(first + 4, ground.analysis.sentence_of(preposition.i).last), first, -1):
        text = ground.analysis.span(first, last).text
        if text.lower().replace("’", "'") in ground.words.media_names and not text.islower():
            return Source(first, last, first)
    return None

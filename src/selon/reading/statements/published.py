"""The papers, programmes and sites a thing was said in: their names, and contents that go on with them."""

from __future__ import annotations

import re
from collections.abc import Container

from selon.analysis import Token
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source

# So many tokens at most tell when and where it was said: "mercredi 10 avril au matin, dans un entretien au Figaro".
_LONGEST = 16
# Who was asked stands so near before the cue: "Interrogé lundi sur RTL, X a dit".
_REACH = 40


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
    if noun.norm in ground.words.pressed:
        behind = {ground.norm_at(noun.i + 1), ground.norm_at(noun.i + 2)}
        return not behind.isdisjoint(ground.words.media_kinds)
    return not {noun.norm, noun.lemma.lower()}.isdisjoint(ground.words.media)


def outlet_behind(ground: Ground, preposition: Token) -> Source | None:
    """The name of a paper, a station or a site straight behind a preposition: "sur | France Inter"."""
    first = preposition.i + 1
    for last in range(min(first + 4, ground.analysis.sentence_of(preposition.i).last), first, -1):
        text = ground.analysis.span(first, last).text
        known = text.lower().replace("’", "'") in ground.words.media_names | ground.words.programmes
        if known and not text.islower():
            return Source(first, last, first)
    return None


def is_programme(ground: Ground, preposition: Token) -> bool:
    """Whether a programme stands behind a preposition: "au | Grand Jury", which hears nobody."""
    named = outlet_behind(ground, preposition)
    text = "" if named is None else ground.analysis.span(named.first, named.last).text
    return text.lower().replace("’", "'") in ground.words.programmes


def is_outlet(ground: Ground, phrase: Source) -> bool:
    """Whether a noun phrase is the name of a paper, a station, an agency or a site."""
    text = ground.analysis.span(phrase.first, phrase.last).text.replace("’", "'")
    common = text.islower() and re.search(r"[ ']", text) is not None  # "La Presse" is a paper, "la presse" who hears
    words = "" if common else text.lower()
    return any(name == words or words.endswith((" " + name, "'" + name)) for name in ground.words.media_names)


def noun_behind(ground: Ground, preposition: Token, beside: Container[int]) -> Token | None:
    """The noun a preposition governs, if nothing but articles and adjectives stands between."""
    for token in ground.analysis.tokens[preposition.i + 1 : preposition.i + 6]:
        if (
            token.pos in ("NOUN", "PROPN")
            or token.norm in ground.words.media_names
            or (token.text[0].isupper() and token.pos == "X")
        ):
            return token if token.i in beside else None
        if token.pos not in ("DET", "ADJ", "NUM", "ADP", "ADV"):
            return None
    return None


def find_guest(ground: Ground, match: CueMatch) -> Token | None:
    """The word that tells, before a cue, that its speaker was asked: "invité", "interrogé"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    guest = next((t for t in tokens[sentence.first : match.first] if t.norm in ground.words.guests), None)
    return None if guest is None or match.first - guest.i > _REACH else guest


def end_before_comma(ground: Ground, noun: Token, phrase: Source) -> int:
    """Where a phrase ends, what stands apart behind its noun left out: "aux députés | , datée", "un mot | le maire"."""
    tokens = ground.analysis.tokens
    for i in range(noun.i + 1, phrase.last):
        begins = tokens[i].norm in ground.words.articles and tokens[i - 1].pos in ("NOUN", "ADJ")
        named = i + 1 < phrase.last and tokens[i + 1].text[0].isupper()  # "le journal | l'Express"
        if tokens[i].text == "," or (begins and not named):
            return i
    return phrase.last

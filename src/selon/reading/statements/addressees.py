"""To whom a thing was said: the pronoun, the object or the phrase beside the cue, or who asked."""

from __future__ import annotations

from collections.abc import Mapping

from selon.analysis import Token
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import noun_phrase
from selon.reading.statements.published import end_before_comma, find_guest, is_outlet, is_programme, noun_behind
from selon.span import Span


def find_addressee(ground: Ground, match: CueMatch, beside: Mapping[int, Token], places: frozenset[int]) -> Span | None:
    """The span of whom something is said to; None where nobody is told of.

    Args:
        beside: the tokens of the cue's clause outside source and content, by index.
        places: the tokens that belong to names of places: nothing is said to them.
    """
    clitic = _clitic(ground, match)
    asker = None if clitic is not None else _asker(ground, match)
    if clitic is not None or asker is not None:
        return clitic or asker
    if match.cue.addressee == "object":
        return _object(ground, match, beside)
    named = match.cue.addressee is not None and match.cue.stance in ("wants", "promises", "asks", "fears")
    for token in beside.values():
        if token.norm not in ground.words.to or token.i < match.head.i or is_programme(ground, token):
            continue
        noun = noun_behind(ground, token, beside)
        if noun is None or ground.time_at(noun) or noun.lemma.lower() in ground.words.media:
            continue
        phrase = noun_phrase(ground, noun.i, first=token.i)
        medium = is_outlet(ground, phrase)
        if noun.i in places and not medium:
            continue
        if (
            named
            or medium
            or noun.pos == "PROPN"
            or {noun.norm, noun.lemma.lower()} & (ground.words.hearers | ground.words.people)
        ):
            last = end_before_comma(ground, noun, phrase)
            return ground.analysis.span(token.i, next((i for i in range(noun.i, last) if i not in beside), last))
    return None


def _asker(ground: Ground, match: CueMatch) -> Span | None:
    """Who asked somebody that answers: "Interrogé | par des élèves |, X a dit"; not "X, reçu par Y, a dit"."""
    tokens, guest = ground.analysis.tokens, find_guest(ground, match)
    told = match.group is not None and not (match.group.passive or match.group.is_past_participle)
    if not told or guest is None or guest.norm not in ground.words.answered or not _is_apart(ground, guest, match):
        return None
    by = next((t for t in tokens[guest.i + 1 : guest.i + 5] if t.norm in ground.words.par), None)
    noun = None if by is None else noun_behind(ground, by, range(match.first))
    if by is None or noun is None or ground.time_at(noun) is not None:
        return None
    phrase = noun_phrase(ground, noun.i, first=by.i + 1)
    someone = {noun.norm, noun.lemma.lower()} & (ground.words.hearers | ground.words.people | ground.words.media)
    joined = next((t.i for t in tokens[noun.i : phrase.last] if t.pos == "CCONJ"), phrase.last)
    heard = someone or noun.pos == "PROPN" or is_outlet(ground, phrase)  # not "joint par téléphone"
    return ground.analysis.span(phrase.first, min(joined, end_before_comma(ground, noun, phrase))) if heard else None


def _is_apart(ground: Ground, guest: Token, match: CueMatch) -> bool:
    """Whether a participle is parted from a verb by a comma, and no other finite verb stands between."""
    tokens, first = ground.analysis.tokens, ground.analysis.sentence_of(guest.i).first
    opens = guest.i == first or tokens[guest.i - 1].text == ","
    between = range(guest.i + 1, match.first)
    told = any(i in ground.groups and ground.groups[i].finite is not None for i in between)
    return opens and not told and any(tokens[i].text == "," for i in between)


def _clitic(ground: Ground, match: CueMatch) -> Span | None:
    """A pronoun before the verb: "leur a demandé", and "l'accuse" of a verb whose object is spoken to."""
    if match.group is None or match.cue.addressee is None:
        return None
    wanted = ground.words.object_clitics if match.cue.addressee == "object" else ground.words.dative_clitics
    group = match.group
    last = group.head.i if group.finite is None else group.finite.i  # in "a lui répondu" it is no clitic
    for token in ground.analysis.tokens[max(0, group.first - group.is_participle) : last]:
        if token.norm in wanted and token.pos == "PRON" and not group.reflexive:
            return ground.analysis.span(token.i, token.i + 1)
    return None


def _object(ground: Ground, match: CueMatch, beside: Mapping[int, Token]) -> Span | None:
    """The noun phrase between the cue and its content: "appelle | ses partisans | à voter"."""
    tokens = ground.analysis.tokens
    first = _behind_time(ground, match.last)
    if (
        first not in beside
        or tokens[first].pos not in ("DET", "PROPN", "NOUN", "NUM", "ADJ")
        or ground.time_at(tokens[first])
    ):
        return None
    last = first
    while last in beside and tokens[last].text not in (",", ";", ":"):
        last += 1
    return ground.analysis.span(first, last)


def _behind_time(ground: Ground, first: int) -> int:
    """The place behind when and how it is said: "appelle | mardi | ses partisans", "exhorte | pour sa part | X"."""
    tokens = ground.analysis.tokens
    for _ in range(3):
        first = ground.behind_aside(first)
        while first < len(tokens) and (tokens[first].pos == "ADV" or ground.time_at(tokens[first]) is not None):
            first += 1
    return min(first, len(tokens) - 1)

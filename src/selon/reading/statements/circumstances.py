"""To whom, where and when a thing was said: what stands around the cue and outside the content."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.statements.content import Stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.sources import Source, noun_phrase
from selon.record import TimeExpression
from selon.span import Span



@dataclass(frozen=True, slots=True)
class Circumstances:
    """The spans of addressee, medium and time of saying; each may be missing."""

    addressee: Span | None
    medium: Span | None
    said_at: TimeExpression | None


def find_circumstances(
    ground: Ground, match: CueMatch, source: Source | None, content: tuple[Stretch, ...], media: frozenset[str]
) -> Circumstances:
    """What stands beside the cue in its clause, the content and the source left out.

    Args:
        media: folded names of the report's newspapers, channels and agencies.
    """
    stretch = _surroundings(ground, match, source, content)
    return Circumstances(
        addressee=_addressee(ground, match, stretch, media),
        medium=_medium(ground, stretch, media),
        said_at=_time(ground, match, stretch),
    )


def _surroundings(ground: Ground, match: CueMatch, source: Source | None, content: tuple[Stretch, ...]) -> list[Token]:
    """The tokens of the cue's sentence that belong to its clause: not those of the content, the source or the cue."""
    analysis = ground.analysis
    sentence = analysis.sentence_of(match.head.i)
    taken = set(range(match.first, match.last)) | (set(range(source.first, source.last)) if source else set())
    out: list[Token] = []
    for token in analysis.tokens[sentence.first : sentence.last]:
        if token.i in taken or any(a <= token.start < b for a, b in content):
            continue
        if abs(token.i - match.head.i) <= 40 and not _beyond_another_verb(ground, match, token, source):
            out.append(token)
    return out


def _beyond_another_verb(ground: Ground, match: CueMatch, token: Token, source: Source | None) -> bool:
    """Whether a finite verb stands between a token and the cue: then it belongs to another clause."""
    low, high = sorted((token.i, match.head.i))
    return any(
        i in ground.groups and i != match.head.i and ground.groups[i].finite is not None
        for i in range(low, high + 1)
        if source is None or not source.first <= i < source.last
    )


def _addressee(ground: Ground, match: CueMatch, stretch: list[Token], media: frozenset[str]) -> Span | None:
    analysis = ground.analysis
    if match.cue.addressee == "object" and match.group is not None:
        obj = next((t for t in analysis.find_children(match.head.i, "obj") if t in stretch), None)
        return None if obj is None else _phrase(ground, obj.i, stretch)
    if match.cue.addressee is None and match.cue.stance not in ("affirms", "denies", "asks", "wants"):
        return None
    for token in stretch:
        if token.norm not in ground.words.to or token.i < match.first:
            continue
        head = _head_behind(ground, token, stretch)
        if head is not None and not ground.time_at(head) and _is_hearer(ground, head) and head.text.lower() not in media:
            first = token.i
            last = noun_phrase(ground, head.i, first=first).last
            return analysis.span(first, max(last, head.i + 1))
    return None


def _is_hearer(ground: Ground, noun: Token) -> bool:
    return noun.pos in ("PROPN", "PRON") or noun.lemma in ground.words.hearers or noun.norm in ground.words.hearers


def _head_behind(ground: Ground, preposition: Token, stretch: list[Token]) -> Token | None:
    tokens = ground.analysis.tokens
    for token in tokens[preposition.i + 1 : preposition.i + 6]:
        if token.pos in ("NOUN", "PROPN"):
            return token if token in stretch else None
        if token.pos in ("VERB", "PUNCT", "AUX"):
            return None
    return None


def _phrase(ground: Ground, head: int, stretch: list[Token]) -> Span:
    phrase = noun_phrase(ground, head)
    own = {t.i for t in stretch}
    last = phrase.last
    while last > head + 1 and last - 1 not in own:
        last -= 1
    return ground.analysis.span(phrase.first, last)


def _medium(ground: Ground, stretch: list[Token], media: frozenset[str]) -> Span | None:
    analysis = ground.analysis
    for token in stretch:
        if token.norm not in ground.words.through:
            continue
        head = _head_behind(ground, token, stretch)
        if head is None:
            continue
        phrase = noun_phrase(ground, head.i, first=token.i + 1)
        span = analysis.span(phrase.first, max(phrase.last, head.i + 1))
        if head.lemma.lower() in ground.words.media or any(name in span.text.lower() for name in media if name):
            return span
    return None


def _time(ground: Ground, match: CueMatch, stretch: list[Token]) -> TimeExpression | None:
    """The time expression beside the cue, the nearest one."""
    times = [(abs(token.i - match.head.i), time) for token in stretch if (time := ground.time_at(token)) is not None]
    placed = [pair for pair in times if pair[1].type in ("DATE", "TIME")]
    return min(placed, key=lambda pair: pair[0])[1] if placed else None

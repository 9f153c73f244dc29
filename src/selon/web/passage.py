"""The words of a report around those that a row rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Code points shown on either side of the words a row rests on, and how many such words at most.
AROUND, MOST = 240, 8
# Of words that a row rests on no more than so many code points are shown in one piece.
LONG = 3000
# A passage does not begin or end within a word: it is cut at the next blank, at most so many code points on.
_WORD = 30


@dataclass(frozen=True, slots=True)
class Around:
    """The words around those of a row, to move their ends in; `first` is the code point of the report they begin at."""

    first: int
    text: str


# A stretch of text, and whether a row rests on it.
Part = tuple[str, bool]


def passage_of(text: str, spans: Iterable[tuple[int, int]], reach: int = AROUND) -> list[Part]:
    """The words around some spans of `text`, in its order; what lies far between them is left out ("…").

    Args:
        reach: code points shown on either side.

    >>> passage_of("Le pont tient bon.", [(3, 7)])
    [('Le ', False), ('pont', True), (' tient bon.', False)]
    """
    parts: list[Part] = []
    at = 0
    for first, last in sorted(spans)[:MOST]:
        start = _after_blank(text, first - reach)
        if start > at and (not parts or start > (end := _before_blank(text, at + reach))):
            parts += [(text[at:end], False)] if parts else []
            parts.append((" … " if parts else "… ", False))
            at = start
        parts += [(text[at:first], False), *_words(text[max(at, first) : last])]
        at = max(at, last)
    if not parts:
        return []
    end = _before_blank(text, at + reach)
    return [*parts, (text[at:end], False), *([(" …", False)] if end < len(text) else [])]


def _words(words: str) -> list[Part]:
    """Words that a row rests on; of very many the first and the last, in the report itself they are all."""
    if len(words) <= LONG:
        return [(words, True)]
    start = _after_blank(words, len(words) - LONG // 2)
    return [(words[: _before_blank(words, LONG // 2)], True), (" … ", False), (words[start:], True)]


def around(text: str, spans: Sequence[Sequence[int]]) -> Around | None:
    """The words around some spans, all between them too; the beginning of the text where there are none.

    None where they are so many that their ends are better told by numbers.
    """
    ends = [place for span in spans for place in span] or [0]
    if max(ends) - min(ends) > LONG:
        return None
    first = _after_blank(text, min(ends) - AROUND)
    return Around(first, text[first : _before_blank(text, max(ends) + AROUND)])


def _after_blank(text: str, place: int) -> int:
    """Where the first whole word from `place` on begins; 0 where that is at the beginning."""
    if place <= 0:
        return 0
    blank = next((at for at in range(place - 1, min(place + _WORD, len(text))) if text[at].isspace()), place - 1)
    return blank + 1


def _before_blank(text: str, place: int) -> int:
    """Where the last whole word up to `place` ends."""
    if place >= len(text):
        return len(text)
    return next((at for at in range(place, max(place - _WORD, 0), -1) if text[at].isspace()), place)

"""The words of a report around those that a row rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from selon.record.facts import GAP
from selon.web.asked import is_number

# Code points shown on either side of the words a row rests on, and how many such words at most.
AROUND, MOST = 240, 8
# Of words that a row rests on no more than so many code points are shown in one piece.
LONG = 3000
# Of a text in which words are to be chosen, code points at most.
MANY = 20_000
# A passage does not begin or end within a word: it is cut at the next blank, at most so many code points on.
_WORD = 30


@dataclass(frozen=True, slots=True)
class Around:
    """The words around those of a row, to choose others in.

    Attributes:
        first: the code point of the report that `text` begins at.
        at: where the words that are chosen stand, as "START-END START-END". words: these words.
        was: where those stand that the row rests on; empty where there is none yet.
    """

    first: int
    text: str
    at: str
    words: str
    was: str


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


def around(
    text: str, spans: Sequence[Sequence[int]], chosen: Sequence[Sequence[int]] = (), most: int = MANY
) -> Around | None:
    """The words around some spans, all between them too; the beginning of the text where there are none.

    None where they are farther apart than `most`: others are then chosen in the report.

    Args:
        chosen: others that are to be in their place. most: code points between the first and the last of them.
    """
    chosen = chosen or spans
    if not chosen:
        return Around(0, text[: _before_blank(text, most)], "", "", "")
    ends = _ends([*spans, *chosen])
    first, last = ends if ends[1] - ends[0] <= most else _ends(chosen)
    if last - first > most:
        return None
    near = slice(_after_blank(text, first - AROUND), _before_blank(text, last + AROUND))
    return Around(near.start, text[near], show_places(chosen), words_at(text, chosen), show_places(spans))


def _ends(places: Sequence[Sequence[int]]) -> tuple[int, int]:
    return min(start for start, _ in places), max(end for _, end in places)


def words_at(text: str, places: Iterable[Sequence[int]]) -> str:
    """The words of some places, those between them as lists leave them out."""
    return GAP.join(text[start:end] for start, end in places)


def show_places(places: Iterable[Sequence[int]]) -> str:
    """Places as forms and addresses have them.

    >>> show_places([(3, 9), (12, 20)])
    '3-9 12-20'
    """
    return " ".join(f"{start}-{end}" for start, end in places)


def chosen_places(request: Request, length: int) -> list[list[int]]:
    """The stretches of a report's text that an address tells with `?at=START-END START-END`; none where it tells none.

    Args:
        length: of the text, in code points.

    Raises:
        HTTPException: 400 for what is no stretch of the text.
    """
    value = request.query_params.get("at", "")
    places = parse_places(value)
    if len(places) < len(value.split()) or any(not start < end <= length for start, end in places):
        raise HTTPException(400)
    return places


def parse_places(value: str) -> list[list[int]]:
    """What `show_places` showed; what is no place is left out.

    >>> parse_places("3-9 12-20 x")
    [[3, 9], [12, 20]]
    """
    pairs = (pair.partition("-") for pair in value.split())
    return [[int(start), int(end)] for start, _, end in pairs if is_number(start) and is_number(end)]


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

"""Which straight marks of a paragraph open a quotation: they look the same at both ends.

Each mark's neighbours speak for one part or the other, and the parts take turns. Where a text lost its blanks
('demain."Non') or a mark, one mark read wrongly would turn all that follow it round; so all of a paragraph are read
together, as whatever goes least against the neighbours (Viterbi).
"""

from __future__ import annotations

import re

STRAIGHT = '"'
# A straight mark between two digits is a measure: 5"3.
_MARK = re.compile(r'(?<!\d)"|"(?!\d)')
# What it costs that two marks running open, or close, as if one between them was lost.
_LOST = 3.0
# What stands before a mark that opens, and behind one that closes, where no blank does.
_LEADING, _TRAILING = "('’([-–—:", ",.;:!?…)]»”"


def find_opening(text: str, start: int, end: int, running: bool) -> frozenset[int]:
    """Where the straight marks stand, in code points, that open a quotation.

    Args:
        text: the document's; the paragraph is `start` to `end` (exclusive).
        running: whether a mark of the paragraph before is still open.
    """
    places = [mark.start() for mark in _MARK.finditer(text, start, end)]
    spent = {running: 0.0, not running: _LOST}
    steps: list[dict[bool, bool]] = []
    for place in places:
        against = {True: _against_opening(text, place, start, end), False: _against_closing(text, place, start, end)}
        ways = {opens: [(spent[was] + (_LOST if was is opens else 0.0), was) for was in spent] for opens in against}
        steps.append({opens: min(way)[1] for opens, way in ways.items()})
        spent = {opens: min(way)[0] + against[opens] for opens, way in ways.items()}
    opens, found = min(spent, key=lambda opens: spent[opens]), set[int]()
    for place, step in zip(reversed(places), reversed(steps), strict=True):
        if opens:
            found.add(place)
        opens = step[opens]
    return frozenset(found)


def _against_opening(text: str, place: int, start: int, end: int) -> float:
    """How much speaks against a mark that opens."""
    before, after = text[max(start, place - 1) : place], text[place + 1 : min(end, place + 2)]
    if not after:
        return 9.0
    against = 0.0 if not before or before.isspace() or before in _LEADING else 2.0
    return against + (2.0 if after.isspace() or after in _TRAILING else 0.0)


def _against_closing(text: str, place: int, start: int, end: int) -> float:
    """How much speaks against a mark that closes."""
    before, after = text[max(start, place - 1) : place], text[place + 1 : min(end, place + 2)]
    if not before:
        return 9.0
    against = 2.0 if before.isspace() or before in _LEADING else 0.0
    return against + (0.0 if not after or after.isspace() or after in _TRAILING else 2.0)

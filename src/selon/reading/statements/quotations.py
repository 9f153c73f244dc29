"""Quotation marks paired into quotations, broken pairs included.

Marks are paired paragraph by paragraph: a quotation that runs over several has an opening mark at the head of each,
as French printers do. A mark's part is told by where it stands before it is told by its shape, since machine
translation and old scans turn marks round ("dira:” Ça y est “").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from selon.analysis import QUOTED_HEADING, Analysis
from selon.reading.statements.straight_marks import STRAIGHT, find_opening
from selon.span import Span

_MARK = re.compile(r"[«»“”„]|(?<!\d)\"|\"(?!\d)|(?<![^\W\d_])‘|''|(?<=[^\s‘])’(?![^\W\d_])|[‹›]")
# A title between dashes in the middle of a paragraph: "... a fui.- « Un an de trop » -La ville".
_DASHED = re.compile(r"(?<=[.!?…»”\"])-\s([«“\"][^«»“”\"\n]{2,90}[»”\"])\s-(?=\S)")
_PARAGRAPH = re.compile(r"[^\r\n]+")
_OPENING, _CLOSING = "«“„‘‹", "»”’›"
_BLANKS = " \t\u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks.

    Attributes:
        inner: the words, blanks and marks at the edges left out.
        outer: the same with its marks.
        closed: False where the closing mark is missing and the paragraph's end stands in for it.
        depth: 0 for an outermost quotation.
        heading: it is a title, glued to the words around it; what it says is told elsewhere.
    """

    inner: Span
    outer: Span
    closed: bool
    depth: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a document in text order, an outer one before those inside it."""

    all: tuple[Quotation, ...]
    outermost: tuple[Quotation, ...]
    starts: tuple[int, ...]
    opening: frozenset[int]
    closing: frozenset[int]

    def around(self, start: int, end: int) -> Quotation | None:
        """The outermost quotation whose marks enclose code points `start` to `end` (exclusive)."""
        i = bisect_right(self.starts, start) - 1
        if i >= 0 and self.outermost[i].outer.end >= end and self.outermost[i].inner.start <= start:
            return self.outermost[i]
        return None

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The outermost quotations that lie in code points `start` to `end` (exclusive)."""
        return tuple(q for q in self.outermost if start <= q.outer.start and q.outer.end <= end)


def find_quotations(analysis: Analysis) -> Quotations:
    """The quotations of a document."""
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(analysis.text):
        running = bool(found) and not found[-1].closed and found[-1].outer.text[0] == '"'
        found += _pair(analysis.text, paragraph.start(), paragraph.end(), running)
    headings = {match.span() for match in QUOTED_HEADING.finditer(analysis.text)}
    headings |= {match.span(1) for match in _DASHED.finditer(analysis.text)}
    found = [replace(q, heading=(q.outer.start, q.outer.end) in headings) for q in found]
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    outermost = tuple(q for q in found if q.depth == 0)
    opening = frozenset(q.outer.start for q in found)
    closing = frozenset(q.outer.end for q in outermost)
    return Quotations(tuple(found), outermost, tuple(q.outer.start for q in outermost), opening, closing)


def _pair(text: str, start: int, end: int, running: bool) -> list[Quotation]:
    """The quotations of one paragraph.

    Args:
        running: a straight mark of the paragraph before is still open; a mark that closes something closes it here.
    """
    open_marks: list[re.Match[str]] = []
    found: list[Quotation] = []
    opening = find_opening(text, start, end, running)
    for mark in _MARK.finditer(text, start, end):
        straight = mark.group() == STRAIGHT
        if straight and not open_marks and mark.start() not in opening:
            if running and not found:
                found.append(_quotation(text, start, mark.end(), 1, 0, opening=0))
            continue
        if mark.group() in "‘’" and not _is_single_quotation(text, mark, open_marks, end):
            continue
        opens = mark.start() in opening if straight else _opens(text, mark, open_marks, start, end)
        if opens and straight and open_marks and open_marks[-1].group() == STRAIGHT:
            unclosed = open_marks.pop()
            found.append(_quotation(text, unclosed.start(), mark.start(), 0, len(open_marks)))
        if opens:
            open_marks.append(mark)
        elif open_marks:
            before = open_marks.pop()
            found.append(_quotation(text, before.start(), mark.end(), len(mark.group()), len(open_marks)))
    for depth, mark in enumerate(open_marks):
        if depth == 0 and not any(q.outer.start > mark.start() and q.depth == 0 for q in found):
            found = [q for q in found if q.outer.end <= mark.start() or q.outer.start > mark.start()]
            found.append(_quotation(text, mark.start(), end, 0, depth))
    return [q for q in found if q.inner.text]


def _opens(text: str, mark: re.Match[str], open_marks: list[re.Match[str]], start: int, end: int) -> bool:
    """Whether a mark opens a quotation rather than closes one."""
    shape = mark.group()
    before = text[start : mark.start()].rstrip(_BLANKS)
    after = text[mark.end() : end].lstrip(_BLANKS)
    touches_before = mark.start() > start and text[mark.start() - 1] not in _BLANKS
    touches_after = mark.end() < end and text[mark.end()] not in _BLANKS
    if not before:
        return bool(after)
    if not after:
        return False
    if not open_marks:
        return shape not in _CLOSING or before.endswith(":")
    if shape == "«":
        return True
    if shape == "»":
        return False
    if before.endswith(":") and not touches_after:
        return True
    if after[0] in ",;.:!?)…»”" and not (shape in _OPENING and touches_after and after[0] in "…"):
        return False
    if shape in _OPENING:
        return touches_after or not touches_before
    if shape in _CLOSING:
        return False
    return open_marks[-1].group() != shape and touches_after and not touches_before


def _is_single_quotation(text: str, mark: re.Match[str], open_marks: list[re.Match[str]], end: int) -> bool:
    """Whether a single curly mark quotes rather than elides: opened before a word, and closed further on."""
    if mark.group() == "‘":
        return text.find("’", mark.end(), end) > 0
    return any(opening.group() == "‘" for opening in open_marks)


def _quotation(text: str, start: int, end: int, closing: int, depth: int, opening: int = 1) -> Quotation:
    width = 2 if text.startswith("''", start) else opening
    inner_start, inner_end = start + width, end - closing
    while inner_start < inner_end and text[inner_start] in _BLANKS:
        inner_start += 1
    while inner_end > inner_start and _is_stray(text[inner_start:inner_end]):
        inner_end -= 1
    return Quotation(Span.of(text, inner_start, inner_end), Span.of(text, start, end), closing > 0, depth)


def _is_stray(words: str) -> bool:
    """Whether words end in a blank, or in a mark that does not close a quotation within them."""
    last = words[-1]
    if last == '"':
        return words.count(last) % 2 == 1
    return last in _BLANKS or last == "“" or (last == "”" and words.count(last) > words.count("“"))

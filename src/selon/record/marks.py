"""Marks over a text, which may overlap as they like, cut into pieces that nest as tags must."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t\u00a0]*(?:(?:\r\n|\r|\n)[ \t\u00a0]*)+")
_LINE_END = re.compile(r"(?:\r\n|\r|\n)+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `start` to `end` (exclusive) of a text, to be shown in some way.

    Attributes:
        kind: decides the tag, and which goes outside when two have the same extent (see `ORDER`).
        key: what the tag says of it; equal stretches of different keys are different marks.
        first, last: whether this is the first and the last piece of the mark it was cut from.
    """

    start: int
    end: int
    kind: str
    key: str
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """What to write next: a stretch of text (`mark` None), or the opening or closing of a piece of a mark."""

    text: str = ""
    mark: Mark | None = None
    opens: bool = False


ORDER = ("at", "statement", "event", "name", "source", "cue", "time")


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that stand apart, in order, as code points: between blank lines, else between lines."""
    divider = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    edges = [0]
    for match in divider.finditer(text):
        edges.extend(match.span())
    edges.append(len(text))
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip())


def share_out(marks: Iterable[Mark], paragraphs: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """The marks that each paragraph has something of, found without trying each mark on each paragraph."""
    shares: list[list[Mark]] = [[] for _ in paragraphs]
    starts, ends = [start for start, _ in paragraphs], [end for _, end in paragraphs]
    for mark in marks:
        for number in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            shares[number].append(mark)
    return shares


def clip(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """The pieces of marks that lie in code points `start` to `end` (exclusive)."""
    pieces = []
    for mark in marks:
        a, b = max(mark.start, start), min(mark.end, end)
        if a < b:
            first, last = mark.first and a == mark.start, mark.last and b == mark.end
            pieces.append(replace(mark, start=a, end=b, first=first, last=last))
    return pieces


def nest(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Step]:
    """Code points `start` to `end` of a text with its marks opened and closed like brackets.

    A mark that would close while a later one is open cuts that one in two. The texts of the steps, joined, are the
    stretch of text; every opening has its closing; no step lies outside the stretch.
    """
    coming = sorted(clip(marks, start, end), key=lambda mark: (mark.start, -mark.end, _rank(mark), mark.key))
    edges = sorted({start, end, *(mark.start for mark in coming), *(mark.end for mark in coming)})
    opened: list[Mark] = []
    for here, there in zip(edges, [*edges[1:], end], strict=True):
        yield from _close(opened, here)
        while coming and coming[0].start == here:
            yield _open(opened, coming.pop(0))
        if here < there:
            yield Step(text=text[here:there])


def _open(opened: list[Mark], mark: Mark) -> Step:
    """Open a mark inside those that are open; the one of them that ends before it will cut it."""
    opened.append(replace(mark, last=mark.last and all(outer.end >= mark.end for outer in opened)))
    return Step(mark=opened[-1], opens=True)


def _close(opened: list[Mark], here: int) -> Iterator[Step]:
    """Close what ends here; what was opened after it is closed with it and opened again."""
    lowest = next((i for i, mark in enumerate(opened) if mark.end == here), len(opened))
    going = opened[lowest:]
    del opened[lowest:]
    for mark in reversed(going):
        yield Step(mark=mark)
    for mark in going:
        if mark.end > here:
            yield _open(opened, replace(mark, start=here, first=False, last=True))


def _rank(mark: Mark) -> int:
    return ORDER.index(mark.kind)

"""A report in sections: stretches of its text, each shown with what is found in it, so that no page is a heavy one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from selon.record.facts import Dispute, Entity, Event, Reading, Statement, TimeExpression
from selon.record.marks import find_paragraphs
from selon.span import Span

# About how many bytes a section makes: a page is 200,000 at most, of which its frame and what else is told need some.
SIZE = 140_000
# Bytes that a row makes with its marks and its line in the list, measured on reports of every density; a code point
# makes a little more than one. A name has a line in each section, so that each mention may be the one that makes it.
_CODE_POINT, _STATEMENT, _EVENT, _TIME, _MENTION = 1.1, 560, 560, 330, 190
# Of a dispute so many are told on either side, and what it and each of these make. Every section in which it has a part
# tells all of it.
LINES, _DISPUTE, _LINE = 6, 150, 300


@dataclass(frozen=True, slots=True)
class Section:
    """Code points `start` to `end` (exclusive) of the text of a reading, and what has words in them.

    Attributes:
        statements, events: with the numbers that they have in the whole reading.
        entities: those mentioned; in the first section also those mentioned nowhere.
        disputes: those that a statement or an event of the section is part of.
    """

    reading: Reading
    start: int
    end: int
    statements: tuple[tuple[int, Statement], ...]
    events: tuple[tuple[int, Event], ...]
    times: tuple[TimeExpression, ...]
    entities: tuple[Entity, ...]
    disputes: tuple[Dispute, ...]


def find_section(reading: Reading, start: int, end: int) -> Section:
    """What has words in code points `start` to `end` (exclusive)."""

    def here(*spans: Span) -> bool:
        return any(span.start < end and span.end > start for span in spans)

    statements = tuple(row for row in enumerate(reading.statements, start=1) if here(*row[1].content))
    events = tuple(row for row in enumerate(reading.events, start=1) if here(row[1].anchor))
    ids = {each.id for _, each in statements} | {each.id for _, each in events}
    return Section(
        reading,
        start,
        end,
        statements,
        events,
        tuple(each for each in reading.times if here(each.span)),
        tuple(
            each
            for each in reading.entities
            if here(*(mention.span for mention in each.mentions)) or not (each.mentions or start)
        ),
        tuple(
            each
            for each in reading.disputes
            if any(ids.intersection((*side.statements, *side.events)) for side in each.sides)
        ),
    )


def whole(reading: Reading) -> Section:
    """All of a report in one."""
    return find_section(reading, 0, len(reading.document.text))


def divide(reading: Reading, size: int = SIZE) -> tuple[tuple[int, int], ...]:
    """Where the sections of a report begin and end: one where it is no longer than a page. Together they are its text.

    A section begins with a paragraph; one that is longer than a page is cut between words.

    Args:
        size: bytes that a section makes at most, but for the length of a word.
    """
    text = reading.document.text
    costs = _Costs(reading)
    starts = [0]
    for start, end in find_paragraphs(text):
        if costs.between(starts[-1], end) > size and start > starts[-1]:
            starts.append(start)
        starts += _cuts(text, starts[-1], end, costs, size)
    return tuple(zip(starts, [*starts[1:], len(text)], strict=True))


def _cuts(text: str, start: int, end: int, costs: _Costs, size: int) -> Iterator[int]:
    """Where a stretch of text is cut: at the beginnings of words, or anywhere where it has no blanks."""
    while costs.between(start, end) > size:
        place = costs.reach(start, end, size)
        blank = max(text.rfind(" ", start, place), text.rfind("\n", start, place))
        start = max(start + 1, blank + 1 if blank > start else place)
        if start >= end:
            return
        yield start


class _Costs:
    """What stretches of a report cost in bytes, by where its rows have their first words."""

    def __init__(self, reading: Reading) -> None:
        placed = sorted(_costs(reading))
        self._places = [place for place, _ in placed]
        self._sums = list(accumulate((cost for _, cost in placed), initial=0))

    def between(self, start: int, end: int) -> int:
        rows = self._sums[bisect_left(self._places, end)] - self._sums[bisect_left(self._places, start)]
        return int((end - start) * _CODE_POINT) + rows

    def reach(self, start: int, end: int, size: int) -> int:
        """How far from `start` one comes before `size`."""
        return start + bisect_right(range(start, end), size, key=lambda place: self.between(start, place))


def _costs(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((span.start, _STATEMENT) for each in reading.statements for span in each.content)
    yield from ((each.anchor.start, _EVENT) for each in reading.events)
    yield from _costs_of_disputes(reading)
    yield from ((each.span.start, _TIME) for each in reading.times)
    yield from ((each.span.start, _MENTION) for entity in reading.entities for each in entity.mentions)


def _costs_of_disputes(reading: Reading) -> Iterator[tuple[int, int]]:
    """What disputes make where each of their statements and events stands: those of two are mostly in two sections."""
    places = {each.id: each.content[0].start for each in reading.statements if each.content}
    places |= {each.id: each.anchor.start for each in reading.events}
    for dispute in reading.disputes:
        sides = [(*side.statements, *side.events) for side in dispute.sides]
        cost = _DISPUTE + _LINE * sum(min(len(ids), LINES) for ids in sides)
        told = [places[id] for ids in sides for id in ids if id in places]
        yield from ((place, 2 * cost // max(len(told), 2)) for place in told)

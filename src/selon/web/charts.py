"""Pictures beside lists, as shapes for SVG: every one of them says what a list says too, which comes first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from selon.desk.bulk import bulk_of
from selon.ledger import EdgeRow, MonthRow

# Names in the picture of who speaks of whom: more are a tangle.
MOST_NODES = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a row's width: percent from the left, and of the width; never too thin to be seen.

    `outside` tells of what lies wholly before or after the scale, at its edge: "before" or "after".
    """

    left: float
    width: float
    outside: str = ""


Days = Sequence[tuple[str | None, str | None]]


def ends_of(days: Days) -> tuple[str, str] | None:
    """The ends of a scale for first and last possible days, which holds the bulk of them; None where nothing is dated.

    >>> ends_of([("2022-12-01", "2022-12-03"), (None, None), ("2022-11-30", None)])
    ('2022-11-30', '2022-12-03')
    """
    return bulk_of(Counter(day for a, b in days if a for day in (a, b or a)))


def days_as_bars(days: Days) -> list[Bar | None]:
    """For each first and last possible day, its bar on the scale of `ends_of`; None where undated.

    >>> days_as_bars([("2022-12-01", "2022-12-01"), ("2022-12-01", "2022-12-10"), (None, None)])
    [Bar(left=0.0, width=10.0, outside=''), Bar(left=0.0, width=100.0, outside=''), None]
    """
    ends = ends_of(days)
    if ends is None:
        return [None] * len(days)
    first = date.fromisoformat(ends[0])
    span = (date.fromisoformat(ends[1]) - first).days + 1
    bars: list[Bar | None] = []
    for a, b in days:
        if a is None:
            bars.append(None)
            continue
        start = (date.fromisoformat(a) - first).days
        end = (date.fromisoformat(b or a) - first).days + 1
        outside = "before" if end <= 0 else "after" if start >= span else ""
        start, end = (min(max(edge, 0), span) for edge in (start, end))
        width = max(100 * (end - start) / span, 1.5)
        bars.append(Bar(round(min(100 * start / span, 100 - width), 2), round(width, 2), outside))
    return bars


@dataclass(frozen=True, slots=True)
class Month:
    """How many statements and events a month has, and their height in percent of the fullest month's."""

    month: str
    statements: int
    events: int
    height: float


def count_by_month(months: Iterable[MonthRow], newest: int) -> list[Month]:
    """The newest months that have anything dated, the oldest of them first."""
    totals: dict[str, Counter[str]] = {}
    for row in months:
        if row.month:
            totals.setdefault(row.month, Counter())[row.layer] += row.count
    some = sorted(totals.items())[-newest:]
    most = max((each.total() for _, each in some), default=1)
    return [
        Month(month, each["statements"], each["events"], round(100 * each.total() / most, 1)) for month, each in some
    ]


@dataclass(frozen=True, slots=True)
class Node:
    """A name on the circle.

    Attributes:
        x, y: its middle, in the box of `draw_network`. size: its radius there, 3 to 9.
        right: its name is written on its right, else on its left.
    """

    person: int
    name: str
    x: float
    y: float
    size: float
    right: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A line from one name to another, bent towards the middle.

    Attributes:
        path: as SVG has it (`d`), in the box of `draw_network`. width: how thick it is there, 0.6 to 3.6.
        speaks: one speaks of the other, else acts on them.
    """

    path: str
    width: float
    speaks: bool


def draw_network(edges: Sequence[EdgeRow]) -> tuple[list[Node], list[Arc]]:
    """The names of the strongest relations on a circle, and lines between them; in a box of 600 by 440.

    Args:
        edges: the strongest first.

    Returns:
        Names, those with most relations first, and lines as `edges` go; none of either where there are no edges.
    """
    names: dict[int, str] = {}
    for edge in edges:
        both = names | {edge.source_person: edge.source, edge.target_person: edge.target}
        if len(both) <= MOST_NODES:
            names = both
    drawn = [edge for edge in edges if edge.source_person in names and edge.target_person in names]
    weights: Counter[int] = Counter()
    for edge in drawn:
        weights[edge.source_person] += edge.count
        weights[edge.target_person] += edge.count
    chosen = weights.most_common()
    if not chosen:
        return [], []
    most = chosen[0][1]
    nodes = {}
    for number, (person, weight) in enumerate(chosen):
        x, y = _on_circle(number, len(chosen))
        nodes[person] = Node(person, names[person], x, y, round(3 + 6 * weight / most, 1), x >= 300)
    strongest = max(edge.count for edge in drawn)
    arcs = [
        Arc(
            _bent(nodes[e.source_person], nodes[e.target_person]),
            round(0.6 + 3 * e.count / strongest, 2),
            e.kind == "says",
        )
        for e in drawn
    ]
    return list(nodes.values()), arcs


def _on_circle(number: int, count: int) -> tuple[float, float]:
    """A place on one of two halves of a circle, the same height apart: so that no name is written over another."""
    rows = (count + 1) // 2
    height = (number // 2 + 0.5) / rows * 2 - 1
    aside = 120 * math.sqrt(1 - height * height)
    return round(300 + (aside if number % 2 == 0 else -aside), 1), round(220 + 190 * height, 1)


def _bent(a: Node, b: Node) -> str:
    x, y = (a.x + b.x + 300) / 3, (a.y + b.y + 220) / 3
    return f"M{a.x} {a.y}Q{x:.1f} {y:.1f} {b.x} {b.y}"


# The part of the world that the map's outline shows, in degrees: west, north, width and height, as SVG counts.
WORLD = (-180.0, -84.0, 360.0, 142.0)
# A map never shows less than this width: its outline is of the whole world, and no finer.
NEAREST = 48.0


def frame_of(points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the world that holds some points (latitude, longitude), with room around them, in the map's shape.

    >>> frame_of([])
    (-180.0, -84.0, 360.0, 142.0)
    >>> frame_of([(48.9, 2.4), (43.3, 5.4)])
    (-20.1, -55.6, 48.0, 18.9)
    """
    west, north, whole, height = WORLD
    known = list(points)
    if not known:
        return WORLD
    lefts, tops = [longitude for _, longitude in known], [-latitude for latitude, _ in known]
    wide = max((max(lefts) - min(lefts)) * 1.4, (max(tops) - min(tops)) * 2.5 * whole / height, NEAREST)
    wide = min(wide, whole)
    high = wide * height / whole
    left = min(max((min(lefts) + max(lefts) - wide) / 2, west), west + whole - wide)
    top = min(max((min(tops) + max(tops) - high) / 2, north), north + height - high)
    return round(left, 1), round(top, 1), round(wide, 1), round(high, 1)


def radius(count: int, most: int) -> float:
    """Of a circle on the map, in degrees: its area grows with the count.

    >>> radius(4, 4), radius(1, 4)
    (6.0, 3.4)
    """
    return round(0.8 + 5.2 * math.sqrt(count / max(most, 1)), 1)

"""Pairing what was found with what is there, one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from selon.span import Span


class Annotated(Protocol):
    """A row of gold that may cost nothing."""

    @property
    def optional(self) -> bool:
        """Whether two careful readers might differ on it."""


Gold = TypeVar("Gold", bound=Annotated)
Found = TypeVar("Found")


class Pair(NamedTuple):
    """A row of gold and the row of a reading that matches it, as indices."""

    gold: int
    found: int


class Matching(NamedTuple):
    """Every pair, and those whose gold is required; the rows of a reading that count: all but those paired with
    optional gold.
    """

    pairs: list[Pair]
    hits: list[Pair]
    counted: int


def match(
    gold: Sequence[Gold], found: Sequence[Found], similarity: Callable[[Gold, Found], float], least: float
) -> Matching:
    """Pair rows that are alike at least so much: required gold first, the likest first, ties in text order."""
    pairs: list[Pair] = []
    free = set(range(len(found)))
    for optional in (False, True):
        wanted = {i for i, row in enumerate(gold) if row.optional == optional}
        likeness = ((similarity(gold[i], found[j]), Pair(i, j)) for i in wanted for j in free)
        for _, pair in sorted((each for each in likeness if each[0] >= least), key=lambda each: (-each[0], each[1])):
            if pair.gold in wanted and pair.found in free:
                pairs.append(pair)
                wanted.remove(pair.gold)
                free.remove(pair.found)
    hits = [pair for pair in pairs if not gold[pair.gold].optional]
    return Matching(pairs, hits, len(found) - (len(pairs) - len(hits)))


def overlap_share(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Intersection over union of the code points two lists of spans cover, 0 to 1.

    >>> overlap_share([Span(0, 4, "oui,")], [Span(0, 3, "oui")])
    0.75
    """
    a, b = _points(one), _points(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def overlap_length(one: Span, other: Span) -> int:
    """How many code points two spans share; negative where a gap parts them."""
    return min(one.end, other.end) - max(one.start, other.start)


def _points(spans: Iterable[Span]) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}

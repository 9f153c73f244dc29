"""Who is on which side of a contradiction: the way from statement to statement, by what speaks of the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from selon.ledger.links import Link

# A statement that agrees with one side is put on it from here on.
SUPPORTS = 0.75
# Before the terms that both ends of a link speak of, among what it is made by.
SHARED = "shared:"

Near = Mapping[int, list[tuple[int, Link]]]


def neighbours(links: Iterable[Link]) -> tuple[Near, dict[int, list[Link]]]:
    """For each statement those it is bound to, with what binds them; and its disputing links."""
    near: dict[int, list[tuple[int, Link]]] = defaultdict(list)
    matched: dict[int, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda each: -each.score):
        if link.kind == "agrees" and link.score < SUPPORTS:
            continue
        near[link.earlier].append((link.later, link))
        near[link.later].append((link.earlier, link))
        if link.kind == "disputes":
            matched[link.earlier].append(link)
            matched[link.later].append(link)
    return near, matched


def find_sides(start: Link, near: Near, matched: Mapping[int, list[Link]]) -> dict[int, bool]:
    """Every statement bound to a contradiction, with whether it is on the first side; the surest way is taken.

    The way goes on only from statements that are contradicted: what agrees with what agrees drifts off the subject. And
    it goes on by what speaks of the same: a statement may contradict one of one matter, and another of another.
    """
    sides = {start.earlier: True}
    waiting = [(start.earlier, start)]
    while waiting:
        here, way = waiting.pop(0)
        for other, link in near[here] if here in matched else ():
            if other not in sides and _is_of_one_matter(way, link):
                sides[other] = sides[here] == (link.kind == "agrees")
                waiting.append((other, link))
    return sides


def _is_of_one_matter(one: Link, other: Link) -> bool:
    """Whether two links of one statement share more than half of what either speaks of; figures and people tell not."""
    terms, others = _terms(one), _terms(other)
    return not terms or not others or 2 * len(terms & others) > min(len(terms), len(others))


def _terms(link: Link) -> frozenset[str]:
    """What both ends of a link speak of."""
    shared = (why.removeprefix(SHARED).split() for why in link.because if why.startswith(SHARED))
    return frozenset(next(shared, ()))

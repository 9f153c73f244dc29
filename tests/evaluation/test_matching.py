"""Pairs are one to one, required gold first, the likest first."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from selon.evaluation.matching import match, overlap_length, overlap_share
from selon.span import Span


@dataclass(frozen=True)
class Row:
    at: int
    optional: bool = False


def nearness(gold: Row, found: int) -> float:
    return 1 / (1 + abs(gold.at - found))


def test_the_likest_pair_comes_first() -> None:
    assert match([Row(0), Row(2)], [3, 2], nearness, 0.3).pairs == [(1, 1)]


def test_required_gold_is_paired_before_optional_gold_that_fits_better() -> None:
    matching = match([Row(0, optional=True), Row(1)], [0], nearness, 0.5)
    assert matching.pairs == matching.hits == [(1, 0)]


def test_what_is_paired_with_optional_gold_does_not_count() -> None:
    matching = match([Row(0, optional=True), Row(9)], [0, 5], nearness, 0.5)
    assert (matching.pairs, matching.hits, matching.counted) == ([(0, 0)], [], 1)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans())), st.lists(st.integers(0, 9)))
def test_pairs_are_one_to_one_and_alike_enough(gold: list[tuple[int, bool]], found: list[int]) -> None:
    rows = [Row(*each) for each in gold]
    matching = match(rows, found, nearness, 0.5)
    for side in (0, 1):
        assert len({pair[side] for pair in matching.pairs}) == len(matching.pairs)
    assert all(nearness(rows[i], found[j]) >= 0.5 for i, j in matching.pairs)
    free_gold = set(range(len(rows))) - {i for i, _ in matching.pairs}
    free_found = set(range(len(found))) - {j for _, j in matching.pairs}
    assert not any(nearness(rows[i], found[j]) >= 0.5 for i in free_gold for j in free_found)


def test_overlap_is_counted_in_code_points() -> None:
    text = "« Oui », dit-elle, « demain »"
    broken = [Span.of(text, 2, 5), Span.of(text, 21, 27)]
    assert overlap_share(broken, [Span.of(text, 2, 5)]) == 3 / 9
    assert overlap_share(broken, []) == 0
    assert overlap_length(broken[0], broken[1]) == -16

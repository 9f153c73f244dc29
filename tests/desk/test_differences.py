"""Two wordings that look alike: the contrary, another figure, or neither; cases as data."""

from __future__ import annotations

import pytest

from selon.compare import load_vocabulary
from selon.compare.differences import CONTRARY, FIGURE, find_difference
from selon.compare.vocabulary import load_opposites

CASES = [
    ("Nous prendrons des risques", "Nous ne prendrons aucun risque", CONTRARY),
    ("aucune cuve du site n'a fui", "une cuve du site a fui", CONTRARY),
    ("le pont est ouvert", "le pont est fermé", CONTRARY),
    ("le pont n'est pas ouvert", "le pont est fermé", ""),
    ("la loi est juste", "la loi est injuste", CONTRARY),
    ("il est possible de partir", "il est impossible de partir", CONTRARY),
    ("je sais pas", "je ne sais pas", ""),
    ("il n'a rien vu", "il n'a pas vu", ""),
    ("ce n'est pas seulement cher", "c'est seulement cher", ""),
    ("le maire, qui n'est pas venu, a signé", "le maire, qui n'est pas venu, a bien signé", ""),
    ("le maire, qui est venu, n'a pas signé", "le maire, qui n'est pas venu, a signé", CONTRARY),
    ("140 000 personnes ont marché", "14.000 personnes ont marché", FIGURE),
    ("la mairie savait en 2018", "la mairie savait en 2019", FIGURE),
    ("2 millions d'euros", "2 milliards d'euros", FIGURE),
    ("12 % de hausse", "12,5 % de hausse", FIGURE),
    ("une cuve a fui", "trois cuves ont fui", FIGURE),
    ("deux millions d'euros", "2 millions d'euros", ""),
    ("14 000 personnes", "14.000 personnes", ""),
    ("il y a 12 morts", "il y a 12 morts et 3 blessés", ""),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_wordings_that_look_alike_are_told_apart_each_way(one: str, other: str, expected: str) -> None:
    french = load_vocabulary("fr")
    assert (find_difference(french, one, other), find_difference(french, other, one)) == (expected, expected)


@pytest.mark.parametrize("rule", load_opposites("fr"), ids=lambda rule: rule.id)
def test_each_pair_of_opposites_turns_its_example(rule: object) -> None:
    french = load_vocabulary("fr")
    assert find_difference(french, *rule.finds) == CONTRARY  # type: ignore[attr-defined]
    assert find_difference(french, *rule.skips) != CONTRARY  # type: ignore[attr-defined]

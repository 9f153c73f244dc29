"""Names across spellings and scripts: a table of pairs, and what holds for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.spelling import name_key, same_name

PAIRS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("spelling.tsv").read_text(encoding="utf8").splitlines()
    if not line.startswith("#")
]
NAMES = st.one_of(st.text(max_size=30), st.sampled_from([name for pair in PAIRS for name in pair[:2]]))


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_spellings_of_one_name_are_told_from_other_names(one: str, other: str, verdict: str) -> None:
    assert same_name(one, other) == (verdict == "same")


def test_the_table_is_wide_enough_to_tell() -> None:
    verdicts = [verdict for _, _, verdict in PAIRS]
    assert verdicts.count("same") >= 80
    assert verdicts.count("other") >= 60


@given(NAMES, NAMES)
def test_either_name_may_be_told_first(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)


@given(NAMES, NAMES)
def test_one_name_has_one_key(one: str, other: str) -> None:
    if same_name(one, other):
        assert name_key(one) == name_key(other)


@given(NAMES)
def test_a_name_is_itself_in_any_case(name: str) -> None:
    if name_key(name):
        assert same_name(name, name)
    assert name_key(name) == name_key(f"  {name} ")


@given(NAMES)
def test_no_word_of_a_key_is_without_a_sign(name: str) -> None:
    assert all(name_key(name))

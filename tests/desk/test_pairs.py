"""How two statements stand to each other: cases as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from selon.compare import Claim, claim_of, load_vocabulary, match
from selon.compare.words import fold_words

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text(encoding="utf8"))["pair"]


def claim(key: str, side: dict[str, Any]) -> Claim:
    return claim_of(
        load_vocabulary("fr"),
        key=key,
        document=side.get("report", key),
        speaker=fold_words(side["who"]),
        day=side["day"],
        stance=side.get("stance", "affirms"),
        cue=side["cue"],
        content=side["words"],
        span=tuple(side.get("at", (0, 0))),
        form=side.get("form", "indirect" if side["words"].startswith(("que ", "de ", "avoir ")) else "direct"),
    )


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(pair, id=pair["label"], marks=[pytest.mark.xfail(strict=True)] * ("missed" in pair))
        for pair in PAIRS
    ],
)
def test_pairs_stand_to_each_other_as_a_reader_says(pair: dict[str, Any]) -> None:
    found = match(load_vocabulary("fr"), claim("1", pair["one"]), claim("2", pair["other"]))
    assert (found.kind if found else "") == pair["expected"]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["label"] for pair in PAIRS])
def test_the_order_in_which_two_statements_come_in_changes_nothing(pair: dict[str, Any]) -> None:
    one, other = claim("1", pair["one"]), claim("2", pair["other"])
    vocabulary = load_vocabulary("fr")
    assert match(vocabulary, one, other) == match(vocabulary, other, one)

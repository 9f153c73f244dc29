"""The weights of clues: what a rule file may hold, and how they are summed."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.errors import RuleError
from selon.rules import load_rules
from selon.rules.clues import CIRCUMSTANCES, ROLES, ClueWeights, parse_clues
from selon.rules.folder import RuleFolder

FILE = "events/clues.toml"
WHOLE = "[actor]\nsure = 0.5\nnear = 1\n\n[recipient]\nsure = 0.5\n"


def folder(path: Path, content: str) -> RuleFolder:
    (path / "events").mkdir()
    (path / "events" / "clues.toml").write_text(content, encoding="utf8")
    return RuleFolder(path)


def test_both_roles_have_weights(tmp_path: Path) -> None:
    assert parse_clues(folder(tmp_path, WHOLE), FILE, ROLES)["actor"] == ClueWeights(0.5, {"near": 1.0})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (WHOLE.replace("recipient", "victim"), "'recipient' is missing"),
        (WHOLE + "\n[place]\nsure = 1\n", "'place' is not known"),
        (WHOLE.replace("near = 1", 'near = "much"'), "'near' = 'much' is no number"),
        (WHOLE.replace("[actor]\nsure = 0.5\n", "[actor]\n"), "'sure' is missing"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        parse_clues(folder(tmp_path, content), FILE, ROLES)


def test_a_clue_without_a_weight_counts_nothing() -> None:
    assert ClueWeights(0.5, {"near": 1.5}).weigh({"near": 2.0, "far": 1.0}) == 3.0


def test_what_is_not_likely_enough_is_not_chosen() -> None:
    weights = ClueWeights(0.6, {"near": 1.0})
    assert weights.choose({"Arles": {"near": 1.0}, "Nantes": {"near": 9.0}}, {}) == "Nantes"
    assert weights.choose({"Arles": {"near": 1.0}, "Nantes": {"near": 1.0}}, {}) is None
    assert weights.choose({}, {}) is None


def test_nothing_is_given_that_is_less_than_possible() -> None:
    lexicon = load_rules("fr").events
    assert all(0 < lexicon.clues[role].sure < 1 for role in ROLES)
    assert all(0 < lexicon.circumstances[name].sure < 1 for name in CIRCUMSTANCES)

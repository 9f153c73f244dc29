"""The weights of clues: what a rule file may hold, and how they are summed."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.errors import RuleError
from selon.rules import load_rules
from selon.rules.clues import ROLES, ClueWeights, parse_clues
from selon.rules.folder import RuleFolder

WHOLE = "[actor]\nsure = 0.5\nnear = 1\n\n[recipient]\nsure = 0.5\n"


def folder(path: Path, content: str) -> RuleFolder:
    (path / "events").mkdir()
    (path / "events" / "clues.toml").write_text(content, encoding="utf8")
    return RuleFolder(path)


def test_both_roles_have_weights(tmp_path: Path) -> None:
    assert parse_clues(folder(tmp_path, WHOLE))["actor"] == ClueWeights(0.5, {"near": 1.0})


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
        parse_clues(folder(tmp_path, content))


def test_a_clue_without_a_weight_counts_nothing() -> None:
    assert ClueWeights(0.5, {"near": 1.5}).weigh({"near": 2.0, "far": 1.0}) == 3.0


def test_nobody_is_named_who_is_less_than_possible() -> None:
    assert all(0 < load_rules("fr").events.clues[role].sure < 1 for role in ROLES)

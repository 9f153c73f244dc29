"""The French rules and their model, loaded once, and the gold that may stand beside the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from selon.analysis import load_model
from selon.analysis.model import LanguageModel
from selon.reading import read as read_report
from selon.record import Reading
from selon.rules import RuleSet, load_rules

GOLD = Path(__file__).parents[3] / "shared" / "gold"


class Read(Protocol):
    """`selon.read`."""

    def __call__(self, text: str, published: str | None = None) -> Reading: ...


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules("fr")


@pytest.fixture(scope="session")
def model(rules: RuleSet) -> LanguageModel:
    return load_model(rules)


@pytest.fixture(scope="session")
def read(model: LanguageModel) -> Read:
    """The model is loaded before the first test that reads, so that none of them is slow by chance."""
    return read_report


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated reports."""
    if not GOLD.is_dir():
        pytest.skip(f"the gold is not at {GOLD}")
    return GOLD

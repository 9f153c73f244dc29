"""Every sentence of every trigger's entry is read as its file says, but for a short list that is kept exact."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from trigger_examples import Example, find_examples, find_misses, load_known_misses

from selon.analysis.model import LanguageModel
from selon.rules import RuleSet

REFRESH = "if that is as it should be, write the list again: python tools/list_known_misses.py"
MOST_MISSES = 0.05


@pytest.fixture(scope="session")
def trigger_misses(rules: RuleSet, model: LanguageModel) -> frozenset[Example]:
    return frozenset(find_misses(rules))


@pytest.mark.parametrize("kind", ["finds", "skips"])
def test_examples_are_read_as_their_file_says_but_for_the_known(kind: str, trigger_misses: frozenset[Example]) -> None:
    known = {example for example in load_known_misses() if example.kind == kind}
    now = {example for example in trigger_misses if example.kind == kind}
    assert not now - known, f"{_show(now - known)}\nare now read wrongly; {REFRESH}"
    assert not known - now, f"{_show(known - now)}\nare listed and read rightly; {REFRESH}"


def _show(examples: Iterable[Example]) -> str:
    return "\n".join(" | ".join(example) for example in sorted(examples))


def test_few_examples_are_read_wrongly(rules: RuleSet) -> None:
    assert len(load_known_misses()) < MOST_MISSES * len(list(find_examples(rules)))

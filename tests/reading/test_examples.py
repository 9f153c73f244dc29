"""Every sentence of every rule's entry is read as its file says, but for short lists that are kept exact."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from examples import CUES, TRIGGERS, Example, Examples

from selon.analysis.model import LanguageModel
from selon.rules import RuleSet

REFRESH = "if that is as it should be, write the list again: python tools/list_known_misses.py"
MOST_MISSES = 0.05


@pytest.mark.parametrize("examples", [CUES, TRIGGERS], ids=lambda examples: examples.kind)
def test_examples_are_read_as_their_file_says_but_for_the_known(
    examples: Examples, rules: RuleSet, model: LanguageModel
) -> None:
    known, now = examples.known_misses(), examples.misses(rules)
    assert not now - known, f"{_show(now - known)}\nare now read wrongly; {REFRESH}"
    assert not known - now, f"{_show(known - now)}\nare listed and read rightly; {REFRESH}"


def _show(examples: Iterable[Example]) -> str:
    return "\n".join(" | ".join(example) for example in sorted(examples))


@pytest.mark.parametrize("examples", [CUES, TRIGGERS], ids=lambda examples: examples.kind)
def test_few_examples_are_read_wrongly(examples: Examples, rules: RuleSet) -> None:
    assert len(examples.known_misses()) < MOST_MISSES * sum(1 for _ in examples.find(rules))

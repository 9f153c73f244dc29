"""What the tools share that learn which rows are kept: a row, and how well it goes where they were not seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from softmax import FOLDS, Choice, fit

from selon.rules.clues import ClueWeights


@dataclass(frozen=True)
class Told:
    """A row found: the clues for it, and whether the annotators have it; None where they hold it optional.

    Attributes:
        may_stand: whether it would be kept if it is likely; others only teach.
    """

    document: str
    clues: Mapping[str, float]
    may_stand: bool
    is_right: bool | None

    @property
    def choice(self) -> Choice:
        """The question whether it is kept."""
        return Choice((self.clues, {}), (bool(self.is_right), not self.is_right))


def report(told: Sequence[Told], wanted: int, prior: float, bounds: Iterable[float]) -> None:
    """Print, from ten-fold cross-validation by report, precision, recall and F1 at each bound of likelihood.

    Args:
        wanted: how many rows the annotators have that are not optional.
    """
    names = sorted({each.document for each in told})
    fold_of = {str(name): i % FOLDS for i, name in enumerate(np.random.default_rng(0).permutation(names))}
    likely = np.zeros(len(told))
    for held in range(FOLDS):
        seen = [e.choice for e in told if fold_of[e.document] != held and e.is_right is not None]
        weights = ClueWeights(0.0, fit(seen, prior))
        for i, each in enumerate(told):
            if fold_of[each.document] == held:
                likely[i] = 1 / (1 + np.exp(-weights.weigh(each.clues)))
    for bound in bounds:
        kept = [each for each, much in zip(told, likely, strict=True) if each.may_stand and much >= bound]
        good, bad = (sum(each.is_right is right for each in kept) for right in (True, False))
        f1 = 2 * good / (wanted + good + bad)
        print(f"at {bound}: precision {good / (good + bad):.3f} recall {good / wanted:.3f} F1 {f1:.3f}")

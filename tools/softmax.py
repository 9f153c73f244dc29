"""The fit that the tools share: what each clue weighs, where one answer of several, or none, is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

# Clues met in fewer choices tell more of one report than of French.
RAREST = 8
# A weight so small changes nothing.
SMALLEST = 0.05
# Cross-validation leaves out a part in so many.
FOLDS = 10


@dataclass(frozen=True)
class Choice:
    """One question: the clues of each answer, and which answers are right."""

    clues: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def fit(choices: Sequence[Choice], prior: float) -> dict[str, float]:
    """The weights under which the right answers are likeliest; choices without a right answer are left out.

    Args:
        prior: the strength of the prior that keeps the weights small.
    """
    met = Counter(name for choice in choices for name in {name for clues in choice.clues for name in clues})
    names = sorted(name for name, count in met.items() if count >= RAREST)
    column = {name: i for i, name in enumerate(names)}
    known = [choice for choice in choices if any(choice.right)]
    rows = _table((clues for choice in known for clues in choice.clues), column)
    right = np.array([right for choice in known for right in choice.right], dtype=float)
    starts = np.cumsum([0, *(len(choice.right) for choice in known)])[:-1]
    sizes = np.diff([*starts, len(right)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = rows @ weights
        odds = np.exp(sums - np.repeat(np.maximum.reduceat(sums, starts), sizes))
        every, good = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        slope = rows.T @ (odds / np.repeat(every, sizes) - odds * right / np.repeat(good, sizes))
        return float(np.log(every).sum() - np.log(good).sum() + prior * weights @ weights / 2), slope + prior * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: float(found[i]) for name, i in column.items()}


def lines_of(weights: Mapping[str, float]) -> list[str]:
    """The weights as lines of a TOML table, those that change nothing left out."""
    return [f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST]


def _table(answers: Iterable[Mapping[str, float]], column: Mapping[str, int]) -> csr_array:
    """The clues of all answers, an answer a row; of some hundred clues each has a dozen."""
    amounts: list[float] = []
    columns: list[int] = []
    starts = [0]
    for clues in answers:
        known = [name for name in clues if name in column]
        amounts += (clues[name] for name in known)
        columns += (column[name] for name in known)
        starts.append(len(columns))
    return csr_array((amounts, columns, starts), shape=(len(starts) - 1, len(column)))

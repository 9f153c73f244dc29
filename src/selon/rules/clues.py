"""How much each clue weighs: that something is a statement or an event to keep, who has a role, where and when."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from selon.errors import RuleError
from selon.rules.folder import RuleFolder

ROLES = ("actor", "recipient")
CIRCUMSTANCES = ("place", "time")
WORTH = ("event",)
STATEMENT = ("statement",)
Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class ClueWeights:
    """The weights of one role or circumstance, in logarithms of odds.

    Attributes:
        sure: how likely a party, a place or a time must be to be given (0..1).
        of: the weight of each clue, by its name.
    """

    sure: float
    of: Mapping[str, float]

    def weigh(self, clues: Mapping[str, float]) -> float:
        """The sum of the clues, each by its weight; a clue that has none counts nothing."""
        weights = self.of
        return sum([weights[name] * much for name, much in clues.items() if name in weights])

    def keeps(self, clues: Mapping[str, float]) -> bool:
        """Whether what has these clues is likely enough.

        >>> ClueWeights(0.5, {"late": -1.0}).keeps({"late": 1.0})
        False
        """
        return self.choose({0: clues}, {}) is not None

    def choose(self, known: Mapping[Choice, Mapping[str, float]], none: Mapping[str, float]) -> Choice | None:
        """The likeliest of some by their clues, the first of equals; None where it is not likely enough.

        >>> weights = ClueWeights(0.5, {"near": 2.0})
        >>> weights.choose({"Arles": {"near": 1.0}, "Nantes": {}}, {})
        'Arles'
        """
        scores = {each: self.weigh(clues) for each, clues in known.items()}
        best = max(scores, key=lambda each: scores[each], default=None)
        if best is None:
            return None
        odds = [math.exp(score - scores[best]) for score in (*scores.values(), self.weigh(none))]
        return best if 1 / sum(odds) >= self.sure else None


def parse_clues(folder: RuleFolder, file: str, names: tuple[str, ...]) -> Mapping[str, ClueWeights]:
    """The weights of a file of these tables, by table.

    Raises:
        RuleError: a table is missing or not known, or a weight is no number.
    """
    tables = folder.keyed(file, names)
    return {name: _weights(file, name, tables[name]) for name in names}


def _weights(file: str, name: str, table: Mapping[str, object]) -> ClueWeights:
    weights: dict[str, float] = {}
    for clue, value in table.items():
        if not isinstance(value, int | float):
            raise RuleError(f"{file}, table {name!r}: {clue!r} = {value!r} is no number")
        weights[clue] = float(value)
    if "sure" not in weights:
        raise RuleError(f"{file}, table {name!r}: 'sure' is missing")
    return ClueWeights(weights.pop("sure"), weights)

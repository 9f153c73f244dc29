"""How much each clue weighs that somebody is the actor or the recipient of an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.errors import RuleError
from selon.rules.folder import RuleFolder

ROLES = ("actor", "recipient")
_FILE = "events/clues.toml"


@dataclass(frozen=True, slots=True)
class ClueWeights:
    """The weights of one role, in logarithms of odds.

    Attributes:
        sure: how likely a party must be to be named (0..1).
        of: the weight of each clue, by its name.
    """

    sure: float
    of: Mapping[str, float]

    def weigh(self, clues: Mapping[str, float]) -> float:
        """The sum of the clues, each by its weight; a clue that has none counts nothing."""
        return sum(self.of.get(name, 0.0) * much for name, much in clues.items())


def parse_clues(folder: RuleFolder) -> Mapping[str, ClueWeights]:
    """The weights by role.

    Raises:
        RuleError: a table is missing or not known, or a weight is no number.
    """
    tables = folder.toml(_FILE)
    odd = sorted(set(tables) ^ set(ROLES))
    if odd:
        raise RuleError(f"{_FILE}: the table {odd[0]!r} is {'missing' if odd[0] in ROLES else 'not known'}")
    return {role: _weights(role, tables[role]) for role in ROLES}


def _weights(role: str, table: Mapping[str, object]) -> ClueWeights:
    weights: dict[str, float] = {}
    for name, value in table.items():
        if not isinstance(value, int | float):
            raise RuleError(f"{_FILE}, table {role!r}: {name!r} = {value!r} is no number")
        weights[name] = float(value)
    if "sure" not in weights:
        raise RuleError(f"{_FILE}, table {role!r}: 'sure' is missing")
    return ClueWeights(weights.pop("sure"), weights)

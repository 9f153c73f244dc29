"""What tells that a description means somebody else of the report: families of nouns, and what each clue weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.errors import RuleError
from selon.rules.clues import ClueWeights, parse_clues
from selon.rules.folder import RuleFolder
from selon.rules.words import WordList

_TABLES = ("families", "phrases", "words")
_LISTS = {"phrases": ("naming",), "words": ("others", "neuter", "past")}
_WEIGHTS = ("same",)


@dataclass(frozen=True, slots=True)
class IdentityRules:
    """The rules of `identity/`.

    Attributes:
        families: nouns by which reports call the same people in turn, by the name of the family.
        naming: phrases before the name of somebody just described, in lower case.
        others, neuter, past: words of a description, as written in lower case; `identity/words.toml` says of what.
        weights: of the clues, in logarithms of odds.
    """

    families: Mapping[str, WordList]
    naming: tuple[str, ...]
    others: frozenset[str]
    neuter: frozenset[str]
    past: frozenset[str]
    weights: ClueWeights


def parse_identity(folder: RuleFolder) -> IdentityRules:
    """Read `identity/`.

    Raises:
        RuleError: a table is missing or unknown, a weight is no number.
    """
    tables = folder.keyed("identity/words.toml", _TABLES)
    for table, names in _LISTS.items():
        odd = sorted(set(names) ^ set(tables[table]))
        if odd:
            raise RuleError(f"identity/words.toml: the list {odd[0]!r} of {table!r} is missing or not known")
    return IdentityRules(
        families={name: WordList.of(words) for name, words in tables["families"].items()},
        naming=tuple(tables["phrases"]["naming"]),
        **{name: frozenset(words) for name, words in tables["words"].items()},
        weights=parse_clues(folder, "identity/clues.toml", _WEIGHTS)["same"],
    )

"""The words by which a denial takes up what somebody said before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_origin, get_type_hints

from selon.errors import RuleError
from selon.rules.folder import RuleFolder


@dataclass(frozen=True, slots=True)
class DisputeRules:
    """The lists of `disputes.toml`, under the names they have there; the file says what each is for."""

    pronouns: frozenset[str]
    determiners: tuple[str, ...]
    own: tuple[str, ...]
    sayings: frozenset[str]
    subjects: tuple[str, ...]
    verdicts: frozenset[str]
    untrue: frozenset[str]
    finds: tuple[str, ...]
    skips: tuple[str, ...]


def parse_disputes(folder: RuleFolder) -> DisputeRules:
    """Read `disputes.toml`.

    Raises:
        RuleError: a list is missing, or one is not known.
    """
    table = folder.toml("disputes.toml")
    kinds = get_type_hints(DisputeRules)
    odd = sorted(set(kinds) ^ set(table))
    if odd:
        raise RuleError(f"disputes.toml: the list {odd[0]!r} is {'missing' if odd[0] in kinds else 'not known'}")
    return DisputeRules(**{name: get_origin(kind)(table[name]) for name, kind in kinds.items()})

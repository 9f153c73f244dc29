"""People, organisations, places and unnamed groups, and who a source is."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Analysis
from selon.record import Entity
from selon.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of a document."""

    entities: tuple[Entity, ...] = ()


def find_names(analysis: Analysis, rules: RuleSet) -> Names:
    """The entities of a document, in order of first mention."""
    return Names()

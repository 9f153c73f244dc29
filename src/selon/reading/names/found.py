"""A name where it stands, before names are joined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A name: tokens `first` to `last` (exclusive), person, place or organization, and the rule that says so."""

    first: int
    last: int
    kind: str
    rule: str

"""Imprecise dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, an interval or a set, as EDTF."""

    edtf: str

    @classmethod
    def parse(cls, value: str) -> Moment:
        """The moment an EDTF value names."""
        return cls(value)

"""Time expressions and the possible days of publication."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Analysis
from selon.record import TimeExpression
from selon.rules import RuleSet


@dataclass(frozen=True, slots=True)
class PublicationDays:
    """The days a report may have been published on."""

    between: tuple[str, str] | None = None


def find_publication_days(analysis: Analysis, rules: RuleSet) -> PublicationDays:
    """The possible days of publication."""
    return PublicationDays()


def find_times(analysis: Analysis, rules: RuleSet, days: PublicationDays) -> tuple[TimeExpression, ...]:
    """Time expressions of a document, in text order."""
    return ()

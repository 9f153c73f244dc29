"""The days a report may have been published on, and how likely each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selon.analysis import Analysis
from selon.reading.times.resolve import Clue, resolve_all
from selon.reading.times.value import Value

# A source that says less than these many days says nothing that a report's own words could narrow down.
_MOST_DAYS = 4000


@dataclass(frozen=True, slots=True)
class PublicationDays:
    """The days a report may have been published on.

    Attributes:
        between: the first and the last of them (YYYY-MM-DD); None where they are unknown.
        days: each day with its weight, weights summing to 1; empty where they are unknown.
        clues: the report's time expressions, found on the way.
    """

    between: tuple[str, str] | None = None
    days: tuple[tuple[date, float], ...] = ()
    clues: tuple[Clue, ...] = ()


def weigh_days(analysis: Analysis, clues: tuple[Clue, ...]) -> PublicationDays:
    """Every day the source allows, less those on which the report would contradict itself, weighed by newsroom habits.

    Where every day contradicts something, those with the fewest contradictions stay: the mistake is then in one
    expression's tense and not in the report.
    """
    allowed = _allowed_days(analysis, clues)
    if not allowed:
        published = analysis.document.published
        bounds = (published.earliest, published.latest) if published else (None, None)
        known = (bounds[0].isoformat(), bounds[1].isoformat()) if bounds[0] and bounds[1] else None
        return PublicationDays(known, (), clues)
    if len(allowed) == 1:
        return PublicationDays((allowed[0].isoformat(),) * 2, ((allowed[0], 1.0),), clues)
    judged = [(day, *_judge(clues, resolve_all(clues, day))) for day in allowed]
    fewest = min(conflicts for _, conflicts, _ in judged)
    kept = [(day, weight) for day, conflicts, weight in judged if conflicts == fewest]
    total = sum(weight for _, weight in kept)
    days = tuple((day, weight / total) for day, weight in kept)
    return PublicationDays((days[0][0].isoformat(), days[-1][0].isoformat()), days, clues)


def _judge(clues: tuple[Clue, ...], values: list[Value]) -> tuple[int, float]:
    """How many contradictions a day brings, and how well habits agree with it.

    Only the first weekday of a report is its news; those after it tell the background, from further back.
    """
    weight, seen_weekday = 1.0, False
    for clue, value in zip(clues, values, strict=True):
        means = clue.found.rule.means
        if means == "weekday" and not seen_weekday:
            weight, seen_weekday = weight * value.likelihood, True
        elif means != "weekday":
            weight *= value.likelihood
    return sum(value.conflict for value in values), max(weight, 1e-9)


def _allowed_days(analysis: Analysis, clues: tuple[Clue, ...]) -> list[date]:
    """The days the source allows; of them only that of the dateline, if the report has one."""
    published = analysis.document.published
    days = list(published.days or ()) if published else []
    if len(days) > _MOST_DAYS:
        days = []
    if len(days) == 1:
        return days
    dateline = _find_dateline(clues, days)
    return [dateline] if dateline else days


def _find_dateline(clues: tuple[Clue, ...], days: list[date]) -> date | None:
    """The day the report's own dateline names, if it is among the days allowed (or none are known)."""
    for clue in clues:
        if "dateline" not in clue.found.values:
            continue
        for day in (*days, *(() if days else (None,))):
            value = resolve_all((clue,), day)[0]
            if value.is_day and value.first and (not days or value.first in days):
                return value.first
    return None

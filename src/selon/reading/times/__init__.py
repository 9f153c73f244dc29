"""Time expressions and the possible days of publication."""

from __future__ import annotations

from dataclasses import replace

from selon.analysis import Analysis
from selon.reading.times.days import PublicationDays, weigh_days
from selon.reading.times.find import Found, find_expressions
from selon.reading.times.fold import fold
from selon.reading.times.merge import merge
from selon.reading.times.resolve import Clue, resolve_all
from selon.reading.times.tense import OPEN, Direction, find_direction, is_bare, tells_when
from selon.reading.times.value import Value
from selon.record import Reason, TimeExpression
from selon.rules import RuleSet
from selon.rules.times import TimeRules

__all__ = ["PublicationDays", "find_publication_days", "find_times"]

# Meanings that do not ask whether they lie in the past or the future.
_WITHOUT_DIRECTION = frozenset(
    {"duration", "set", "reference", "clock", "part", "next", "offset", "period", "decade", "century"}
)


def find_publication_days(analysis: Analysis, rules: RuleSet) -> PublicationDays:
    """The days the report may have been published on: those its source allows and its own words do not rule out.

    >>> from selon.analysis import load_model
    >>> from selon.document import Document
    >>> from selon.moment import Moment
    >>> from selon.rules import load_rules
    >>> rules = load_rules("fr")
    >>> document = Document("Le port a fermé le 13 décembre.", published=Moment.parse("2022-12"))
    >>> analysis = next(load_model(rules).analyse([document]))
    >>> find_publication_days(analysis, rules).between
    ('2022-12-13', '2022-12-31')
    """
    return weigh_days(analysis, _clues(analysis, rules.times))


def find_times(analysis: Analysis, rules: RuleSet, days: PublicationDays) -> tuple[TimeExpression, ...]:
    """Time expressions of a document, in text order; empty when it has none.

    Values are EDTF (ISO 8601-2:2019) and never more precise than the text: a weekday in a report dated only by its
    month has candidates, not a day; in a report without a date it has no value.

    Args:
        analysis: the report under its language model.
        rules: the language's rules.
        days: what `find_publication_days` gave for the same analysis and rules.

    Source: ISO-TimeML (TIMEX3 extents); candidates by enumeration of publication days, DESIGN.md §3.
    """
    columns = [(resolve_all(days.clues, day), weight) for day, weight in days.days or ((None, 1.0),)]
    return tuple(
        _expression(analysis, rules.times, n, clue, [(values[n], weight) for values, weight in columns])
        for n, clue in enumerate(days.clues)
    )


def _clues(analysis: Analysis, times: TimeRules) -> tuple[Clue, ...]:
    folded = fold(analysis.text)
    clues = [_clue(analysis, times, found, folded) for found in find_expressions(analysis, times)]
    return tuple(_as_below(analysis, times, clue, clues[n + 1 :]) for n, clue in enumerate(clues))


def _as_below(analysis: Analysis, times: TimeRules, clue: Clue, later: list[Clue]) -> Clue:
    """A weekday of a headline without a finite verb, as what the report tells of the same weekday below.

    "Écoles fermées mardi": a participle is past and tells nothing of when.
    """
    headline = clue.sentence == 0 and clue.paragraph == 0 and clue.found.rule.means == "weekday"
    if not headline or not is_bare(analysis, times.tense, clue.direction):
        return clue
    same = (
        c for c in later if c.sentence and c.found.rule == clue.found.rule and c.found.weekday == clue.found.weekday
    )
    told = next(same, None)
    return clue if told is None else replace(clue, direction=told.direction)


def _clue(analysis: Analysis, times: TimeRules, found: Found, folded: str) -> Clue:
    token = min(found.token, len(analysis.tokens) - 1)
    sentence = analysis.sentence_of(token) if analysis.tokens else None
    asks = found.rule.means not in _WITHOUT_DIRECTION
    return Clue(
        found=found,
        direction=find_direction(analysis, times, found, folded) if asks else Direction(OPEN),
        sentence=sentence.index if sentence else 0,
        paragraph=sentence.paragraph if sentence else 0,
        tells=tells_when(analysis, times, found, folded),
    )


def _expression(
    analysis: Analysis, times: TimeRules, n: int, clue: Clue, weighted: list[tuple[Value, float]]
) -> TimeExpression:
    found = clue.found
    merged = merge(weighted)
    span = analysis.span_of(found.start, found.end)
    because = [Reason(found.rule.id, span)]
    if clue.direction.word is not None:
        because.append(Reason(f"{times.tense.id}.{clue.direction.tense}", clue.direction.word))
    return TimeExpression(
        id=f"t{n + 1}",
        span=span,
        type="TIME" if "part" in found.values and found.rule.type == "DATE" else found.rule.type,
        value=merged.value,
        candidates=merged.candidates,
        earliest=merged.earliest,
        latest=merged.latest,
        timex=merged.timex,
        because=tuple(because),
    )

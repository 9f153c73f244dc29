"""The layer of time expressions: the words exactly, the words roughly, and what they resolve to."""

from __future__ import annotations

import re

from selon.evaluation.gold import GoldDocument, GoldTime
from selon.evaluation.matching import Matching, match, overlap_length
from selon.evaluation.results import Miss, Row, Tally, measure_f1, measure_share
from selon.record import Reading, TimeExpression

LAYER = "times"
# With more candidates than these, holding the true one among them is no answer.
MOST_CANDIDATES = 4
# TIMEX3 names the seasons, EDTF numbers them.
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "AU": "23", "WI": "24"}

STRICT = Row("strict", measure_f1)
RELAXED = Row("relaxed", measure_f1)
VALUE = Row("value", measure_f1)
PUBLISHED = Row("published_between", measure_share)
ROWS = (STRICT, RELAXED, VALUE, PUBLISHED)


def score_times(document: GoldDocument, reading: Reading) -> Tally:
    """The time expressions of a reading against those of its gold."""
    gold, found = document.times or (), reading.times
    strict = match(gold, found, lambda one, other: float(overlap_exactly(one, other)), 1)
    relaxed = match(gold, found, lambda one, other: overlap_length(one.span, other.span), 1)
    right = [pair for pair in relaxed.hits if is_value_right(gold[pair.gold], found[pair.found], timex=document.timex)]
    required = sum(not each.optional for each in gold)
    tally = Tally()
    for row, hits in ((STRICT, strict.hits), (RELAXED, relaxed.hits), (VALUE, right)):
        # One that overlaps optional gold is no mistake in any of the three.
        tally.add_matches(row, len(hits), required, relaxed.counted)
    if document.published_between:
        tally.add_share(PUBLISHED, document.published_between == reading.published_between)
    tally.misses += _find_misses(document, reading, relaxed)
    return tally


def overlap_exactly(gold: GoldTime, found: TimeExpression) -> bool:
    """Whether the two have the same offsets."""
    return (gold.span.start, gold.span.end) == (found.span.start, found.span.end)


def is_value_right(gold: GoldTime, found: TimeExpression, *, timex: bool) -> bool:
    """Whether the value, or with `timex` the TIMEX3 value, is that of gold, or one of a few candidates is the truth."""
    wanted = plain_value(gold.value)
    if wanted == plain_value(found.value) or (timex and wanted == plain_value(found.timex)):
        return True
    if gold.truth is None:
        return False
    values = [plain_value(each.value) for each in found.candidates] or [plain_value(found.value)]
    return len(values) <= MOST_CANDIDATES and plain_value(gold.truth) in values


def plain_value(value: str | None) -> str:
    """A value without blanks, its season as a number."""
    return re.sub(r"(?<=-)(?:SP|SU|FA|AU|WI)$", lambda season: _SEASONS[season[0]], (value or "").replace(" ", ""))


def _find_misses(document: GoldDocument, reading: Reading, relaxed: Matching) -> list[Miss]:
    gold, found = document.times or (), reading.times
    misses = []
    for pair in relaxed.hits:
        row, other = gold[pair.gold], found[pair.found]
        if not is_value_right(row, other, timex=document.timex):
            misses.append(_miss(document, "value", row, other))
    matched = {pair.gold for pair in relaxed.pairs}
    misses += [_miss(document, "missed", row, None) for i, row in enumerate(gold) if i not in matched | _optional(gold)]
    matched = {pair.found for pair in relaxed.pairs}
    misses += [_miss(document, "spurious", None, other) for j, other in enumerate(found) if j not in matched]
    return sorted(misses, key=lambda miss: miss.start)


def _optional(gold: tuple[GoldTime, ...]) -> set[int]:
    return {i for i, row in enumerate(gold) if row.optional}


def _miss(document: GoldDocument, kind: str, gold: GoldTime | None, found: TimeExpression | None) -> Miss:
    span = gold.span if gold else found.span if found else None
    start, text = (span.start, span.text) if span else (0, "")
    wanted = (gold.value or "?") if gold else ""
    return Miss(document.name, LAYER, kind, start, text, wanted, (found.value or "?") if found else "")

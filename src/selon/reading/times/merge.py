"""One expression's values on all possible days of publication, put together: one value, or candidates with weights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selon.errors import MomentError
from selon.moment import Moment
from selon.reading.times.value import Value
from selon.record import Candidate

# More candidates than this tell a reader nothing that their range does not.
_MOST_CANDIDATES = 62


@dataclass(frozen=True, slots=True)
class Merged:
    """What a time expression stands for, as `TimeExpression` has it."""

    value: str | None
    candidates: tuple[Candidate, ...]
    earliest: str | None
    latest: str | None
    timex: str


def merge(weighted: list[tuple[Value, float]]) -> Merged:
    """The values of one expression with the weights of days: a set of days, an interval of weeks, or one value."""
    weights: dict[str | None, float] = {}
    values: dict[str | None, Value] = {}
    for value, weight in weighted:
        weights[value.edtf] = weights.get(value.edtf, 0.0) + weight
        values.setdefault(value.edtf, value)
    if len(values) > 1:
        weights.pop(None, None)
        values.pop(None, None)
    if len(values) == 1:
        only = next(iter(values.values()))
        timex = _common([value.timex for value, _ in weighted])
        return Merged(only.edtf, (), _iso(only.first), _iso(only.last), timex if only.edtf is None else only.timex)
    order = sorted(values, key=lambda edtf: (values[edtf].first or date.min, edtf or ""))
    total = sum(weights.values())
    candidates = tuple(Candidate(str(edtf), round(weights[edtf] / total, 4)) for edtf in order)
    firsts = [value.first for value in values.values() if value.first]
    lasts = [value.last for value in values.values() if value.last]
    return Merged(
        value=_one_of(order, values),
        candidates=candidates if len(candidates) <= _MOST_CANDIDATES else (),
        earliest=_iso(min(firsts, default=None)),
        latest=_iso(max(lasts, default=None)),
        timex=_common([values[edtf].timex for edtf in order]),
    )


def _one_of(order: list[str | None], values: dict[str | None, Value]) -> str | None:
    """Several days, months or years as a set; several weeks or other intervals as the interval that holds them."""
    if all(edtf and edtf[0] not in "[{" and "/" not in edtf for edtf in order):
        try:
            return Moment.one_of(Moment(str(edtf)) for edtf in order).edtf
        except MomentError:
            return None
    firsts = [value.first for value in values.values() if value.first]
    lasts = [value.last for value in values.values() if value.last]
    if len(firsts) < len(values) or len(lasts) < len(values):
        return None
    return f"{min(firsts).isoformat()}/{max(lasts).isoformat()}"


def _common(timexes: list[str]) -> str:
    """One TIMEX3 value for several: what they do not share is X."""
    lengths = {len(timex) for timex in timexes}
    if len(lengths) > 1:
        return max(timexes, key=timexes.count)
    return "".join(column[0] if len(set(column)) == 1 else "X" for column in zip(*timexes, strict=True))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

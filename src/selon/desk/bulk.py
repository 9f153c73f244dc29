"""The days that most of what is shown lies on: a scale of them is not squeezed by one row of another time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

# A scale of a year or less is left as it is.
SHORT = 366
# The days left out are beyond a gap of a third of the scale at least, hold a fifth of the rows at most, and leave the
# rest four times as wide.
_GAP, _REST, _GAIN = 3, 5, 4


def bulk_of(counts: Mapping[str, int]) -> tuple[str, str] | None:
    """The first and the last day of a scale that holds the bulk; None where there is no day.

    Args:
        counts: how often each day (YYYY-MM-DD) comes.

    >>> bulk_of({"1974-05-01": 1, "2024-03-01": 5, "2024-03-09": 3})
    ('2024-03-01', '2024-03-09')
    >>> bulk_of({"2022-05-01": 4, "2024-03-01": 5})
    ('2022-05-01', '2024-03-01')
    """
    days = sorted(counts)
    if not days:
        return None
    number = {day: date.fromisoformat(day).toordinal() for day in days}
    rest = sum(counts.values()) // _REST
    kept = days
    while (span := number[kept[-1]] - number[kept[0]]) > SHORT:
        gap, cut = max(
            (number[later] - number[day], place) for place, (day, later) in enumerate(pairwise(kept), start=1)
        )
        kept, left = sorted((kept[:cut], kept[cut:]), key=lambda some: -sum(counts[day] for day in some))
        rest -= sum(counts[day] for day in left)
        if gap * _GAP < span or rest < 0:
            kept = sorted(kept + left)
            break
    narrow = number[kept[-1]] - number[kept[0]] + 1
    whole = number[days[-1]] - number[days[0]] + 1
    return (kept[0], kept[-1]) if narrow * _GAIN <= whole else (days[0], days[-1])

"""Whether a week has more than the usual: judged against a ledger's own history.

The weeks before are taken as Poisson draws of one unknown rate whose prior is Gamma(1/2, 0) (Jeffreys); what the next
week may have is then negative binomial. A week counts as a rise where a count as high as its own had a chance below
one in a hundred.

Source: Gelman et al., Bayesian Data Analysis, 3rd edition, section 2.6.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

RARE = 0.01
# Weeks before that a week is judged against: fewer tell nothing, older ones are of another time.
FEWEST, MOST = 4, 26
# One report is no rise, however quiet it was.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Rise:
    """A week with more than the usual; `usual` is the mean of the weeks before, `chance` that of so many or more."""

    week: str
    count: int
    usual: float
    chance: float


def find_rises(weeks: Mapping[str, int]) -> tuple[Rise, ...]:
    """The weeks (by their Monday) with more than the usual, in order. Weeks that are missing between have none."""
    if not weeks:
        return ()
    mondays = [date.fromisoformat(week) for week in weeks]
    span = (max(mondays) - min(mondays)).days // 7 + 1
    every = [(min(mondays) + timedelta(weeks=number)).isoformat() for number in range(span)]
    counts = [weeks.get(week, 0) for week in every]
    rises = []
    for here in range(FEWEST, span):
        before = counts[max(0, here - MOST) : here]
        chance = chance_of(counts[here], sum(before), len(before))
        if counts[here] >= LEAST and chance < RARE:
            rises.append(Rise(every[here], counts[here], sum(before) / len(before), chance))
    return tuple(rises)


def chance_of(count: int, total: int, weeks: int) -> float:
    """The chance of `count` or more in a week, after `total` in `weeks` weeks.

    >>> round(chance_of(0, 4, 8), 3), chance_of(6, 4, 8) < 0.001 < chance_of(2, 4, 8)
    (1.0, True)
    """
    shape, rate = total + 0.5, float(weeks)
    below = sum(
        math.exp(
            math.lgamma(shape + k)
            - math.lgamma(k + 1)
            - math.lgamma(shape)
            + shape * math.log(rate / (rate + 1))
            - k * math.log(rate + 1)
        )
        for k in range(count)
    )
    return max(0.0, 1.0 - below)

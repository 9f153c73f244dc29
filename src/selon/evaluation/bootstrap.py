"""How far a figure would vary, had other documents of the same kind been scored."""

from __future__ import annotations

import random
from collections.abc import Sequence
from statistics import quantiles

from selon.evaluation.results import Counts, Key, Row

RESAMPLES = 1000
# The same documents give the same interval.
SEED = 20221219


def find_interval(row: Row, documents: Sequence[Counts]) -> tuple[float, float] | None:
    """The middle 95% of the row's value over documents drawn anew with replacement; None for fewer than two.

    Documents are drawn and not statements, since mistakes in one report are alike.

    Source: Efron and Tibshirani 1993, percentile bootstrap.
    """
    if len(documents) < 2:
        return None
    keys = dict.fromkeys(key for counts in documents for key in counts)
    columns: dict[Key, list[int]] = {key: [counts.get(key, 0) for counts in documents] for key in keys}
    chance = random.Random(SEED)
    values = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(range(len(documents)), k=len(documents))
        figures = row.measure({key: sum(map(column.__getitem__, drawn)) for key, column in columns.items()})
        if figures is not None:
            values.append(figures.value)
    if len(values) < 2:
        return None
    cuts = quantiles(values, n=40, method="inclusive")
    return cuts[0], cuts[-1]

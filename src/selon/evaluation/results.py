"""Counts of one document, and the figures that the counts of several make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# What is counted: "right", "gold", "found", or a label in gold with the label found.
Key = str | tuple[str, str]
Counts = Mapping[Key, int]
# A class of labels that gold has fewer times than this says nothing about the rest.
LEAST_OF_LABEL = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row comes to.

    Attributes:
        value: F1, or a share; 0 to 1.
        count: rows of gold behind it.
        precision, recall: None for shares.
    """

    value: float
    count: int
    precision: float | None = None
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `measure` is None where there was nothing to measure."""

    name: str
    measure: Callable[[Counts], Figures | None]


@dataclass(frozen=True, slots=True)
class Miss:
    """Something a reading has wrong.

    Attributes:
        kind: missed (gold, not found), spurious (found, not gold); speaker, value, kind: found, but wrong in this.
        start: where it stands in the text, code points.
        text: the words.
        gold, found: what it is, and what the reading has; "" where there is none.
    """

    document: str
    layer: str
    kind: str
    start: int
    text: str
    gold: str
    found: str


@dataclass(slots=True)
class Tally:
    """What one layer of one document comes to."""

    counts: dict[Row, Counter[Key]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add_matches(self, row: Row, right: int, gold: int, found: int) -> None:
        """So many rows of gold and so many of the reading, so many of them right."""
        self._counter(row).update(right=right, gold=gold, found=found)

    def add_share(self, row: Row, right: bool) -> None:
        """One more, right or not."""
        self._counter(row).update(right=int(right), gold=1)

    def add_label(self, row: Row, gold: str, found: str) -> None:
        """One more with its label in gold and in the reading."""
        self._counter(row)[gold, found] += 1

    def _counter(self, row: Row) -> Counter[Key]:
        return self.counts.setdefault(row, Counter())


@dataclass(frozen=True, slots=True)
class Result:
    """A row with its figures and the interval that holds its value 19 times of 20; None for a single document."""

    row: str
    figures: Figures
    interval: tuple[float, float] | None


def measure_f1(counts: Counts) -> Figures | None:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by.

    >>> measure_f1({"right": 3, "gold": 4, "found": 6})
    Figures(value=0.6, count=4, precision=0.5, recall=0.75)
    """
    right, gold, found = counts["right"], counts["gold"], counts["found"]
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (gold + found) if gold + found else 0.0
    return Figures(f1, gold, precision, recall)


def measure_share(counts: Counts) -> Figures | None:
    """How many of all are right."""
    return Figures(counts["right"] / counts["gold"], counts["gold"]) if counts["gold"] else None


def measure_macro_f1(counts: Counts) -> Figures | None:
    """The mean F1 of the labels that gold has often enough; None where it has no such label.

    Counts are keyed by (gold label, found label).
    """
    total = sum(counts.values())
    in_gold: Counter[str] = Counter()
    in_found: Counter[str] = Counter()
    for pair, number in counts.items():
        in_gold[pair[0]] += number
        in_found[pair[1]] += number
    labels = [label for label, number in in_gold.items() if number >= LEAST_OF_LABEL]
    values = [2 * counts.get((label, label), 0) / (in_gold[label] + in_found[label]) for label in labels]
    return Figures(sum(values) / len(values), total) if values else None

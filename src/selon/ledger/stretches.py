"""Stretches of days, one after the other, for questions that find more than can be sorted while somebody waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selon.ledger.database import Database

# Rows of a stretch, as far as months allow: some 20 ms to go through where every one of them is found.
MOST = 20_000
# Months of a stretch: FTS5 follows each of them by itself.
MONTHS = 12
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, inclusive; `periods` name all of it in the words of FTS5: months, or days."""

    low: str
    high: str
    periods: tuple[str, ...]

    @property
    def values(self) -> dict[str, str]:
        """What `Conditions` name."""
        named = " OR ".join(self.periods)
        return {"low": self.low, "high": self.high, "period": f" AND period : ({named})"}


def stretch_of(months: Sequence[str]) -> Stretch:
    """The stretch of some months (YYYY-MM)."""
    return _joined([_month(month) for month in months])


def find_stretches(database: Database, layer: str, *, oldest_first: bool = False) -> Iterator[Stretch]:
    """All days that current rows of a layer have, the newest stretch first or the oldest; what is undated is oldest."""
    months = database.rows("SELECT month, sum(count) FROM month_rows WHERE layer = ? GROUP BY 1 ORDER BY 1", (layer,))
    gathered: list[Stretch] = []
    rows = 0
    for part, count in _parts(months if oldest_first else reversed(months), oldest_first):
        if gathered and (rows + count > MOST or len(gathered) == MONTHS):
            yield _joined(gathered)
            gathered, rows = [], 0
        gathered.append(part)
        rows += count
    if gathered:
        yield _joined(gathered)


def _parts(months: Iterable[tuple[str, int]], oldest_first: bool) -> Iterator[tuple[Stretch, int]]:
    """Each month that has rows, or each of its days where they are many; with how many rows it has, about."""
    for month, count in months:
        if not month:
            yield Stretch("", "", ("undated",)), count
        elif count > MOST:
            days = [f"{month}-{day:02}" for day in range(1, _DAYS + 1)]
            for day in days if oldest_first else reversed(days):
                yield Stretch(day, day, (day.replace("-", ""),)), count // _DAYS
        elif count:
            yield _month(month), count


def _month(month: str) -> Stretch:
    return Stretch(f"{month}-01", f"{month}-{_DAYS}", (month.replace("-", ""),))


def _joined(stretches: list[Stretch]) -> Stretch:
    return Stretch(
        min(each.low for each in stretches),
        max(each.high for each in stretches),
        tuple(period for each in stretches for period in each.periods),
    )

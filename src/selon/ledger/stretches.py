"""Stretches of days, one after the other, for questions that find more than can be sorted while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.ledger.database import Database

# Rows of the first stretch, about; each next one has twice as many, as what was rare so far may be rare throughout.
FIRST = 2_000
# Months or days of a stretch: FTS5 follows each of them by itself.
MOST = 12
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, inclusive; `periods` name all of it in the words of FTS5, months or days: or it is open,
    and words are looked for everywhere.
    """

    low: str
    high: str
    periods: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """What `Conditions` name."""
        period = f" AND period : ({' OR '.join(self.periods)})" if self.periods else ""
        return {"low": self.low, "high": self.high, "period": period}


def stretch_of(months: Sequence[str]) -> Stretch:
    """The stretch of some months (YYYY-MM)."""
    return _joined([_month(month) for month in months])


def find_stretches(
    database: Database, layer: str, since: str | None, until: str | None, *, oldest_first: bool = False
) -> Iterator[Stretch]:
    """All days on which current rows of a layer can begin, the newest stretch first or the oldest; undated is oldest.

    Args:
        since, until: as a filter has them. A row that began before `since` may have lasted until then: they are few,
            and one stretch.
    """
    counts = database.rows(
        "SELECT month, sum(count) FROM month_rows WHERE layer = ? AND count > 0"
        " AND month >= ? AND month <= ? GROUP BY 1 ORDER BY 1",
        (layer, (since or "")[:7], (until or "9999-99")[:7]),
    )
    before = [Stretch("", f"{since[:7]}-00")] if since else []
    if oldest_first:
        yield from before
    yield from _growing(counts if oldest_first else counts[::-1], oldest_first)
    if not oldest_first:
        yield from before


def _growing(counts: Sequence[tuple[str, int]], oldest_first: bool) -> Iterator[Stretch]:
    """Months joined, or parted into days where they have many rows, so that each stretch has more than the last one."""
    room, held = FIRST, 0
    gathered: list[Stretch] = []
    for month, count in counts:
        days = _days(month, oldest_first) if month and count > room else [_month(month)]
        for part in days:
            if gathered and (held + count // len(days) > room or len(gathered) == MOST):
                yield _joined(gathered)
                gathered, held, room = [], 0, room * 2
            gathered.append(part)
            held += count // len(days)
    if gathered:
        yield _joined(gathered)


def _month(month: str) -> Stretch:
    if not month:
        return Stretch("", "", ("undated",))
    return Stretch(f"{month}-01", f"{month}-{_DAYS}", (month.replace("-", ""),))


def _days(month: str, oldest_first: bool) -> list[Stretch]:
    days = [f"{month}-{day:02}" for day in range(1, _DAYS + 1)]
    return [Stretch(day, day, (day.replace("-", ""),)) for day in (days if oldest_first else days[::-1])]


def _joined(stretches: list[Stretch]) -> Stretch:
    return Stretch(
        min(each.low for each in stretches),
        max(each.high for each in stretches),
        tuple(period for each in stretches for period in each.periods),
    )

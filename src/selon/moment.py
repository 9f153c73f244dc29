"""Imprecise dates: a day, a month, a year, a season, an interval, one of several; never more precise than the source.

The values are EDTF (ISO 8601-2:2019): levels 0 and 1 and of level 2 the sets and the unspecified digits. They are
read here and not by the `edtf` library, which the tests use as an oracle: it takes 70 ms to import and 2 to 17 ms
for a value, accepts 2021-02-29, and gives an unknown end of an interval a day ten years away.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from selon.errors import MomentError

Bounds = tuple[date | None, date | None]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?", re.ASCII)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d(?::?\d\d){0,2}(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?", re.ASCII)
_HOW = (
    "write YYYY-MM-DD, YYYY-MM, YYYY, an interval (2022-12-05/2022-12-25) or one of several ([2022-12-12,2022-12-19])"
)
# The months of the northern seasons, as the EDTF library has them; winter 2022 runs into 2023.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_MOST_DAYS = 40_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, an interval or a set, as EDTF.

    >>> december = Moment.parse("2022-12")
    >>> december.earliest, december.latest
    (datetime.date(2022, 12, 1), datetime.date(2022, 12, 31))
    >>> december.before(Moment.parse("2023-21"))
    True
    >>> print(december.before(Moment.parse("2022-12-19")))
    None

    Source: EDTF, ISO 8601-2:2019.
    """

    edtf: str

    @classmethod
    def parse(cls, value: str) -> Moment:
        """The moment an EDTF value names. Blanks around it are dropped, and so is the time of day.

        Args:
            value: a day, month, year or season (2022-12-19, 2022-12, 2022, 2023-21), with unspecified digits from
                the right (201X, 2022-XX) or for the year (XXXX-12-13), with a qualifier (2022~); an interval, open
                (2022/..) or of unknown end (2022/); one of several or all of several ([2022-12-12,2022-12-19],
                {2022,2023}, [2022-12-12..2022-12-19]).

        Raises:
            MomentError: it is none of these, or no such day exists; the message says what to write.

        >>> Moment.parse("2022-12-19T10:30:00+01:00")
        Moment(edtf='2022-12-19')
        >>> Moment.parse("19/12/2022")
        Traceback (most recent call last):
        selon.errors.MomentError: '19/12/2022' is not an EDTF date; write 2022-12-19
        """
        plain = value.strip()
        clock = _CLOCK.fullmatch(plain)
        plain = clock.group(1) if clock else plain
        _bounds(plain)
        return cls(plain)

    @classmethod
    def one_of(cls, moments: Iterable[Moment]) -> Moment:
        """What is one of several moments, each day, month or year: a set, its consecutive days as a range.

        >>> Moment.one_of(map(Moment, ["2022-12-19", "2022-12-12"]))
        Moment(edtf='[2022-12-12,2022-12-19]')
        >>> Moment.one_of(map(Moment, ["2022-12-30", "2022-12-31", "2023-01-01"]))
        Moment(edtf='[2022-12-30..2023-01-01]')
        """
        members = sorted({moment.edtf for moment in moments})
        if not members:
            raise MomentError("one of no moments at all is not a moment; give at least one")
        if len(members) == 1:
            return cls.parse(members[0])
        runs: list[list[str]] = []
        for member in members:
            if runs and _follows(runs[-1][-1], member):
                runs[-1].append(member)
            else:
                runs.append([member])
        return cls.parse("[" + ",".join(_run(run) for run in runs) + "]")

    @property
    def earliest(self) -> date | None:
        """The first day it can be; None where it has no known beginning."""
        return _bounds(self.edtf)[0]

    @property
    def latest(self) -> date | None:
        """The last day it can be; None where it has no known end."""
        return _bounds(self.edtf)[1]

    @property
    def days(self) -> tuple[date, ...] | None:
        """Every day it can be, in order; None where they are without bound or more than 40,000.

        >>> [day.day for day in Moment.parse("[2022-12-12,2022-12-19]").days]
        [12, 19]
        """
        found: set[date] = set()
        for part in _parts(self.edtf):
            first, last = _part_bounds(self.edtf, part)
            if first is None or last is None or (last - first).days >= _MOST_DAYS:
                return None
            found.update(first + timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(sorted(found)) if len(found) <= _MOST_DAYS else None

    def before(self, other: Moment) -> bool | None:
        """Whether it lies before another; None where their days leave that open.

        >>> Moment.parse("2022-12-19").before(Moment.parse("2022-12-19"))
        False
        """
        mine, its = _bounds(self.edtf), _bounds(other.edtf)
        if mine[1] is not None and its[0] is not None and mine[1] < its[0]:
            return True
        if mine[0] is not None and its[1] is not None and mine[0] >= its[1]:
            return False
        return None

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=4096)
def _bounds(value: str) -> Bounds:
    """First and last day of a value.

    Raises:
        MomentError: it is no value.
    """
    pairs = [_part_bounds(value, part) for part in _parts(value)]
    if not pairs:
        raise MomentError(f"{value!r} is not an EDTF date; {_HOW}")
    firsts, lasts = [first for first, _ in pairs], [last for _, last in pairs]
    return (
        None if None in firsts else min(first for first in firsts if first),
        None if None in lasts else max(last for last in lasts if last),
    )


def _parts(value: str) -> list[str]:
    """The members of a set, or the value itself."""
    if (value[:1], value[-1:]) in (("[", "]"), ("{", "}")) and len(value) > 2:
        return [part.strip() for part in value[1:-1].split(",")]
    return [value] if value else []


def _part_bounds(value: str, part: str) -> Bounds:
    """First and last day of a member: a date, an interval a/b, or a range a..b inside a set."""
    inside = value[0] in "[{"
    mark = ".." if inside else "/"
    if mark not in part:
        return _date_bounds(value, part)
    left, _, right = part.partition(mark)
    if not inside and (_DAY_FIRST.fullmatch(value) or _LOOSE.fullmatch(value)):
        raise MomentError(_complaint(value))
    unknown = ("",) if inside else ("", "..")
    if left in unknown and right in unknown:
        raise MomentError(f"{value!r} has no end that is a date; {_HOW}")
    first = None if left in unknown else _date_bounds(value, left)[0]
    last = None if right in unknown else _date_bounds(value, right)[1]
    if first and last and first > last:
        raise MomentError(f"{value!r} ends before it begins; write the earlier date first")
    return first, last


def _date_bounds(value: str, part: str) -> Bounds:
    """First and last day of a day, month, season or year."""
    match = _DATE.fullmatch(part)
    if match is None:
        raise MomentError(_complaint(value))
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last_year == 0:
        raise MomentError(f"{value!r}: there is no year 0000; years run from 0001 to 9999")
    _check_month(value, last_year, month, day)
    if year == "XXXX":
        return None, None
    first_year = max(first_year, 1)
    if month in (None, "XX"):
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if int(month) in _SEASONS:
        return _season_bounds(first_year, last_year, int(month))
    last_day = monthrange(last_year, int(month))[1]
    if day in (None, "XX"):
        return date(first_year, int(month), 1), date(last_year, int(month), last_day)
    first_day = min(int(day), monthrange(first_year, int(month))[1])
    return date(first_year, int(month), first_day), date(last_year, int(month), min(int(day), last_day))


def _check_month(value: str, year: int, month: str | None, day: str | None) -> None:
    """Refuse months and days the calendar does not have; an unspecified year may be a leap year."""
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise MomentError(
                f"{value!r} has a day without its month; write YYYY-MM-DD, or YYYY-XX-XX for an unknown day"
            )
        return
    number = int(str(month))
    if number in _SEASONS and day is None:
        return
    if not 1 <= number <= 12:
        raise MomentError(
            f"{value!r}: there is no month {month}; write 01 to 12, or a season from 21 (spring) to 24 (winter)"
        )
    if day in (None, "XX"):
        return
    most = 29 if number == 2 and "X" in value else monthrange(year, number)[1]
    if not 1 <= int(str(day)) <= most:
        raise MomentError(f"{value!r}: month {month} of {year} has days 01 to {most}; write one of them, or YYYY-MM")


def _season_bounds(first_year: int, last_year: int, season: int) -> Bounds:
    opens, closes = _SEASONS[season], _SEASONS[season] + 2
    if closes <= 12:
        return date(first_year, opens, 1), date(last_year, closes, monthrange(last_year, closes)[1])
    if last_year == 9999:
        return date(first_year, opens, 1), date.max
    return date(first_year, opens, 1), date(last_year + 1, closes - 12, monthrange(last_year + 1, closes - 12)[1])


def _complaint(value: str) -> str:
    """What is wrong with a value, and what to write where that can be guessed."""
    day_first, loose = _DAY_FIRST.fullmatch(value), _LOOSE.fullmatch(value)
    if day_first:
        day, month, year = day_first.groups()
        guess = f"{year}-{int(month):02}-{int(day):02}"
    elif loose:
        guess = "-".join([loose.group(1), *(f"{int(part):02}" for part in loose.groups()[1:] if part)])
    else:
        return f"{value!r} is not an EDTF date; {_HOW}"
    try:
        _bounds(guess)
    except MomentError:
        return f"{value!r} is not an EDTF date, and no such day exists; {_HOW}"
    return f"{value!r} is not an EDTF date; write {guess}"


def _follows(one: str, other: str) -> bool:
    """Whether two values are of one precision and the second begins the day after the first ends."""
    if len(one) != len(other):
        return False
    end, start = _bounds(one)[1], _bounds(other)[0]
    return end is not None and start is not None and end < date.max and end + timedelta(days=1) == start


def _run(run: list[str]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]}..{run[-1]}" if len(run) > 2 else ",".join(run)

"""What a time expression stands for on one day of publication, and the calendar that gives it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

# First month of each season; winter runs into the next year.
_SEASONS = {21: ("SP", 3), 22: ("SU", 6), 23: ("FA", 9), 24: ("WI", 12)}


@dataclass(frozen=True, slots=True)
class Value:
    """One resolved expression.

    Attributes:
        edtf: EDTF, ISO 8601 duration, PRESENT_REF, PAST_REF or FUTURE_REF; None where it cannot be placed.
        timex: TIMEX3 value.
        first, last: the days it spans; None where it has none.
        conflict: the report cannot have been published that day if this is what it means.
        likelihood: how well newsroom habits agree with that day, 0 to 1.
    """

    edtf: str | None
    timex: str
    first: date | None = None
    last: date | None = None
    conflict: bool = False
    likelihood: float = 1.0

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.first is not None and self.first == self.last

    def with_timex(self, timex: str) -> Value:
        """The same time under another TIMEX3 value."""
        return replace(self, timex=timex)

    def marked(self, conflict: bool, likelihood: float = 1.0) -> Value:
        """The same time, in conflict with its day of publication or not."""
        return replace(self, conflict=conflict, likelihood=likelihood)


def unknown(timex: str) -> Value:
    """A time that cannot be placed."""
    return Value(None, timex)


def day_value(day: date) -> Value:
    """One day."""
    return Value(day.isoformat(), day.isoformat(), day, day)


def shift_day(day: date, days: int) -> date | None:
    """A day so many days later; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def days_value(first: date, last: date, timex: str) -> Value:
    """An interval of days."""
    return Value(f"{first.isoformat()}/{last.isoformat()}", timex, first, last)


def week_value(day: date | None) -> Value:
    """The week, Monday to Sunday, a day lies in."""
    monday = None if day is None else shift_day(day, -day.weekday())
    sunday = None if monday is None else shift_day(monday, 6)
    if monday is None or sunday is None:
        return unknown("XXXX-WXX")
    year, week, _ = monday.isocalendar()
    return days_value(monday, sunday, f"{year:04}-W{week:02}")


def weekend_value(day: date | None) -> Value:
    """Saturday and Sunday of the week a day lies in."""
    week = week_value(day)
    if week.last is None:
        return unknown("XXXX-WXX-WE")
    return days_value(week.last - timedelta(days=1), week.last, f"{week.timex}-WE")


def month_value(year: int, month: int) -> Value:
    """A month; months beyond December belong to the years that follow."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return unknown(f"XXXX-{month:02}")
    text = f"{year:04}-{month:02}"
    return Value(text, text, date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months_value(year: int, month: int, count: int, timex: str) -> Value:
    """Several months from the first on."""
    first, last = month_value(year, month), month_value(year, month + count - 1)
    if first.first is None or last.last is None:
        return unknown(timex)
    return Value(f"{first.edtf}/{last.edtf}", timex, first.first, last.last)


def year_value(year: int) -> Value:
    """A year."""
    if not 1 <= year <= 9999:
        return unknown("XXXX")
    return Value(f"{year:04}", f"{year:04}", date(year, 1, 1), date(year, 12, 31))


def decade_value(year: int) -> Value:
    """The ten years that share all digits but the last."""
    if not 10 <= year <= 9999:
        return unknown("XXX")
    tens = year // 10
    return Value(f"{tens:03}X", f"{tens:03}", date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31))


def century_value(number: int) -> Value:
    """A century by its ordinal: the 19th is 18XX, as newspapers count."""
    if not 2 <= number <= 100:
        return unknown("XX")
    return Value(
        f"{number - 1:02}XX", f"{number - 1:02}", date((number - 1) * 100, 1, 1), date(number * 100 - 1, 12, 31)
    )


def season_value(year: int, season: int) -> Value:
    """A season by its EDTF code: 21 spring to 24 winter, which begins in December of its year."""
    code, month = _SEASONS[season]
    span = months_value(year, month, 3, f"{year:04}-{code}")
    if span.first is None:
        return unknown(f"XXXX-{code}")
    return replace(span, edtf=f"{year:04}-{season}")


def season_of(day: date) -> tuple[int, int]:
    """Year and EDTF code of the season a day lies in."""
    if day.month < 3:
        return day.year - 1, 24
    return day.year, 21 + (day.month - 3) // 3


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    >>> easter(2003)
    datetime.date(2003, 4, 20)

    Source: Anonymous, Nature 13 (1876), the "Meeus/Jones/Butcher" algorithm.
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> date | None:
    """The `number`-th weekday (Monday 0) of a month, -1 the last; None if the month has none such.

    >>> weekday_of_month(2021, 5, 0, 1), weekday_of_month(2021, 5, 4, -1), weekday_of_month(2021, 5, 4, 5)
    (datetime.date(2021, 5, 3), datetime.date(2021, 5, 28), None)
    """
    month_of = month_value(year, month)
    if month_of.first is None or month_of.last is None:
        return None
    if number < 0:
        day = shift_day(month_of.last, -((month_of.last.weekday() - weekday) % 7) + 7 * (number + 1))
    else:
        day = shift_day(month_of.first, (weekday - month_of.first.weekday()) % 7 + 7 * (number - 1))
    return day if day is not None and month_of.first <= day <= month_of.last else None


def make_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None if it has none such (31 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

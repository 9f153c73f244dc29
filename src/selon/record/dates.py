"""EDTF values in plain words: "12, 19 ou 26 déc. 2022"."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from selon.record.facts import TimeExpression
from selon.ui import Words

# More days than this are told by their first and last.
MOST_DAYS = 5
# What "several" counts as, where the form of a noun follows its number.
_SEVERAL = 10
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_DURATION = re.compile(r"P(?=.)(?:\d+(?:\.\d+)?|X+)(?:Y|M|W|DE|D|CE)|PT(?:\d+(?:\.\d+)?|X+)[HMS]")
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


class _Date(NamedTuple):
    """A year, month or day; the parts that are missing are 0. Months 21 to 24 are seasons."""

    year: int
    month: int
    day: int


def describe_time(time: TimeExpression, words: Words, *, short: bool = True) -> str:
    """What a time expression resolves to, in words; months abbreviated where `short`."""
    if time.value is None:
        return words("date.unknown")
    if time.type == "SET" and _DURATION.fullmatch(time.value):
        return _duration(time.value, words, "every")
    values = [candidate.value for candidate in time.candidates]
    if len(values) > 1 and "/" in time.value and all("/" in value for value in values):
        return _intervals(time.value, values, words, short)
    return describe_value(time.value, words, short=short)


def describe_value(value: str, words: Words, *, short: bool = True) -> str:
    """An EDTF value or duration in words; a form not known here comes back as it is.

    >>> from selon.ui import load_words
    >>> describe_value("[2022-12-12,2022-12-19,2022-12-26]", load_words("fr"))
    '12, 19 ou 26 déc. 2022'
    >>> describe_value("2022-12-05/2022-12-11", load_words("fr"))
    'du 5 au 11 déc. 2022'
    >>> describe_value("[2022-11-30..2022-12-30]", load_words("fr"))
    'un de 31 jours entre le 30 nov. et le 30 déc. 2022'
    >>> describe_value("201X", load_words("fr")), describe_value("2023-21", load_words("fr"))
    ('années 2010', 'printemps 2023')
    >>> describe_value("XXXX-06-01", load_words("fr"), short=False)
    '1er juin, année inconnue'
    """
    if value in _REFERENCES:
        return words(f"date.{value}")
    if _DURATION.fullmatch(value):
        return _duration(value, words)
    if value[-1:] in "~?%" and value[:-1]:
        key = "date.unsure" if value[-1] == "?" else "date.about"
        return words(key, value=describe_value(value[:-1], words, short=short))
    if value[:1] in "[{" and value[-1:] in "]}":
        return _set(value, words, short)
    if "/" in value:
        return _interval(value, words, short)
    date = _parse(value)
    if date is not None:
        return _join([date], "", words, short)
    return _unspecified(value, words, short)


def describe_range(first: str, last: str, words: Words) -> tuple[str, str]:
    """Two days in long words, without the parts of the first that the second repeats.

    >>> from selon.ui import load_words
    >>> describe_range("2022-12-13", "2022-12-31", load_words("fr"))
    ('13', '31 décembre 2022')
    """
    dates = [_parse(first), _parse(last)]
    known = [date for date in dates if date is not None]
    if len(known) < 2:
        return first, last
    one, other = _compressed(known, words, short=False)
    return one, other


def adds_something(time: TimeExpression, words: Words) -> bool:
    """Whether the value in words says more than the expression itself ("lundi" yes, "2019" no)."""
    if time.value is None or time.type in ("DURATION", "SET") or time.value in _REFERENCES:
        return False
    said = set(_words_of(time.span.text))
    shown = describe_time(time, words, short=False)
    return shown != time.value and not set(_words_of(shown)) <= said


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _parse(value: str) -> _Date | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    return _Date(year, month, day) if 0 <= month <= 12 or 21 <= month <= 24 else None


def _join(dates: list[_Date], conjunction: str, words: Words, short: bool) -> str:
    parts = _compressed(dates, words, short)
    return conjunction.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def _compressed(dates: list[_Date], words: Words, short: bool) -> list[str]:
    """Each date in words, without the year and the month that the next one repeats."""
    shown = []
    for date, after in zip(dates, [*dates[1:], None], strict=True):
        year = after is None or after.year != date.year or not date.month
        month = year or after is None or after.month != date.month or not date.day
        shown.append(_date(date, words, short, month=month, year=year))
    return shown


def _date(date: _Date, words: Words, short: bool, *, month: bool, year: bool) -> str:
    parts = []
    if date.day:
        parts.append(words("date.first_of_month") if date.day == 1 else str(date.day))
    if date.month > 12:
        parts.append(words(f"date.seasons.{date.month - 20}"))
    elif date.month and month:
        parts.append(words(f"date.{'months_short' if short and date.day else 'months'}.{date.month}"))
    if year:
        # A winter runs into the next year.
        parts.append(f"{date.year}–{(date.year + 1) % 100:02}" if date.month == 24 else str(date.year))
    return " ".join(parts)


def _set(value: str, words: Words, short: bool) -> str:
    dates = [_parse(each) for item in value[1:-1].split(",") for each in _members(item.strip())]
    known = sorted(date for date in dates if date is not None)
    if len(known) < len(dates):
        return value
    if value[0] == "[" and len(known) > MOST_DAYS and all(date.day for date in known):
        first, last = _compressed([known[0], known[-1]], words, short)
        return words("date.one_of", count=len(known), first=first, last=last)
    return _join(known, words("date.or" if value[0] == "[" else "date.and"), words, short)


def _members(item: str) -> list[str]:
    """The days, months or years of a range a..b within a set; any other member as it is.

    >>> _members("2022-12-30..2023-01-01"), _members("2022-11..2023-01"), _members("2022..")
    (['2022-12-30', '2022-12-31', '2023-01-01'], ['2022-11', '2022-12', '2023-01'], ['2022..'])
    """
    ends = [_parse(end) for end in item.split("..")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        return [item]
    one, other = ends[0], ends[1]
    if one.day and other.day:
        try:
            ordinals = range(datetime.date(*one).toordinal(), datetime.date(*other).toordinal() + 1)
        except ValueError:
            return [item]
        return [datetime.date.fromordinal(each).isoformat() for each in ordinals]
    if one.day or other.day or max(one.month, other.month) > 12 or bool(one.month) != bool(other.month):
        return [item]
    if not one.month:
        return [f"{year:04}" for year in range(one.year, other.year + 1)]
    months = range(one.year * 12 + one.month - 1, other.year * 12 + other.month)
    return [f"{each // 12:04}-{each % 12 + 1:02}" for each in months]


def _interval(value: str, words: Words, short: bool) -> str:
    start, _, end = value.partition("/")
    if start in ("", ".."):
        return words("date.until", last=describe_value(end, words, short=short)) if end not in ("", "..") else value
    if end in ("", ".."):
        return words("date.since", first=describe_value(start, words, short=short))
    one, other = _parse(start), _parse(end)
    if one is None or other is None:
        first, last = (describe_value(each, words, short=short) for each in (start, end))
        return words("date.from_to", first=first, last=last)
    first, last = _compressed([one, other], words, short)
    return words("date.days_from_to" if one.day and other.day else "date.from_to", first=first, last=last)


def _intervals(value: str, values: list[str], words: Words, short: bool) -> str:
    """One of several intervals: told by the interval that holds them all."""
    one, other = (_parse(each) for each in value.split("/", 1))
    if one is None or other is None or not (one.day and other.day):
        return describe_value(value, words, short=short)
    first, last = _compressed([one, other], words, short)
    weeks = all(_is_week(each) for each in values)
    return words("date.week_between" if weeks else "date.days_between", first=first, last=last)


def _is_week(value: str) -> bool:
    try:
        first, last = (datetime.date.fromisoformat(each) for each in value.split("/"))
    except ValueError:
        return False
    return (last - first).days == 6


def _duration(value: str, words: Words, group: str = "duration") -> str:
    match = re.fullmatch(r"P(T?)([\d.]+|X+)([A-Z]+)", value)
    if match is None:
        return value
    clock, number, unit = match.groups()
    key = f"{group}.{clock}{unit}"
    if number.startswith("X"):
        return words.form(key, _SEVERAL).format(words("duration.several"))
    return words.form(key, int(float(number))).format(number)


def _unspecified(value: str, words: Words, short: bool) -> str:
    """Decades and centuries, whose last digits are not given; days and months of a year that is not known."""
    if re.fullmatch(r"\d{3}X", value):
        return words("date.decade", year=f"{value[:3]}0")
    if re.fullmatch(r"\d{2}XX", value):
        return words("date.years", first=f"{value[:2]}00", last=f"{value[:2]}99")
    date = _parse("0000" + value[4:]) if value.startswith("XXXX-") else None
    if date is not None:
        return words("date.some_year", value=_date(date, words, short, month=True, year=False))
    return value

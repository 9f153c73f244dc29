"""Dates as sources write them, to EDTF: ISO 8601, RFC 5322, and days in words."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from email.utils import parsedate_to_datetime

from selon.errors import MomentError
from selon.moment import Moment

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = {name: number for names in (_FRENCH, _ENGLISH) for number, name in enumerate(names.split(), 1)}
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:Z|[+-]\d{4})?)?", re.ASCII)
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)?\.? ([a-z]{3,9}),? (\d{4})\b", re.ASCII)
_MONTH_DAY = re.compile(r"\b([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b", re.ASCII)
_MONTH = re.compile(r"([a-z]{3,9}) (\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def find_date(value: str) -> str | None:
    """The EDTF value of a date as sources write it; None where it is not certain.

    The day is the one written: it is the publisher's, whatever the time zone. 12/11/2022 is left alone unless one of
    its numbers can only be a day.

    >>> find_date("Mon, 19 Dec 2022 08:30:00 +0100"), find_date("lundi 19 décembre 2022, p. 3")
    ('2022-12-19', '2022-12-19')
    >>> find_date("20221219T083000Z"), find_date("12/11/2022"), find_date("December 19, 2022 Monday")
    ('2022-12-19', None, '2022-12-19')
    """
    plain = " ".join(value.split())[:200]
    for candidate in (plain, plain.replace(" ", "T", 1), _basic(plain), _mail_date(plain), _in_words(plain)):
        if candidate:
            try:
                return Moment.parse(candidate).edtf
            except MomentError:
                continue
    return None


def read_date(value: str) -> Moment:
    """The date a person gives: EDTF, or a day or a month in words or figures, its day before its month.

    >>> read_date("12 mars 2024").edtf, read_date("12/03/2024").edtf, read_date("mars 2024").edtf
    ('2024-03-12', '2024-03-12', '2024-03')

    Raises:
        MomentError: it is none of these, or no such day exists.
    """
    try:
        return Moment.parse(value)
    except MomentError:
        found = _day_first(value) or find_date(value) or _month_in_words(value)
        if found is None:
            raise
        return Moment.parse(found)


def names_a_day(value: str) -> bool:
    """Whether a day of a month is written out in words, also one that there is not.

    >>> names_a_day("31 février 2026"), names_a_day("12 pages 2026")
    (True, False)
    """
    match = _DAY_MONTH.search(_bare(value))
    return match is not None and match[2] in _MONTHS


def find_slashed(value: str) -> tuple[int, int, int] | None:
    """The three numbers of 12/11/2022, as they stand; None for any other date.

    >>> find_slashed("12/11/2022 08:30"), find_slashed("2022-12-11")
    ((12, 11, 2022), None)
    """
    match = _SLASHED.match(value.strip())
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _day_first(value: str) -> str | None:
    match = _DAY_FIRST.fullmatch(value.strip())
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else None


def _month_in_words(value: str) -> str | None:
    match = _MONTH.fullmatch(_bare(value).strip())
    number = _MONTHS.get(match[1]) if match else None
    return f"{match[2]}-{number:02}" if match and number else None


def _bare(value: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", value.lower()) if not unicodedata.combining(c))


def _basic(value: str) -> str | None:
    match = _BASIC.fullmatch(value)
    return "-".join(match.groups()) if match else None


def _mail_date(value: str) -> str | None:
    try:
        moment: datetime = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.date().isoformat() if ":" in value and not value[:4].isdigit() else None


def _in_words(value: str) -> str | None:
    plain = _bare(value)
    if slashed := find_slashed(plain):
        day, month, year = slashed
        return f"{year}-{month:02}-{day:02}" if day > 12 else None
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for match in pattern.finditer(plain):
            number = _MONTHS.get(match[month_at])
            if number:
                return f"{match[3]}-{number:02}-{int(match[day_at]):02}"
    return None

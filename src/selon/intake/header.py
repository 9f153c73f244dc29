"""A leading header `date VALUE`: what a source says of its own date, before its text begins."""

from __future__ import annotations

import re

from selon.errors import MomentError
from selon.intake.dates import names_a_day, read_date
from selon.intake.refusal import Refusal
from selon.moment import Moment

_HEADER = re.compile(r"\s*date[ \t\u00a0\u202f]+(?P<value>\S+)(?P<after>\s+|\Z)")
# What EDTF values begin and go on with; "date 12 décembre" and "date limite" are no headers.
_EDTF = re.compile(
    r"-?\d{3}[\dX][\dX~?%/.-]*|\d{2}XX"  # years and what is more precise, intervals between them
    r"|[\[{][\dX~?%/.,-]+[\]}]"  # sets
    r"|(?:\.\.)?/[\dX~?%-]+"  # intervals without a beginning
)

# A line of its own that means to be a header and is none; a day written in words has a year.
_NEARLY = re.compile(
    r"\s*(date[ \t\u00a0\u202f:]+(?P<value>\d{4}[^\s]{0,20}|(?:[a-zéû]{3,9} )?\d[^\r\n]{0,30}\d{4}))"
    r"[ \t]*(?:[\r\n]\s*|\Z)",
    re.IGNORECASE,
)


def find_near_header(text: str) -> str | None:
    """A first line that was probably meant as a header but is not one; None without.

    >>> find_near_header("Date : 22/13/2023\\nLe ministre")
    'Date : 22/13/2023'
    """
    match = _NEARLY.match(text)
    return match and match[1]


def split_header(text: str, name: str) -> tuple[str, str | None, str]:
    """The header with the blanks around it, its EDTF value, and the text after it; ("", None, text) without one.

    A text that merely begins with the word "date" is left whole: the value must look like EDTF, and after a bare year
    the text must not go on in lower case ("date 1914 marque un tournant"). A day in words has a line of its own.

    >>> split_header("date 2022-12 Le ministre", "a.txt")
    ('date 2022-12 ', '2022-12', 'Le ministre')
    >>> split_header("Date : 12 mars 2024\\nLe ministre", "a.txt")
    ('Date : 12 mars 2024\\n', '2024-03-12', 'Le ministre')
    >>> split_header("date limite de dépôt", "a.txt")
    ('', None, 'date limite de dépôt')

    Raises:
        Refusal: the value has the shape of a date but is none ("date 2022-13").
    """
    match = _HEADER.match(text)
    if match is None or not _EDTF.fullmatch(match["value"]):
        return _split_written(text, name)
    rest = text[match.end() :]
    same_line = not re.search(r"[\r\n]", match["after"])
    if len(match["value"]) == 4 and same_line and rest[:1].islower():
        return "", None, text
    try:
        Moment.parse(match["value"])
    except MomentError:
        raise Refusal("header_date", name=name, value=repr(match["value"])) from None
    return match.group(), match["value"], rest


def _split_written(text: str, name: str) -> tuple[str, str | None, str]:
    """The same for a header whose date is written as people write it; nothing is taken off where it is no date.

    Raises:
        Refusal: a month has no such day ("Date : 31 février 2026").
    """
    match = _NEARLY.match(text)
    try:
        moment = read_date(match["value"]) if match else None
    except MomentError:
        if match is not None and names_a_day(match["value"]):
            raise Refusal("header_date", name=name, value=repr(match["value"])) from None
        moment = None
    if match is None or moment is None:
        return "", None, text
    return match.group(), moment.edtf, text[match.end() :]

"""The dates that people ask with, as they say them: "hier", "mars 2024", "depuis lundi", "3 weeks ago"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from selon.document import Document
from selon.errors import MomentError
from selon.intake import read_date
from selon.ledger.fault import QuestionFault
from selon.moment import Moment
from selon.record import TimeExpression

# The fields of a question that are days, and the end of a longer time that each of them takes.
_EDGES = {"since": "earliest", "until": "latest"}
# What may stand around the words of a date without a meaning of its own here.
_OPENING = re.compile(
    r"^(?:depuis|dès|jusqu['’](?:à|au|en)|avant|since|from|until|till|before|in|on)\s+", re.IGNORECASE
)
_BESIDE = frozenset(("depuis", "il", "y", "a", "le", "la", "les", "l", "à", "au", "en", "du", "de"))
_DURATION = re.compile(r"P(\d+)([DWMY])")


def with_days(asked: Mapping[str, Any], today: date | None = None) -> dict[str, Any]:
    """The values of a filter, its `since` and `until` as days, whatever words they were given in.

    Raises:
        QuestionFault: one of them is no date.

    >>> with_days({"about": "pont", "since": "depuis lundi", "until": "yesterday"}, date(2024, 3, 14))
    {'about': 'pont', 'since': '2024-03-11', 'until': '2024-03-13'}
    """
    found = dict(asked)
    for field, edge in _EDGES.items():
        if not found.get(field):
            continue
        with suppress(MomentError):
            day = getattr(read_when(str(found[field]), today or date.today()), edge)
            if day is not None:
                found[field] = day.isoformat()
                continue
        raise QuestionFault("no_when", field=field, value=repr(found[field]))
    return found


def read_when(value: str, today: date) -> Moment:
    """The date that somebody asks with, said on a day: it is in the past where its words leave that open.

    >>> read_when("mars", date(2024, 5, 2)).edtf, read_when("2 weeks ago", date(2024, 5, 2)).edtf
    ('2024-03', '2024-04-15/2024-04-21')

    Raises:
        MomentError: it is none.
    """
    with suppress(MomentError):
        return read_date(value)
    words = _in_french(_OPENING.sub("", " ".join(value.split())))
    for text in (words,) if words.startswith("il y a") else (f"depuis {words}", words):
        found = _resolve(text, today)
        if found is not None:
            return found
    raise MomentError(f"{value!r} is not a date")


def _in_french(words: str) -> str:
    english = _load_english()
    plain = words.lower().replace("’", "'")
    if not any(word in english["words"] for word in re.findall(r"[a-z]+", plain)):
        return words
    for turn in english["turn"]:
        plain = re.sub(rf"\b{turn['english']}", turn["french"], plain)
    return re.sub(r"[a-z]+", lambda match: english["words"].get(match.group(), match.group()), plain)


@cache
def _load_english() -> dict[str, Any]:
    return tomllib.loads((files("selon") / "desk" / "english_dates.toml").read_text(encoding="utf8"))


def _resolve(text: str, today: date) -> Moment | None:
    """What a report of a day would mean by some words; None unless all of them are a date."""
    # Here, as most questions give days in figures: these take as long to import as a page to be asked for.
    from selon.analysis import Analysis
    from selon.reading.times import find_publication_days, find_times
    from selon.rules import load_rules

    rules = load_rules("fr")
    # Of so few words a date is told by its own: the language model would take seconds to load.
    analysis = Analysis.of(Document(text, "fr", Moment(today.isoformat())), (), (), ())
    times = find_times(analysis, rules, find_publication_days(analysis, rules))
    if len(times) != 1:
        return None
    span = times[0].span
    beside = re.findall(r"\w+", f"{text[: span.start]} {text[span.end :]}".lower())
    return _moment(times[0], today) if _BESIDE.issuperset(beside) else None


def _moment(time: TimeExpression, today: date) -> Moment | None:
    """Its value; for a stretch of time, the day on which it began."""
    length = _DURATION.fullmatch(time.value or "")
    if length is None:
        try:
            return Moment.parse(time.value or "")
        except MomentError:
            return None
    number, unit = int(length[1]), length[2]
    try:
        if unit in "DW":
            return Moment((today - timedelta(days=number * (7 if unit == "W" else 1))).isoformat())
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "Y" else 1)
        first = date(months // 12, months % 12 + 1, 1)
        # The 31st of a shorter month is its last day.
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return Moment(first.replace(day=min(today.day, last.day)).isoformat())
    except (ValueError, OverflowError):
        return None

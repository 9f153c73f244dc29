"""What the fields of gold may hold; each check gives the value, or says in a `ValueError` what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from selon.errors import MomentError
from selon.moment import Moment

_DURATION = re.compile(r"P(?=.)(?:[\dX.]+[YMWD])*(?:T(?:[\dX.]+[HMS])+)?")
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def one_of(field: str, value: Any, allowed: Collection[str]) -> str:
    """A word of a vocabulary."""
    if value not in allowed:
        raise ValueError(f"{field} {value!r} is none of {', '.join(allowed)}")
    return str(value)


def spellings(field: str, value: Any) -> tuple[str, ...]:
    """The names that are right, which stand parted by |."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{field} {value!r} is no name, or several parted by |")
    return tuple(value.split("|"))


def parties(field: str, value: Any) -> tuple[tuple[str, ...], ...]:
    """A list of names."""
    if not isinstance(value, list):
        raise ValueError(f"{field} {value!r} is not a list of names")
    return tuple(spellings(field, each) for each in value)


def time_value(field: str, value: Any) -> str | None:
    """EDTF, an ISO 8601 duration or a reference such as FUTURE_REF; None for none."""
    if value in (None, ""):
        return None
    if isinstance(value, str) and (value in _REFERENCES or _DURATION.fullmatch(value)):
        return value
    try:
        Moment.parse(str(value))
    except MomentError:
        raise ValueError(f"{field} {value!r} is no date (EDTF), duration (P3D) or reference (FUTURE_REF)") from None
    return str(value)


def known_ids(field: str, ids: Iterable[str | None], known: Collection[str]) -> None:
    """Refuse ids that no statement has."""
    odd = next((each for each in ids if each is not None and each not in known), None)
    if odd is not None:
        raise ValueError(f"{field} {odd!r} is the id of no statement")

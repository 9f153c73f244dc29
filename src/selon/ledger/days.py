"""The days a value covers, as the ledger sorts and filters by them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from selon.errors import MomentError
from selon.moment import Moment

Days = tuple[str, str]
UNKNOWN: Days = ("", "")


@lru_cache(maxsize=65536)
def days_of(value: str | None) -> Days:
    """First and last day (YYYY-MM-DD) of an EDTF value; both '' where it is none, or open at either end.

    >>> days_of("2022-12"), days_of("P3D"), days_of(None)
    (('2022-12-01', '2022-12-31'), ('', ''), ('', ''))
    """
    if value is None:
        return UNKNOWN
    try:
        moment = Moment.parse(value)
    except MomentError:
        return UNKNOWN
    if moment.earliest is None or moment.latest is None:
        return UNKNOWN
    return moment.earliest.isoformat(), moment.latest.isoformat()


def days_published(published: Moment | None, between: tuple[str, str] | None) -> Days:
    """The days a document can have appeared on: what the text leaves of its date, or the date itself."""
    return between or days_of(published.edtf if published else None)


def now() -> str:
    """The moment, in UTC, as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")

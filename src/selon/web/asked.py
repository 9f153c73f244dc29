"""What a request asks of the ledger: its filters, and the ledger opened for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, TypeGuard

from starlette.exceptions import HTTPException
from starlette.requests import Request

from selon.desk.asking_when import with_days
from selon.ledger import Filter, Ledger, Page, PersonRow, Rows, open_ledger
from selon.ledger.leads import with_cues
from selon.ledger.titles import Titled, with_titles

# Filters that are on or off, and what turns them on.
FLAGS = ("old", "dated")
_ON = ("1", "true", "on", "yes")
# The filters that stand in addresses, under the names of `Filter`.
TEXTS = tuple(field.name for field in fields(Filter) if field.name not in ("person", *FLAGS))


@contextmanager
def opened(request: Request, *, writable: bool = False) -> Iterator[Ledger]:
    """The ledger, for one request: a reader neither waits for a writer nor holds one up.

    Raises:
        LedgerFault: it is missing or damaged; or, to be written to, locked for too long.
    """
    with open_ledger(request.app.state.settings.ledger, writable=writable, create=False) as ledger:
        yield ledger


def last_day(ledger: Ledger) -> str | None:
    """The last possible day of the newest report (YYYY-MM-DD); None where no report is dated."""
    return next((row.last_day for row in ledger.documents(limit=1)), None) or None


def page_of(ledger: Ledger, page: Page[Titled]) -> Page[Titled]:
    """A page of rows `with_titles` and `with_cues`."""
    return Page(Rows(page.rows.kind, with_cues(ledger, with_titles(ledger, page))), page.next)


def is_number(value: str | None) -> TypeGuard[str]:
    """Whether somebody sent a number that a row can have."""
    return value is not None and value.isdecimal() and len(value) < 16


def number_of(value: str | None) -> int | None:
    """The number that somebody sent; None for what no row can have.

    >>> number_of("12"), number_of("x"), number_of(None), number_of("9" * 30)
    (12, None, None, None)
    """
    return int(value) if is_number(value) else None


def place_of(request: Request, name: str, last: int, otherwise: int = 0) -> int:
    """The place in something long, as a report, that an address asks for under a name: from 0 to `last`.

    Raises:
        HTTPException: 400 for what is no such place.
    """
    place = number_of(request.query_params.get(name, str(otherwise)))
    if place is None or place > last:
        raise HTTPException(400)
    return place


def filter_of(query: Mapping[str, str]) -> Filter:
    """The filter that an address holds; blank fields of a form ask nothing."""
    values: dict[str, Any] = {name: query[name].strip() for name in TEXTS if query.get(name, "").strip()}
    values |= {name: query.get(name, "").strip().lower() in _ON for name in FLAGS}
    return Filter(**with_days(values), person=number_of(query.get("person")))


def person_name(ledger: Ledger, person: int | None) -> str:
    """What somebody asked for by number is called; empty for nobody."""
    found = ledger.query("SELECT name FROM identity_rows WHERE id = ?", (person,))
    return "".join(name for (name,) in found)


def find_people(ledger: Ledger, numbers: Iterable[int]) -> tuple[PersonRow, ...]:
    """The people, bodies, groups and places of some numbers, in their order; those that there are."""
    wanted = tuple(numbers)
    select = f"SELECT {PersonRow.columns()} FROM people WHERE id IN (SELECT value FROM json_each(?))"
    # A larger number than a row can have is no whole number to the ledger, and nobody's.
    found = {row.id: row for row in map(PersonRow.of, ledger.query(select, (json.dumps(wanted),)))}
    return tuple(found[number] for number in wanted if number in found)


def find_person(ledger: Ledger, number: int) -> PersonRow:
    """The person, body, group or place of a number.

    Raises:
        HTTPException: 404 where there is none.
    """
    for person in find_people(ledger, (number,)):
        return person
    raise HTTPException(404)


def query_of(asked: Filter) -> dict[str, str]:
    """The filter as the query of an address."""
    values = {field.name: getattr(asked, field.name) for field in fields(Filter)}
    return {name: str(value) for name, value in values.items() if value not in (None, False)}

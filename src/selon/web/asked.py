"""What a request asks of the ledger: its filters, and the ledger opened for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any, TypeGuard

from starlette.exceptions import HTTPException
from starlette.requests import Request

from selon.desk.asking_when import with_days
from selon.ledger import Filter, Ledger, Page, Rows, StatementRow, open_ledger
from selon.ledger.titles import Titled, with_titles
from selon.record.gist import needs_cue

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


def with_cues(ledger: Ledger, rows: Iterable[Titled]) -> tuple[Titled, ...]:
    """The rows, with the cue right before what is said where that says nothing without it, as `gist` has it."""
    kept = tuple(rows)
    led = _led(ledger, kept)
    return tuple(
        replace(row, content=f"{row.cue} {row.content}") if isinstance(row, StatementRow) and row.id in led else row
        for row in kept
    )


def _led(ledger: Ledger, rows: Sequence[object]) -> set[str]:
    """The ids of the statements that hang on the cue that stands right before them."""
    said = [row for row in rows if isinstance(row, StatementRow)]
    asked = [
        (row.id, row.document, row.start - len(row.cue), row.cue)
        for row in said
        if row.cue and needs_cue(row.content, row.form)
    ]
    found = ledger.query(
        "SELECT value ->> 0 FROM json_each(?) JOIN document_rows ON hash = value ->> 1"
        " WHERE substr(text, value ->> 2, length(value ->> 3)) = value ->> 3",
        (json.dumps(asked, ensure_ascii=False),),
    )
    return {id for (id,) in found}


def page_of(ledger: Ledger, page: Page[Titled]) -> Page[Titled]:
    """A page of rows `with_titles` and `with_cues`."""
    return Page(Rows(page.rows.kind, with_cues(ledger, with_titles(ledger, page))), page.next)


def is_number(value: str | None) -> TypeGuard[str]:
    """Whether somebody sent a number that a row can have."""
    return value is not None and value.isdecimal() and len(value) < 16


def place_of(request: Request, name: str, last: int, otherwise: int = 0) -> int:
    """The place in something long, as a report, that an address asks for under a name: from 0 to `last`.

    Raises:
        HTTPException: 400 for what is no such place.
    """
    value = request.query_params.get(name, str(otherwise))
    if not is_number(value) or int(value) > last:
        raise HTTPException(400)
    return int(value)


def filter_of(query: Mapping[str, str]) -> Filter:
    """The filter that an address holds; blank fields of a form ask nothing."""
    values: dict[str, Any] = {name: query[name].strip() for name in TEXTS if query.get(name, "").strip()}
    values |= {name: query.get(name, "").strip().lower() in _ON for name in FLAGS}
    person = query.get("person", "")
    return Filter(**with_days(values), person=int(person) if is_number(person) else None)


def name_of(ledger: Ledger, person: int | None) -> str:
    """What somebody asked for by number is called; empty for nobody."""
    found = ledger.query("SELECT name FROM identity_rows WHERE id = ?", (person,))
    return "".join(name for (name,) in found)


def query_of(asked: Filter) -> dict[str, str]:
    """The filter as the query of an address."""
    values = {field.name: getattr(asked, field.name) for field in fields(Filter)}
    return {name: str(value) for name, value in values.items() if value not in (None, False)}

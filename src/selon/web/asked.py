"""What a request asks of the ledger: its filters, and the ledger opened for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from starlette.requests import Request

from selon.ledger import Filter, Ledger, open_ledger

# The filters that stand in addresses, under the names of `Filter`.
TEXTS = tuple(field.name for field in fields(Filter) if field.name not in ("person", "old"))


@contextmanager
def opened(request: Request, *, writable: bool = False) -> Iterator[Ledger]:
    """The ledger, for one request: a reader neither waits for a writer nor holds one up.

    Raises:
        LedgerFault: it is missing or damaged; or, to be written to, locked for too long.
    """
    with open_ledger(request.app.state.settings.ledger, writable=writable, create=False) as ledger:
        yield ledger


def filter_of(query: Mapping[str, str]) -> Filter:
    """The filter that an address holds; blank fields of a form ask nothing."""
    values: dict[str, Any] = {name: query[name].strip() for name in TEXTS if query.get(name, "").strip()}
    person = query.get("person", "")
    return Filter(**values, person=int(person) if person.isdecimal() and len(person) < 16 else None, old="old" in query)


def query_of(asked: Filter) -> dict[str, str]:
    """The filter as the query of an address."""
    values = {field.name: getattr(asked, field.name) for field in fields(Filter)}
    return {name: str(value) for name, value in values.items() if value not in (None, False)}

"""Sums over the whole ledger, kept in memory until the ledger changes: no screen counts 200,000 reports twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from starlette.requests import Request

from selon.ledger import Ledger

# Sums kept at a time; each is a page's worth of rows.
MOST = 64
Sum = TypeVar("Sum")


def state_of(ledger: Ledger) -> str:
    """A value that changes whenever a document is added or taken out, or a decision made.

    Ids only grow, but for the last document's when it is taken out: so documents are told apart by their hash.
    """
    (state,) = ledger.query(
        "SELECT (SELECT hash FROM document_rows ORDER BY id DESC LIMIT 1), (SELECT max(id) FROM decisions),"
        " (SELECT count(*) FROM document_rows WHERE replaced = 1), (SELECT total(count) FROM month_rows),"
        " (SELECT count(*) FROM alerts), (SELECT max(document) FROM linked_rows)"
    )
    return "-".join(str(each or 0) for each in state)


def remembered(request: Request, state: str, key: str, find: Callable[[], Sum]) -> Sum:
    """What `find` finds, or found when it was last asked for under `key` in this `state` of what it looks at."""
    kept = request.app.state.sums
    found = kept.get(key)
    if found is None or found[0] != state:
        while len(kept) >= MOST:
            kept.pop(next(iter(kept)))
        found = kept[key] = (state, find())
    return cast(Sum, found[1])

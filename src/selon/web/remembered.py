"""Sums over the whole ledger, kept in memory until the ledger changes: no screen counts 200,000 reports twice."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar, cast

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


class Memory:
    """What was found under some keys, each for one state of what it was found in; what nobody asks for is forgotten."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, Any]] = {}
        # Keys are without end (names looked for); these share them.
        self._finding = tuple(RLock() for _ in range(16))

    def recall(self, state: str, key: str, find: Callable[[], Sum]) -> Sum:
        """What `find` finds, or found when it was last asked for under `key` in this `state`.

        Whoever asks while somebody else finds it waits: two at once would take twice as long each.
        """
        with self._finding[hash(key) % len(self._finding)]:
            kept = self._kept.get(key)
            found = kept if kept is not None and kept[0] == state else (state, find())
            self._kept.pop(key, None)
            while len(self._kept) >= MOST:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = found
        return cast(Sum, found[1])

    def latest(self, key: str) -> Any:
        """What was last found under `key`, in whatever state; None where nobody has asked for it."""
        kept = self._kept.get(key)
        return None if kept is None else kept[1]


def remembered(request: Request, state: str, key: str, find: Callable[[], Sum]) -> Sum:
    """As `Memory.recall`, of the application that answers a request."""
    return cast(Memory, request.app.state.memory).recall(state, key, find)

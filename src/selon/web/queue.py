"""The rows that nobody has judged, in an order that no decision changes: as reports came in, then as their text goes.

A decision writes the rows of its report anew, under new numbers: by these the rest of the report would come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selon.ledger import Ledger
from selon.ledger.rows import EventRow, LedgerRow, StatementRow
from selon.ledger.store import MACHINE

# The table of each view, and the column that a row's stance or type is in.
_TABLES: dict[type[LedgerRow], tuple[str, str]] = {
    StatementRow: ("statement_rows", "stance"),
    EventRow: ("event_rows", "type"),
}
# Rows that are counted: of more, nobody wants to know how many.
MANY = 1000


@dataclass(frozen=True, slots=True)
class Queue:
    """What is asked of the queue.

    Attributes:
        kind: whether statements or events. document: the id of a report, of which alone. what: a stance or a type,
            of which alone.
    """

    kind: type[LedgerRow]
    document: str | None = None
    what: str | None = None

    def rows(self, ledger: Ledger, after: str | None, limit: int) -> Iterator[tuple[Any, ...]]:
        """The next rows in order, after the one of an id; from the first on where there is none of that id."""
        found = ledger.query(f"{self._select('r.id')} LIMIT :limit", self._asked(ledger, after) | {"limit": limit})
        order = {row: place for place, (row,) in enumerate(found)}
        columns = self.kind.columns()
        rows = ledger.query(
            f"SELECT row, {columns} FROM {self.kind.view} WHERE row IN ({', '.join(map(str, order))})",
        )
        return (row[1:] for row in sorted(rows, key=lambda row: order[row[0]]))

    def count(self, ledger: Ledger) -> int:
        """How many wait, up to `MANY`."""
        select = f"SELECT count(*) FROM ({self._select('1')} LIMIT {MANY})"
        return sum(count for (count,) in ledger.query(select, self._asked(ledger, None)))

    def _select(self, columns: str) -> str:
        table, what = _TABLES[self.kind]
        return (
            f"SELECT {columns} FROM {table} AS r CROSS JOIN document_rows AS d ON d.id = r.document"
            " WHERE r.review = :machine AND d.replaced = 0"
            " AND (r.document, r.start, r.label) > (:number, :start, :label)"
            + (" AND r.document = (SELECT id FROM document_rows WHERE hash = :document)" if self.document else "")
            + (f" AND r.{what} = :what" if self.what else "")
            + " ORDER BY r.document, r.start, r.label"
        )

    def _asked(self, ledger: Ledger, after: str | None) -> dict[str, Any]:
        table, _ = _TABLES[self.kind]
        document, _, label = (after or "").partition("/")
        place = ledger.query(
            f"SELECT d.id, r.start FROM document_rows AS d JOIN {table} AS r ON r.document = d.id"
            " WHERE d.hash = ? AND r.label = ?",
            (document, label),
        )
        number, start = next(iter(place), (0, 0))
        asked = {"machine": MACHINE, "number": number, "start": start, "label": label}
        return asked | {"document": self.document, "what": self.what}

"""What reports tell as fact, in their own words, and who denies it: found for the desk, and kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from selon.ledger.database import Database
from selon.ledger.keep import number_of
from selon.ledger.links import CURRENT, NEWEST
from selon.ledger.rows import EventRow, StatementRow

_TOLD = "statement IS NULL AND factuality = 'CT+'"


@dataclass(frozen=True, slots=True)
class Contest:
    """An event that a report tells as fact and a statement that denies it, by the numbers of their rows.

    Attributes:
        score: 0 to 1. because: why.
    """

    event: int
    statement: int
    score: float
    because: tuple[str, ...]


class ContestStore:
    """Reads and writes of what is told and denied; writes belong into a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told_in(self, document: str) -> tuple[EventRow, ...]:
        """The events that a document tells as fact, in its own words."""
        own = f"SELECT id FROM event_rows WHERE document = ? AND {_TOLD}"
        return self._events(f"row IN ({own})", (number_of(self._database, document),))

    def told_near(self, event: EventRow, first: str, last: str) -> tuple[EventRow, ...]:
        """What reports tell as fact of the type of an event, by or to one of the same, on days between two."""
        near = self._near(event, "SELECT event FROM participant_rows", first, last)
        same = f"SELECT id FROM event_rows WHERE id IN (SELECT value FROM json_each(?)) AND type = ? AND {_TOLD}"
        return self._events(f"row IN ({same})", (json.dumps(near), event.type))

    def denied_near(self, event: EventRow, first: str, last: str) -> tuple[StatementRow, ...]:
        """What denies an event of the type of one, and names one that takes part in it, said on days between two."""
        near = self._near(event, "SELECT statement FROM topic_rows", first, last)
        told = (
            "SELECT statement FROM event_rows WHERE statement IN (SELECT value FROM json_each(?))"
            " AND type = ? AND factuality = 'CT-'"
        )
        found = self._database.rows(
            f"SELECT {StatementRow.columns()} FROM statements WHERE row IN ({told}) AND stance = 'denies' ORDER BY row",
            (json.dumps(near), event.type),
        )
        return tuple(StatementRow.of(row) for row in found)

    def events(self, rows: Iterable[int]) -> tuple[EventRow, ...]:
        """Events by the numbers of their rows."""
        return self._events("row IN (SELECT value FROM json_each(?))", (json.dumps(sorted(rows)),))

    def keep(self, contests: Iterable[Contest]) -> None:
        """Keep what is told and denied."""
        self._database.connection.executemany(
            "INSERT OR REPLACE INTO contest_rows VALUES (?, ?, ?, ?)",
            [(each.event, each.statement, each.score, " · ".join(each.because)) for each in contests],
        )

    def contests(self, statements: Iterable[int] | None = None, events: Iterable[int] = ()) -> tuple[Contest, ...]:
        """What is told and denied, of current versions, neither of it rejected.

        Args:
            statements, events: only what touches one of them; None for all.
        """
        touching = (
            " AND (c.statement IN (SELECT value FROM json_each(:statements))"
            " OR c.event IN (SELECT value FROM json_each(:events)))"
        )
        found = self._database.rows(
            "SELECT c.event, c.statement, c.score, c.because FROM contest_rows AS c"
            " JOIN event_rows AS e ON e.id = c.event JOIN statement_rows AS l ON l.id = c.statement"
            f" WHERE {CURRENT}{'' if statements is None else touching}"
            " AND NOT EXISTS (SELECT 1 FROM document_rows WHERE id IN (e.document, l.document) AND replaced = 1)"
            " ORDER BY 1, 2",
            {"statements": json.dumps(sorted(statements or ())), "events": json.dumps(sorted(events))},
        )
        return tuple(Contest(row[0], row[1], row[2], tuple(row[3].split(" · "))) for row in found)

    def _near(self, event: EventRow, rows: str, first: str, last: str) -> list[int]:
        """Rows about those who take part in an event; of each only the newest, so that the famous cost no more."""
        found: set[int] = set()
        for party in (*event.actor, *event.recipient):
            some = self._database.rows(
                f"{rows} WHERE identity = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?",
                (party.person, first, last, NEWEST),
            )
            found.update(row[0] for row in some)
        return sorted(found)

    def _events(self, where: str, values: tuple[object, ...]) -> tuple[EventRow, ...]:
        found = self._database.rows(f"SELECT {EventRow.columns()} FROM events WHERE {where} ORDER BY row", values)
        return tuple(EventRow.of(row) for row in found)

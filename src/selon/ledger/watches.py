"""Saved questions in a ledger, and what each has told already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from selon.ledger.database import Database
from selon.ledger.days import now
from selon.ledger.fault import LedgerFault


@dataclass(frozen=True, slots=True)
class SavedWatch:
    """A saved question: `question` holds what it asks and where it tells."""

    id: int
    name: str
    question: Mapping[str, Any]
    created_at: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What a watch told: `subject` names it once and for all, `told` holds what was said."""

    watch: str
    subject: str
    told: Mapping[str, Any]
    at: str


class WatchStore:
    """Reads and writes of saved questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, question: Mapping[str, Any]) -> None:
        """Save a question under a name.

        Raises:
            LedgerFault: the name is taken.
        """
        with self._database.transaction():
            if self._database.row("SELECT 1 FROM watches WHERE name = ?", (name,)):
                raise LedgerFault("watch_exists", value=repr(name))
            self._database.connection.execute(
                "INSERT INTO watches (name, question, created_at) VALUES (?, ?, ?)",
                (name, json.dumps(question, ensure_ascii=False), now()),
            )

    def remove(self, name: str) -> None:
        """Take a question out with all it told.

        Raises:
            LedgerFault: there is none of this name.
        """
        with self._database.transaction():
            self._database.connection.execute("DELETE FROM watches WHERE id = ?", (self.find(name).id,))

    def find(self, name: str) -> SavedWatch:
        """The question saved under a name.

        Raises:
            LedgerFault: there is none of this name.
        """
        for each in self.all():
            if each.name == name:
                return each
        raise LedgerFault("no_watch", value=repr(name))

    def all(self) -> tuple[SavedWatch, ...]:
        """All saved questions, in the order they were saved."""
        found = self._database.rows("SELECT id, name, question, created_at FROM watches ORDER BY id")
        return tuple(SavedWatch(row[0], row[1], json.loads(row[2]), row[3]) for row in found)

    def tell(self, watch: SavedWatch, subject: str, told: Mapping[str, Any]) -> bool:
        """Note that a watch tells something; False where it has told of the same subject before."""
        with self._database.transaction():
            before = self._database.connection.total_changes()
            self._database.connection.execute(
                "INSERT INTO alerts (watch, subject, told, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (watch.id, subject, json.dumps(told, ensure_ascii=False), now()),
            )
            return bool(self._database.connection.total_changes() > before)

    def alerts(self, name: str | None = None) -> tuple[Alert, ...]:
        """What was told, by one watch or by all, the newest first."""
        found = self._database.rows(
            "SELECT w.name, a.subject, a.told, a.at FROM alerts AS a JOIN watches AS w ON w.id = a.watch"
            " WHERE :name IS NULL OR w.name = :name ORDER BY a.id DESC",
            {"name": name},
        )
        return tuple(Alert(row[0], row[1], json.loads(row[2]), row[3]) for row in found)

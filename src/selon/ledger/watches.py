"""Saved questions in a ledger, and what each has told already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selon.ledger.database import Database
from selon.ledger.days import now
from selon.ledger.fault import LedgerFault


@dataclass(frozen=True, slots=True)
class SavedWatch:
    """A saved question: `question` holds what it asks and where it tells; `seen` is the last turn it looked at."""

    id: int
    name: str
    question: Mapping[str, Any]
    created_at: str
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """What a watch told: `subject` names it once and for all, `told` holds what was said.

    Attributes:
        sent: for each way it goes out, "begun" or "done"; a way it has not been tried, or that refused it, is missing.
    """

    watch: str
    subject: str
    told: Mapping[str, Any]
    at: str
    sent: Mapping[str, str]
    row: int


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
            self.check_free(name)
            self._database.connection.execute(
                "INSERT INTO watches (name, question, created_at) VALUES (?, ?, ?)",
                (name, json.dumps(question, ensure_ascii=False), now()),
            )

    def check_free(self, name: str) -> None:
        """See that no question is saved under a name.

        Raises:
            LedgerFault: the name is taken.
        """
        if self._database.row("SELECT 1 FROM watches WHERE name = ?", (name,)):
            raise LedgerFault("watch_exists", value=repr(name))

    def change(self, name: str, new: str, question: Mapping[str, Any]) -> None:
        """Let a saved question ask something else, or under another name; what it told stays.

        Raises:
            LedgerFault: there is none of this name, or the new name is that of another.
        """
        with self._database.transaction():
            watch = self.find(name)
            if new != name:
                self.check_free(new)
            self._database.connection.execute(
                "UPDATE watches SET name = ?, question = ? WHERE id = ?",
                (new, json.dumps(question, ensure_ascii=False), watch.id),
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
        found = self._database.rows("SELECT id, name, question, created_at, seen FROM watches ORDER BY id")
        return tuple(SavedWatch(row[0], row[1], json.loads(row[2]), *row[3:]) for row in found)

    def tell(self, watch: SavedWatch, marks: Iterable[str], told: Mapping[str, Any]) -> bool:
        """Note that a watch tells something, known by its marks; False where it told of one of them before.

        What it is known by is noted in both cases: a third copy that has only the marks of the second tells nothing.
        """
        several = tuple(marks)
        with self._database.transaction():
            known = self._database.value(
                "SELECT 1 FROM mark_rows WHERE watch = ? AND mark IN (SELECT value FROM json_each(?))",
                (watch.id, json.dumps(several)),
            )
            self.silence(watch, several)
            if not known:
                self._database.connection.execute(
                    "INSERT INTO alerts (watch, subject, told, at) VALUES (?, ?, ?, ?)",
                    (watch.id, several[0], json.dumps(told, ensure_ascii=False), now()),
                )
            return not known

    def silence(self, watch: SavedWatch, marks: Iterable[str]) -> None:
        """Take what is known by these marks as told."""
        with self._database.transaction():
            self._database.connection.executemany(
                "INSERT OR IGNORE INTO mark_rows VALUES (?, ?)", [(watch.id, mark) for mark in marks]
            )

    def see(self, watch: SavedWatch, turn: int) -> None:
        """Note up to which turn a watch has looked at what was compared."""
        with self._database.transaction():
            self._database.connection.execute("UPDATE watches SET seen = ? WHERE id = ?", (turn, watch.id))

    def alerts(self, name: str | None = None, limit: int = -1, before: int | None = None) -> tuple[Alert, ...]:
        """What was told, by one watch or by all, the newest first; `limit` -1 for all, `before` the `row` of one."""
        condition = "(:name IS NULL OR w.name = :name) AND (:before IS NULL OR a.id < :before)"
        return self._alerts(condition, {"name": name, "before": before, "limit": limit})

    def count_alerts(self) -> dict[str, int]:
        """How often each watch told something, by name; without those that never did."""
        return dict(
            self._database.rows(
                "SELECT w.name, count(*) FROM alerts AS a JOIN watches AS w ON w.id = a.watch GROUP BY 1"
            )
        )

    def undelivered(self, watch: SavedWatch) -> tuple[Alert, ...]:
        """What a watch noted that has not gone out in every way it is to, the oldest first."""
        return self._alerts("a.watch = :watch AND a.delivered = 0", {"watch": watch.id, "limit": -1})[::-1]

    def _alerts(self, condition: str, values: Mapping[str, Any]) -> tuple[Alert, ...]:
        found = self._database.rows(
            "SELECT w.name, a.subject, a.told, a.at, a.sent, a.id FROM alerts AS a JOIN watches AS w ON w.id = a.watch"
            f" WHERE {condition} ORDER BY a.id DESC LIMIT :limit",
            values,
        )
        return tuple(Alert(row[0], row[1], json.loads(row[2]), row[3], json.loads(row[4]), row[5]) for row in found)

    def send(self, alert: Alert, sent: Mapping[str, str], *, delivered: bool) -> None:
        """Note how far the delivery of an alert is, before and after each try."""
        with self._database.transaction():
            self._database.connection.execute(
                "UPDATE alerts SET sent = ?, delivered = ? WHERE id = ?",
                (json.dumps(dict(sent)), int(delivered), alert.row),
            )

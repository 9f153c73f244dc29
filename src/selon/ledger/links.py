"""What the desk keeps in a ledger: keys of statements, and how two of them stand to each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.ledger.database import Database
from selon.ledger.keep import number_of
from selon.ledger.rows import EventRow, StatementRow

# Statements looked at under one key, the newest first: adding a document costs the same in a large ledger.
NEWEST = 200
# Reports that name somebody of which it is asked what they call them, the newest first.
NAMED_IN = 20
CURRENT = "e.review <> 'rejected' AND l.review <> 'rejected'"


@dataclass(frozen=True, slots=True)
class Link:
    """How a later statement stands to an earlier one, both by the number of their row.

    Attributes:
        kind: agrees, disputes, reverses or fulfils. score: 0 to 1. because: why.
    """

    earlier: int
    later: int
    kind: str
    score: float
    because: tuple[str, ...]


class LinkStore:
    """Reads and writes of the desk; writes belong into `transaction`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.transaction = database.transaction

    def unlinked(self) -> tuple[str, ...]:
        """The ids of documents that have not been compared yet, in the order they came in."""
        # CROSS, or SQLite goes through all documents to find the few.
        found = self._database.rows(
            "SELECT hash FROM unlinked_rows CROSS JOIN document_rows ON id = document ORDER BY document"
        )
        return tuple(row[0] for row in found)

    def count_unlinked(self) -> int:
        """How many documents have not been compared yet."""
        return int(self._database.value("SELECT count(*) FROM unlinked_rows"))

    def linked_since(self, turn: int) -> tuple[tuple[int, str], ...]:
        """The documents compared after a turn, each with its own, in that order."""
        found = self._database.rows(
            "SELECT l.turn, d.hash FROM linked_rows AS l JOIN document_rows AS d ON d.id = l.document"
            " WHERE l.turn > ? ORDER BY l.turn",
            (turn,),
        )
        return tuple((row[0], row[1]) for row in found)

    def last_turn(self) -> int:
        """The turn of the newest comparing; 0 where there was none."""
        return int(self._database.value("SELECT max(turn) FROM linked_rows") or 0)

    def statements_of(self, document: str) -> tuple[StatementRow, ...]:
        """All statements of a document, in text order."""
        where = "row IN (SELECT id FROM statement_rows WHERE document = ?)"
        number = number_of(self._database, document)
        found = self._database.rows(
            f"SELECT {StatementRow.columns()} FROM statements WHERE {where} ORDER BY start", (number,)
        )
        return tuple(StatementRow.of(row) for row in found)

    def statements(self, rows: Iterable[int]) -> tuple[StatementRow, ...]:
        """Statements by the numbers of their rows."""
        found = self._database.rows(
            f"SELECT {StatementRow.columns()} FROM statements"
            " WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row",
            (json.dumps(sorted(rows)),),
        )
        return tuple(StatementRow.of(row) for row in found)

    def numbers_in(self, documents: Iterable[str]) -> frozenset[int]:
        """The numbers of all statements in some documents and, below 0, of all events: what links can be of."""
        found = self._database.rows(
            "SELECT s.id FROM json_each(:some) AS n CROSS JOIN document_rows AS d ON d.hash = n.value"
            " CROSS JOIN statement_rows AS s ON s.document = d.id"
            " UNION ALL SELECT -e.id FROM json_each(:some) AS n CROSS JOIN document_rows AS d ON d.hash = n.value"
            " CROSS JOIN event_rows AS e ON e.document = d.id",
            {"some": json.dumps(sorted(set(documents)))},
        )
        return frozenset(row[0] for row in found)

    def numbers_of(self, ids: Iterable[str]) -> frozenset[int]:
        """The numbers of statements and, below 0, of events, by the ids of their rows."""
        here = "FROM json_each(:some) AS n CROSS JOIN document_rows AS d ON d.hash = n.value ->> 0"
        found = self._database.rows(
            f"SELECT s.id {here} CROSS JOIN statement_rows AS s ON s.document = d.id AND s.label = n.value ->> 1"
            f" UNION ALL SELECT -e.id {here}"
            " CROSS JOIN event_rows AS e ON e.document = d.id AND e.label = n.value ->> 1",
            {"some": json.dumps([id.split("/") for id in sorted(set(ids))])},
        )
        return frozenset(row[0] for row in found)

    def events_in(self, rows: Iterable[int]) -> tuple[EventRow, ...]:
        """The events told in statements, by the numbers of the statements' rows."""
        told = "SELECT id FROM event_rows WHERE statement IN (SELECT value FROM json_each(?))"
        found = self._database.rows(
            f"SELECT {EventRow.columns()} FROM events WHERE row IN ({told}) ORDER BY row", (json.dumps(sorted(rows)),)
        )
        return tuple(EventRow.of(row) for row in found)

    def offices_in(self, document: str) -> tuple[tuple[str, str], ...]:
        """The people a document names, each with what they are called in the newest reports that name them."""
        found = self._database.rows(
            "SELECT i.name, e.roles FROM entity_rows AS here JOIN identity_rows AS i ON i.id = here.identity"
            " JOIN entity_rows AS e ON e.id IN (SELECT id FROM entity_rows WHERE identity = here.identity"
            " ORDER BY document DESC LIMIT ?) WHERE here.document = ? AND here.kind = 'person' AND e.roles <> '[]'",
            (NAMED_IN, number_of(self._database, document)),
        )
        return tuple((name, role) for name, roles in found for role in json.loads(roles))

    def offices_of(self, people: Iterable[int]) -> tuple[tuple[int, str], ...]:
        """People by their numbers, each with what they are called in the newest reports that name them."""
        found = self._database.rows(
            "SELECT e.identity, e.roles FROM json_each(?) AS asked JOIN entity_rows AS e ON e.id IN (SELECT id FROM"
            " entity_rows WHERE identity = asked.value ORDER BY document DESC LIMIT ?) WHERE e.roles <> '[]'",
            (json.dumps(sorted(people)), NAMED_IN),
        )
        return tuple((person, role) for person, roles in found for role in json.loads(roles))

    def count_reports(self) -> int:
        """How many reports came in so far, those since removed among them."""
        return int(self._database.value("SELECT max(id) FROM document_rows") or 0)

    def names_in_both(self, one: str, other: str, bound: int) -> tuple[str, ...]:
        """Who and what two documents name that at most so many documents of the ledger name, the rarest first."""
        # The count stops behind the bound: a name that everybody knows costs no more than a rare one.
        count = "(SELECT count(*) FROM (SELECT 1 FROM entity_rows WHERE identity = mine.identity LIMIT :bound + 1))"
        found = self._database.rows(
            f"SELECT i.name, {count} AS reports FROM entity_rows AS mine"
            " JOIN identity_rows AS i ON i.id = mine.identity WHERE mine.document = :one AND mine.kind <> 'group'"
            " AND mine.review <> 'rejected' AND reports <= :bound AND EXISTS (SELECT 1 FROM entity_rows AS its"
            " WHERE its.identity = mine.identity AND its.document = :other AND its.review <> 'rejected')"
            " ORDER BY reports, i.name",
            {
                "one": number_of(self._database, one),
                "other": number_of(self._database, other),
                "bound": bound,
            },
        )
        return tuple(row[0] for row in found)

    def candidates(self, keys: Iterable[int], limit: int) -> tuple[int, ...]:
        """Rows of statements that share some keys, the most first; of each key only the newest are looked at."""
        tally: Counter[int] = Counter()
        for key in keys:
            found = self._database.rows(
                "SELECT statement FROM key_rows WHERE key = ? ORDER BY statement DESC LIMIT ?", (key, NEWEST)
            )
            tally.update(row[0] for row in found)
        return tuple(row for row, _ in sorted(tally.items(), key=lambda each: (-each[1], -each[0]))[:limit])

    def keep(self, document: str, keys: Mapping[int, Iterable[int]], links: Iterable[Link]) -> None:
        """Keep what comparing a document gave: keys by row of its statements, and links."""
        execute = self._database.connection
        execute.executemany(
            "INSERT OR IGNORE INTO key_rows VALUES (?, ?)",
            [(key, row) for row, several in keys.items() for key in several],
        )
        execute.executemany(
            "INSERT OR REPLACE INTO link_rows VALUES (?, ?, ?, ?, ?)",
            [(each.earlier, each.later, each.kind, each.score, " · ".join(each.because)) for each in links],
        )
        number = number_of(self._database, document)
        execute.execute("INSERT OR REPLACE INTO linked_rows (document) VALUES (?)", (number,))
        execute.execute("DELETE FROM unlinked_rows WHERE document = ?", (number,))

    def links(self, kinds: Iterable[str] = (), rows: Iterable[int] | None = None) -> tuple[Link, ...]:
        """Links of some kinds, or all, between statements of current versions that nobody rejected.

        Args:
            rows: only those that touch one of these statements.
        """
        touching = None if rows is None else json.dumps(sorted(rows))
        near = (
            "SELECT earlier, later FROM link_rows WHERE earlier IN (SELECT value FROM json_each(:rows))"
            " UNION SELECT earlier, later FROM link_rows WHERE later IN (SELECT value FROM json_each(:rows))"
        )
        source = "link_rows AS k" if rows is None else f"({near}) AS n JOIN link_rows AS k USING (earlier, later)"
        found = self._database.rows(
            "SELECT k.earlier, k.later, k.kind, k.score, k.because"
            f" FROM {source} JOIN statement_rows AS e ON e.id = k.earlier JOIN statement_rows AS l ON l.id = k.later"
            f" WHERE {CURRENT} AND (:kinds = '[]' OR k.kind IN (SELECT value FROM json_each(:kinds)))"
            " AND NOT EXISTS (SELECT 1 FROM document_rows WHERE id IN (e.document, l.document) AND replaced = 1)"
            " ORDER BY 1, 2",
            {"rows": touching, "kinds": json.dumps(list(kinds))},
        )
        return tuple(Link(row[0], row[1], row[2], row[3], tuple(row[4].split(" · "))) for row in found)

    # Copies

    def group_of(self, document: str) -> tuple[str, ...]:
        """The ids of the report a document is a copy of, or itself, and of all that are copies of that."""
        found = self._database.rows(
            "SELECT hash FROM document_rows WHERE id = :origin OR origin = :origin ORDER BY id",
            {
                "origin": self._database.value(
                    "SELECT coalesce(origin, id) FROM document_rows WHERE hash = ?", (document,)
                )
            },
        )
        return tuple(row[0] for row in found)

    def origins_of(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The origins of reports in which statements and events stand, by the numbers of rows: of events below 0."""
        found = self._database.rows(
            "SELECT hash FROM document_rows WHERE id IN (SELECT coalesce(d.origin, d.id) FROM json_each(:rows) AS n"
            " CROSS JOIN statement_rows AS s ON s.id = n.value CROSS JOIN document_rows AS d ON d.id = s.document"
            " UNION SELECT coalesce(d.origin, d.id) FROM json_each(:rows) AS n"
            " CROSS JOIN event_rows AS e ON e.id = -n.value CROSS JOIN document_rows AS d ON d.id = e.document)",
            {"rows": json.dumps(sorted(rows))},
        )
        return tuple(row[0] for row in found)

    def publishers(self, documents: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Who printed each document, its own publisher first: the same text in another paper is no other document."""
        found = self._database.rows(
            "SELECT hash, publisher, 0 AS later FROM document_rows WHERE hash IN (SELECT value FROM json_each(:some))"
            " UNION ALL SELECT d.hash, s.publisher, 1 FROM document_rows d JOIN source_rows s ON s.document = d.id"
            " WHERE d.hash IN (SELECT value FROM json_each(:some)) ORDER BY later",
            {"some": json.dumps(sorted(set(documents)))},
        )
        printed: dict[str, dict[str, None]] = {}
        for document, publisher, _ in found:
            printed.setdefault(document, {}).update({publisher: None} if publisher else {})
        return {document: tuple(names) for document, names in printed.items()}

    def files(self, documents: Iterable[str]) -> dict[str, str]:
        """The file or the address each document was found at first."""
        found = self._database.rows(
            "SELECT id, file FROM documents WHERE id IN (SELECT value FROM json_each(?)) AND file IS NOT NULL",
            (json.dumps(sorted(set(documents))),),
        )
        return dict(found)

    def origins(self, documents: Iterable[str]) -> dict[str, str]:
        """The origin of each document: itself where it is no copy."""
        found = self._database.rows(
            "SELECT id, coalesce(origin, id) FROM documents WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(documents))),),
        )
        return dict(found)

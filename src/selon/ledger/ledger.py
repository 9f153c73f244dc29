"""The ledger: readings kept, versions told apart, and questions answered with typed rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from selon.ledger import filters, queries
from selon.ledger.database import PATIENCE, Database
from selon.ledger.days import days_published
from selon.ledger.facts import pack, unpack
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import Filter
from selon.ledger.rows import DocumentRow, EdgeRow, EventRow, Page, PersonRow, SourceRow, StatementRow
from selon.ledger.store import clear_facts, write_facts
from selon.record import Reading
from selon.version import VERSION

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading: `outcome` is new, same (its text was known) or version (its address was)."""

    document: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A document with all that is known of it: the reading as people have corrected it, and where it was found.

    Attributes:
        reviews: by label of a row (s3), what people made of it: accepted, corrected or rejected.
        versions: ids of all versions of the same address, the first one first.
    """

    row: DocumentRow
    reading: Reading
    reviews: Mapping[str, str]
    sources: tuple[SourceRow, ...]
    versions: tuple[str, ...]


class Ledger:
    """An open ledger. Close it, or use it in a `with` statement; one thread at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def path(self) -> Path:
        """The file it is kept in."""
        return self._database.path

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {str(self.path)!r}>"

    # Adding

    def add(
        self, reading: Reading, name: str, author: str | None = None, provenance: Mapping[str, str] | None = None
    ) -> Added:
        """Keep a reading, in one transaction.

        Args:
            name: where the text was found: a file, an address; the same text in two places has two sources.
            provenance: where each of title, publisher... was taken from.

        Raises:
            LedgerFault: the ledger cannot be written to.
        """
        document = reading.document
        with self._database.transaction():
            known = self._database.row("SELECT id, replaced FROM document_rows WHERE hash = ?", (document.id,))
            if known is not None:
                number, outcome = known[0], "same"
            else:
                number, version = self._insert_document(reading, author)
                self._keep_reading(number, reading)
                published = days_published(document.published, reading.published_between)
                write_facts(self._database, number, reading, published, {})
                outcome = "version" if version > 1 else "new"
            self._add_source(number, reading, name, provenance or {})
        return Added(document.id, outcome)

    def _insert_document(self, reading: Reading, author: str | None) -> tuple[int, int]:
        """The number of a document's new row, and the number of its version."""
        document = reading.document
        previous = self._database.row(
            "SELECT id, version FROM document_rows WHERE url = ? ORDER BY version DESC", (document.url,)
        )
        version = previous[1] + 1 if previous else 1
        number = self._database.insert(
            f"INSERT INTO document_rows VALUES (NULL{', ?' * 16})",
            (
                *(document.id, document.title, document.publisher, author, document.url, document.language),
                document.published.edtf if document.published else None,
                *days_published(document.published, reading.published_between),
                *(version, previous[0] if previous else None, 0, None, None, now(), document.text),
            ),
        )
        if previous:
            self._database.connection.execute("UPDATE document_rows SET replaced = 1 WHERE id = ?", (previous[0],))
        return number, version

    def _keep_reading(self, document: int, reading: Reading) -> None:
        run = (VERSION, reading.rules, reading.model)
        self._database.connection.execute(
            "INSERT INTO runs VALUES (NULL, ?, ?, ?, ?) ON CONFLICT DO NOTHING", (*run, now())
        )
        number = self._database.value("SELECT id FROM runs WHERE (selon, rules, model) = (?, ?, ?)", run)
        self._database.connection.execute(
            "INSERT INTO readings VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET run = excluded.run, facts = excluded.facts",
            (document, number, pack(reading)),
        )

    def _add_source(self, number: int, reading: Reading, name: str, provenance: Mapping[str, str]) -> None:
        document = reading.document
        published = document.published.edtf if document.published else None
        self._database.connection.execute(
            "INSERT INTO source_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                *(number, document.url or name, document.url, document.publisher, document.title, published),
                *(json.dumps(provenance, ensure_ascii=False), now()),
            ),
        )

    def remove(self, document: str) -> None:
        """Take a document out, and all that came from it; what people decided about it stays in the log.

        Raises:
            LedgerFault: there is no such document, or the ledger cannot be written to.
        """
        with self._database.transaction():
            number = self._number(document)
            clear_facts(self._database, number)
            (url,) = self._database.rows("SELECT url FROM document_rows WHERE id = ?", (number,))[0]
            self._database.connection.execute("DELETE FROM document_rows WHERE id = ?", (number,))
            self._database.connection.execute(
                "UPDATE document_rows SET replaced = 0 WHERE id ="
                " (SELECT id FROM document_rows WHERE url = ? ORDER BY version DESC LIMIT 1)",
                (url,),
            )

    def has(self, document: str) -> bool:
        """Whether a document of this id is in."""
        return self._database.row("SELECT 1 FROM document_rows WHERE hash = ?", (document,)) is not None

    # One document

    def find_document(self, name: str) -> str:
        """The id of the document somebody means by an id, the beginning of one, or an address (its latest version).

        Raises:
            LedgerFault: there is none, or there are several.
        """
        found = self._database.rows(
            "SELECT hash FROM document_rows WHERE hash >= :name AND hash < :name || 'g' LIMIT 2", {"name": name}
        )
        if len(found) > 1:
            raise LedgerFault("several_documents", value=repr(name))
        if not found:
            found = self._database.rows(
                "SELECT hash FROM document_rows WHERE url = ? ORDER BY version DESC LIMIT 1", (name,)
            )
        if not found:
            raise LedgerFault("no_document", value=repr(name), name=self.path)
        return str(found[0][0])

    def load_document(self, document: str) -> Stored:
        """A document, its reading and where it was found.

        Raises:
            LedgerFault: there is no document of this id.
        """
        with self._database.snapshot():
            number = self._number(document)
            row = self._database.rows(f"SELECT {DocumentRow.columns()} FROM documents WHERE row = ?", (number,))[0]
            facts, text, url = self._database.rows(
                "SELECT facts, text, url FROM readings JOIN document_rows ON id = document WHERE id = ?", (number,)
            )[0]
            sources = self._database.rows(
                f"SELECT {SourceRow.columns()} FROM sources WHERE document = ? ORDER BY added_at, name", (document,)
            )
            versions = self._database.rows("SELECT hash FROM document_rows WHERE url = ? ORDER BY version", (url,))
        return Stored(
            row=DocumentRow.of(row),
            reading=unpack(facts, text),
            reviews={},
            sources=tuple(SourceRow.of(each) for each in sources),
            versions=tuple(each[0] for each in versions) or (document,),
        )

    def _number(self, document: str) -> int:
        number = self._database.value("SELECT id FROM document_rows WHERE hash = ?", (document,))
        if number is None:
            raise LedgerFault("no_document", value=repr(document), name=self.path)
        return int(number)

    # Questions

    def documents(
        self, asked: Filter = EVERYTHING, *, limit: int = queries.PAGE, after: str | None = None
    ) -> Page[DocumentRow]:
        """Documents, the newest first."""
        conditions = filters.document_conditions(asked)
        return queries.find_page(self._database, DocumentRow, "document_rows", conditions, limit=limit, after=after)

    def statements(
        self,
        asked: Filter = EVERYTHING,
        *,
        limit: int = queries.PAGE,
        after: str | None = None,
        oldest_first: bool = False,
    ) -> Page[StatementRow]:
        """Statements by the day they were made, the newest first; undated ones last."""
        return queries.find_page(
            self._database,
            StatementRow,
            "statement_rows",
            filters.statement_conditions(self._database, asked),
            limit=limit,
            after=after,
            oldest_first=oldest_first,
        )

    def events(
        self,
        asked: Filter = EVERYTHING,
        *,
        limit: int = queries.PAGE,
        after: str | None = None,
        oldest_first: bool = False,
    ) -> Page[EventRow]:
        """Events by the day they happened, the newest first; undated ones last."""
        return queries.find_page(
            self._database,
            EventRow,
            "event_rows",
            filters.event_conditions(self._database, asked),
            limit=limit,
            after=after,
            oldest_first=oldest_first,
        )

    def people(
        self, name: str | None = None, kinds: tuple[str, ...] = ("person",), limit: int = queries.PAGE
    ) -> tuple[PersonRow, ...]:
        """People, bodies, groups or places whose spelling has the words of a name; those most spoken of first."""
        values: dict[str, Any] = {"kinds": json.dumps(kinds), "limit": limit, "ids": None}
        if name is not None:
            values["ids"] = json.dumps(filters.find_identities(self._database, name))
        chosen = (
            "SELECT e.identity FROM entity_rows AS e WHERE e.kind IN (SELECT value FROM json_each(:kinds))"
            " AND (:ids IS NULL OR e.identity IN (SELECT value FROM json_each(:ids)))"
            " GROUP BY e.identity ORDER BY count(*) DESC, e.identity LIMIT :limit"
        )
        found = self._database.rows(
            f"SELECT {PersonRow.columns()} FROM people WHERE id IN ({chosen}) ORDER BY documents DESC, id", values
        )
        return tuple(PersonRow.of(each) for each in found)

    def edges(
        self, *, since: str | None = None, until: str | None = None, person: int | None = None, limit: int = 200
    ) -> tuple[EdgeRow, ...]:
        """Who speaks of whom and who does what to whom, summed over months (YYYY-MM), the strongest first."""
        found = self._database.rows(
            "SELECT max(e.month), e.kind, e.stance, e.source, s.name, e.target, t.name, sum(e.count) AS total"
            " FROM edge_rows AS e JOIN identity_rows AS s ON s.id = e.source JOIN identity_rows AS t ON t.id = e.target"
            " WHERE e.month >= :since AND e.month <= :until AND e.count > 0"
            " AND (:person IS NULL OR e.source = :person OR e.target = :person)"
            " GROUP BY e.kind, e.stance, e.source, e.target ORDER BY total DESC, e.source, e.target LIMIT :limit",
            {"since": since or "", "until": until or "9999-99", "person": person, "limit": limit},
        )
        return tuple(EdgeRow.of(each) for each in found)

    def count(self, view: str, asked: Filter = EVERYTHING) -> int:
        """How many documents, statements or events a filter finds."""
        if view == "documents":
            return queries.count(self._database, "document_rows", filters.document_conditions(asked))
        find = {"statements": filters.statement_conditions, "events": filters.event_conditions}[view]
        return queries.count(self._database, f"{view[:-1]}_rows", find(self._database, asked))

    def query(self, sql: str, values: Any = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of any SELECT, for questions no method answers; docs/ledger.md lists the views and columns."""
        yield from self._database.rows(sql, values)


def open_ledger(path: str | Path, *, writable: bool = True, create: bool = True, patience: int = PATIENCE) -> Ledger:
    """The ledger in a file, made where it is missing.

    Args:
        writable: False for a reader, which never waits for a writer nor holds one up.
        create: False to refuse a file that does not exist.
        patience: milliseconds to wait for another process that writes.

    Raises:
        LedgerFault: it is missing, damaged, no ledger or of another version; or locked for longer than `patience`.
    """
    return Ledger(Database(Path(path), writable=writable, create=create and writable, patience=patience))


def now() -> str:
    """The moment, in UTC, as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")

"""What can be asked of a ledger, each answered with typed rows."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from selon.document import Document
from selon.ledger import filters, keep, network, queries, review, signatures
from selon.ledger.database import Database
from selon.ledger.decisions import SHORTEST, Decision, find_decision, find_undone, load_decisions
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import Filter
from selon.ledger.frames import Page, Rows
from selon.ledger.phrases import in_texts, phrase
from selon.ledger.replay import Waiting
from selon.ledger.rows import (
    DocumentRow,
    EdgeRow,
    EventRow,
    MonthRow,
    PersonRow,
    SearchRow,
    SourceRow,
    StatementRow,
)
from selon.ledger.upkeep import Begin, Check, examine
from selon.record import Reading
from selon.version import VERSION

EVERYTHING = Filter()
BATCH = 500


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


class Questions:
    """The questions of a ledger: nothing here changes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def path(self) -> Path:
        """The file it is kept in."""
        return self._database.path

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked inside is of one moment, whatever others write meanwhile."""
        with self._database.snapshot():
            yield

    # One document

    def find_document(self, name: str) -> str:
        """The id of the document somebody means by an id, its first four characters or more, or an address (its latest
        version).

        Raises:
            LedgerFault: there is none, or there are several.
        """
        # What is empty begins every id: `selon remove "$ID"` must not take the only document there is.
        begins = "SELECT hash FROM document_rows WHERE hash >= :name AND hash < :name || 'g' LIMIT 2"
        found = self._database.rows(begins, {"name": name}) if len(name) >= SHORTEST else []
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
            settled = keep.load_settled(self._database, keep.number_of(self._database, document))
            return Stored(
                row=self.load_row(document),
                reading=settled.reading,
                reviews=settled.reviews,
                sources=tuple(self.sources_of(document)),
                versions=tuple(each.id for each in self.versions_of(document)),
            )

    def sources_of(self, document: str) -> Rows[SourceRow]:
        """Where a document was found, the first place first."""
        found = self._database.rows(
            f"SELECT {SourceRow.columns()} FROM sources WHERE document = ? ORDER BY added_at, name", (document,)
        )
        return Rows(SourceRow, (SourceRow.of(each) for each in found))

    def load_text(self, document: str) -> Document:
        """A document as it was taken in.

        Raises:
            LedgerFault: there is no document of this id.
        """
        with self._database.snapshot():
            return keep.load_document(self._database, keep.number_of(self._database, document))

    def languages(self) -> tuple[str, ...]:
        """The languages its documents are in, sorted."""
        return tuple(row[0] for row in self._database.rows("SELECT DISTINCT language FROM document_rows ORDER BY 1"))

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents, in the order they came in."""
        return tuple(row[0] for row in self._database.rows("SELECT hash FROM document_rows ORDER BY id"))

    def outdated(self, language: str, rules: str, model: str) -> tuple[str, ...]:
        """The ids of documents of a language that others than these rules, model and version of Selon read."""
        found = self._database.rows(
            "SELECT d.hash FROM document_rows AS d JOIN readings ON document = d.id JOIN runs AS r ON r.id = run"
            " WHERE language = ? AND (r.selon, r.rules, r.model) <> (?, ?, ?) ORDER BY d.id",
            (language, VERSION, rules, model),
        )
        return tuple(row[0] for row in found)

    def has(self, document: str) -> bool:
        """Whether a document of this id is in."""
        return self._database.row("SELECT 1 FROM document_rows WHERE hash = ?", (document,)) is not None

    def load_row(self, document: str) -> DocumentRow:
        """What is known of a document, without its text and its reading.

        Raises:
            LedgerFault: there is no document of this id.
        """
        number = keep.number_of(self._database, document)
        return DocumentRow.of(
            self._database.rows(f"SELECT {DocumentRow.columns()} FROM documents WHERE row = ?", (number,))[0]
        )

    def versions_of(self, document: str) -> Rows[DocumentRow]:
        """All versions of a document, those of its address or of its source's id, the first one first."""
        found = self._database.rows(
            f"SELECT {DocumentRow.columns()} FROM documents WHERE row IN (SELECT other.id FROM document_rows AS own"
            " JOIN document_rows AS other ON other.id = own.id OR other.url = own.url OR other.own_id = own.own_id"
            " WHERE own.id = ?) ORDER BY version",
            (keep.number_of(self._database, document),),
        )
        return Rows(DocumentRow, (DocumentRow.of(each) for each in found))

    # Questions

    def documents(
        self, asked: Filter = EVERYTHING, *, limit: int = queries.PAGE, after: str | None = None
    ) -> Page[DocumentRow]:
        """Documents, the newest first."""
        conditions = filters.document_conditions(self._database, asked)
        return queries.find_page(self._database, DocumentRow, conditions, limit=limit, after=after)

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
            filters.event_conditions(self._database, asked),
            limit=limit,
            after=after,
            oldest_first=oldest_first,
        )

    def search(self, asked: Filter, *, limit: int = queries.PAGE) -> Rows[SearchRow]:
        """Documents that hold the words of `asked.text`, the best first, with the words in their sentence.

        Where more than a thousand hold them, the newest first.
        """
        return queries.search(
            self._database, filters.document_conditions(self._database, asked), asked.text or "", limit
        )

    def people(
        self,
        name: str | None = None,
        kinds: tuple[str, ...] = ("person",),
        limit: int = queries.PAGE,
        after: str | None = None,
    ) -> Rows[PersonRow]:
        """People, bodies, groups or places whose spelling has these words or letters, those in most documents first;
        a negative limit asks for all, `after` ("12:345") for those behind one that is in 12 documents and numbered 345.
        """
        return queries.find_people(self._database, name, kinds, limit, after)

    def timeline(self, asked: Filter = EVERYTHING) -> Iterator[StatementRow | EventRow]:
        """Events and statements that can be dated, by the first day they can have been on, the oldest first."""
        dated = replace(asked, dated=True)
        streams = (
            self._all(lambda after: self.events(dated, limit=BATCH, after=after, oldest_first=True)),
            self._all(lambda after: self.statements(dated, limit=BATCH, after=after, oldest_first=True)),
        )
        return heapq.merge(*streams, key=lambda row: row.day)

    @staticmethod
    def _all(page_after: Callable[[str | None], Page[Any]]) -> Iterator[Any]:
        after = None
        while True:
            page = page_after(after)
            yield from page
            after = page.next
            if after is None:
                return

    def months(self, asked: Filter = EVERYTHING, of: Sequence[str] = ()) -> Rows[MonthRow]:
        """How many statements of each stance and events of each type each month has, in order.

        Args:
            of: count these months only (YYYY-MM): what a filter finds in all of them can be much.
        """
        if asked == EVERYTHING and not of:
            return queries.all_months(self._database)
        return queries.count_months(self._database, asked, of)

    def find_texts(self, phrases: Iterable[str], limit: int) -> tuple[str, ...]:
        """The ids of documents that hold one or more of some phrases, those with the most telling ones first."""
        match = in_texts(" OR ".join(phrase(each) for each in phrases))
        found = self._database.rows(
            "SELECT hash FROM document_text JOIN document_rows AS t ON t.id = document_text.rowid"
            " WHERE document_text MATCH ? ORDER BY rank, t.id LIMIT ?",
            (match, limit),
        )
        return tuple(row[0] for row in found)

    def examine(self, whole: bool | None = None, begin: Begin = lambda key: None) -> Iterator[Check]:
        """Whether all is well with the file; minutes where the `whole` of a large one is asked for."""
        return examine(self._database, whole, begin)

    def edges(
        self, *, since: str | None = None, until: str | None = None, person: int | None = None, limit: int = 200
    ) -> Rows[EdgeRow]:
        """Who speaks of whom and who does what to whom, summed over months (YYYY-MM), the strongest first."""
        return network.find_edges(self._database, since, until, person, limit)

    def edge_months(self) -> tuple[str, ...]:
        """The months (YYYY-MM) that have edges, the newest first."""
        return tuple(month for month in network.find_months(self._database) if month)

    def count(self, view: str, asked: Filter = EVERYTHING) -> int:
        """How many documents, statements or events a filter finds."""
        if asked == EVERYTHING:
            return queries.count_all(self._database, view)
        return queries.count(self._database, view, filters.CONDITIONS[view](self._database, asked))

    def weeks(self, view: str, asked: Filter) -> dict[str, int]:
        """By its Monday, how many origins tell the statements or events of each week that a filter finds.

        What can have been in two weeks is left out.
        """
        return queries.count_weeks(self._database, view, filters.CONDITIONS[view](self._database, asked))

    def publishers(self, limit: int = queries.PAGE) -> tuple[tuple[str, int], ...]:
        """Publishers and how many documents each has, those with most first."""
        return queries.find_publishers(self._database, limit)

    def query(self, sql: str, values: Any = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of any SELECT, for questions no method answers; docs/ledger.md lists the views and columns."""
        yield from self._database.rows(sql, values)

    # Copies

    def near(self, signature: bytes) -> dict[str, bytes]:
        """The documents that may share text with one of this signature, by id, with their signatures."""
        return signatures.find_near(self._database, signature)

    def unsigned(self) -> tuple[str, ...]:
        """The documents that have no signature yet, in the order they came in."""
        return signatures.unsigned(self._database)

    def copies(self, origin: str, *, limit: int = -1, after: str | None = None) -> Page[DocumentRow]:
        """The documents of one origin that no later version replaced, the earliest first; empty without copies.

        Args:
            limit: how many of them; -1 for all. after: the `next` of the page before.
        """
        return queries.find_copies(self._database, origin, limit, after)

    def count_copies(self, origin: str) -> int:
        """How many documents `copies` gives in all."""
        return int(
            self._database.value(
                "SELECT count(*) FROM document_rows WHERE replaced = 0"
                " AND origin = (SELECT id FROM document_rows WHERE hash = ?)",
                (origin,),
            )
        )

    def visits(self) -> dict[str, tuple[str | None, str | None]]:
        """The ETag and Last-Modified of addresses, as they were kept."""
        return {url: (etag, modified) for url, etag, modified in self._database.rows("SELECT * FROM visits")}

    # What people decided

    def find_decision(self, uid: str) -> Decision:
        """The decision somebody means by its uid or the beginning of that.

        Raises:
            LedgerFault: there is none, or there are several.
        """
        return find_decision(self._database, uid)

    def decisions(self, layer: str | None = None, document: str | None = None) -> tuple[Decision, ...]:
        """The log, in the order the decisions were taken."""
        condition = "(:layer IS NULL OR layer = :layer) AND (:document IS NULL OR document = :document)"
        return load_decisions(self._database, condition, {"layer": layer, "document": document})

    def last_decisions(
        self,
        limit: int,
        *,
        layer: str | None = None,
        document: str | None = None,
        label: str | None = None,
        after: str | None = None,
    ) -> tuple[Decision, ...]:
        """The last decisions of the log, the newest first.

        Args:
            layer, document, label: only those of a layer, of a document, of its row. after: the `uid` of one: those
                before it in the log.
        """
        newest = (
            "id IN (SELECT id FROM decisions WHERE (:layer IS NULL OR layer = :layer)"
            " AND (:document IS NULL OR document = :document) AND (:label IS NULL OR target ->> 'label' = :label)"
            " AND (:after IS NULL OR id < (SELECT id FROM decisions WHERE uid = :after)) ORDER BY id DESC LIMIT :limit)"
        )
        asked = {"layer": layer, "document": document, "label": label, "after": after, "limit": limit}
        return load_decisions(self._database, newest, asked)[::-1]

    def undone(self) -> frozenset[str]:
        """The uids of decisions that hold no longer."""
        return find_undone(self._database)

    def waiting(self) -> tuple[Waiting, ...]:
        """Decisions that a newer reading no longer meets exactly, with the row most like what was judged."""
        return tuple(Waiting(*each) for each in review.load_waiting(self._database))

"""The ledger: readings kept, versions told apart, and questions answered with typed rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Self

from selon.document import Document
from selon.ledger import keep, review, signatures
from selon.ledger.asking import Questions
from selon.ledger.contests import ContestStore
from selon.ledger.corrections import Changes
from selon.ledger.database import PATIENCE, Database
from selon.ledger.decisions import Decision, find_decision
from selon.ledger.identities import Identities
from selon.ledger.links import LinkStore
from selon.ledger.store import write_facts
from selon.ledger.watches import WatchStore
from selon.record import Reading

# Documents that are gathered to be kept together, and seconds that the first of them waits for others.
GATHERED = 1500
LONGEST = 0.5
# Seconds after which a transaction takes in no further document: some 1,200 documents of ten statements on a machine
# that does little else. The more there are, the fewer pages each writes; but whoever else writes waits for all of them.
HELD = 4.0


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading: `outcome` is new, same (its text was known) or version (its address was)."""

    document: str
    outcome: str


class Ledger(Questions):
    """An open ledger. Close it, or use it in a `with` statement; one thread at a time."""

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def links(self) -> LinkStore:
        """What the desk keeps in it: how statements of different reports stand to each other, and what copies what."""
        return LinkStore(self._database)

    @property
    def contests(self) -> ContestStore:
        """What the desk keeps in it: events that reports tell as fact and somebody denies."""
        return ContestStore(self._database)

    @property
    def watches(self) -> WatchStore:
        """Saved questions, and what each has told."""
        return WatchStore(self._database)

    def __repr__(self) -> str:
        return f"<Ledger {str(self.path)!r}>"

    # Adding

    def add(
        self,
        reading: Reading,
        name: str,
        author: str | None = None,
        provenance: Mapping[str, str] | None = None,
        own_id: str | None = None,
    ) -> Added:
        """Keep a reading, in one transaction.

        Args:
            name: where the text was found: a file, an address; the same text in two places has two sources.
            provenance: where each of title, publisher... was taken from.
            own_id: what its source calls it, if nothing else is called so: another text of the same `own_id` that
                is like it is a newer version of it, as any one of the same address is. An address goes before it.

        Raises:
            LedgerFault: the ledger cannot be written to.
        """
        with self._adding() as (first, known):
            return self._put(first, known, reading, name, author, provenance, own_id)

    def add_all(self, readings: Iterable[tuple[Reading, str]]) -> Iterator[Added]:
        """Keep many readings, each with where it was found: faster than one by one, for those of four seconds share a
        transaction.

        Yields:
            What became of each, in their order and once it is kept. Stop at any point, and go on with the same again:
            each document is in whole or not at all.

        Raises:
            LedgerFault: the ledger cannot be written to. What was yielded is kept.
        """
        for group in _groups(readings):
            rest = iter(group)
            while added := self._keep_some(rest):
                yield from added

    def _keep_some(self, readings: Iterator[tuple[Reading, str]]) -> list[Added]:
        """Keep as many as a transaction has time for."""
        added: list[Added] = []
        with self._adding() as (first, known):
            began = monotonic()
            for reading, name in readings:
                added.append(self._put(first, known, reading, name))
                if monotonic() - began >= HELD:
                    break
        return added

    @contextmanager
    def _adding(self) -> Iterator[tuple[int, Identities]]:
        """A transaction for documents, with the number the first gets and who is known in it; their words and sums go
        in at its end.
        """
        with self._database.transaction():
            first, known = keep.next_number(self._database), Identities(self._database)
            yield first, known
            keep.index_documents(self._database, first, known)

    def _put(
        self,
        first: int,
        known: Identities,
        reading: Reading,
        name: str,
        author: str | None = None,
        provenance: Mapping[str, str] | None = None,
        own_id: str | None = None,
    ) -> Added:
        id = reading.document.id
        met = self._meet(id, reading.document, name, provenance)
        if met is not None:
            return met
        number, version = keep.insert_document(self._database, reading, id, author, own_id, first)
        keep.keep_reading(self._database, number, reading)
        settled = keep.settle(self._database, id, reading)
        write_facts(self._database, number, settled, known)
        keep.write_waiting(self._database, id, settled)
        keep.add_source(self._database, number, reading.document, name, provenance or {})
        return Added(id, "version" if version > 1 else "new")

    def meet(self, document: Document, name: str, provenance: Mapping[str, str] | None = None) -> Added | None:
        """Note where a document was found again, if its text is in already; None where it is not."""
        return self._meet(document.id, document, name, provenance)

    def _meet(self, id: str, document: Document, name: str, provenance: Mapping[str, str] | None) -> Added | None:
        number = self._database.value("SELECT id FROM document_rows WHERE hash = ?", (id,))
        if number is None:
            return None
        with self._database.transaction():
            keep.add_source(self._database, number, document, name, provenance or {})
        return Added(id, "same")

    def read_again(self, reading: Reading) -> None:
        """Put a newer reading in the place of the one a document has; what people decided is made good on it.

        Raises:
            LedgerFault: the document is not in, or the ledger cannot be written to.
        """
        id = reading.document.id
        with self._database.transaction():
            number = keep.number_of(self._database, id)
            keep.keep_reading(self._database, number, reading)
            keep.write_settled(self._database, number, id, keep.settle(self._database, id, reading))

    def remove(self, document: str) -> None:
        """Take a document out, and all that came from it; what people decided about it stays in the log.

        Raises:
            LedgerFault: there is no such document, or the ledger cannot be written to.
        """
        with self._database.transaction():
            keep.remove_document(self._database, keep.number_of(self._database, document))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is changed inside is kept, or nothing of it.

        Raises:
            LedgerFault: the ledger cannot be written to.
        """
        with self._database.transaction():
            yield

    def keep_signature(self, document: str, signature: bytes) -> None:
        """Keep what tells copies of a document's text from other texts."""
        with self._database.transaction():
            signatures.keep_signature(self._database, keep.number_of(self._database, document), signature)

    def set_origin(self, document: str, origin: str, shared: float) -> None:
        """Say which report a document is a copy of (itself, where others are copies of it), and what share of it."""
        with self._database.transaction():
            number, first = (keep.number_of(self._database, each) for each in (document, origin))
            keep.keep_origin(self._database, number, first, shared)

    def keep_visits(self, visits: Mapping[str, tuple[str | None, str | None]]) -> None:
        """Keep the ETag and Last-Modified of addresses, to ask later for what has changed only."""
        with self._database.transaction():
            self._database.connection.executemany(
                "INSERT INTO visits VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET etag = excluded.etag, modified = excluded.modified",
                [(url, etag, modified) for url, (etag, modified) in sorted(visits.items())],
            )

    # What people decide

    def accept(self, row: str, *, why: str = "", by: str | None = None, settles: str | None = None) -> Decision:
        """Say that a row ("0123456789abcdef/s3") is right."""
        return self._judge(row, "accept", {}, why, by, settles)

    def reject(self, row: str, *, why: str = "", by: str | None = None, settles: str | None = None) -> Decision:
        """Say that a row is wrong altogether: it leaves the views, and its document keeps it, marked so."""
        return self._judge(row, "reject", {}, why, by, settles)

    def correct(
        self, row: str, changes: Changes, *, why: str = "", by: str | None = None, settles: str | None = None
    ) -> Decision:
        """Say what is right instead: fields of the row and their values; `corrections.FIELDS` lists them.

        Raises:
            LedgerFault: there is no such row, or it cannot hold the changes.
        """
        return self._judge(row, "correct", changes, why, by, settles)

    def add_row(self, document: str, layer: str, claim: Changes, *, why: str = "", by: str | None = None) -> Decision:
        """Say what the machine missed: a statement or an event, at words of a document.

        Args:
            layer: statement or event.
            claim: fields of the row and their values, as for `correct`; of a statement at least `content`, of an
                event `type` and `anchor`: the word that tells it, [start, end].

        Raises:
            LedgerFault: there is no such document, no row can hold the claim, or one claims the same already.
        """
        with self._database.transaction():
            return review.add(self._database, document, layer, claim, by=by, why=why)

    def _judge(
        self, row: str, action: str, changes: Changes, why: str, by: str | None, settles: str | None
    ) -> Decision:
        with self._database.transaction():
            return review.judge(self._database, row, action, changes, by=by, why=why, settles=settles)

    def merge(self, person: int, into: int, *, why: str = "", by: str | None = None) -> Decision:
        """Say that two identities are one; `into` stands for both, in every document there is and will be."""
        with self._database.transaction():
            return review.merge(self._database, person, into, by=by, why=why)

    def split(self, entity: str, known_as: str, *, why: str = "", by: str | None = None) -> Decision:
        """Say that the entity of one document ("0123456789abcdef/e2") is somebody else, known by another name."""
        return self._judge(entity, "correct", {"known_as": known_as}, why, by, None)

    def undo(self, uid: str, *, why: str = "", by: str | None = None) -> Decision:
        """Let a decision hold no longer; undoing that decision in turn lets it hold again."""
        with self._database.transaction():
            return review.undo(self._database, find_decision(self._database, uid), by=by, why=why)

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Take decisions made elsewhere or by the desk; how many were new. Those that are in already are left out."""
        with self._database.transaction():
            return review.take(self._database, decisions)


def _groups(readings: Iterable[tuple[Reading, str]]) -> Iterator[list[tuple[Reading, str]]]:
    """Readings that come together: some hundreds, or those of half a second where they come slowly."""
    group: list[tuple[Reading, str]] = []
    began = 0.0
    for each in readings:
        began = began if group else monotonic()
        group.append(each)
        if len(group) == GATHERED or monotonic() - began >= LONGEST:
            yield group
            group = []
    if group:
        yield group


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

"""Documents and readings put in, read again, and taken out; always inside a transaction of the caller's."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

from selon.document import Document
from selon.ledger.database import Database
from selon.ledger.days import days_published, now
from selon.ledger.decisions import load_decisions
from selon.ledger.facts import pack, unpack
from selon.ledger.fault import LedgerFault
from selon.ledger.identities import Identities
from selon.ledger.replay import Settled, replay
from selon.ledger.store import clear_facts, index_facts, write_facts
from selon.ledger.sums import count_in, count_out
from selon.ledger.versions import find_previous, last_version
from selon.moment import Moment
from selon.record import Reading
from selon.version import VERSION


def number_of(database: Database, document: str) -> int:
    """The number of a document's row.

    Raises:
        LedgerFault: there is no document of this id.
    """
    number = database.value("SELECT id FROM document_rows WHERE hash = ?", (document,))
    if number is None:
        raise LedgerFault("no_document", value=repr(document), name=database.path)
    return int(number)


def next_number(database: Database) -> int:
    """The number that the next document's row gets; those after it follow."""
    return int(database.value("SELECT coalesce(max(id), 0) + 1 FROM document_rows"))


def insert_document(
    database: Database, reading: Reading, id: str, author: str | None, own_id: str | None, first: int
) -> tuple[int, int]:
    """Put in a document that is not in; the number of its row, and that of its version.

    Args:
        first: the number of the first document that is not in the indexes and sums yet: see `index_documents`.
    """
    document = reading.document
    own_id, previous = find_previous(database, document, own_id)
    version = previous[1] + 1 if previous else 1
    number = database.insert(
        f"INSERT INTO document_rows VALUES (NULL{', ?' * 17})",
        (
            *(id, document.title, document.publisher, author, document.url, document.language),
            document.published.edtf if document.published else None,
            *days_published(document.published, reading.published_between),
            *(version, previous[0] if previous else None, 0, None, None, now(), document.text, own_id),
        ),
    )
    if previous:
        if previous[0] < first:
            count_out(database, previous[0])
        database.connection.execute("UPDATE document_rows SET replaced = 1 WHERE id = ?", (previous[0],))
    return number, version


def index_documents(database: Database, first: int, known: Identities) -> None:
    """Put the documents from one on into the indexes of words and the sums, where there are any."""
    last = next_number(database) - 1
    if last < first:
        return
    database.connection.execute(
        "INSERT INTO document_text (rowid, title, text, period)"
        " SELECT id, title, text, period FROM document_rows WHERE id BETWEEN ? AND ?",
        (first, last),
    )
    index_facts(database, first, last, known)


def add_source(database: Database, number: int, document: Document, name: str, provenance: Mapping[str, str]) -> None:
    """Note where a document was found, once for each place."""
    published = document.published.edtf if document.published else None
    database.connection.execute(
        "INSERT INTO source_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            *(number, document.url or name, document.url, document.publisher, document.title, published),
            *(json.dumps(provenance, ensure_ascii=False), now()),
        ),
    )


def keep_reading(database: Database, document: int, reading: Reading) -> None:
    """Keep what the machine found, in the place of what it found before."""
    run = (VERSION, reading.rules, reading.model)
    database.connection.execute("INSERT INTO runs VALUES (NULL, ?, ?, ?, ?) ON CONFLICT DO NOTHING", (*run, now()))
    number = database.value("SELECT id FROM runs WHERE (selon, rules, model) = (?, ?, ?)", run)
    database.connection.execute(
        "INSERT INTO readings VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET run = excluded.run, facts = excluded.facts",
        (document, number, pack(reading)),
    )


def load_document(database: Database, number: int) -> Document:
    """A document as it was taken in."""
    text, language, published, title, publisher, url = database.rows(
        "SELECT text, language, published, title, publisher, url FROM document_rows WHERE id = ?", (number,)
    )[0]
    return Document(text, language, Moment(published) if published else None, title, publisher, url)


def load_settled(database: Database, document: int) -> Settled:
    """The reading of a document with what people decided made good on it.

    Raises:
        LedgerFault: what is kept of it is damaged.
    """
    facts, text, id = database.rows(
        "SELECT facts, text, hash FROM readings JOIN document_rows ON id = document WHERE id = ?", (document,)
    )[0]
    try:
        reading = unpack(facts, text)
    except (ValueError, LookupError, TypeError, zlib.error):
        raise LedgerFault("damaged", name=database.path) from None
    return settle(database, id, reading)


def settle(database: Database, id: str, reading: Reading) -> Settled:
    """A machine's reading with what people decided about its document made good on it."""
    return replay(reading, load_decisions(database, "document = ?", (id,)))


def write_settled(database: Database, document: int, id: str, settled: Settled) -> None:
    """Make a document's rows anew, and the list of its decisions that wait."""
    known = Identities(database)
    clear_facts(database, document)
    write_facts(database, document, settled, known)
    index_facts(database, document, document, known)
    write_waiting(database, id, settled)


def write_waiting(database: Database, id: str, settled: Settled) -> None:
    """Make the list of a document's decisions that wait."""
    database.connection.execute("DELETE FROM waiting WHERE document = ?", (id,))
    database.connection.executemany(
        "INSERT INTO waiting SELECT id, document, ?, ? FROM decisions WHERE uid = ?",
        [(each.label, json.dumps(each.now, ensure_ascii=False), each.decision.uid) for each in settled.waiting],
    )


def keep_origin(database: Database, document: int, origin: int, shared: float) -> None:
    """Keep of which other a document is a copy, and what share of it: of the sums, some leave copies out."""
    known = database.value("SELECT coalesce(origin, id) FROM document_rows WHERE id = ?", (document,))
    changes = (known == document) != (origin == document)
    if changes:
        count_out(database, document)
    database.connection.execute(
        "UPDATE document_rows SET origin = ?, shared = ? WHERE id = ?", (origin, shared, document)
    )
    if changes:
        count_in(database, document)


def remove_document(database: Database, number: int) -> None:
    """Take a document out with all its rows; the version before it, if any, is the current one again."""
    id, url, own_id = database.rows("SELECT hash, url, own_id FROM document_rows WHERE id = ?", (number,))[0]
    clear_facts(database, number)
    database.connection.execute("DELETE FROM waiting WHERE document = ?", (id,))
    copies = database.rows("SELECT id FROM document_rows WHERE origin = ? AND id <> ?", (number, number))
    for (copy,) in copies:
        count_out(database, copy)
    database.connection.execute("DELETE FROM document_rows WHERE id = ?", (number,))
    for (copy,) in copies:
        count_in(database, copy)
    last = last_version(database, url, own_id)
    if last is not None and database.value("SELECT replaced FROM document_rows WHERE id = ?", (last[0],)):
        database.connection.execute("UPDATE document_rows SET replaced = 0 WHERE id = ?", (last[0],))
        count_in(database, last[0])

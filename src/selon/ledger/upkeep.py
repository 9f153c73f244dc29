"""A ledger looked after: copied while in use, brought to a newer version, and examined."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import apsw

from selon.ledger.database import APPLICATION_ID, SCHEMA_VERSION, Database, check_place, told
from selon.ledger.facts import unpacked
from selon.ledger.fault import LedgerFault
from selon.ledger.keep import load_settled
from selon.ledger.sums import SUMS

# Bytes up to which a ledger is examined as a whole unless asked otherwise: half a minute's work.
LARGE = 300_000_000
# Documents of a larger one that are read instead.
SAMPLE = 300
_CURRENT = "document NOT IN (SELECT id FROM document_rows WHERE replaced = 1)"
_THERE = (
    "SELECT 'documents', count(*) - (SELECT count(*) FROM document_rows WHERE replaced = 1) FROM document_rows"
    f" UNION ALL SELECT 'statements', count(*) FROM statement_rows WHERE review <> 'rejected' AND {_CURRENT} UNION ALL"
    f" SELECT 'events', count(*) FROM event_rows WHERE review <> 'rejected' AND {_CURRENT}"
)
Begin = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing examined: `key` of the words on screen, whether it is well, and what was found."""

    key: str
    well: bool
    found: str


def back_up(path: Path, copy: Path) -> None:
    """Copy a ledger as it is at one moment, whoever writes to it meanwhile; the copy is there whole or not at all.

    Raises:
        LedgerFault: there is no such ledger, it is none, the copy exists already, or it cannot be written.
    """
    check_place(path)
    if os.path.lexists(copy):
        raise LedgerFault("copy_exists", name=copy)
    check_place(copy, create=True)
    part = copy.with_name(f".{copy.name}-{os.getpid()}.part")
    try:
        with told(path):
            source = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
            try:
                _version(source, path)
                with told(copy):
                    _copy(source, part)
            finally:
                source.close()
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)


def _copy(source: apsw.Connection, part: Path) -> None:
    target = apsw.Connection(str(part))
    try:
        with target.backup("main", source, "main") as backup:
            # All at once: a copy in steps begins anew whenever somebody writes.
            backup.step(-1)
    finally:
        target.close()


def migrate(path: Path, steps: Traversable | None = None, to: int = SCHEMA_VERSION) -> Path | None:
    """Bring an older ledger to a version, with a copy of it made first.

    Args:
        steps: the folder of N.sql, each of which makes version N of the version before.

    Returns:
        The copy; None where the ledger has the version already.

    Raises:
        LedgerFault: it is no ledger, newer, or cannot be copied or written.
    """
    steps = steps or files("selon") / "ledger" / "migrations"
    check_place(path)
    with told(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            connection.create_scalar_function("unpacked", _unpacked, 1, deterministic=True)
            version = _version(connection, path)
            if version > to:
                raise LedgerFault("too_new", name=path, version=version, known=to)
            if version == to:
                return None
            copy = path.with_name(f"{path.name}.version-{version}")
            back_up(path, copy)
            try:
                with connection:
                    for number in range(version + 1, to + 1):
                        connection.execute((steps / f"{number}.sql").read_text(encoding="utf8"))
                    connection.execute(f"PRAGMA user_version = {to}")
            except apsw.SQLError as error:
                # A table is missing or in the way: another program changed the file, or an unfinished version made it.
                raise LedgerFault("not_migrated", name=path, version=version, reason=error) from None
        finally:
            connection.close()
    return copy


def _unpacked(*facts: Any) -> str:
    """`unpacked`, as SQLite calls it."""
    return unpacked(*facts)


def _version(connection: apsw.Connection, path: Path) -> int:
    application = connection.pragma("application_id")
    if application != APPLICATION_ID:
        raise LedgerFault("not_a_ledger", name=path)
    return int(str(connection.pragma("user_version")))


def examine(database: Database, whole: bool | None = None, begin: Begin = lambda key: None) -> Iterator[Check]:
    """What can be known of an open ledger's health.

    Args:
        whole: every page, reference and sum, which takes minutes for a large ledger; or the totals, which takes
            seconds; a sample of documents is read in either case. None for all of a ledger that is not large.
        begin: is told the key of each check before it is made.
    """
    size = database.path.stat().st_size
    whole = size <= LARGE if whole is None else whole
    checks = _WHOLE if whole else _QUICK
    for key, check in {"readings": _find_unread, **checks}.items():
        begin(key)
        yield check(database, key)
    free = shutil.disk_usage(database.path.parent).free
    yield Check("disk", free > size, f"{size // 1_000_000} MB / {free // 1_000_000} MB")
    if not whole:
        yield Check("partly", True, "")


def _find_unread(database: Database, key: str) -> Check:
    unread = database.value("SELECT count(*) FROM document_rows WHERE id NOT IN (SELECT document FROM readings)")
    return Check(key, unread == 0, str(unread))


def _check_pages(database: Database, key: str) -> Check:
    found = [row[0] for row in database.rows("PRAGMA integrity_check(10)")]
    return Check(key, found == ["ok"], "; ".join(found))


def _check_references(database: Database, key: str) -> Check:
    orphans = len(database.rows("PRAGMA foreign_key_check"))
    return Check(key, orphans == 0, str(orphans))


def _recount(database: Database, key: str) -> Check:
    wrong = sum(database.value(f"SELECT count(*) FROM ({each.differing})") for each in SUMS)
    return Check(key, wrong == 0, str(wrong))


def _compare_totals(database: Database, key: str) -> Check:
    """Whether there are as many documents, statements and events as the sums of the months say."""
    told = dict(database.rows("SELECT layer, sum(count) FROM month_rows GROUP BY 1"))
    there = dict(database.rows(_THERE))
    wrong = {layer for layer in there if there[layer] != told.get(layer, 0)}
    return Check(key, not wrong, ", ".join(sorted(wrong)) or str(there["documents"]))


def _read_sample(database: Database, key: str) -> Check:
    """Whether documents from all over the ledger have the rows that were read in them."""
    last = database.value("SELECT coalesce(max(id), 0) FROM document_rows")
    step = max(1, last // SAMPLE)
    chosen = json.dumps(list(range(last, 0, -step)))
    documents = database.rows("SELECT id FROM document_rows WHERE id IN (SELECT value FROM json_each(?))", (chosen,))
    wrong = sum(not _is_as_read(database, document) for (document,) in documents)
    return Check(key, wrong == 0, f"{wrong} / {len(documents)}")


def _is_as_read(database: Database, document: int) -> bool:
    try:
        reading = load_settled(database, document).reading
    except LedgerFault:
        return False
    facts = {"entity_rows": reading.entities, "statement_rows": reading.statements, "event_rows": reading.events}
    return all(
        database.value(f"SELECT count(*) FROM {table} WHERE document = ?", (document,)) == len(rows)
        for table, rows in facts.items()
    )


_WHOLE = {"integrity": _check_pages, "references": _check_references, "edges": _recount, "sample": _read_sample}
_QUICK = {"totals": _compare_totals, "sample": _read_sample}

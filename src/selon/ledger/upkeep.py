"""A ledger looked after: copied while in use, brought to a newer version, and examined."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import apsw

from selon.ledger.database import APPLICATION_ID, SCHEMA_VERSION, Database, told
from selon.ledger.facts import unpacked
from selon.ledger.fault import LedgerFault
from selon.ledger.sums import SUMS


@dataclass(frozen=True, slots=True)
class Check:
    """One thing examined: `key` of the words on screen, whether it is well, and what was found."""

    key: str
    well: bool
    found: str


def back_up(path: Path, copy: Path) -> None:
    """Copy a ledger as it is at one moment, whoever writes to it meanwhile; the copy is there whole or not at all.

    Raises:
        LedgerFault: there is no such ledger, the copy exists already, or it cannot be written.
    """
    if not path.is_file():
        raise LedgerFault("missing", name=path)
    if copy.exists():
        raise LedgerFault("copy_exists", name=copy)
    part = copy.with_name(f".{copy.name}-{os.getpid()}.part")
    try:
        with told(path):
            source = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
            try:
                source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
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
    if not path.is_file():
        raise LedgerFault("missing", name=path)
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


def examine(database: Database) -> Iterator[Check]:
    """What can be known of an open ledger's health: its pages, its references, its indexes, its sums, its disk."""
    integrity = [row[0] for row in database.rows("PRAGMA integrity_check(10)")]
    yield Check("integrity", integrity == ["ok"], "; ".join(integrity))
    orphans = len(database.rows("PRAGMA foreign_key_check"))
    yield Check("references", orphans == 0, str(orphans))
    unread = database.value("SELECT count(*) FROM document_rows WHERE id NOT IN (SELECT document FROM readings)")
    yield Check("readings", unread == 0, str(unread))
    wrong = sum(database.value(f"SELECT count(*) FROM ({each.differing})") for each in SUMS)
    yield Check("edges", wrong == 0, str(wrong))
    size = database.path.stat().st_size
    free = shutil.disk_usage(database.path.parent).free
    yield Check("disk", free > size, f"{size // 1_000_000} MB / {free // 1_000_000} MB")

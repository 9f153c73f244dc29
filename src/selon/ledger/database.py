"""The SQLite file under a ledger: opened, locked, and every trouble with it told in one sentence."""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import apsw

from selon.ledger.fault import LedgerFault

# "Seln" in ASCII: what tells a ledger from any other SQLite file.
APPLICATION_ID = 0x53656C6E
SCHEMA_VERSION = 5
# Milliseconds a writer waits for another. A document takes a few; a hundred times that is somebody stuck.
PATIENCE = 10_000
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    # What is read is mapped, however large the file: the system's cache is the only one.
    "PRAGMA mmap_size = 68719476736",
    "PRAGMA temp_store = MEMORY",
    # Pages in the log before it is written back, 130 MB: a page that many documents change is written back once.
    "PRAGMA wal_autocheckpoint = 32000",
)
# Compiled statements that are kept. A document is added by some forty, each put at the end of the line by every row:
# with a hundred kept, four were compiled anew for every document, a twelfth of the time it takes.
_STATEMENTS = 1000
# A negative size is in KiB. What a transaction changes is in the cache until its end; a reader's pages are mapped.
_READING = "PRAGMA cache_size = -65536"
_WRITING = "PRAGMA cache_size = -262144"
# What can go wrong with any ledger; other errors are mistakes of ours.
_TROUBLES = (
    *(apsw.CorruptError, apsw.NotADBError, apsw.BusyError, apsw.FullError, UnicodeEncodeError),
    *(apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError),
)


class Database:
    """One connection to a ledger file, to be used by one thread at a time."""

    def __init__(self, path: Path, *, writable: bool, create: bool, patience: int = PATIENCE) -> None:
        """Open it, and make it where it is missing and `create` is set.

        Raises:
            LedgerFault: it is missing, no ledger, damaged, of another version, or cannot be opened.
        """
        self.path = path
        self.writable = writable
        check_place(path, create=create)
        self._note = Note(path)
        flags = apsw.SQLITE_OPEN_READONLY
        if writable:
            flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
        with self.faults():
            try:
                self._open(str(path), flags, patience)
            except (apsw.ReadOnlyError, apsw.CantOpenError):
                if writable:
                    raise
                # Even a reader writes beside the file, of what it reads of the log, unless nobody can change it.
                self._open(f"{_still(path).as_uri()}?immutable=1", flags | apsw.SQLITE_OPEN_URI, patience)
            self._check_version(create)

    def _open(self, name: str, flags: int, patience: int) -> None:
        self.connection = apsw.Connection(name, flags=flags, statementcachesize=_STATEMENTS)
        self.connection.set_busy_timeout(patience)
        for setting in (*_SETTINGS, _WRITING if self.writable else _READING, "PRAGMA application_id"):
            self.connection.execute(setting)

    def _check_version(self, create: bool) -> None:
        application, version = self.value("PRAGMA application_id"), self.value("PRAGMA user_version")
        if (application, version) == (0, 0) and create and self.writable:
            self._build()
        elif application != APPLICATION_ID:
            raise LedgerFault("not_a_ledger", name=self.path)
        elif version > SCHEMA_VERSION:
            raise LedgerFault("too_new", name=self.path, version=version, known=SCHEMA_VERSION)
        elif version < SCHEMA_VERSION:
            raise LedgerFault("too_old", name=self.path, version=version, known=SCHEMA_VERSION)

    def _build(self) -> None:
        """Make the tables of an empty file; of two processes that try at once, the second finds them made."""
        if self.value("SELECT count(*) FROM sqlite_schema"):
            if self.value("PRAGMA user_version") == SCHEMA_VERSION:
                return
            raise LedgerFault("not_a_ledger", name=self.path)
        self.connection.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            if self.value("PRAGMA user_version") == SCHEMA_VERSION:
                return
            self.connection.execute((files("selon") / "ledger" / "schema.sql").read_text(encoding="utf8"))
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing of it; one writer at a time, others wait.

        Raises:
            LedgerFault: another process kept writing for longer than this one waits; it is named.
        """
        if self.connection.in_transaction:
            yield
            return
        if not self.writable:
            raise LedgerFault("read_only", name=self.path)
        with self.faults():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._note.leave()
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with self.faults():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    def rows(self, query: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        # No context manager here, nor below: a document asks some twenty times while it is added.
        try:
            return self.connection.execute(query, values).fetchall()
        except _TROUBLES as error:
            raise fault_of(error, self.path) from error

    def row(self, query: str, values: Any = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        try:
            found: tuple[Any, ...] | None = next(self.connection.execute(query, values), None)
        except _TROUBLES as error:
            raise fault_of(error, self.path) from error
        return found

    def value(self, query: str, values: Any = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(query, values)
        return None if row is None else row[0]

    def insert(self, query: str, values: Any) -> int:
        """Run an INSERT and tell the number of the row it made."""
        self.connection.execute(query, values)
        return int(self.connection.last_insert_rowid())

    def faults(self) -> AbstractContextManager[None]:
        """SQLite's errors as sentences about this ledger."""
        return told(self.path)

    def close(self) -> None:
        """Let go of the file; twice does no harm."""
        self.connection.close()


def check_place(path: Path, *, create: bool = False) -> None:
    """Refuse a path at which no ledger is and, unless it is to be made there, none can be.

    Raises:
        LedgerFault: nothing is there, a folder is, or what is there may not be looked at.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mode = 0
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise LedgerFault("unusable", name=path, reason=reason) from None
    if not mode and not create:
        raise LedgerFault("missing", name=path)
    if stat.S_ISDIR(mode) or not os.path.isdir(path.parent):
        raise LedgerFault("no_file", name=path)


def _still(path: Path) -> Path:
    """The whole path of a ledger in a folder that may only be read, if all that was kept is in the file itself.

    Raises:
        LedgerFault: the last of it is in the log beside the file, which cannot be read there.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise LedgerFault("log_unread", name=path, log=log.name)
    return path.resolve()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as sentences about a file: damaged, locked, full, not a database, not allowed.

    Raises:
        LedgerFault: SQLite failed.
    """
    try:
        yield
    except _TROUBLES as error:
        raise fault_of(error, path) from error


def fault_of(error: Exception, path: Path) -> LedgerFault:
    """What one of SQLite's errors means for a file."""
    if isinstance(error, apsw.CorruptError):
        return LedgerFault("damaged", name=path)
    if isinstance(error, apsw.NotADBError):
        return LedgerFault("not_a_ledger", name=path)
    if isinstance(error, apsw.BusyError):
        holder = Note(path).read()
        return (
            LedgerFault("locked", name=path, holder=holder) if holder else LedgerFault("locked_by_another", name=path)
        )
    if isinstance(error, UnicodeEncodeError):
        return LedgerFault("half_character")
    if isinstance(error, apsw.ReadOnlyError):
        return LedgerFault("not_writable", name=path)
    if isinstance(error, apsw.FullError):
        return LedgerFault("full", name=path)
    return LedgerFault("unusable", name=path, reason=error)


class Note:
    """A small file beside the ledger in which the last process that wrote says who it is.

    SQLite knows that somebody writes, not who. A note is written only when the last one is not one's own, so that a
    single writer pays for it once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + "-writer")
        self._mine: int | None = None

    def leave(self) -> None:
        """Say who writes; where that fails, only a later sentence is poorer."""
        try:
            if self._mine is not None and os.stat(self._path).st_mtime_ns == self._mine:
                return
        except OSError:
            pass
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]) if sys.argv else "python"
        note = {"process": os.getpid(), "command": command, "since": datetime.now(UTC).isoformat(timespec="seconds")}
        try:
            self._path.write_text(json.dumps(note), encoding="utf8")
            self._mine = os.stat(self._path).st_mtime_ns
        except OSError:
            self._mine = time.time_ns()

    def read(self) -> str:
        """The last writer, in a few words that are the same in every language; "" where it left no note."""
        try:
            note = json.loads(self._path.read_text(encoding="utf8"))
            return f"{note['command']} (process {note['process']}, {note['since']})"
        except (OSError, ValueError, KeyError, TypeError):
            return ""

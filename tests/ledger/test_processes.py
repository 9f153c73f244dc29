"""One writes and many read; a second writer waits, then says who holds the lock; damage is told in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from made_readings import make_reading

from selon.ledger import LedgerFault, open_ledger
from selon.ledger.database import SCHEMA_VERSION
from selon.ledger.upkeep import back_up, migrate

SCRIPT = Path(__file__).with_name("add_made.py")
HOLD = """
import sys
from pathlib import Path
from selon.ledger.database import Database
database = Database(Path(sys.argv[1]), writable=True, create=True)
with database.transaction():
    print("holding", flush=True)
    sys.stdin.readline()
"""


def test_readers_see_whole_documents_while_another_process_writes(path: Path) -> None:
    open_ledger(path).close()
    process = subprocess.Popen([sys.executable, str(SCRIPT), str(path), "120"], stdout=subprocess.DEVNULL)
    counts = []
    with open_ledger(path, writable=False) as reader:
        while process.poll() is None:
            documents, statements, events = next(
                reader.query(
                    "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM statements),"
                    " (SELECT count(*) FROM events)"
                )
            )
            assert (statements, events) == (5 * documents, documents)
            counts.append(documents)
    assert process.returncode == 0
    assert counts == sorted(counts)


def test_two_writers_take_turns(path: Path) -> None:
    open_ledger(path).close()
    processes = [
        subprocess.Popen([sys.executable, str(SCRIPT), str(path), "60"], stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [process.wait() for process in processes] == [0, 0]
    with open_ledger(path) as ledger:
        assert next(ledger.query("SELECT count(*) FROM documents"))[0] == 60
        assert all(check.well for check in ledger.examine() if check.key != "disk")


def test_another_program_that_writes_is_told_as_such(path: Path) -> None:
    open_ledger(path).close()
    path.with_name(f"{path.name}-writer").unlink(missing_ok=True)
    # In one process two builds of SQLite do not see each other's locks.
    begin = "db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN IMMEDIATE')"
    command = [sys.executable, "-u", "-c", f"import sqlite3, sys; {begin}; print('holding'); input()", str(path)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    with open_ledger(path, patience=50) as ledger, pytest.raises(LedgerFault, match="by another program"):
        ledger.add(make_reading(("Ana Ruiz", "le pont ferme")), "a")
    holder.communicate("\n")


def test_a_second_writer_waits_then_says_who_holds_the_lock(path: Path) -> None:
    open_ledger(path).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    reading = make_reading(("Ana Ruiz", "le pont ferme"))
    with open_ledger(path, patience=50) as ledger:
        with pytest.raises(LedgerFault, match=rf"process {holder.pid}\b"):
            ledger.add(reading, "a")
        assert ledger.count("documents") == 0
        holder.communicate("\n")
        assert ledger.add(reading, "a").outcome == "new"


def test_a_damaged_file_is_told_in_a_sentence(path: Path) -> None:
    with open_ledger(path) as ledger:
        for n in range(40):
            ledger.add(make_reading(("Ana Ruiz", f"le pont {n} ferme")), "a")
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerFault, match="is damaged"), open_ledger(path) as ledger:
        list(ledger.statements())


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 no more", b"a text that is no ledger" * 100])
def test_what_is_no_ledger_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(LedgerFault, match="is not a ledger"):
        open_ledger(path, create=False)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused_and_left_alone(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerFault, match="is not a ledger"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_missing_ledger_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(LedgerFault, match="there is no ledger"):
        open_ledger(tmp_path / "none.db", writable=False)
    with pytest.raises(LedgerFault, match="cannot be a ledger"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerFault, match="cannot be a ledger"):
        open_ledger(tmp_path / "no" / "folder.db")


def test_a_backup_taken_while_another_writes_is_a_whole_ledger(path: Path, tmp_path: Path) -> None:
    open_ledger(path).close()
    process = subprocess.Popen([sys.executable, str(SCRIPT), str(path), "100"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    back_up(path, tmp_path / "copy.db")
    process.communicate()
    with open_ledger(tmp_path / "copy.db") as copy:
        assert copy.count("documents") > 0
        assert all(check.well for check in copy.examine() if check.key != "disk")
    with pytest.raises(LedgerFault, match="exists already"):
        back_up(path, tmp_path / "copy.db")


def test_an_older_ledger_is_copied_then_migrated(path: Path, tmp_path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(make_reading(("Ana Ruiz", "le pont ferme")), "a")
    steps = tmp_path / "migrations"
    steps.mkdir()
    (steps / f"{SCHEMA_VERSION + 1}.sql").write_text("ALTER TABLE watches ADD COLUMN colour TEXT;")
    (steps / f"{SCHEMA_VERSION + 2}.sql").write_text("CREATE TABLE notes (id INTEGER PRIMARY KEY) STRICT;")
    assert migrate(path) is None
    copy = migrate(path, steps, to=SCHEMA_VERSION + 2)
    assert copy is not None
    with pytest.raises(LedgerFault, match="newer Selon"):
        open_ledger(path)
    with open_ledger(copy) as before:
        assert before.count("statements") == 1


def test_a_migration_that_fails_changes_nothing(path: Path, tmp_path: Path) -> None:
    open_ledger(path).close()
    steps = tmp_path / "migrations"
    steps.mkdir()
    (steps / f"{SCHEMA_VERSION + 1}.sql").write_text("CREATE TABLE notes (id INTEGER) STRICT; SELECT * FROM nothing;")
    with pytest.raises(LedgerFault, match="cannot be migrated"):
        migrate(path, steps, to=SCHEMA_VERSION + 1)
    with open_ledger(path) as ledger:
        assert next(ledger.query("SELECT count(*) FROM sqlite_schema WHERE name = 'notes'"))[0] == 0

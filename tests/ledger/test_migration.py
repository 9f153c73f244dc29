"""A ledger of an older version becomes what a new one is, and keeps what it holds. `versions/N.sql` made version N."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from made_readings import make_reading, with_event

from selon.ledger import Filter, LedgerFault, open_ledger
from selon.ledger.database import APPLICATION_ID, SCHEMA_VERSION
from selon.ledger.sums import SUMS
from selon.ledger.upkeep import migrate

OLD = Path(__file__).parent / "versions"


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_version_becomes_the_newest(version: int, path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with open_ledger(path) as ledger:
        for n in range(3):
            reading = make_reading(
                ("Ana Ruiz", f"Jo Bell ferme le pont {n}"), about="Jo Bell", url="https://j.example/1"
            )
            reading = with_event(reading, "Ana Ruiz", "Jo Bell", time="2023-05")
            said = replace(reading.statements[0], addressee=reading.entities[1].mentions[0].span)
            ledger.add(replace(reading, statements=(said,)), "a")
        ledger.watches.add("pont", {"text": "pont"})
        ledger.keep_signature(ledger.ids()[0], bytes(range(256)) * 2)
    as_it_was(path, old, version)
    with pytest.raises(LedgerFault, match="migrate"):
        open_ledger(old)
    assert migrate(old) is not None
    assert schema_of(old) == schema_of(path)
    with open_ledger(old) as ledger, open_ledger(path) as new:
        assert ledger.count("statements", Filter(text="pont")) == 1
        assert [row.to_dict() for row in ledger.statements(Filter(old=True))] == [
            row.to_dict() for row in new.statements(Filter(old=True))
        ]
        for query in ("SELECT * FROM band_rows", "SELECT * FROM unsigned_rows", "SELECT document FROM unlinked_rows"):
            assert set(ledger.query(query)) == set(new.query(query)) != set()
        assert [row.addressee for row in ledger.statements(Filter(to="Bell"))] == ["Jo Bell"]
        assert list(ledger.query("SELECT * FROM addressee_rows")) == list(new.query("SELECT * FROM addressee_rows"))
        # What no watch has looked at is still to be looked at.
        assert [watch.seen for watch in ledger.watches.all()] == [0]
        for each in SUMS:
            assert list(ledger.query(each.differing)) == []
        ledger.remove(ledger.ids()[-1])
        assert ledger.count("statements") == 1
        assert ledger.count("statements", Filter(text="pont")) == 1


def test_one_that_is_not_as_its_version_was_is_told_and_left_as_it_is(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with open_ledger(path) as ledger:
        ledger.add(make_reading(("Ana Ruiz", "le pont ferme")), "a")
    as_it_was(path, old, 1)
    connection = apsw.Connection(str(old))
    connection.execute("DROP TABLE linked_rows")
    connection.close()
    before = schema_of(old)
    with pytest.raises(LedgerFault, match="cannot be migrated"):
        migrate(old)
    assert schema_of(old) == before


def as_it_was(path: Path, old: Path, version: int) -> None:
    """What a ledger holds, in the tables of an older version."""
    connection = apsw.Connection(str(old))
    connection.execute((OLD / f"{version}.sql").read_text(encoding="utf8"))
    connection.execute("ATTACH ? AS new", (str(path),))
    tables = (
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_text*' AND name NOT GLOB 'sqlite*'"
    )
    for (table,) in connection.execute(tables).fetchall():
        columns = ", ".join(f'"{column[1]}"' for column in connection.execute(f"PRAGMA main.table_info({table})"))
        # What a trigger put in already is passed over.
        connection.execute(f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    if version == 1:
        connection.execute("DELETE FROM month_rows WHERE layer = 'documents'")
    else:
        # Up to version 2 triggers put the words of documents in, and up to version 3 all others.
        for table in ("statement_text", "document_text", "addressee_text", "spelling_text")[
            : version if version > 3 else version - 1
        ]:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def schema_of(path: Path) -> dict[str, object]:
    """What there is in a file: of tables their columns, of all else the SQL without its comments and blanks."""
    connection = apsw.Connection(str(path))
    found: dict[str, object] = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        if kind == "table" and "VIRTUAL" not in sql:
            found[name] = sorted(tuple(row[1:]) for row in connection.execute(f"PRAGMA table_xinfo({name})"))
        else:
            found[name] = re.sub(r"--.*|\s+", "", sql or "")
    connection.close()
    return found

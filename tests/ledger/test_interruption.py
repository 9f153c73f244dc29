"""Killed at any moment, the next run goes on where the last one stopped; nothing is lost, half done or done twice."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import apsw
import pytest

from selon.ledger import Filter, LedgerFault, open_ledger

SCRIPT = Path(__file__).with_name("add_made.py")
NUMBER = 150


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but for when it was made; and each index of words agrees with its table."""
    connection = apsw.Connection(str(path))
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {}
    for name in names:
        if name in ("document_text", "statement_text", "spelling_text"):
            connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        elif "_text_" not in name:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(f'"{column}"' for column in columns if column not in ("added_at", "started_at"))
            found[name] = connection.execute(f"SELECT {kept} FROM {name} ORDER BY {kept}").fetchall()
    assert connection.pragma("integrity_check") == "ok"
    connection.close()
    return found


def add(path: Path, kill_after: float | None = None, *how: str) -> tuple[int, float]:
    """Run the process, or kill it so many seconds after its first document; how many it told of, and how long."""
    command = [sys.executable, str(SCRIPT), str(path), str(NUMBER), *how]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    started = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    told = process.stdout.read().count("\n") + bool(first)
    process.wait()
    process.stdout.close()
    assert kill_after is not None or process.returncode == 0
    return told, time.perf_counter() - started


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[tuple[Any, ...]]], float]:
    """What an uninterrupted run leaves, and how long it takes."""
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    _, seconds = add(path)
    return tables(path), seconds


def kill_and_go_on(path: Path, times: int, seconds: float, seed: int) -> None:
    """Kill that many runs at random moments, checking after each that what was told is kept; then let one finish.

    Every other seed adds many documents in a transaction.
    """
    how = ("together",) if seed % 2 else ()
    moments = random.Random(seed)
    for _ in range(times):
        told, _ = add(path, moments.uniform(0, seconds), *how)
        with open_ledger(path) as ledger:
            assert ledger.count("documents", Filter(old=True)) >= told
            if told == NUMBER:
                return
    add(path, None, *how)


def test_ten_kills_leave_what_an_uninterrupted_run_leaves(
    tmp_path: Path, whole: tuple[dict[str, list[tuple[Any, ...]]], float]
) -> None:
    rows, seconds = whole
    for number in range(5):
        path = tmp_path / f"{number}.db"
        kill_and_go_on(path, 2, seconds / 2, number)
        assert tables(path) == rows


@pytest.mark.long
def test_two_hundred_kills_leave_what_an_uninterrupted_run_leaves(
    tmp_path: Path, whole: tuple[dict[str, list[tuple[Any, ...]]], float]
) -> None:
    rows, seconds = whole
    for number in range(50):
        path = tmp_path / f"{number}.db"
        kill_and_go_on(path, 4, seconds / 4, number)
        assert tables(path) == rows


def test_a_full_disk_keeps_what_was_there_and_the_next_run_goes_on(path: Path) -> None:
    sys.path.insert(0, str(SCRIPT.parent))
    from add_made import readings

    made = readings(60)
    added = 0
    with open_ledger(path) as ledger:
        (pages,) = next(ledger.query("PRAGMA page_count"))
        next(ledger.query(f"PRAGMA max_page_count = {pages + 20}"))
        with pytest.raises(LedgerFault, match="full"):  # noqa: PT012
            for reading in made:
                ledger.add(reading, "made")
                added += 1
        assert 0 < added < 60
        assert ledger.count("documents") > 0
    with open_ledger(path) as ledger:
        outcomes = [ledger.add(reading, "made").outcome for reading in made]
        assert outcomes.count("same") == added
        assert all(check.well for check in ledger.examine() if check.key != "disk")

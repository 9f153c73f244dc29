"""The sums that screens show are those of the rows, whatever was added, changed, decided, undone and taken out."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import make_reading, with_event

from selon.ledger import Filter, Ledger, LedgerFault, open_ledger
from selon.ledger.sums import SUMS, Sum
from selon.record import Reading

NAMES = ("Ana Ruiz", "Jo Bell", "Lou Marchal", "Zoé Vasseur")


def made(n: int) -> Reading:
    """One of some reports; two are of one address."""
    one, other = NAMES[n % 4], NAMES[(n + 1) % 4]
    reading = make_reading(
        *((one, f"{other} se trompe pour la fois {n} sur le pont {m}") for m in range(4)),
        about=other,
        published=f"2023-{1 + n % 6:02}-{1 + n:02}" if n != 3 else None,
        publisher=("Le Phare", "L’Écho", None)[n % 3],
        url=f"https://journal.example/{n - (n == 6)}",
    )
    return with_event(reading, one, other, time=f"2023-{1 + n % 6:02}")


MADE = [made(n) for n in range(8)]


def add(ledger: Ledger, n: int) -> None:
    ledger.add(MADE[n % len(MADE)], "made")


def read_again(ledger: Ledger, n: int) -> None:
    reading = MADE[n % len(MADE)]
    if ledger.has(reading.document.id):
        some = reading.statements[: n % 5]
        ledger.read_again(replace(reading, statements=some, events=()))


def remove(ledger: Ledger, n: int) -> None:
    ledger.remove(MADE[n % len(MADE)].document.id)


def reject(ledger: Ledger, n: int) -> None:
    ledger.reject(f"{MADE[n % len(MADE)].document.id}/{('s1', 's2', 'v1', 'e1', 'e2')[n % 5]}")


def set_right(ledger: Ledger, n: int) -> None:
    ledger.correct(f"{MADE[n % len(MADE)].document.id}/s3", {"speaker": NAMES[n % 4], "stance": "denies"})


def merge(ledger: Ledger, n: int) -> None:
    ledger.merge(1 + n % 4, 1 + (n // 2) % 4)


def undo(ledger: Ledger, n: int) -> None:
    decisions = ledger.decisions()
    if decisions:
        ledger.undo(decisions[n % len(decisions)].uid)


STEPS = (add, add, read_again, remove, reject, set_right, merge, undo)


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 40)), min_size=4, max_size=16))
def test_sums_are_those_of_the_rows(steps: list[tuple[Callable[[Ledger, int], None], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "any.db") as ledger:
        for n in range(len(MADE)):
            add(ledger, n)
        for step, n in steps:
            try:
                step(ledger, n)
            except LedgerFault:
                # A row that is gone, a person that is itself: what is refused changes nothing.
                continue
        for each in SUMS:
            assert list(ledger.query(each.differing)) == []


@pytest.mark.parametrize("each", SUMS, ids=lambda each: each.table)
def test_a_wrong_sum_is_noticed(path: Path, each: Sum) -> None:
    with open_ledger(path) as ledger:
        for n in range(len(MADE)):
            add(ledger, n)
    for change in (f"UPDATE {each.table} SET {each.counts[0]} = {each.counts[0]} + 1", f"DELETE FROM {each.table}"):
        apsw.Connection(str(path)).execute(change)
        with open_ledger(path) as ledger:
            assert {check.key for check in ledger.examine() if not check.well} == {"edges"}


def test_in_part_a_ledger_is_examined_by_its_totals_and_a_sample(path: Path) -> None:
    with open_ledger(path) as ledger:
        for n in range(len(MADE)):
            add(ledger, n)
        found = {check.key: check.well for check in ledger.examine(whole=False)}
    assert found.keys() == {"readings", "totals", "sample", "disk", "partly"}
    assert all(well for key, well in found.items() if key != "disk")
    for change, key in (
        ("UPDATE month_rows SET count = count + 1 WHERE layer = 'events'", "totals"),
        (
            "DELETE FROM mention_rows; DELETE FROM entity_rows WHERE id NOT IN (SELECT entity FROM statement_rows)",
            "sample",
        ),
        ("UPDATE readings SET facts = x'00'", "sample"),
    ):
        apsw.Connection(str(path)).execute(change)
        with open_ledger(path) as ledger:
            assert key in {check.key for check in ledger.examine(whole=False) if not check.well}


@pytest.mark.parametrize("view", ["documents", "statements", "events"])
def test_what_there_is_in_all_is_counted_without_replaced_versions(ledger: Ledger, view: str) -> None:
    for n in range(len(MADE)):
        add(ledger, n)
    rows = getattr(ledger, view)(limit=1000).rows
    assert ledger.count(view) == len(rows) == ledger.count(view, Filter(language="fr"))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        ("2023-03", "2023-03"),
        ("2023-01", "2023-12"),
        ("2023-04", None),
        (None, "2023-06"),
        ("2024-01", None),
    ],
)
@pytest.mark.parametrize("person", [None, 1])
def test_a_network_sums_the_months_asked_for(
    ledger: Ledger, since: str | None, until: str | None, person: int | None
) -> None:
    for n in range(len(MADE)):
        add(ledger, n)
    expected: Counter[tuple[str, str, int, int]] = Counter()
    for month, kind, stance, source, target, count in ledger.query("SELECT * FROM edge_rows"):
        if count and (since or "") <= month <= (until or "9") and person in (None, source, target):
            expected[kind, stance, source, target] += count
    found = ledger.edges(since=since, until=until, person=person)
    assert {(e.kind, e.stance, e.source_person, e.target_person): e.count for e in found} == expected
    assert [e.count for e in found] == sorted((e.count for e in found), reverse=True)

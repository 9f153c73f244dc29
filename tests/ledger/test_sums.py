"""The sums that screens show are those of the rows, whatever was added, changed, decided, undone and taken out."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_readings import make_reading, with_event

from selon.ledger import Filter, Ledger, LedgerFault, open_ledger
from selon.ledger.database import Database
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


def join(ledger: Ledger, n: int) -> None:
    ledger.set_origin(MADE[n % 8].document.id, MADE[(n + n // 8) % 8].document.id, 1.0)


STEPS = (add, add, read_again, remove, reject, set_right, merge, undo, join)


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


@pytest.fixture
def connected(ledger: Ledger) -> Ledger:
    """Of four years, with edges few of which are strong; some are strong in one year alone."""
    dice = random.Random(1)
    people = [("person", f"p{n}", "", f"P{n}", n) for n in range(1, 41)]
    months: Counter[tuple[str, int, int]] = Counter()
    for _ in range(6000):
        one, other = (min(int(dice.paretovariate(0.9)), 40) for _ in range(2))
        months[f"{dice.randrange(2020, 2024)}-{dice.randrange(1, 13):02}", one, other] += 1
    for other in range(2, 6):
        months["2023-05", 40, other] += 90
    years: Counter[tuple[str, int, int]] = Counter()
    for (month, one, other), count in months.items():
        years[month[:4], one, other] += count
    with ledger.transaction():
        for kind, key, sound, name, standing in people:
            values = (kind, key, sound, name, standing)
            tuple(
                ledger.query(
                    "INSERT INTO identity_rows (kind, key, sound, name, standing) VALUES (?, ?, ?, ?, ?)", values
                )
            )
        for table, edges in (("edge_rows", months), ("edge_year_rows", years)):
            for (when, one, other), count in edges.items():
                tuple(
                    ledger.query(
                        f"INSERT INTO {table} VALUES (?, 'says', 'affirms', ?, ?, ?)", (when, one, other, count)
                    )
                )
    return ledger


@pytest.mark.parametrize(
    ("since", "until"),
    [(None, None), ("2020-01", "2022-12"), ("2020-01", "2023-11"), ("2021-07", "2022-03"), ("2023-04", "2023-06")],
)
@pytest.mark.parametrize("limit", [1, 10, 2000])
def test_the_strongest_of_a_network_are_those_of_all_its_edges(
    connected: Ledger, since: str | None, until: str | None, limit: int
) -> None:
    every: Counter[tuple[int, int]] = Counter()
    for month, source, target, count in connected.query("SELECT month, source, target, count FROM edge_rows"):
        if (since or "") <= month <= (until or "9"):
            every[source, target] += count
    expected = sorted(every.items(), key=lambda each: (-each[1], each[0]))[:limit]
    found = connected.edges(since=since, until=until, limit=limit)
    assert [((e.source_person, e.target_person), e.count) for e in found] == expected


def test_of_many_years_only_edges_that_can_be_among_the_strongest_are_summed(
    connected: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    rows = Database.rows

    def ask(self: Database, query: str, values: Any = ()) -> Any:
        asked.append((query, values))
        return rows(self, query, values)

    monkeypatch.setattr(Database, "rows", ask)
    connected.edges(limit=5)
    query, values = asked[-1]
    plan = " ".join(step for *_, step in connected.query(f"EXPLAIN QUERY PLAN {query}", values))
    assert "GROUP BY" not in plan
    ((summed, every),) = connected.query(
        "SELECT count(*) FILTER (WHERE count * :number >= :least), count(*) FROM edge_year_rows", values
    )
    assert summed < every / 10

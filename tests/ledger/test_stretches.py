"""Pages that are gathered from one stretch of days after the other hold what is found all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from made_readings import make_reading, with_event

from selon.ledger import Filter, Ledger, Page, Rows, StatementRow, filters, open_ledger, stretches

ASKED = (
    Filter(text="pont"),
    Filter(about="Jo Bell"),
    Filter(about="pont"),
    Filter(place="Belroc"),
    Filter(text="pont", speaker="Ana Ruiz"),
    Filter(text="pont", since="2023-02-10"),
    Filter(text="pont", until="2023-02-10"),
    Filter(about="Jo Bell", since="2023-02", until="2023-03-05"),
    Filter(text="pont", dated=True),
    Filter(text="pont", old=True),
    Filter(person=1),
    Filter(text="202302"),
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Reports of some days, of a month, of a year and of none, added in no order."""
    days = ["2023-02-03", "2023-02-28", None, "2023-02", "2023", "2022-12-31", "2023-02-03", "2024-02-29", "2023-03-05"]
    with open_ledger(tmp_path_factory.mktemp("stretches") / "many.db") as ledger:
        for n, day in enumerate(days * 2):
            reading = make_reading(
                ("Ana Ruiz", f"Jo Bell ferme le pont {n}"),
                ("Jo Bell", f"le pont de Belroc tient {n}"),
                ("Jo Bell", f"la route {n}"),
                about="Jo Bell",
                places=("Belroc",),
                published=day,
                url=f"https://journal.example/{n % 16}",
            )
            ledger.add(with_event(reading, "Ana Ruiz", "Jo Bell", time=day or "2021"), "made")
        yield ledger


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize(
    ("view", "oldest_first"),
    [("statements", False), ("statements", True), ("events", False), ("events", True), ("documents", False)],
)
def test_stretches_hold_what_is_found_at_once(
    many: Ledger, view: str, asked: Filter, oldest_first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = pages(many, view, asked, oldest_first, limit=1000)
    monkeypatch.setattr(filters, "FEW", -1)
    monkeypatch.setattr(stretches, "FIRST", 1)
    monkeypatch.setattr(stretches, "MOST", 2)
    assert pages(many, view, asked, oldest_first, limit=3) == at_once
    assert pages(many, view, asked, oldest_first, limit=1000) == at_once


def pages(ledger: Ledger, view: str, asked: Filter, oldest_first: bool, limit: int) -> list[str]:
    """The ids of all rows, page by page."""
    order = {} if view == "documents" else {"oldest_first": oldest_first}
    found: list[str] = []
    page = Page(Rows(StatementRow, ()), "")
    while page.next is not None:
        page = getattr(ledger, view)(asked, limit=limit, after=page.next or None, **order)
        found += [row.id for row in page]
    return found


def test_what_is_looked_for_in_months_is_no_word_of_a_text(many: Ledger) -> None:
    assert many.count("statements", Filter(text="202302")) == 0
    assert many.search(Filter(text="202302")) == ()


def test_months_of_a_filter_are_counted_alone(many: Ledger) -> None:
    asked = Filter(about="Jo Bell", dated=True)
    some = ("2023-02", "2023-03")
    assert many.months(asked, some) == tuple(row for row in many.months(asked) if row.month in some)
    assert many.months(replace(asked, text="pont"), some)


def test_words_that_many_reports_hold_are_found_the_newest_first(many: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    best = many.search(Filter(text="pont"))
    monkeypatch.setattr("selon.ledger.queries.RANKED", 1)
    newest = many.search(Filter(text="pont"))
    assert [row.document for row in newest] == [row.id for row in many.documents(Filter(text="pont"))]
    assert {(row.document, row.excerpt) for row in newest} == {(row.document, row.excerpt) for row in best}

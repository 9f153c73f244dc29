"""Answers turn into frames of pandas and Polars: a row for each, a column for each field, also of an empty answer."""

from __future__ import annotations

import sys
from dataclasses import fields

import pytest
from made_readings import make_reading, with_event

from selon.ledger import Filter, Ledger, LedgerFault, StatementRow, to_pandas, to_polars


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    reading = make_reading(("Ana Ruiz", "Jo Bell ferme le pont"), ("Jo Bell", "rien n’est vrai"), about="Jo Bell")
    ledger.add(with_event(reading, "Jo Bell", "Ana Ruiz", time="2023-05-08"), "a")
    return ledger


COLUMNS = [*(field.name for field in fields(StatementRow)), *StatementRow.flags]


def test_every_answer_becomes_a_pandas_frame(filled: Ledger) -> None:
    pytest.importorskip("pandas")
    page = filled.statements()
    frame = page.to_pandas()
    assert list(frame["speaker"]) == [row.speaker for row in page]
    assert list(frame.columns) == COLUMNS
    assert frame["file"].tolist() == [row.file for row in page] != [None] * len(page)
    assert {*frame["rules"]} == {row.rules for row in page} != {""}
    assert filled.events().to_pandas()["actor"][0] == [{"person": filled.people("Bell")[0].id, "name": "Jo Bell"}]
    answers = (filled.documents(), filled.people(), filled.search(Filter(text="pont")), filled.edges(), filled.months())
    for answer in answers:
        assert len(answer.to_pandas()) == len(answer) > 0


def test_every_answer_becomes_a_polars_frame(filled: Ledger) -> None:
    pytest.importorskip("polars", reason="Polars is not installed")
    page = filled.statements()
    assert page.to_polars()["speaker"].to_list() == [row.speaker for row in page]
    assert filled.events().to_polars()["actor"][0].to_list()[0]["name"] == "Jo Bell"
    assert filled.edges().to_polars().height == len(filled.edges())
    assert filled.statements(Filter(text="nowhere")).to_polars().columns == COLUMNS
    assert to_polars(filled.timeline()).height == 3


def test_an_empty_answer_keeps_its_columns_and_two_kinds_share_a_frame(filled: Ledger) -> None:
    pytest.importorskip("pandas")
    empty = filled.statements(Filter(text="nowhere")).to_pandas()
    assert (len(empty), list(empty.columns)) == (0, COLUMNS)
    both = to_pandas(filled.timeline())
    assert {"speaker", "factuality"} <= set(both.columns)
    assert len(both) == 3


def test_where_the_package_is_missing_a_sentence_says_how_to_install_it(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(LedgerFault, match=r"pip install polars"):
        filled.people().to_polars()

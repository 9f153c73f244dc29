"""What lists, tables and pictures show of a row: the same as its report says, and no more than is known."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_readings import make_reading

from selon.desk.bulk import bulk_of
from selon.desk.charts import make_chart
from selon.desk.export import export
from selon.desk.export.spreadsheet import to_xlsx
from selon.desk.profile import find_roles
from selon.ledger import Filter, Ledger, open_ledger
from selon.ledger.leads import with_cues
from selon.reading.read import read
from selon.ui import load_words

FRENCH, ENGLISH = load_words("fr"), load_words("en")
SAID = (
    "Lise Aubrac a assuré que rien n'avait été signé. Lise Aubrac a démenti mardi que le pont ait cédé. "
    "Les bateliers craignent, eux aussi, de perdre la saison."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "shown.db") as ledger:
        ledger.add(read(SAID, published="2024-03-07"), "said.txt")
        yield ledger


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_table_tells_what_is_denied_and_which_day_is_the_papers_alone(ledger: Ledger) -> None:
    rows = {row["content"]: row for row in rows_of(export(ledger, "csv", Filter(), "statements"))}
    told = {content: (row["stance"], row["content_denied"], row["day_told"]) for content, row in rows.items()}
    assert told == {
        "que rien n'avait été signé": ("denies", "False", "False"),
        "que le pont ait cédé": ("denies", "True", "True"),
        "de perdre la saison": ("fears", "", "False"),
    }


def test_a_workbook_tells_what_its_codes_mean_in_the_language_of_the_screen(ledger: Ledger) -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(to_xlsx(ledger, Filter(), FRENCH)))
    for name, codes in (("statements", "stance"), ("events", "type"), ("documents", "language")):
        heads, *rows = sheets[name].iter_rows(values_only=True)
        place = heads.index(codes)
        assert heads[place + 1] == f"{codes} (en clair)"
        assert rows
        assert all(row[place] and row[place + 1] not in (None, row[place]) for row in rows), name
    heads, *rows = sheets["statements"].iter_rows(values_only=True)
    meant = {row[heads.index("content")]: row[heads.index("stance") + 1] for row in rows}
    assert meant["que rien n'avait été signé"] == FRENCH("stance.denial") != FRENCH("stance.denies")
    assert meant["que le pont ait cédé"] == FRENCH("stance.denies")


def test_what_hangs_on_its_cue_is_listed_with_it_and_the_gap_between_marked(ledger: Ledger) -> None:
    shown = {row.content for row in with_cues(ledger, ledger.statements(Filter()).rows)}
    assert "craignent […] de perdre la saison" in shown
    assert "que rien n'avait été signé" in shown


def test_a_role_that_a_name_or_a_longer_role_tells_is_not_told_again(tmp_path: Path) -> None:
    reading = make_reading(("préfet du Vercal", "l'eau monte"), ("Ana Ruiz", "l'eau baisse"))
    prefect, minister = reading.entities
    entities = (
        replace(prefect, roles=("préfet",)),
        replace(minister, roles=("ministre", "Ministre de la Mer", "ministre de la Mer")),
    )
    with open_ledger(tmp_path / "roles.db") as ledger:
        ledger.add(replace(reading, entities=entities), "made")
        people = {row.name: row.id for row in ledger.people(None, ("person",))}
        assert find_roles(ledger, people["préfet du Vercal"]) == ()
        assert [each.role for each in find_roles(ledger, people["Ana Ruiz"])] == ["Ministre de la Mer"]


@pytest.mark.parametrize(
    ("counts", "ends"),
    [
        ({}, None),
        ({"1974-05-01": 1}, ("1974-05-01", "1974-05-01")),
        ({"1974-05-01": 1, "2024-03-01": 1}, ("1974-05-01", "2024-03-01")),
        ({"1974-05-01": 1, "2010-01-01": 1, "2024-03-01": 9, "2024-03-09": 9}, ("2024-03-01", "2024-03-09")),
        ({"2024-03-01": 9, "2024-04-01": 9, "2099-01-01": 1}, ("2024-03-01", "2024-04-01")),
        # Too many for what happens to lie aside; a year is no other time; years told of evenly.
        ({"1974-05-01": 9, "2024-03-01": 9}, ("1974-05-01", "2024-03-01")),
        ({"2024-01-01": 9, "2024-12-01": 1}, ("2024-01-01", "2024-12-01")),
        ({f"{year}-01-01": 1 for year in range(1990, 2024)}, ("1990-01-01", "2023-01-01")),
    ],
)
def test_a_scale_holds_the_bulk(counts: dict[str, int], ends: tuple[str, str] | None) -> None:
    assert bulk_of(counts) == ends


def test_a_chart_counts_what_lies_off_its_scale(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "scale.db") as ledger:
        ledger.add(make_reading(("Ana Ruiz", "l'usine ferme"), published="1974-05-01"), "old")
        for day in range(10, 30):
            ledger.add(make_reading(("Ana Ruiz", f"le quai {day} ouvre"), published=f"2024-03-{day}"), str(day))
        spec: Any = make_chart(ledger, "timeline", Filter(), ENGLISH)
        assert spec["title"]["subtitle"] == [ENGLISH.count("chart.outside", 1)]
        bars = spec["data"]["values"]
        assert {bar["first"][:4] for bar in bars} == {"2024"}
        assert {bar["told"] for bar in bars} == {ENGLISH("chart.inferred")}
        months = make_chart(ledger, "stances", Filter(), ENGLISH)
        assert months["encoding"]["x"]["scale"]["domain"] == ["2024-03"]
        plain = make_chart(ledger, "timeline", Filter(since="2024"), ENGLISH)
        assert not plain["title"].get("subtitle")

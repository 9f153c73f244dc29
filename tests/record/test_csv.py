"""The CSV of statements: one row each, the words unchanged, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from any_reading import readings
from hypothesis import given

from selon.record import Reading
from selon.record.csv import COLUMNS, header, rows
from selon.record.facts import GAP
from selon.span import Span

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def parse(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def plain(cell: str) -> str:
    """The cell without the apostrophe that makes it text."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


@given(readings())
def test_every_statement_is_a_row_with_its_words(reading: Reading) -> None:
    table = parse(header() + rows(reading, "a.txt"))
    assert [row["id"] for row in table] == [each.id for each in reading.statements]
    for row, each in zip(table, reading.statements, strict=True):
        assert list(row) == list(COLUMNS)
        assert plain(row["content"]) == GAP.join(span.text for span in each.content)
        assert plain(row["speaker"]) == (each.speaker.name if each.speaker else "")
        assert (row["start"], row["end"]) == (str(each.content[0].start), str(each.content[-1].end))


@given(readings())
def test_no_cell_begins_as_a_formula_does(reading: Reading) -> None:
    for row in parse(header() + rows(reading, "=a.txt")):
        assert not any(cell.startswith(FORMULA) for cell in row.values())


@pytest.mark.parametrize("words", ['=HYPERLINK("x")', "+33 1", "-2+3", "@ana", "\t=1", "\r=1"])
def test_what_would_be_a_formula_gets_an_apostrophe(reading: Reading, words: str) -> None:
    hostile = replace(reading.statements[0], source=Span(0, len(words), words))
    (row,) = parse(header() + rows(replace(reading, statements=(hostile,)), "a.txt"))
    assert row["source"] == f"'{words}"


def test_what_is_no_formula_is_left_as_it_is(reading: Reading) -> None:
    words = "il a dit : x = 1, a-t-on lu"
    harmless = replace(reading.statements[0], source=Span(0, len(words), words))
    (row,) = parse(header() + rows(replace(reading, statements=(harmless,)), "a.txt"))
    assert row["source"] == words


def test_a_reading_without_statements_has_no_rows(reading: Reading) -> None:
    assert rows(replace(reading, statements=()), "a.txt") == ""
    assert header().count("\n") == 1


def test_what_is_not_known_is_an_empty_cell(reading: Reading) -> None:
    _, second, *_, last = parse(header() + rows(reading, "dir/a.txt"))
    assert second["file"] == "dir/a.txt"
    assert [second[key] for key in ("addressee", "medium", "said_at", "said", "inside")] == [""] * 5
    assert (second["hearsay"], second["repeated"], last["inside"]) == ("true", "false", "s3")

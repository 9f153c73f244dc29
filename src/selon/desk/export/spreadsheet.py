"""CSV, JSONL and XLSX."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from selon.desk.export.tables import TABLES, Row, Table
from selon.ledger import Filter, Ledger
from selon.record.csv import harmless
from selon.record.facts import saying_with
from selon.ui import Words

# Excel takes no more than this in a cell, nor more links than this in a sheet.
CELL, LINKS = 32_767, 65_000
# Excel and XML refuse control characters.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Letters that a column shows: sentences need more than names, and names more than figures.
_WIDTH = 14
_WIDTHS = {
    **dict.fromkeys(("content", "words", "about", "before_words", "after_words"), 70),
    **dict.fromkeys(("title", "quotes", "evidence", "because", "spellings", "url"), 36),
    **dict.fromkeys(("id", "document", "speaker", "actor", "recipient", "name", "publisher", "according_to"), 22),
}
# Columns of codes, and under which keys the words on screen have what each code means.
_CODED = {
    **{"stance": "stance", "before_stance": "stance", "after_stance": "stance", "form": "form", "type": "event"},
    **{"mode": "mode", "factuality": "certainty", "kind": "list.kind", "position": "dispute", "language": "language"},
    **{"review": "list.review", "country": "country", "named": "web.named"},
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def to_csv(ledger: Ledger, asked: Filter, name: str, tables: Mapping[str, Table] = TABLES) -> bytes:
    """A table as CSV (RFC 4180) with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=tables[name].columns)
    writer.writeheader()
    for row in tables[name].rows(ledger, asked):
        writer.writerow({key: harmless(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


def to_jsonl(ledger: Ledger, asked: Filter, name: str, tables: Mapping[str, Table] = TABLES) -> bytes:
    """A table as one JSON object a line."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in tables[name].rows(ledger, asked))
    return "".join(lines).encode("utf-8", "replace")


def to_xlsx(ledger: Ledger, asked: Filter, words: Words, tables: Mapping[str, Table] = TABLES) -> bytes:
    """A workbook with a sheet for each table: days are dates, numbers numbers, and evidence is a link.

    What a code means stands in a column behind it, in the words on screen.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        columns = [*_headings(table.columns, words)]
        for place, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, _WIDTH)
        sheet.append(columns)
        number = 0
        for number, row in enumerate(table.rows(ledger, asked), 1):
            sheet.append(_cells(sheet, _with_meanings(row, words), linked=number <= LINKS))
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _headings(columns: tuple[str, ...], words: Words) -> Iterator[str]:
    for column in columns:
        yield column
        if column in _CODED:
            yield _heading(column, words)


def _heading(column: str, words: Words) -> str:
    """The name of the column that tells what the codes of another mean."""
    return words("export.in_words", column=column)


def _with_meanings(row: Row, words: Words) -> Row:
    """A row with what each of its codes means behind it."""
    told: Row = {}
    for column, value in row.items():
        told[column] = value
        if column in _CODED:
            told[_heading(column, words)] = _meaning(column, row, words)
    return told


def _meaning(column: str, row: Row, words: Words) -> str:
    code = row[column]
    if column == "country":
        from babel import Locale

        return str(Locale.parse(words.ui).territories.get(code, ""))
    if column.endswith("stance"):
        code = saying_with(code, row[column.replace("stance", "content_denied")])
    return words.get(f"{_CODED[column]}.{code}", "")


def _cells(sheet: Any, row: Row, *, linked: bool) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell

    cells: list[Any] = []
    for key, value in row.items():
        cell = WriteOnlyCell(sheet, value=_typed(value))
        if isinstance(value, str):
            if cell.data_type == "f":
                cell.data_type = "s"
            if linked and value.startswith(("http://", "https://")) and len(value) < 2_000:
                cell.hyperlink = value
                cell.style = "Hyperlink"
        elif key in ("first_day", "last_day", "day"):
            cell.number_format = "yyyy-mm-dd"
        cells.append(cell)
    return cells


def _typed(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value) and value >= "1900-03-01":
        return date.fromisoformat(value)
    return CONTROL.sub("", value)[:CELL]

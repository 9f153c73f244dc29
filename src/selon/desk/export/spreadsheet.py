"""CSV, JSONL and XLSX."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from selon.desk.export.tables import TABLES, Row
from selon.ledger import Filter, Ledger
from selon.record.csv import harmless

# Excel takes no more than this in a cell, nor more links than this in a sheet.
CELL, LINKS = 32_767, 65_000
# Excel and XML refuse control characters.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def to_csv(ledger: Ledger, asked: Filter, table: str) -> bytes:
    """A table as CSV (RFC 4180) with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=TABLES[table].columns)
    writer.writeheader()
    for row in TABLES[table].rows(ledger, asked):
        writer.writerow({key: harmless(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig", "replace")


def to_jsonl(ledger: Ledger, asked: Filter, table: str) -> bytes:
    """A table as one JSON object a line."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in TABLES[table].rows(ledger, asked))
    return "".join(lines).encode("utf-8", "replace")


def to_xlsx(ledger: Ledger, asked: Filter, tables: Iterable[str] = tuple(TABLES)) -> bytes:
    """A workbook with a sheet for each table: days are dates, numbers numbers, and evidence is a link."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name in tables:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(TABLES[name].columns))
        for number, row in enumerate(TABLES[name].rows(ledger, asked)):
            sheet.append(_cells(sheet, row, linked=number < LINKS))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


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

"""Statements as CSV, one row each, for spreadsheets. The JSON is the exact record; this is a view of it."""

from __future__ import annotations

import csv
import io

from selon.record.facts import Reading, Statement
from selon.span import Span

COLUMNS = (
    *("file", "document", "published", "id", "speaker", "named", "stance", "form", "content", "cue", "source"),
    *("addressee", "medium", "said_at", "said", "inside", "repeated", "hearsay", "start", "end", "because"),
)
# Between the parts of a content that its cue breaks.
GAP = " […] "


def header() -> str:
    """The line of column names, with its line end."""
    return _lines([COLUMNS])


def rows(reading: Reading, file: str) -> str:
    """The reading's statements in text order, a line each; empty when it has none."""
    return _lines([_row(statement, reading, file) for statement in reading.statements])


def _row(statement: Statement, reading: Reading, file: str) -> tuple[str, ...]:
    document = reading.document
    return (
        file,
        document.id,
        document.published.edtf if document.published else "",
        statement.id,
        statement.speaker.name if statement.speaker else "",
        statement.named,
        statement.stance,
        statement.form,
        GAP.join(span.text for span in statement.content),
        _text(statement.cue),
        _text(statement.source),
        _text(statement.addressee),
        _text(statement.medium),
        _text(statement.said_at),
        statement.said or "",
        statement.inside or "",
        str(statement.repeated).lower(),
        str(statement.hearsay).lower(),
        str(statement.content[0].start),
        str(statement.content[-1].end),
        " ".join(dict.fromkeys(reason.rule for reason in statement.because)),
    )


def _text(span: Span | None) -> str:
    return "" if span is None else span.text


def _lines(table: list[tuple[str, ...]]) -> str:
    return "".join(_line([_harmless(cell) for cell in row]) for row in table)


def _line(cells: list[str]) -> str:
    """One row. Python puts a cell with a lone carriage return in quotes only where that is part of the line end."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _harmless(cell: str) -> str:
    """A cell a spreadsheet takes for text: one that begins as a formula does gets an apostrophe before it.

    Source: OWASP, CSV injection.
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell

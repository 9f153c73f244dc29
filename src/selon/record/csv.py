"""Statements, events or disputes as CSV, a row each, for spreadsheets. The JSON is the exact record; this is a view."""

from __future__ import annotations

import csv
import io
from typing import Any

from selon.record.facts import Dispute, Event, Reading, Reason, Statement
from selon.span import Span

COLUMNS = (
    "file", "document", "published", "id", "speaker", "named", "stance", "form", "content", "cue", "source",
    "addressee", "medium", "said_at", "said", "inside", "repeated", "hearsay", "start", "end", "because",
)  # fmt: skip
EVENT_COLUMNS = (
    "file", "document", "published", "id", "type", "mode", "context", "actor", "recipient", "place", "time",
    "actor_told", "recipient_told", "place_told", "time_told",
    "factuality", "according_to", "speaker", "anchor", "evidence", "start", "end", "because",
)  # fmt: skip
DISPUTE_COLUMNS = (
    "file", "document", "published", "id", "about", "type", "actor", "recipient",
    "for_statements", "for_events", "against_statements", "against_events", "because",
)  # fmt: skip
# What the rows of a file may be; one file has one kind, so that its columns hold.
ROWS = ("statements", "events", "disputes")
# Between the names of a role.
AND = "; "


def header(kind: str = "statements") -> str:
    """The line of column names of one of ROWS, with its line end."""
    columns = {"statements": COLUMNS, "events": EVENT_COLUMNS, "disputes": DISPUTE_COLUMNS}
    return _lines([columns[kind]])


def rows(reading: Reading, file: str, kind: str = "statements") -> str:
    """The reading's statements, events or disputes in text order, a line each; empty when it has none."""
    if kind == "events":
        return _lines([_event_row(event, reading, file) for event in reading.events])
    if kind == "disputes":
        return _lines([_dispute_row(dispute, reading, file) for dispute in reading.disputes])
    return _lines([_statement_row(statement, reading, file) for statement in reading.statements])


def _event_row(event: Event, reading: Reading, file: str) -> tuple[str, ...]:
    statement = next((each for each in reading.statements if each.id == event.according_to), None)
    return (
        *_document(reading, file),
        event.id,
        event.type,
        event.mode or "",
        AND.join(event.context),
        AND.join(each.name for each in event.actor),
        AND.join(each.name for each in event.recipient),
        event.place.name if event.place else "",
        event.time or "",
        *(_told(event, part) for part in ("actor", "recipient", "place", "time")),
        event.factuality,
        event.according_to or "",
        statement.speaker.name if statement and statement.speaker else "",
        event.anchor.text,
        event.evidence.text,
        str(event.anchor.start),
        str(event.anchor.end),
        _rules(event.because),
    )


def _told(event: Event, part: str) -> str:
    """Whether a part of an event is told or only inferred; empty where there is none."""
    return str(event.tells(part)).lower() if getattr(event, part) else ""


def _dispute_row(dispute: Dispute, reading: Reading, file: str) -> tuple[str, ...]:
    sides = {side.position: side for side in dispute.sides}
    cells = [AND.join(ids) for side in ("for", "against") for ids in (sides[side].statements, sides[side].events)]
    return (
        *_document(reading, file),
        dispute.id,
        dispute.about,
        dispute.type or "",
        AND.join(dispute.actor),
        AND.join(dispute.recipient),
        *cells,
        _rules(dispute.because),
    )


def _document(reading: Reading, file: str) -> tuple[str, str, str]:
    document = reading.document
    return file, document.id, document.published.edtf if document.published else ""


def _rules(because: tuple[Reason, ...]) -> str:
    return " ".join(dict.fromkeys(reason.rule for reason in because))


def _statement_row(statement: Statement, reading: Reading, file: str) -> tuple[str, ...]:
    return (
        *_document(reading, file),
        statement.id,
        statement.speaker.name if statement.speaker else "",
        statement.named,
        statement.stance,
        statement.form,
        statement.text,
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
        _rules(statement.because),
    )


def _text(span: Span | None) -> str:
    return "" if span is None else span.text


def _lines(table: list[tuple[str, ...]]) -> str:
    return "".join(_line([harmless(cell) for cell in row]) for row in table)


def _line(cells: list[str]) -> str:
    """One row. Python puts a cell with a lone carriage return in quotes only where that is part of the line end."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def harmless(value: Any) -> Any:
    """A cell a spreadsheet takes for text: one that begins as a formula does gets an apostrophe before it.

    Source: OWASP, CSV injection.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value

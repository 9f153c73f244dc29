"""A quotation as one pastes it into a text: who, how, the words, and where they stand."""

from __future__ import annotations

import sys

from selon.ledger import DocumentRow, StatementRow
from selon.record import Statement
from selon.record.dates import describe_value
from selon.record.gist import gist, gist_of, one_line, speaker_name
from selon.ui import Words


def cite_row(row: StatementRow, words: Words) -> str:
    """A row of a list (`with_cues`), with all its words: what a list cuts short is whole here."""
    speaker = row.speaker or words("row.unknown_speaker")
    said = gist_of(row.content, row.form, sys.maxsize)
    return _cite(speaker, row.saying, said, row, words, hearsay=row.hearsay)


def cite_statement(statement: Statement, document: DocumentRow, title: str, words: Words) -> str:
    """A statement of a reading; `title` stands for that of a report without one."""
    said = gist(statement, sys.maxsize)
    speaker = speaker_name(statement, words)
    return _cite(speaker, statement.saying, said, document, words, hearsay=statement.hearsay, title=title)


def _cite(
    speaker: str,
    stance: str,
    said: str,
    report: StatementRow | DocumentRow,
    words: Words,
    *,
    hearsay: bool,
    title: str | None = None,
) -> str:
    how = words(f"stance.{stance}") + (f", {words('row.hearsay')}" if hearsay else "")
    published = describe_value(report.published, words) if report.published else None
    where = (report.publisher, report.title or title, published, report.url)
    reference = ", ".join(one_line(part) for part in where if part)
    return f"{one_line(speaker)} ({how}) : {said} — {reference}"

"""What a report is called on screen: its title, else its headline, else its first words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from selon.ledger.ledger import Ledger
from selon.ledger.rows import DocumentRow, EventRow, SearchRow, StatementRow
from selon.record.opening import OPENING, find_headline, first_words

Titled = TypeVar("Titled", DocumentRow, StatementRow, EventRow, SearchRow)


def with_titles(ledger: Ledger, rows: Iterable[Titled]) -> tuple[Titled, ...]:
    """The rows, with the headline or the first words of their report where it has no title, as its own page does."""
    kept = tuple(rows)
    untitled = {_document_of(row) for row in kept if not row.title}
    found = dict(
        ledger.query(
            f"SELECT hash, substr(text, 1, {OPENING}) FROM document_rows"
            " WHERE hash IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(untitled)),),
        )
        if untitled
        else ()
    )
    return tuple(row if row.title else replace(row, title=_title_from(found[_document_of(row)])) for row in kept)


def _document_of(row: DocumentRow | StatementRow | EventRow | SearchRow) -> str:
    return row.id if isinstance(row, DocumentRow) else row.document


def _title_from(opening: str) -> str:
    """Its headline; else its first words in quotation marks, unless there are some among them."""
    headline = find_headline(opening)
    if headline:
        return headline
    first = first_words(opening)
    return first if "«" in first else f"«\u00a0{first}\u00a0»"

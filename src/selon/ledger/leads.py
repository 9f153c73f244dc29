"""What is said, with the cue before it where it says nothing without: as lists show it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selon.ledger.ledger import Ledger
from selon.ledger.rows import StatementRow
from selon.ledger.titles import Titled
from selon.record.facts import is_negated
from selon.record.gist import APART, lead_of, needs_cue


def with_cues(ledger: Ledger, rows: Iterable[Titled]) -> tuple[Titled, ...]:
    """The rows, with the cue before what is said where that says nothing without it, as `gist` has it."""
    kept = tuple(rows)
    leads = _leads(ledger, kept)
    return tuple(
        replace(row, content=leads[row.id] + row.content) if isinstance(row, StatementRow) and row.id in leads else row
        for row in kept
    )


def _leads(ledger: Ledger, rows: Sequence[object]) -> dict[str, str]:
    """The cues before statements that hang on them, by id; what stands between marked as left out."""
    said = [
        row
        for row in rows
        if isinstance(row, StatementRow) and row.cue and not is_negated(row.saying) and needs_cue(row.content, row.form)
    ]
    asked = []
    for row in said:
        first = max(row.start - APART - len(row.cue or ""), 0)
        asked.append((row.document, first + 1, row.start - first))
    found = ledger.query(
        "SELECT coalesce(substr(text, value ->> 1, value ->> 2), '') FROM json_each(?)"
        " LEFT JOIN document_rows ON hash = value ->> 0 ORDER BY json_each.key",
        (json.dumps(asked),),
    )
    leads = {}
    for row, (before,) in zip(said, found, strict=True):
        _, cue, between = before.rpartition(row.cue)
        if cue:
            leads[row.id] = lead_of(cue, len(between), row.content)
    return leads

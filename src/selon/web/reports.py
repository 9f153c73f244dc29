"""The reports that the rows of a page stand in: their languages, so that words are read out in them, and which copy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selon.desk.accounts import Disagreement, Turn
from selon.desk.gathering import voices_of
from selon.desk.voices import Voice
from selon.desk.watching import Firing
from selon.ledger import DocumentRow, EventRow, Ledger, StatementRow, Stored
from selon.ledger.replay import Waiting
from selon.ledger.titles import with_titles
from selon.record.opening import title_from

# Copies told of beside what is said in them.
COPIES = 3
Shown = StatementRow | EventRow | Disagreement | Turn | Voice | Firing | Waiting
_KNOWN = "SELECT id, language, origin <> id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
_ROWS = f"SELECT {DocumentRow.columns()} FROM documents WHERE id IN (SELECT value FROM json_each(?))"
_TEXTS = "SELECT hash, text FROM document_rows WHERE hash IN (SELECT value FROM json_each(?))"
_PLACES = " UNION ALL ".join(
    f"SELECT d.hash || '/' || r.label, r.{start}, r.{end} FROM json_each(:rows) AS said"
    " CROSS JOIN document_rows AS d ON d.hash = said.value ->> 0"
    f" CROSS JOIN {table} AS r ON r.document = d.id AND r.label = said.value ->> 1"
    for table, start, end in (("statement_rows", "start", '"end"'), ("event_rows", "evidence_start", "evidence_end"))
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a page tells of a report whose rows it shows; `copy`: it is one of another report."""

    language: str
    copy: bool


def reports_of(ledger: Ledger, *lists: Iterable[Shown]) -> Mapping[str, Report]:
    """The reports of all that some lists show, by id."""
    ids = {id for rows in lists for row in rows for id in _documents_of(row)}
    found = ledger.query(_KNOWN, (json.dumps(sorted(ids)),))
    return {id: Report(language, bool(copy)) for id, language, copy in found}


def _documents_of(row: Shown) -> Iterable[str]:
    if isinstance(row, StatementRow | EventRow):
        return (row.document,)
    if isinstance(row, Voice):
        return row.documents[:1]
    if isinstance(row, Waiting):
        return filter(None, (row.decision.document,))
    if isinstance(row, Firing):
        return (each.partition("/")[0] for each in row.rows[:1])
    return (voice.documents[0] for voice in voices_of(row))


def load_rows(ledger: Ledger, ids: Iterable[str]) -> dict[str, DocumentRow]:
    """The reports of some ids, `with_titles`, by id, in their order; without those that are not there (any more)."""
    wanted = tuple(ids)
    found = map(DocumentRow.of, ledger.query(_ROWS, (json.dumps(wanted),)))
    known = {row.id: row for row in with_titles(ledger, found)}
    return {id: known[id] for id in wanted if id in known}


def load_texts(ledger: Ledger, ids: Iterable[str]) -> dict[str, str]:
    """The texts of the reports of some ids, by id; without those that are not there (any more)."""
    return dict(ledger.query(_TEXTS, (json.dumps(sorted(set(ids))),)))


def title_of(stored: Stored) -> str:
    """What a report's own pages call it: its title, else its first words."""
    return stored.row.title or title_from(stored.reading.document.text)


def carriers_of(ledger: Ledger, voices: Iterable[Voice]) -> dict[str, DocumentRow]:
    """The reports that carry what is said, by id: of each its first, and the first of the copies."""
    return load_rows(ledger, sorted({name for voice in voices for name in voice.documents[: 1 + COPIES]}))


def places_of(ledger: Ledger, voices: Iterable[Voice]) -> dict[str, tuple[int, int]]:
    """Where each thing said or told stands in its report, by the id of its row: code points, end exclusive."""
    rows = json.dumps([row.split("/") for row in sorted({voice.row for voice in voices})])
    return {id: (start, end) for id, start, end in ledger.query(_PLACES, {"rows": rows})}

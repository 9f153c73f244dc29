"""What is on screen, as a file: the rows that its filters ask for, all of them, not only those of the page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.desk.export import tables
from selon.desk.export.spreadsheet import to_csv, to_jsonl, to_xlsx
from selon.ledger import Filter, Ledger
from selon.ui import Words
from selon.web.asked import filter_of, opened
from selon.web.disputed import disputed_among
from selon.web.pages.people import kinds_of
from selon.web.screen import refuse
from selon.web.words import words_of

# The lists that a screen has; of the first three the ledger tells how many rows there are.
COUNTED = ("statements", "events", "documents")
LISTS = (*COUNTED, "people", "places", "disputes", "reversals")
# A file is made in memory: more rows than this are a task for the command line.
MOST = 100_000
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export_rows(request: Request) -> Response:
    """`/export/LIST.FORMAT`: takes what the address of the screen asks for; in the order of the list, names by reports.

    Raises:
        HTTPException: 404 for a list or a format there is none of.
    """
    name, wanted = request.path_params["table"], request.path_params["format"]
    if name not in LISTS or wanted not in _KINDS:
        raise HTTPException(404)
    asked = filter_of(request.query_params)
    with opened(request) as ledger:
        table = _find_table(request, ledger, name, asked)
        if table is None:
            return refuse(request, 413, "too_many_rows")
        content = _write(ledger, asked, name, table, wanted, words_of(request))
    kept = {"Content-Disposition": f'attachment; filename="{name}.{wanted}"'}
    return Response(content, media_type=_KINDS[wanted], headers=kept)


def _write(ledger: Ledger, asked: Filter, name: str, table: tables.Table, wanted: str, words: Words) -> bytes:
    match wanted:
        case "csv":
            return to_csv(ledger, asked, name, {name: table})
        case "jsonl":
            return to_jsonl(ledger, asked, name, {name: table})
        case _:
            return to_xlsx(ledger, asked, words, {name: table})


def _find_table(request: Request, ledger: Ledger, name: str, asked: Filter) -> tables.Table | None:
    """The list as a table; None where it has more than `MOST` rows."""
    if name in COUNTED:
        return tables.TABLES[name] if ledger.count(name, asked) <= MOST else None
    cells = tuple(islice(_find_cells(request, ledger, name, asked), MOST + 1))
    columns = tables.TABLES["people" if name == "places" else name].columns
    return tables.Table(columns, lambda ledger, asked: iter(cells)) if len(cells) <= MOST else None


def _find_cells(request: Request, ledger: Ledger, name: str, asked: Filter) -> Iterable[tables.Cells]:
    """The rows of a list of names, of disputes or of reversals."""
    if name in ("people", "places"):
        sought = request.query_params.get("q", "").strip() or None
        return map(tables.person_cells, ledger.people(sought, kinds_of(request, name), limit=MOST + 1))
    document = ledger.find_document(asked.document) if asked.document else None
    found = disputed_among(request, ledger, asked.person, document)
    return tables.dispute_cells(found.disputes) if name == "disputes" else tables.reversal_cells(found.turns)

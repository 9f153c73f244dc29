"""What is on screen, as a file: the rows that its filters ask for, all of them, not only those of the page."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.desk.export.spreadsheet import to_csv, to_jsonl, to_xlsx
from selon.ledger import Filter, Ledger
from selon.web.asked import filter_of, opened
from selon.web.screen import refuse

TABLES = ("statements", "events", "documents")
# A file is made in memory: more rows than this are a task for the command line.
MOST = 100_000
_WRITERS = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "jsonl": (to_jsonl, "application/x-ndjson"),
    "xlsx": (
        lambda ledger, asked, table: to_xlsx(ledger, asked, (table,)),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
FORMATS = tuple(_WRITERS)


def export_rows(request: Request) -> Response:
    """`/export/TABLE.FORMAT`: takes the filters of the screens.

    Raises:
        HTTPException: 404 for a table or a format there is none of.
    """
    table, wanted = request.path_params["table"], request.path_params["format"]
    if table not in TABLES or wanted not in _WRITERS:
        raise HTTPException(404)
    asked = filter_of(request.query_params)
    with opened(request) as ledger:
        if _is_too_much(ledger, table, asked):
            return refuse(request, 413, "too_many_rows")
        write, kind = _WRITERS[wanted]
        content = write(ledger, asked, table)
    return Response(
        content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{table}.{wanted}"'}
    )


def _is_too_much(ledger: Ledger, table: str, asked: Filter) -> bool:
    return ledger.count(table, asked) > MOST

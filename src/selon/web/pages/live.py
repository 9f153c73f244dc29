"""Whether another process has changed the ledger, for pages that ask every few seconds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon.web.asked import opened


def show_state(request: Request) -> Response:
    """`/live`: a value that changes whenever a document is added or taken out, or a decision made."""
    with opened(request) as ledger:
        (state,) = ledger.query(
            "SELECT (SELECT coalesce(max(id), 0) FROM document_rows), (SELECT count(*) FROM document_rows),"
            " (SELECT coalesce(max(id), 0) FROM decisions)"
        )
    return JSONResponse({"state": "-".join(map(str, state))})

"""Whether another process has changed the ledger, for pages that ask every few seconds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon.web.asked import opened
from selon.web.remembered import state_of


def show_state(request: Request) -> Response:
    """`/live`: a value that changes whenever the ledger does."""
    with opened(request) as ledger:
        return JSONResponse({"state": state_of(ledger)})

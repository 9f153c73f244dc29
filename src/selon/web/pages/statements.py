"""Who said what: a list by any filter, in pages, and grouped by the speaker where one looks for a subject."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.record.schema import NAMED, STANCES
from selon.web.asked import filter_of, opened, page_of, query_of
from selon.web.screen import render


def show_statements(request: Request) -> Response:
    """`/statements`: the newest first."""
    asked = filter_of(request.query_params)
    with opened(request) as ledger:
        page = page_of(ledger, ledger.statements(asked, after=request.query_params.get("after") or None))
        return render(
            request,
            "statements.html",
            screen="statements",
            page=page,
            asked=asked,
            query=query_of(asked),
            stances=STANCES,
            grades=NAMED,
        )

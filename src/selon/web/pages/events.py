"""Who did what to whom: a list by any filter, in pages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.record.schema import FACTUALITY, PLOVER
from selon.web.asked import filter_of, opened, page_of, person_name, query_of
from selon.web.reports import reports_of
from selon.web.screen import render


def show_events(request: Request) -> Response:
    """`/events`: the newest first."""
    asked = filter_of(request.query_params)
    with opened(request) as ledger:
        page = page_of(ledger, ledger.events(asked, after=request.query_params.get("after") or None))
        return render(
            request,
            "events.html",
            reports=reports_of(ledger, page),
            screen="events",
            name=person_name(ledger, asked.person),
            page=page,
            asked=asked,
            query=query_of(asked),
            types=PLOVER,
            factualities=FACTUALITY,
        )

"""What people decided: the log, the newest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.web.asked import opened
from selon.web.corrections import held
from selon.web.screen import render

SOME = 40


def show_decisions(request: Request) -> Response:
    """`/decisions`: by the page (`?after=UID`): all, or those of a `layer`, a `document`, its row `label`."""
    query = {name: request.query_params.get(name) or None for name in ("layer", "document", "label")}
    with opened(request) as ledger:
        found = ledger.last_decisions(SOME + 1, **query, after=request.query_params.get("after") or None)
        undone = ledger.undone()
    decisions = found[:SOME]
    return render(
        request,
        "decisions.html",
        decisions=decisions,
        holding=held(decisions, undone),
        query=query,
        more=decisions[-1].uid if len(found) > SOME else None,
    )

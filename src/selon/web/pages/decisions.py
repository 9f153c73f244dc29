"""What people decided: the log, the newest first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import LedgerFault
from selon.web.asked import opened
from selon.web.corrections import find_decided
from selon.web.screen import render

SOME = 40


def show_decisions(request: Request) -> Response:
    """`/decisions`: by the page (`?after=UID`): all, or those of a `layer`, a `document`, its row `label`.

    Raises:
        LedgerFault: no decision was taken before that of `after`, as of none.
    """
    query = {name: request.query_params.get(name) or None for name in ("layer", "document", "label")}
    after = request.query_params.get("after") or None
    with opened(request) as ledger:
        decided = find_decided(ledger, SOME, **query, after=after)
    if after is not None and not decided.rows:
        raise LedgerFault("cursor", value=repr(after))
    return render(request, "decisions.html", decided=decided, query=query)

"""The first screen: what sources differ on, what is new, and how much of it there is."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Ledger
from selon.web.asked import opened, page_of
from selon.web.disputed import disputed
from selon.web.pages.watches import alerts_of
from selon.web.reports import reports_of
from selon.web.screen import render

SOME, FEW = 12, 4
DAYS = 14
_DAYS = (
    "SELECT day, count(*) FROM document_rows WHERE replaced = 0 AND day = last_day AND day <> ''"
    f" GROUP BY day ORDER BY day DESC LIMIT {DAYS}"
)


def show_dossier(request: Request) -> Response:
    """`/`: disputes and reversals, what watches told, the newest rows, coverage, what waits for a decision."""
    with opened(request) as ledger:
        found = disputed(request, ledger)
        disputes, turns = found.disputes[:FEW], found.turns[:FEW]
        alerts = alerts_of(ledger, None, FEW)
        statements = page_of(ledger, ledger.statements(limit=SOME))
        return render(
            request,
            "dossier.html",
            reports=reports_of(ledger, disputes, turns, (told for _, told in alerts), statements),
            screen="dossier",
            disputes=disputes,
            turns=turns,
            alerts=alerts,
            documents=page_of(ledger, ledger.documents(limit=SOME)),
            statements=statements,
            waiting=len(ledger.waiting()),
            **_coverage(ledger),
        )


def _coverage(ledger: Ledger) -> dict[str, Any]:
    """How much there is of everything, by day and by publisher."""
    return {
        "counts": {view: ledger.count(view) for view in ("documents", "statements", "events")},
        "days": list(ledger.query(_DAYS)),
        "publishers": ledger.publishers(SOME),
    }

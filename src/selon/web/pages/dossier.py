"""The first screen: what is new, and how much of it there is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.web.asked import opened
from selon.web.screen import render

SOME = 12
DAYS = 14


def show_dossier(request: Request) -> Response:
    """`/`: the newest reports and statements, coverage by day and by publisher, what waits for a decision."""
    with opened(request) as ledger:
        return render(
            request,
            "dossier.html",
            screen="dossier",
            documents=ledger.documents(limit=SOME),
            statements=ledger.statements(limit=SOME),
            counts={view: ledger.count(view) for view in ("documents", "statements", "events")},
            waiting=len(ledger.waiting()),
            days=list(
                ledger.query(
                    "SELECT first_day, count(*) FROM documents WHERE replaced = 0 AND first_day = last_day"
                    f" GROUP BY first_day ORDER BY first_day DESC LIMIT {DAYS}"
                )
            ),
            publishers=list(
                ledger.query(
                    "SELECT publisher, count(*) AS n FROM documents WHERE replaced = 0 AND publisher IS NOT NULL"
                    f" GROUP BY publisher ORDER BY n DESC, publisher LIMIT {SOME}"
                )
            ),
        )

"""The first screen: what sources differ on, what is new, and how much of it there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Ledger
from selon.ledger.leads import with_cues
from selon.ledger.rows import DocumentRow, StatementRow
from selon.ledger.titles import with_titles
from selon.web.asked import opened, page_of
from selon.web.disputed import disputed
from selon.web.pages.watches import alerts_of
from selon.web.reports import reports_of
from selon.web.screen import render

SOME, FEW = 12, 4
# Statements shown of one report: others are new too.
MOST = 3
DAYS = 14
_DAYS = (
    "SELECT day, count(*) FROM document_rows WHERE replaced = 0 AND day = last_day AND day <> ''"
    f" GROUP BY day ORDER BY day DESC LIMIT {DAYS}"
)

# By day they may be far down, or without one at the end.
_ADDED = f"SELECT {DocumentRow.columns()} FROM documents WHERE replaced = 0 ORDER BY row DESC LIMIT {FEW}"


def show_dossier(request: Request) -> Response:
    """`/`: disputes and reversals, what watches told, the newest rows, coverage, what waits for a decision."""
    with opened(request) as ledger:
        found = disputed(request, ledger)
        disputes, turns = found.disputes[:FEW], found.turns[:FEW]
        alerts = alerts_of(ledger, FEW)
        statements = with_cues(ledger, with_titles(ledger, _of_several(ledger.statements(limit=SOME * MOST))))
        return render(
            request,
            "dossier.html",
            reports=reports_of(ledger, disputes, turns, (told for _, told in alerts), statements),
            screen="dossier",
            disputes=disputes,
            turns=turns,
            alerts=alerts,
            added=with_titles(ledger, map(DocumentRow.of, ledger.query(_ADDED))),
            documents=page_of(ledger, ledger.documents(limit=SOME)),
            statements=statements,
            waiting=len(ledger.waiting()),
            **_coverage(ledger),
        )


def _of_several(rows: Iterable[StatementRow]) -> list[StatementRow]:
    """The first rows, but no more than `MOST` of one report."""
    shown: list[StatementRow] = []
    told: Counter[str] = Counter()
    for row in rows:
        told[row.document] += 1
        if told[row.document] <= MOST and len(shown) < SOME:
            shown.append(row)
    return shown


def _coverage(ledger: Ledger) -> dict[str, Any]:
    """How much there is of everything, by day and by publisher."""
    return {
        "counts": {view: ledger.count(view) for view in ("documents", "statements", "events")},
        "days": list(ledger.query(_DAYS)),
        "publishers": ledger.publishers(SOME),
    }

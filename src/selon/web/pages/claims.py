"""What sources say against each other and against themselves: each side with its independent origins."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.accounts import Disagreement, Turn, find_disagreements, find_turns
from selon.desk.linking import link_new
from selon.ledger import DocumentRow, Ledger
from selon.web.asked import opened, with_titles
from selon.web.remembered import remembered
from selon.web.screen import render

SOME = 100


def show_claims(request: Request) -> Response:
    """`/claims`: disputes, then those who said the contrary of what they had said; the latest first."""
    with opened(request) as ledger:
        disputes, turns = disputed(request, ledger)
        waiting = ledger.links.count_unlinked()
    return render(
        request, "claims.html", screen="claims", disputes=disputes[:SOME], turns=turns[:SOME], waiting=waiting
    )


def show_claim(request: Request) -> Response:
    """`/claims/ID`: one dispute, both sides, copies folded into their origin."""
    id = request.path_params["id"]
    with opened(request) as ledger:
        disputes, _ = disputed(request, ledger)
        claim = next((each for each in disputes if each.id == id), None)
        if claim is None:
            raise HTTPException(404)
        reports = _reports(ledger, claim)
    return render(request, "claim.html", screen="claims", claim=claim, reports=reports)


def compare_new(request: Request) -> Response:
    """`POST /claims/compare`: compare the reports that have not been compared with the others yet."""
    with opened(request, writable=True) as ledger:
        link_new(ledger)
    return RedirectResponse("/claims", 303)


def disputed(request: Request, ledger: Ledger) -> tuple[tuple[Disagreement, ...], tuple[Turn, ...]]:
    """All disputes and reversals of the ledger, the latest first."""

    def find() -> tuple[tuple[Disagreement, ...], tuple[Turn, ...]]:
        disputes = sorted(find_disagreements(ledger), key=lambda each: each.until or "", reverse=True)
        turns = sorted(find_turns(ledger, "reverses"), key=lambda each: each.after.day or "", reverse=True)
        return tuple(disputes), tuple(turns)

    return remembered(request, ledger, "disputed", find)


def _reports(ledger: Ledger, claim: Disagreement) -> dict[str, DocumentRow]:
    """The reports that carry either side, by id."""
    names = {name for side in claim.sides for voice in side.voices for name in voice.documents}
    return {row.id: row for row in with_titles(ledger, (ledger.load_row(name) for name in sorted(names)))}

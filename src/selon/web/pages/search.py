"""The search box: people of that name, who said those words, and the reports that hold them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.ledger import Filter
from selon.web.asked import opened, page_of
from selon.web.screen import render

SOME = 10


def show_search(request: Request) -> Response:
    """`/search?q=`: some of each; each list leads to all of its own."""
    sought = request.query_params.get("q", "").strip()
    if not sought:
        return RedirectResponse("/", 303)
    asked = Filter(text=sought)
    with opened(request) as ledger:
        return render(
            request,
            "search.html",
            sought=sought,
            people=ledger.people(sought, ("person", "organization", "group", "place"), limit=SOME),
            statements=page_of(ledger, ledger.statements(asked, limit=SOME)),
            documents=page_of(ledger, ledger.documents(asked, limit=SOME)),
        )

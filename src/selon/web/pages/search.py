"""The search box: people of that name, who said those words or says the same, and the reports that hold them."""

from __future__ import annotations

from itertools import chain

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.support import find_support
from selon.ledger import Filter
from selon.web.asked import opened, page_of
from selon.web.reports import carriers_of, places_of, reports_of
from selon.web.screen import render

SOME = 10
# A claim is looked for from so many words on: fewer are a name or a matter.
CLAIM = 3


def show_search(request: Request) -> Response:
    """`/search?q=`: some of each; each list leads to all of its own."""
    sought = request.query_params.get("q", "").strip()
    if not sought:
        return RedirectResponse("/", 303)
    asked = Filter(text=sought)
    with opened(request) as ledger:
        people = ledger.people(sought, ("person", "organization", "group", "place"), limit=SOME)
        statements = ledger.statements(asked, limit=SOME)
        # Somebody's name is seldom in what they say themselves: whoever looks for it wants that.
        speaker = people[0] if people and not statements.rows else None
        if speaker is not None:
            statements = ledger.statements(Filter(person=speaker.id), limit=SOME)
        said = page_of(ledger, statements)
        support = find_support(ledger, sought) if len(sought.split()) >= CLAIM else None
        sides = (support.confirms[:SOME], support.contests[:SOME]) if support else ((), ())
        return render(
            request,
            "search.html",
            reports=reports_of(ledger, said, *sides),
            sides=sides,
            independent=support.independent if support else 0,
            carriers=carriers_of(ledger, chain(*sides)),
            places=places_of(ledger, chain(*sides)),
            sought=sought,
            people=people,
            speaker=speaker,
            statements=said,
            documents=page_of(ledger, ledger.documents(asked, limit=SOME)),
        )

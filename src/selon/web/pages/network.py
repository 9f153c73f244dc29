"""Who speaks of whom and who does what to whom: the table first, by month, and a picture of it."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from selon.web.asked import is_number, name_of, opened
from selon.web.charts import draw_network
from selon.web.relations import find_relations
from selon.web.remembered import remembered, state_of
from selon.web.screen import render

SOME = 80
# Months shown to begin with: one alone often holds but what is announced for it.
NEWEST = 3
_MONTH = re.compile(r"\d{4}-\d{2}")


def show_network(request: Request) -> Response:
    """`/network?since=YYYY-MM&until=YYYY-MM&person=N`; without, the newest months that have rows."""
    person = request.query_params.get("person", "")
    number = int(person) if is_number(person) else None
    with opened(request) as ledger:
        months = ledger.edge_months()
        newest = months[:NEWEST] if number is None else ()
        since = _month(request, "since") or (newest[-1] if newest else None)
        until = _month(request, "until") or (newest[0] if newest else None)
        edges = remembered(
            request,
            state_of(ledger),
            f"edges {since} {until} {number}",
            lambda: find_relations(ledger, since=since, until=until, person=number, limit=SOME),
        )
        name = name_of(ledger, number)
    nodes, arcs = draw_network(edges)
    return render(
        request,
        "network.html",
        screen="network",
        edges=edges,
        nodes=nodes,
        arcs=arcs,
        months=months,
        since=since or "",
        until=until or "",
        person=number,
        name=name,
    )


def _month(request: Request, name: str) -> str | None:
    value = request.query_params.get(name, "")
    return value if _MONTH.fullmatch(value) else None

"""Who speaks of whom and who does what to whom: the table first, by month, and a picture of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Ledger
from selon.web.asked import last_day, number_of, opened, person_name
from selon.web.charts import draw_network
from selon.web.relations import find_relations
from selon.web.remembered import remembered, state_of
from selon.web.screen import render

SOME = 80
# Months shown to begin with: most stories are shorter, and what lies further back is mostly told of in passing.
NEWEST = 12
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def show_network(request: Request) -> Response:
    """`/network?since=YYYY-MM&until=YYYY-MM&person=N`; without, the last months in which something is told."""
    number = number_of(request.query_params.get("person"))
    with opened(request) as ledger:
        months = ledger.edge_months()
        newest = _newest(ledger, months) if number is None else ()
        since = _month(request, "since") or (newest[-1] if newest else None)
        until = _month(request, "until") or (newest[0] if newest else None)
        edges = remembered(
            request,
            state_of(ledger),
            f"edges {since} {until} {number}",
            lambda: find_relations(ledger, since=since, until=until, person=number, limit=SOME),
        )
        busiest = _busiest(request, ledger, months) if number is None else None
        name = person_name(ledger, number)
    nodes, arcs = draw_network(edges)
    return render(
        request,
        "network.html",
        screen="network",
        edges=edges,
        nodes=nodes,
        arcs=arcs,
        months=months,
        some=SOME,
        busiest=busiest,
        since=since or "",
        until=until or "",
        person=number,
        name=name,
    )


def _newest(ledger: Ledger, months: Sequence[str]) -> Sequence[str]:
    """Those of a year that have relations, up to the newest; but for those that the last report only looks ahead to."""
    last = (last_day(ledger) or "")[:7]
    known = [month for month in months if month <= last] or months
    return [month for month in known if month and _count_months(known[0]) - _count_months(month) < NEWEST] or known[:1]


def _count_months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) if month else 0


def _busiest(request: Request, ledger: Ledger, months: Sequence[str]) -> str | None:
    """The month with most statements and events, of those that have relations; the newest of several."""
    counts: Counter[str] = Counter()
    for each in remembered(request, state_of(ledger), "months", ledger.months):
        counts[each.month] += each.count
    return max(months, key=lambda month: counts[month], default=None)


def _month(request: Request, name: str) -> str | None:
    """The month (YYYY-MM) that an address asks for under a name; None for none, and for what is no month."""
    value = request.query_params.get(name, "")
    return value if _MONTH.fullmatch(value) else None

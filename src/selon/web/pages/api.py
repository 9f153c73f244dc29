"""The questions of the screens as JSON, for programmes; what there is to ask is told by `/api/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon.desk.gathering import Gathered
from selon.ledger import Ledger, Page
from selon.record.schema import KINDS
from selon.web.asked import filter_of, number_of, opened
from selon.web.disputed import disputed_among, key_of
from selon.web.openapi import describe_api
from selon.web.paging import page_after
from selon.web.remembered import remembered, state_of

MOST = 200
Question = Callable[..., Page[Any]]


def show_documents(request: Request) -> Response:
    """`/api/documents`."""
    return _page(request, Ledger.documents)


def show_statements(request: Request) -> Response:
    """`/api/statements`."""
    return _page(request, Ledger.statements)


def show_events(request: Request) -> Response:
    """`/api/events`."""
    return _page(request, Ledger.events)


def show_people(request: Request) -> Response:
    """`/api/people?q=`: people, bodies, groups and places."""
    sought = request.query_params.get("q", "").strip() or None
    with opened(request) as ledger:
        return _rows(ledger.people(sought, KINDS, limit=_limit(request)))


def show_search(request: Request) -> Response:
    """`/api/search?text=`."""
    with opened(request) as ledger:
        return _rows(ledger.search(filter_of(request.query_params), limit=_limit(request)))


def show_network(request: Request) -> Response:
    """`/api/network?since=YYYY-MM&until=YYYY-MM`."""
    asked = filter_of(request.query_params)
    since, until = (day[:7] if day else None for day in (asked.since, asked.until))
    person, limit = asked.person, _limit(request)
    with opened(request) as ledger:
        edges = remembered(
            request,
            state_of(ledger),
            f"all edges {since} {until} {person} {limit}",
            lambda: ledger.edges(since=since, until=until, person=person, limit=limit),
        )
    return _rows(edges)


def show_disputes(request: Request) -> Response:
    """`/api/disputes?person=N`: the propositions on which sources differ."""
    return _accounts(request, lambda found: found.disputes)


def show_reversals(request: Request) -> Response:
    """`/api/reversals?person=N`: who said the contrary of what they had said."""
    return _accounts(request, lambda found: found.turns)


def show_document(request: Request) -> Response:
    """`/api/documents/ID`: the reading as people have corrected it, as `selon read --format json` prints one."""
    with opened(request) as ledger:
        stored = ledger.load_document(ledger.find_document(request.path_params["id"]))
    known = {"reviews": dict(stored.reviews), "versions": list(stored.versions), **stored.row.to_dict()}
    return JSONResponse({"reading": stored.reading.to_dict(), "known": known})


def show_description(request: Request) -> Response:
    """`/api/openapi.json`."""
    return JSONResponse(describe_api(MOST))


def _page(request: Request, question: Question) -> Response:
    with opened(request) as ledger:
        after = request.query_params.get("after") or None
        page = question(ledger, filter_of(request.query_params), limit=_limit(request), after=after)
        return _rows(page.rows, page.next)


def _accounts(request: Request, choose: Callable[[Gathered], tuple[Any, ...]]) -> Response:
    person = number_of(request.query_params.get("person"))
    with opened(request) as ledger:
        found = disputed_among(request, ledger, person, None)
    return _rows(
        *page_after(choose(found), key_of, request.query_params.get("after", ""), _limit(request), falling=True)
    )


def _rows(rows: tuple[Any, ...], following: str | None = None) -> Response:
    return JSONResponse({"rows": [row.to_dict() for row in rows], "next": following})


def _limit(request: Request) -> int:
    """How many rows are asked for: 1 to `MOST`, 50 where nothing is said or what is said is no number."""
    value = request.query_params.get("limit", "")
    return max(1, min(int(value), MOST)) if value.isdecimal() and len(value) < 6 else 50

"""Saved questions: made, tried on the last month, and what each has told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.delivery import render_feed
from selon.desk.linking import link_new
from selon.desk.watching import FILTERS, KINDS, Firing, Question, find_firings, run_watch, silence_past
from selon.ledger import Ledger
from selon.record.schema import PLOVER, STANCES
from selon.web.asked import opened
from selon.web.forms import Form
from selon.web.screen import render

MONTH, SOME = 30, 50
# How a feed is asked for, how the desk calls it, and what it is sent as.
FEEDS = {"atom": ("atom", "application/atom+xml"), "json": ("json_feed", "application/feed+json")}


def show_watches(request: Request) -> Response:
    """`/watches`: those there are, what they told, and with `?when=` what a new one would have told last month.

    With `?of=NAME`, only what that one told.
    """
    query = {key: value.strip() for key, value in request.query_params.items() if value.strip()}
    with opened(request) as ledger:
        question = question_of(query) if "when" in query else None
        return render(
            request,
            "watches.html",
            screen="watches",
            watches=ledger.watches.all(),
            alerts=ledger.watches.alerts(query.get("of"), SOME),
            told=Counter(alert.watch for alert in ledger.watches.alerts()),
            question=question,
            preview=_preview(ledger, question)[:SOME] if question else (),
            kinds=KINDS,
            asked=FILTERS,
            given=query,
            choices={"stance": STANCES, "type": PLOVER},
        )


def question_of(query: Mapping[str, str]) -> Question:
    """The question that a form or an address holds.

    Raises:
        HTTPException: 400 where there is none of that kind, or words are missing to find a second origin of.
    """
    when = query.get("when", "")
    if when not in KINDS or (when == "second-origin") != bool(query.get("claim")):
        raise HTTPException(400)
    return Question(when, **{name: query.get(name) or None for name in (*FILTERS, "claim")})


def _preview(ledger: Ledger, question: Question) -> tuple[Firing, ...]:
    newest = ledger.documents(limit=1).rows
    until = (newest[0].last_day if newest else None) or date.today().isoformat()
    return find_firings(ledger, question, (date.fromisoformat(until) - timedelta(days=MONTH)).isoformat())


def save_watch(request: Request, form: Form) -> Response:
    """`POST /watches`: save a question under a `name`; what answers it by now is taken as told."""
    name = form.get("name", "").strip()
    if not name:
        raise HTTPException(400)
    question = question_of(form)
    with opened(request, writable=True) as ledger:
        ledger.watches.add(name, {**question.to_dict(), "deliver": {}})
        silence_past(ledger, ledger.watches.find(name))
    return RedirectResponse("/watches", 303)


def show_feed(request: Request) -> Response:
    """`/feeds/NAME.atom` and `/feeds/NAME.json`: the newest of what a watch told, for feed readers.

    Raises:
        HTTPException: 404 for another ending.
        LedgerFault: there is no watch of this name.
    """
    if request.path_params["form"] not in FEEDS:
        raise HTTPException(404)
    way, kind = FEEDS[request.path_params["form"]]
    with opened(request) as ledger:
        feed = render_feed(ledger, ledger.watches.find(request.path_params["name"]).name, way)
    return Response(feed, media_type=kind)


def run_watches(request: Request) -> Response:
    """`POST /watches/run`: let each tell what is new."""
    with opened(request, writable=True) as ledger:
        link_new(ledger)
        for watch in ledger.watches.all():
            for _ in run_watch(ledger, watch):
                pass
    return RedirectResponse("/watches", 303)


def remove_watch(request: Request, form: Form) -> Response:
    """`POST /watches/remove`: take out the one of this `name`."""
    with opened(request, writable=True) as ledger:
        ledger.watches.remove(form.get("name", ""))
    return RedirectResponse("/watches", 303)

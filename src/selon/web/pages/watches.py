"""Saved questions: made, tried on the last month, and what each has told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.delivery import render_feed
from selon.desk.linking import link_new
from selon.desk.watching import ASKED, FILTERS, KINDS, Firing, Known, Question, find_firings, run_watch, silence_past
from selon.ledger import Ledger, LedgerFault
from selon.ledger.watches import Alert, SavedWatch
from selon.record.schema import PLOVER, STANCES
from selon.web.asked import last_day, number_of, opened
from selon.web.disputed import disputed
from selon.web.forms import Form
from selon.web.paging import page_after
from selon.web.reports import reports_of
from selon.web.screen import render
from selon.web.words import words_of

# Rows that a question is tried on: of all that a month of a large ledger has, nobody would want to be told.
MONTH, SOME, TRIED = 30, 50, 500
NEEDS_CLAIM = "second-origin"
# The kinds of watches that can be asked for each field.
KINDS_OF = {name: tuple(kind for kind in KINDS if name in ASKED[kind]) for name in (*FILTERS, "claim")}
# How a feed is asked for, how the desk calls it, and what it is sent as.
FEEDS = {"atom": ("atom", "application/atom+xml"), "json": ("json_feed", "application/feed+json")}


def show_watches(request: Request) -> Response:
    """`/watches`: those there are, what they told, and with `?when=` what a new one would have told last month.

    With `?edit=N`, the one of that number is asked anew, as it is or as the rest of the address has it. With
    `?of=NAME`, only what that one told. Both lists go on, `?after=` and `?before=`.

    Raises:
        HTTPException: 400 for a kind of question that there is not. LedgerFault: there is no watch to edit.
    """
    query = {key: value.strip() for key, value in request.query_params.items() if value.strip()}
    with opened(request) as ledger:
        editing = _watch_of(ledger, query["edit"]) if "edit" in query else None
        if editing and "when" not in query:
            query |= Question.of(editing.question).to_dict()
        wanting = query.get("when") == NEEDS_CLAIM and "claim" not in query
        question = question_of(query) if "when" in query and not wanting else None
        tried = _last_month(ledger)
        preview = _preview(request, ledger, question, tried[0]) if question else ()
        watches, more = page_after(ledger.watches.all(), _key_of, query.get("after", ""), SOME)
        found = alerts_of(ledger, SOME + 1, query.get("of"), number_of(query.get("before")))
        alerts = found[:SOME]
        return render(
            request,
            "watches.html",
            status=400 if wanting else 200,
            reports=reports_of(ledger, preview, (told for _, told in alerts)),
            screen="watches",
            watches=watches,
            more=more,
            alerts=alerts,
            before=alerts[-1][0].row if len(found) > SOME else None,
            told=ledger.watches.count_alerts(),
            question=question,
            preview=preview,
            tried=tried,
            ran=number_of(query.get("ran")),
            fault=words_of(request)("web.watch_needs_claim") if wanting else "",
            kinds=KINDS,
            asked=KINDS_OF,
            given=query,
            editing=editing,
            choices={"stance": STANCES, "type": PLOVER},
        )


def _key_of(watch: SavedWatch) -> str:
    """Where it stands in the list: those saved first come first."""
    return f"{watch.id:012}"


def _preview(request: Request, ledger: Ledger, question: Question, since: str) -> tuple[Firing, ...]:
    """The newest of what a question would have told since a day."""
    known = None
    if question.when in ("dispute", "reversal"):
        found = disputed(request, ledger)
        known = Known(found.disputes, found.turns)
    return find_firings(ledger, question, since, newest=TRIED, known=known)[-SOME:]


def alerts_of(
    ledger: Ledger, limit: int, watch: str | None = None, before: int | None = None
) -> list[tuple[Alert, Firing]]:
    """What all watches told, or one of them, the newest first; `before` the row of an alert."""
    return [(alert, Firing.of(alert.told)) for alert in ledger.watches.alerts(watch, limit, before)]


def question_of(query: Mapping[str, str]) -> Question:
    """The question that a form or an address holds: of its fields those that this kind can be asked for.

    Raises:
        HTTPException: 400 where there is none of that kind, or words are missing to find a second origin of.
    """
    when = query.get("when", "")
    if when not in KINDS or (when == NEEDS_CLAIM and not query.get("claim")):
        raise HTTPException(400)
    return Question(when, **{name: query.get(name) or None for name in ASKED[when]})


def _last_month(ledger: Ledger) -> tuple[str, str]:
    """The month before the newest report, or before today: its first and last day."""
    until = last_day(ledger) or date.today().isoformat()
    return (date.fromisoformat(until) - timedelta(days=MONTH)).isoformat(), until


def save_watch(request: Request, form: Form) -> Response:
    """`POST /watches`: save a question under a `name`, or in the place of that of the watch of the number `was`.

    What answers it by now is taken as told; not where only the name is another.

    Raises:
        HTTPException: 400 for no name and no question. LedgerFault: the name is taken, or there is no watch to change.
    """
    name, was = (form.get(each, "").strip() for each in ("name", "was"))
    if not name:
        raise HTTPException(400)
    question = question_of(form)
    with opened(request, writable=True) as ledger:
        saved = _watch_of(ledger, was) if was else None
        kept = {**question.to_dict(), "deliver": saved.question["deliver"] if saved else {}}
        if saved is None:
            ledger.watches.add(name, kept)
        else:
            ledger.watches.change(saved.name, name, kept)
        if saved is None or Question.of(saved.question) != question:
            silence_past(ledger, ledger.watches.find(name))
    return RedirectResponse("/watches", 303)


def _watch_of(ledger: Ledger, number: str) -> SavedWatch:
    """The watch of a number.

    Raises:
        LedgerFault: there is none.
    """
    for watch in ledger.watches.all():
        if str(watch.id) == number:
            return watch
    raise LedgerFault("no_watch", value=repr(number))


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
    """`POST /watches/run`: let each tell what is new; the page then says how much that was."""
    found = 0
    with opened(request, writable=True) as ledger:
        link_new(ledger)
        for watch in ledger.watches.all():
            found += sum(1 for _ in run_watch(ledger, watch))
    return RedirectResponse(f"/watches?ran={found}", 303)


def remove_watch(request: Request, form: Form) -> Response:
    """`POST /watches/remove`: take out the one of this `name`."""
    with opened(request, writable=True) as ledger:
        ledger.watches.remove(form.get("name", ""))
    return RedirectResponse("/watches", 303)

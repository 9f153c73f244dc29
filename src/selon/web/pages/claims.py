"""What sources say against each other and against themselves: each side with its independent origins.

Whoever finds that two sayings do not belong together parts them, and confirms those that do; that can be undone.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.accounts import Disagreement
from selon.desk.gathering import Gathered, voices_of
from selon.desk.judging import CONFIRMED, find_saying, judge_match
from selon.desk.linking import link_new
from selon.ledger.titles import with_titles
from selon.web.asked import find_person, number_of, opened
from selon.web.corrections import find_decided
from selon.web.disputed import SIDES, disputed, disputed_among, key_of, key_of_voice
from selon.web.forms import Form, back_of, decided_by
from selon.web.matching import describe_match
from selon.web.paging import page_after
from selon.web.reports import carriers_of, places_of, reports_of
from selon.web.screen import render
from selon.web.words import words_of

SOME = 40


def show_claims(request: Request) -> Response:
    """`/claims`: disputes, then those who said the contrary of what they had said; the latest first.

    With `?person=N` or `?document=ID`, only those that one has a part in. Both lists go on from where
    the last page ended.

    Raises:
        HTTPException: 404 where there is no such person. LedgerFault: there is no such report.
    """
    query = request.query_params
    number = number_of(query.get("person"))
    with opened(request) as ledger:
        named = None if number is None else find_person(ledger, number)
        waiting = ledger.links.count_unlinked()
        report = None
        if query.get("document"):
            report = with_titles(ledger, [ledger.load_row(ledger.find_document(query["document"]))])[0]
        found = disputed_among(request, ledger, number, report.id if report else None)
        disputes, more = page_after(found.disputes, key_of, query.get("after", ""), SOME, falling=True)
        turns, more_turns = page_after(found.turns, key_of, query.get("after_turns", ""), SOME, falling=True)
        reports = reports_of(ledger, disputes, turns)
        decided = find_decided(ledger, SOME, layer="match")
    return render(
        request,
        "claims.html",
        decided=decided,
        reports=reports,
        screen="claims",
        person=named,
        report=report,
        disputes=disputes,
        turns=turns,
        counts=(len(found.disputes), len(found.turns)),
        here_after={"after": query.get("after"), "after_turns": query.get("after_turns")},
        more=more,
        more_turns=more_turns,
        waiting=waiting,
    )


def show_claim(request: Request) -> Response:
    """`/claims/ID`: one dispute, both sides, copies folded into their origin; long sides go on as lists do.

    Raises:
        HTTPException: 404 where there is no such dispute, or none any more.
    """
    query = {name: request.query_params.get(name, "") for name in SIDES}
    with opened(request) as ledger:
        found = disputed(request, ledger)
        claim = _find_claim(found, request.path_params["id"])
        if claim is None:
            raise HTTPException(404)
        sides = [
            (side, name, *page_after(side.voices, key_of_voice, query[name], SOME))
            for side, name in zip(claim.sides, SIDES, strict=True)
        ]
        voices = [voice for _, _, shown, _ in sides for voice in shown]
        documents = carriers_of(ledger, voices)
        reports = reports_of(ledger, (claim,))
        places = places_of(ledger, voices)
    texts = [(documents[voice.documents[0]].language, voice.words) for voice in voices]
    return render(
        request,
        "claim.html",
        reports=reports,
        screen="claims",
        claim=claim,
        sides=sides,
        query=query,
        documents=documents,
        places=places,
        speakers=found.speakers,
        confirmed=CONFIRMED in claim.because,
        why=describe_match(claim.because, texts, words_of(request)),
    )


def _find_claim(found: Gathered, id: str) -> Disagreement | None:
    return next((each for each in found.disputes if each.id == id), None)


def judge_claim(request: Request, form: Form) -> Response:
    """`POST /claims/judge`: with `part`, what that row says does not belong with the others of the form (`row`).

    Nor with the rest of a `claim`, of which a page shows a part. With `confirm`, two rows and a blank between them,
    they do contradict each other.

    Raises:
        HTTPException: 400 where no two rows are given. LedgerFault: there is no such row.
    """
    part, confirm = form.get("part", ""), form.get("confirm", "").split()
    with opened(request, writable=True) as ledger:
        claim = _find_claim(disputed(request, ledger), form["claim"]) if part and "claim" in form else None
        rows = [*form.getlist("row"), *(voice.row for voice in (voices_of(claim) if claim else ()))]
        ids = [part, *(row for row in rows if row != part)] if part else confirm
        if len(ids) < 2 or (confirm and len(ids) > 2):
            raise HTTPException(400)
        one, *others = (find_saying(ledger, id) for id in dict.fromkeys(ids))
        action = "part" if part else "confirm"
        judge_match(ledger, one, others, action, why=form.get("why", ""), by=decided_by(request, form))
    # What is parted may be no dispute any more: the list tells what was decided.
    return RedirectResponse("/claims#decisions" if part else back_of(form, "/claims"), 303)


def compare_new(request: Request) -> Response:
    """`POST /claims/compare`: compare the reports that have not been compared with the others yet."""
    with opened(request, writable=True) as ledger:
        link_new(ledger)
    return RedirectResponse("/claims", 303)

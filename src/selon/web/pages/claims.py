"""What sources say against each other and against themselves: each side with its independent origins."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.accounts import Disagreement
from selon.desk.linking import link_new
from selon.ledger import DocumentRow, Ledger
from selon.web.asked import is_number, opened, with_titles
from selon.web.common import describe_match
from selon.web.disputed import disputed, page_after
from selon.web.pages.people import find_person
from selon.web.reports import reports_of
from selon.web.screen import render
from selon.web.words import words_of

SOME = 40


def show_claims(request: Request) -> Response:
    """`/claims`: disputes, then those who said the contrary of what they had said; the latest first.

    With `?person=N`, only those that one has a part in. Both lists go on from where the last page ended.
    """
    query = request.query_params
    person = query.get("person", "")
    with opened(request) as ledger:
        found = disputed(request, ledger)
        named = find_person(ledger, int(person)) if is_number(person) else None
        waiting = ledger.links.count_unlinked()
        if named is not None:
            found = found.of(named.id)
        disputes, more = page_after(found.disputes, query.get("after", ""), SOME)
        turns, more_turns = page_after(found.turns, query.get("after_turns", ""), SOME)
        reports = reports_of(ledger, disputes, turns)
    return render(
        request,
        "claims.html",
        reports=reports,
        screen="claims",
        person=named,
        disputes=disputes,
        turns=turns,
        counts=(len(found.disputes), len(found.turns)),
        here_after={"after": query.get("after"), "after_turns": query.get("after_turns")},
        more=more,
        more_turns=more_turns,
        waiting=waiting,
    )


def show_claim(request: Request) -> Response:
    """`/claims/ID`: one dispute, both sides, copies folded into their origin."""
    id = request.path_params["id"]
    with opened(request) as ledger:
        claim = next((each for each in disputed(request, ledger).disputes if each.id == id), None)
        if claim is None:
            raise HTTPException(404)
        documents = _reports(ledger, claim)
        reports = reports_of(ledger, (claim,))
    voices = [voice for side in claim.sides for voice in side.voices]
    texts = [(documents[voice.documents[0]].language, voice.words) for voice in voices]
    return render(
        request,
        "claim.html",
        reports=reports,
        screen="claims",
        claim=claim,
        documents=documents,
        why=describe_match(claim.because, texts, words_of(request)),
    )


def compare_new(request: Request) -> Response:
    """`POST /claims/compare`: compare the reports that have not been compared with the others yet."""
    with opened(request, writable=True) as ledger:
        link_new(ledger)
    return RedirectResponse("/claims", 303)


def _reports(ledger: Ledger, claim: Disagreement) -> dict[str, DocumentRow]:
    """The reports that carry either side, by id."""
    names = {name for side in claim.sides for voice in side.voices for name in voice.documents}
    return {row.id: row for row in with_titles(ledger, (ledger.load_row(name) for name in sorted(names)))}

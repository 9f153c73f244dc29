"""A row that the machine missed, added by a person: the words are chosen in the report, or copied from it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.linking import link_judged
from selon.ledger.corrections import FIELDS
from selon.web.asked import opened
from selon.web.corrections import claim_of_form
from selon.web.forms import Form, decided_by
from selon.web.passage import around, chosen_places
from selon.web.reports import title_of
from selon.web.screen import render

# What is asked for, by layer: the rest follows from the words, or is corrected later.
ASKED = {
    "statement": ("speaker", "stance", "said"),
    "event": ("type", "actor", "recipient", "place", "time", "factuality"),
}
# What these have to begin with.
USUAL = {"stance": "affirms", "factuality": "CT+"}


def show_missing(request: Request) -> Response:
    """`/rows/DOCUMENT?layer=statement|event&at=START-END`: the form that adds a row at these words.

    Raises:
        HTTPException: 404 for another layer, and where nothing can be changed; 400 for words that are none of the text.
        LedgerFault: there is no such report.
    """
    layer = request.query_params.get("layer", "statement")
    if layer not in ASKED or request.app.state.settings.read_only:
        raise HTTPException(404)
    with opened(request) as ledger:
        stored = ledger.load_document(ledger.find_document(request.path_params["document"]))
    text = stored.reading.document.text
    near = around(text, (), chosen_places(request, len(text)))
    if near is None:
        raise HTTPException(400)
    allowed = [(field, FIELDS[layer][field]) for field in ASKED[layer]]
    return render(
        request,
        "missing.html",
        stored=stored,
        layer=layer,
        layers=tuple(ASKED),
        near=near,
        title=title_of(stored),
        allowed=allowed,
        usual=USUAL,
    )


def add_missing(request: Request, form: Form) -> Response:
    """`POST /rows/DOCUMENT`: keeps what the form tells, and leads to the new row.

    Raises:
        HTTPException: 400 for another layer. LedgerFault: there is no such report, or no row can be what is told.
    """
    layer = form.get("layer", "")
    if layer not in ASKED:
        raise HTTPException(400)
    with opened(request, writable=True) as ledger:
        document = ledger.find_document(request.path_params["document"])
        claim = claim_of_form(form, ledger.load_text(document).text)
        decision = ledger.add_row(document, layer, claim, why=form.get("why", ""), by=decided_by(request, form))
        link_judged(ledger, [decision])
    return RedirectResponse(f"/rows/{document}/{decision.target['label']}", 303)

"""The queue of rows nobody has judged, and what is decided about them; decisions that wait for a second look first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.compare.words import fold_words
from selon.desk.linking import link_judged
from selon.ledger import Decision, Ledger
from selon.ledger.leads import with_cues
from selon.ledger.replay import Waiting
from selon.ledger.rows import EventRow, LedgerRow, StatementRow
from selon.ledger.titles import with_titles
from selon.record.schema import KINDS, PLOVER, STANCES
from selon.web.asked import find_person, number_of, opened
from selon.web.corrections import changes_of, find_decided, shown
from selon.web.forms import Form, back_of, decided_by
from selon.web.paging import page_after
from selon.web.passage import Around, Part, around, passage_of
from selon.web.queue import MANY, Queue
from selon.web.reports import load_texts, reports_of
from selon.web.screen import render, show_refusal
from selon.web.words import words_of

SOME = 20
# Code points shown on either side of the words of a decision that waits: two such texts stand side by side.
AROUND = 120
# The rows of each layer that has a queue, and what each of them can be.
LAYERS: dict[str, tuple[type[LedgerRow], tuple[str, ...]]] = {
    "statement": (StatementRow, tuple(STANCES)),
    "event": (EventRow, tuple(PLOVER)),
}
# Of longer words the row's own page has the form: twenty forms stand here.
FEW = 1500


def show_review(request: Request) -> Response:
    """`/review`: the queue of statements, or with `?layer=event` of events; the last decisions, to be undone.

    `?document=ID` and `?what=` ask for those of one report, of one stance or type.

    Raises:
        HTTPException: 400 for a layer, a stance or a type that there is not.
    """
    query = request.query_params
    layer = query.get("layer", "statement")
    asked = _asked(layer, query)
    with opened(request) as ledger:
        queue: Sequence[StatementRow | EventRow]
        found = asked.rows(ledger, query.get("after"), SOME)
        if layer == "event":
            queue = with_titles(ledger, map(EventRow.of, found))
        else:
            queue = with_cues(ledger, with_titles(ledger, map(StatementRow.of, found)))
        waiting, more_waiting = page_after(
            sorted(ledger.waiting(), key=_key_of), _key_of, query.get("after_waiting", ""), SOME
        )
        decided = find_decided(ledger, SOME)
        texts = load_texts(
            ledger, [*(row.document for row in queue), *(each.decision.document or "" for each in waiting)]
        )
        return render(
            request,
            "review.html",
            reports=reports_of(ledger, queue, waiting),
            screen="review",
            layer=layer,
            query={"layer": layer, "document": asked.document, "what": asked.what},
            whats=LAYERS[layer][1],
            # Where none is found from the beginning on, all rows were looked at: not twice.
            left=asked.count(ledger) if queue or "after" in query else 0,
            many=MANY,
            queue=[(row, *_correcting(texts[row.document], layer, row)) for row in queue],
            waiting=[(each, *_both_texts(texts, each)) for each in waiting],
            more_waiting=more_waiting,
            decided=decided,
            empty=ledger.count(f"{layer}s") == 0,
        )


def _asked(layer: str, query: Mapping[str, str]) -> Queue:
    """What an address asks of the queue.

    Raises:
        HTTPException: 400 for no layer that has one, and for no stance or type of it.
    """
    kind, whats = LAYERS.get(layer, (None, ()))
    what = query.get("what") or None
    if kind is None or what not in (None, *whats):
        raise HTTPException(400)
    return Queue(kind, query.get("document") or None, what)


def _key_of(waiting: Waiting) -> str:
    """Where a decision stands among those that wait: the first one taken first."""
    return f"{waiting.decision.at} {waiting.decision.uid}"


def _claim(row: StatementRow | EventRow) -> dict[str, object]:
    """What a row of a list claims, under the names that corrections have."""
    if isinstance(row, StatementRow):
        names = {"speaker": row.speaker_here, "content": row.spans}
        return {"named": row.named, "stance": row.stance, "form": row.form, "said": row.said, **names}
    parties = {"actor": [each.name for each in row.actor], "recipient": [each.name for each in row.recipient]}
    what = {"type": row.type, "mode": row.mode, "place": row.place, "time": row.time, "factuality": row.factuality}
    return {**what, **parties}


def _correcting(
    text: str, layer: str, row: StatementRow | EventRow
) -> tuple[dict[str, str], Around | None, list[Part]]:
    """What its form shows of a row, the words to choose a statement's in (of an event, none are), and the sentence.

    Args:
        text: of the report it stands in.
    """
    if isinstance(row, EventRow):
        return shown(layer, _claim(row), ""), None, passage_of(text, [(row.start, row.end)], AROUND)
    sentence = passage_of(text, [(start, end) for start, end in row.spans], AROUND)
    return shown(layer, _claim(row), text), around(text, row.spans, most=FEW), sentence


def _both_texts(texts: Mapping[str, str], each: Waiting) -> tuple[list[Part], list[Part]]:
    """The words that were judged, and those the nearest row stands on now; empty where there are none.

    Args:
        texts: of the reports that are in the ledger, by id.
    """
    text, quote = texts.get(each.decision.document or ""), each.decision.target.get("quote") or {}
    if text is None:
        return [(quote[part], part == "exact") for part in ("prefix", "exact", "suffix") if part in quote], []
    was, now = (passage_of(text, _spans(claim), AROUND) for claim in (each.decision.before, each.now))
    return was, now


def _spans(claim: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Where a claim stands in its report."""
    found = claim.get("content") or [claim[key] for key in ("anchor", "span") if claim.get(key)]
    return [(start, end) for start, end in found]


def decide(request: Request, form: Form) -> Response:
    """`POST /review/DOCUMENT/LABEL`: `action` accept, reject or correct with the fields that were changed.

    Raises:
        HTTPException: 400 for another action. LedgerFault: there is no such row, or none can be what the form tells.
    """
    row = f"{request.path_params['document']}/{request.path_params['label']}"
    with opened(request, writable=True) as ledger:
        link_judged(ledger, [_decide(ledger, row, form.get("action", ""), form, decided_by(request, form))])
    return RedirectResponse(back_of(form, f"/rows/{row}"), 303)


def decide_all(request: Request, form: Form) -> Response:
    """`POST /review/all`: accept or reject the rows that were ticked, all of them on the page that was sent.

    Raises:
        HTTPException: 400 for another action, and for more rows than a page has. LedgerFault: there is no such row.
    """
    action, rows = form.get("action", ""), form.getlist("row")
    if action not in ("accept", "reject") or len(rows) > SOME:
        raise HTTPException(400)
    with opened(request, writable=True) as ledger:
        link_judged(ledger, [_decide(ledger, row, action, {}, decided_by(request, form)) for row in rows])
    return RedirectResponse(back_of(form, "/review"), 303)


def _decide(ledger: Ledger, row: str, action: str, form: Mapping[str, str], by: str | None) -> Decision:
    why, settles = form.get("why", ""), form.get("settles") or None
    match action:
        case "accept":
            return ledger.accept(row, why=why, settles=settles, by=by)
        case "reject":
            return ledger.reject(row, why=why, settles=settles, by=by)
        case "correct":
            text = ledger.load_text(row.partition("/")[0]).text
            return ledger.correct(row, changes_of(form, text), why=why, settles=settles, by=by)
        case _:
            raise HTTPException(400)


def undo(request: Request, form: Form) -> Response:
    """`POST /review/undo/UID`: a decision, and what it made of the rows of its report.

    Raises:
        LedgerFault: there is no such decision, or it holds no longer.
    """
    with opened(request, writable=True) as ledger:
        link_judged(ledger, [ledger.undo(request.path_params["uid"], by=decided_by(request, form))])
    return RedirectResponse(back_of(form, "/review"), 303)


def merge(request: Request, form: Form) -> Response:
    """`POST /people/ID/merge`: the person `into`, by number, or who is `called` so, stands for this one from now on.

    With `stays` this, it is the other way round: this one keeps its name and kind.
    """
    number, name = request.path_params["id"], form.get("called", "").strip()
    with opened(request, writable=True) as ledger:
        find_person(ledger, number)
        into = _named(ledger, name, number) if name else number_of(form.get("into"))
        if into is None:
            return show_refusal(request, 404, words_of(request)("web.merge_nobody", name=repr(name)))
        gone, kept = (into, number) if form.get("stays") == "this" else (number, into)
        ledger.merge(gone, kept, why=form.get("why", ""), by=decided_by(request, form))
    return RedirectResponse(f"/people/{kept}", 303)


def _named(ledger: Ledger, name: str, other: int) -> int | None:
    """The number of whoever is written just so, but for accents and case; of several the one in most reports."""
    found = ledger.people(name, KINDS)
    wanted = fold_words(name)
    return next((each.id for each in found if each.id != other and wanted in map(fold_words, each.spellings)), None)

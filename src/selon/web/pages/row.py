"""One row: what it says and rests on, who tells it according to whom, the rules behind it, and how to set it right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.desk.accounts import Disagreement, Turn
from selon.desk.explain import Step, explain, explain_fact
from selon.desk.gathering import voices_of
from selon.ledger import Ledger, Stored
from selon.ledger.claims import Fact, claim_of, facts_of, layer_of, spans_of
from selon.record import Entity, Event, Reading, Statement, TimeExpression
from selon.record.dates import describe_time
from selon.record.deeds import ARROW, certainty, parties, where_and_when
from selon.record.gist import circumstances, gist, said_when, speaker_name
from selon.rules import supported_languages
from selon.ui import Words
from selon.web.asked import opened
from selon.web.citing import cite_statement
from selon.web.corrections import find_decided, shown
from selon.web.disputed import disputed_in
from selon.web.passage import around, chosen_places, passage_of
from selon.web.reports import reports_of, title_of
from selon.web.screen import render
from selon.web.words import words_of

GIST = 600
# Decisions, disputes and reversals shown; links lead to all.
SOME = 12


def show_row(request: Request) -> Response:
    """`/rows/DOCUMENT/LABEL`: of a statement, an event, a time or a name; what is decided settles `?settles=UID`.

    `?at=START-END` proposes other words for a statement: those that were chosen in its report.

    Raises:
        HTTPException: 404 where the report has no such row, 400 for words that are none of it.
        LedgerFault: there is no such report.
    """
    document, label = request.path_params["document"], request.path_params["label"]
    with opened(request) as ledger:
        stored = ledger.load_document(ledger.find_document(document))
        decided = find_decided(ledger, SOME, document=stored.row.id, label=label)
        id = f"{stored.row.id}/{label}"
        disputes, turns = _accounts_of(request, ledger, stored.row.id, id)
        reports = reports_of(ledger, disputes[:SOME], turns[:SOME])
        person = next((each.person for each in ledger.links.statements_of(stored.row.id) if each.id == id), None)
    fact = _find_fact(stored.reading, label)
    return render(
        request,
        "row.html",
        reports=reports,
        stored=stored,
        person=person,
        disputes=disputes[:SOME],
        turns=turns[:SOME],
        more=len(disputes) > SOME or len(turns) > SOME,
        title=title_of(stored),
        label=label,
        review=stored.reviews.get(label, "machine"),
        decided=decided,
        **_described(fact, stored, words_of(request)),
        **_corrected(request, fact, stored.reading.document.text),
    )


def _described(fact: Fact, stored: Stored, words: Words) -> dict[str, Any]:
    """What the page tells of a row in words: what it says, when and where, through whom it came, and why it is here."""
    reading = stored.reading
    statement = fact if isinstance(fact, Statement) else None
    spans = [(span.start, span.end) for span in spans_of(fact)]
    return {
        "statement": statement,
        "heading": _heading(fact, words),
        "told": _told(fact, words),
        "said": gist(statement, GIST) if statement else "",
        "quotation": cite_statement(statement, stored.row, title_of(stored), words) if statement else "",
        "circumstances": list(filter(None, _circumstances(fact, reading, words))),
        "chain": list(_chain(fact, stored, words)),
        "place": _place(fact, spans),
        "passage": passage_of(reading.document.text, spans),
        "why": _why(fact, reading, words),
    }


def _corrected(request: Request, fact: Fact, text: str) -> dict[str, Any]:
    """What the form that sets a row right shows: its fields, and of a statement the words to choose others in."""
    layer, claim, chosen = layer_of(fact), claim_of(fact), chosen_places(request, len(text))
    return {
        "layer": layer,
        "claim": shown(layer, claim, text),
        "settles": request.query_params.get("settles", ""),
        "near": around(text, claim["content"], chosen) if layer == "statement" else None,
    }


def _accounts_of(request: Request, ledger: Ledger, document: str, row: str) -> tuple[list[Disagreement], list[Turn]]:
    """The disputes and the reversals that a row of a report takes part in."""
    disputes, turns = disputed_in(request, ledger, document)
    return [each for each in disputes if _takes_part(row, each)], [each for each in turns if _takes_part(row, each)]


def _takes_part(row: str, account: Disagreement | Turn) -> bool:
    return any(voice.row == row for voice in voices_of(account))


def _find_fact(reading: Reading, label: str) -> Fact:
    """The row of a label.

    Raises:
        HTTPException: 404 where the reading has none.
    """
    for layer in ("statement", "event", "time", "entity"):
        for fact in facts_of(reading, layer):
            if fact.id == label:
                return fact
    raise HTTPException(404)


def _heading(fact: Fact, words: Words) -> str:
    """Whom or what the row is about: its speaker, its actors, the words of a date, a name."""
    match fact:
        case Statement():
            return speaker_name(fact, words)
        case Event():
            return parties(fact, "actor") or words("web.nobody")
        case TimeExpression():
            return fact.span.text
        case Entity():
            return fact.name


def _place(fact: Fact, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The code points of its report, end exclusive, that a link to a row points at: all it rests on, a name's first.

    None for what rests on no words.
    """
    if not spans:
        return None
    return spans[0] if isinstance(fact, Entity) else (spans[0][0], spans[-1][1])


def _told(fact: Fact, words: Words) -> str:
    """What the row says of what heads it; nothing of a statement, whose stance and words stand apart."""
    match fact:
        case Statement():
            return ""
        case Event():
            deed = words.get(f"event.{fact.type}", fact.type)
            return ARROW.join(filter(None, (deed, parties(fact, "recipient"))))
        case TimeExpression():
            return describe_time(fact, words)
        case Entity():
            return words(f"list.kind.{fact.kind}")


def _circumstances(fact: Fact, reading: Reading, words: Words) -> list[str]:
    """When, where, to whom, how surely; an empty string for what the report does not tell."""
    if isinstance(fact, Statement):
        return [*circumstances(fact, reading, words), said_when(fact, reading, words)]
    if isinstance(fact, Event):
        return [*where_and_when(fact, words, inferred=True), certainty(fact, words)]
    return []


def _why(fact: Fact, reading: Reading, words: Words) -> list[tuple[str, tuple[Step, ...]]]:
    """The rules behind the row, under the name of what each of them found; nothing for a language without rules."""
    if reading.document.language not in supported_languages():
        return []
    if isinstance(fact, Statement):
        why = explain(fact, reading, words)
        return [("row", why.row), ("speaker", why.speaker), ("time", why.time)]
    return [(layer_of(fact), explain_fact(fact, reading, words))]


def _chain(fact: Fact, stored: Stored, words: Words) -> Iterator[str]:
    """Through whose hands it came: the innermost source first, the paper last."""
    by_id = {each.id: each for each in stored.reading.statements}
    at = fact.id if isinstance(fact, Statement) else fact.according_to if isinstance(fact, Event) else None
    seen = set()
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        yield speaker_name(by_id[at], words)
        at = by_id[at].inside
    yield stored.row.publisher or title_of(stored)

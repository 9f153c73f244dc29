"""The reports: all of them, and one with its reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.desk.accounts import Turn
from selon.desk.voices import Voice
from selon.ledger import Page, Rows, Stored
from selon.ledger.titles import with_titles
from selon.record.html import render_article, render_labels, render_lists
from selon.record.sections import divide, find_section
from selon.ui import Words
from selon.web.asked import filter_of, opened, page_of, place_of, query_of
from selon.web.disputed import disputed_in
from selon.web.passage import chosen_places
from selon.web.reports import reports_of, title_of
from selon.web.screen import render
from selon.web.words import words_of

# Of what a report's page tells beside the report: copies, sources, disputes. Links lead to all.
FEW = 8


def show_documents(request: Request) -> Response:
    """`/documents`: the newest first."""
    asked = filter_of(request.query_params)
    with opened(request) as ledger:
        page = page_of(ledger, ledger.documents(asked, after=request.query_params.get("after") or None))
        printed = ledger.links.publishers(row.id for row in page)
        page = Page(
            Rows(page.rows.kind, (replace(row, publisher=", ".join(printed[row.id]) or None) for row in page)),
            page.next,
        )
        return render(request, "documents.html", page=page, asked=asked, query=query_of(asked))


def show_document(request: Request) -> Response:
    """`/documents/ID`: the text as published, its marks, and the lists beside it; `?at=START-END` points at words.

    A long report is shown by sections: `?from=N`, or the words that are pointed at, tell which by its code points.

    Raises:
        HTTPException: 400 for words or a place that are none of its text. LedgerFault: there is no such report.
    """
    words = words_of(request)
    with opened(request) as ledger:
        stored = ledger.load_document(ledger.find_document(request.path_params["id"]))
        id = stored.row.id
        origin = stored.row.origin or id
        first_copies = ledger.copies(origin, limit=FEW + 1)
        copies = with_titles(ledger, [each for each in first_copies if each.id != id][:FEW])
        count = max(ledger.count_copies(origin) - 1, 0)
        disputes, turns = disputed_in(request, ledger, id)
        reports = reports_of(ledger, disputes[:FEW], turns)
    length = len(stored.reading.document.text)
    at = _pointed(request, length)
    place = at[0] if at else place_of(request, "from", length)
    sections = divide(stored.reading)
    starts = [start for start, _ in sections]
    number = bisect_right(starts, place) - 1
    section = find_section(stored.reading, *sections[number])
    return render(
        request,
        "report.html",
        stored=stored,
        reports=reports,
        original=stored.row.origin in (None, id),
        copies=copies,
        count=count,
        few=FEW,
        disputes=disputes,
        elsewhere=_elsewhere(turns, id),
        title=title_of(stored),
        starts=starts,
        number=number,
        article=render_article(section, words, at, _notes(stored, count, words)),
        labels=render_labels(words),
        lists=render_lists(section, words, lambda label: f"/rows/{id}/{label}"),
    )


def _elsewhere(turns: Iterable[Turn], id: str) -> list[tuple[Voice, str]]:
    """What those who say the contrary of themselves in a report say on other days: of each day one, and who says it."""
    found: dict[tuple[str, str | None], tuple[Voice, str]] = {}
    for turn in turns:
        other = turn.after if turn.before.row.startswith(id) else turn.before
        found.setdefault((turn.speaker, other.day), (other, turn.speaker))
    return list(found.values())


def _notes(stored: Stored, copies: int, words: Words) -> Iterator[str]:
    """Which version a report is, and how often it was printed elsewhere; nothing of what it has none of."""
    if len(stored.versions) > 1:
        yield words("web.version", number=f"{stored.row.version}/{len(stored.versions)}")
    if stored.row.origin not in (None, stored.row.id):
        yield words("web.copy")
    elif copies:
        yield words.count("web.count_reprints", copies)


def _pointed(request: Request, length: int) -> tuple[int, int] | None:
    """The code points an address points at, end exclusive; None where it points at none.

    Raises:
        HTTPException: 400 for what is no one stretch of a text of this length.
    """
    places = chosen_places(request, length)
    if len(places) > 1:
        raise HTTPException(400)
    return (places[0][0], places[0][1]) if places else None

"""The reports: all of them, one with its reading, and what two of them have and have not in common."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.desk.accounts import Turn, Voice
from selon.ledger import Page, Rows, Stored
from selon.ledger.titles import with_titles
from selon.record.html import first_words, render_article, render_lists
from selon.record.sections import divide, find_section
from selon.ui import Words
from selon.web.asked import filter_of, opened, page_of, query_of
from selon.web.difference import compare_statements, compare_texts
from selon.web.disputed import disputed_in
from selon.web.reports import reports_of
from selon.web.screen import render
from selon.web.words import words_of


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
    """
    words = words_of(request)
    with opened(request) as ledger:
        stored = ledger.load_document(ledger.find_document(request.path_params["id"]))
        id = stored.row.id
        copies = with_titles(ledger, (each for each in ledger.copies(stored.row.origin or id) if each.id != id))
        disputes, turns = disputed_in(request, ledger, id)
        reports = reports_of(ledger, disputes, turns)
    length = len(stored.reading.document.text)
    at = _span(request.query_params.get("at", ""), length)
    place = at[0] if at else _place(request.query_params.get("from", "0"), length)
    sections = divide(stored.reading)
    number = bisect_right([start for start, _ in sections], place) - 1
    section = find_section(stored.reading, *sections[number])
    return render(
        request,
        "report.html",
        stored=stored,
        reports=reports,
        original=stored.row.origin in (None, id),
        copies=copies,
        disputes=disputes,
        elsewhere=_elsewhere(turns, id),
        title=stored.row.title or first_words(stored.reading),
        sections=sections,
        number=number,
        article=render_article(section, words, at, _notes(stored, len(copies), words)),
        lists=render_lists(section, words, lambda label: f"/rows/{id}/{label}"),
    )


def _place(value: str, length: int) -> int:
    """The code point that an address begins at.

    Raises:
        HTTPException: 400 for what is none of the text.
    """
    if not (value.isdecimal() and len(value) < 16 and int(value) <= length):
        raise HTTPException(400)
    return int(value)


def _elsewhere(turns: Iterable[Turn], id: str) -> list[tuple[Voice, str]]:
    """What those who say the contrary of themselves in a report say on other days: of each day one, and who says it."""
    found: dict[tuple[str, str | None], tuple[Voice, str]] = {}
    for turn in turns:
        other = turn.after if turn.before.row.startswith(id) else turn.before
        found.setdefault((turn.speaker, other.day), (other, turn.speaker))
    return list(found.values())


def _notes(stored: Stored, copies: int, words: Words) -> Iterator[str]:
    """Which version a report is, and how often it was printed elsewhere."""
    if len(stored.versions) > 1:
        yield words("web.version", number=f"{stored.row.version}/{len(stored.versions)}")
    if stored.row.origin in (None, stored.row.id):
        yield words.count("web.count_reprints", copies)
    else:
        yield words("web.copy")


def show_difference(request: Request) -> Response:
    """`/compare/ID/ID`: what of one report another keeps, leaves out and adds; of versions, the earlier one first."""
    with opened(request) as ledger:
        before, after = (
            ledger.load_document(ledger.find_document(request.path_params[each])) for each in ("before", "after")
        )
    words = words_of(request)
    return render(
        request,
        "difference.html",
        before=before,
        after=after,
        titles=[each.row.title or first_words(each.reading) for each in (before, after)],
        statements=compare_statements(before.reading, after.reading, words),
        texts=compare_texts(before.reading.document.text, after.reading.document.text),
    )


def _span(value: str, length: int) -> tuple[int, int] | None:
    """The code points an address points at; None where it points at none.

    Raises:
        HTTPException: 400 for what is no stretch of the text.
    """
    if not value:
        return None
    start, _, end = value.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(start) + len(end) < 16):
        raise HTTPException(400)
    if not int(start) < int(end) <= length:
        raise HTTPException(400)
    return int(start), int(end)

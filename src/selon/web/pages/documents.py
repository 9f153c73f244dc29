"""The reports: all of them, and one with its reading."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.record.html import render_article, render_lists
from selon.web.asked import filter_of, opened, query_of
from selon.web.screen import render
from selon.web.words import words_of


def show_documents(request: Request) -> Response:
    """`/documents`: the newest first."""
    asked = filter_of(request.query_params)
    with opened(request) as ledger:
        page = ledger.documents(asked, after=request.query_params.get("after") or None)
        return render(request, "documents.html", page=page, asked=asked, query=query_of(asked))


def show_document(request: Request) -> Response:
    """`/documents/ID`: the text as published, its marks, and the lists beside it."""
    words = words_of(request)
    with opened(request) as ledger:
        stored = ledger.load_document(ledger.find_document(request.path_params["id"]))
    return render(
        request,
        "report.html",
        stored=stored,
        article=render_article(stored.reading, words),
        lists=render_lists(stored.reading, words),
    )

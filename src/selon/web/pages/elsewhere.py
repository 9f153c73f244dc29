"""Where a report stands besides its own page: its copies, the places it was found at, its versions."""

from __future__ import annotations

from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Page
from selon.ledger.rows import DocumentRow, SourceRow
from selon.ledger.titles import with_titles
from selon.web.asked import opened
from selon.web.paging import page_after
from selon.web.screen import render

SOME = 50


def show_copies(request: Request) -> Response:
    """`/copies/ID`: all of them, each list by the page (`?after=`, `?after_source=`, `?after_version=`)."""
    query = {name: request.query_params.get(name, "") for name in ("after", "after_source", "after_version")}
    with opened(request) as ledger:
        id = ledger.find_document(request.path_params["id"])
        row = with_titles(ledger, [ledger.load_row(id)])[0]
        origin = row.origin or id
        copies: Page[DocumentRow] = ledger.copies(origin, limit=SOME, after=query["after"] or None)
        shown = with_titles(ledger, (each for each in copies if each.id != id))
        number = ledger.count_copies(origin)
        sources = ledger.sources_of(id)
        versions = ledger.versions_of(id)
    found, more_sources = page_after(sources, _key_of_source, query["after_source"], SOME)
    known, more_versions = page_after(versions, _key_of_version, query["after_version"], SOME)
    return render(
        request,
        "copies.html",
        row=row,
        query=query,
        copies=shown,
        count=max(number - 1, 0),
        more_copies=copies.next,
        sources=found,
        count_sources=len(sources),
        more_sources=more_sources,
        versions=known,
        before={new.id: old.id for old, new in pairwise(versions)},
        count_versions=len(versions),
        more_versions=more_versions,
    )


def _key_of_source(source: SourceRow) -> str:
    return f"{source.added_at} {source.name}"


def _key_of_version(row: DocumentRow) -> str:
    return f"{row.version:012}"

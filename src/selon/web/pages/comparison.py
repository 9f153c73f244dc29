"""What two reports have and have not in common: versions of one, or a report and its copy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from selon.web.asked import opened, place_of
from selon.web.difference import SAME, Line, compare_rows, compare_texts, divide_lines
from selon.web.remembered import remembered
from selon.web.reports import title_of
from selon.web.screen import render
from selon.web.words import words_of


def show_difference(request: Request) -> Response:
    """`/compare/ID/ID`: what of one report another keeps, leaves out and adds; of versions, the earlier one first.

    Both lists are shown by parts, `?text=N` and `?said=N`: that of the Nth line. The texts are shown from the first
    part on in which they differ.

    Raises:
        HTTPException: 400 for a line that there is not. LedgerFault: there is no such report.
    """
    with opened(request) as ledger:
        before, after = (
            ledger.load_document(ledger.find_document(request.path_params[each])) for each in ("before", "after")
        )
    words = words_of(request)
    one, other = (each.reading.document for each in (before, after))
    # Texts never change under their ids.
    texts = remembered(request, "", f"compare {one.id} {other.id}", lambda: compare_texts(one.text, other.text))
    rows = compare_rows(before.reading, after.reading, words)
    first = next((number for number, line in enumerate(texts) if line.changed), 0)
    return render(
        request,
        "difference.html",
        before=before,
        after=after,
        titles=[title_of(each) for each in (before, after)],
        told=_Part(request, "said", rows),
        texts=_Part(request, "text", texts, first),
        query={name: request.query_params.get(name) for name in ("said", "text")},
        same=SAME,
    )


class _Part:
    """The part of a list that an address asks for: its lines, and with which lines all parts begin."""

    def __init__(self, request: Request, name: str, lines: Sequence[Line], otherwise: int = 0) -> None:
        self.name = name
        self.starts = divide_lines(lines)
        self.number = bisect_right(self.starts, place_of(request, name, len(lines), otherwise)) - 1
        start, *following = self.starts[self.number :]
        self.lines = lines[start : following[0] if following else None]

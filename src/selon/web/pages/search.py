"""The search box: people of that name, who said those words or says the same, and the reports that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.desk.support import find_support
from selon.ledger import DocumentRow, Filter, Ledger
from selon.record.schema import KINDS
from selon.web.asked import opened, page_of
from selon.web.disputed import SIDES, key_of_voice
from selon.web.paging import page_after
from selon.web.reports import carriers_of, load_rows, load_texts, places_of, reports_of
from selon.web.screen import render

SOME = 10
# A claim is looked for from so many words on: fewer are a name or a matter.
CLAIM = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a report, every second part of which was looked for, and their code points, end exclusive."""

    parts: tuple[str, ...]
    start: int
    end: int


def show_search(request: Request) -> Response:
    """`/search?q=`: some of each; each list leads to all of its own."""
    query = request.query_params
    sought = query.get("q", "").strip()
    if not sought:
        return RedirectResponse("/", 303)
    asked = Filter(text=sought)
    with opened(request) as ledger:
        people = ledger.people(sought, KINDS, limit=SOME)
        statements = ledger.statements(asked, limit=SOME)
        # Somebody's name is seldom in what they say themselves: whoever looks for it wants that.
        speaker = people[0] if people and not statements.rows else None
        if speaker is not None:
            statements = ledger.statements(Filter(person=speaker.id), limit=SOME)
        said = page_of(ledger, statements)
        support = find_support(ledger, sought) if len(sought.split()) >= CLAIM else None
        parts = [
            page_after(voices, key_of_voice, query.get(name, ""), SOME)
            for voices, name in zip((support.confirms, support.contests) if support else (), SIDES, strict=False)
        ]
        sides = [shown for shown, _ in parts] or [(), ()]
        return render(
            request,
            "search.html",
            reports=reports_of(ledger, said, *sides),
            sides=sides,
            more=[(name, after) for name, (_, after) in zip(SIDES, parts, strict=False)],
            some=SOME,
            query={"q": sought, **{name: query.get(name) for name in SIDES}},
            independent=support.independent if support else 0,
            carriers=carriers_of(ledger, chain(*sides)),
            places=places_of(ledger, chain(*sides)),
            sought=sought,
            people=people,
            speaker=speaker,
            statements=said,
            documents=_found(ledger, asked),
        )


def _found(ledger: Ledger, asked: Filter) -> list[tuple[DocumentRow, Excerpt]]:
    """The reports that hold some words, the best first, each with an excerpt."""
    excerpts = {row.document: row.excerpt for row in ledger.search(asked, limit=SOME)}
    texts = load_texts(ledger, excerpts)
    return [(row, _placed(texts[id], excerpts[id])) for id, row in load_rows(ledger, excerpts).items()]


def _placed(text: str, parts: tuple[str, ...]) -> Excerpt:
    """An excerpt, which has marks of what was left out before and after it, with where it stands in the text."""
    words = "".join(parts).strip("…")
    return Excerpt(parts, at := text.find(words), at + len(words))

"""People, bodies, groups and places across documents, and one of them: what it said and did, what was said of it."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Filter, Ledger, Page, Rows
from selon.ledger.rows import PersonRow
from selon.web.asked import is_number, opened, page_of
from selon.web.disputed import disputed
from selon.web.paging import page_after
from selon.web.relations import namesakes
from selon.web.remembered import remembered, state_of
from selon.web.reports import reports_of
from selon.web.screen import render
from selon.web.whereabouts import find_whereabouts

SOME, MANY = 12, 100
# The kinds that the list of names has; places have one of their own.
KINDS = ("person", "organization", "group")
# Spellings of a name that its page shows; a link leads to all.
FEW = 20


def show_people(request: Request) -> Response:
    """`/people`: who is spoken of most; `?q=` looks for a name, `?kind=` for one kind."""
    kind = request.query_params.get("kind", "")
    return _list(request, "people", (kind,) if kind in KINDS else KINDS)


def show_places(request: Request) -> Response:
    """`/places`: likewise."""
    return _list(request, "places", ("place",))


def _list(request: Request, screen: str, kinds: tuple[str, ...]) -> Response:
    sought, after = (request.query_params.get(name, "").strip() for name in ("q", "after"))
    with opened(request) as ledger:
        people = remembered(
            request,
            state_of(ledger),
            f"{screen} {kinds} {after} {sought}",
            lambda: ledger.people(sought or None, kinds, limit=MANY + 1, after=after or None),
        )
    shown = tuple(people)[:MANY]
    following = f"{shown[-1].documents}:{shown[-1].id}" if len(people) > MANY else None
    page = Page(Rows(PersonRow, shown), following)
    return render(
        request,
        "people.html",
        screen="people",
        tab=screen,
        page=page,
        sought=sought,
        kinds=KINDS,
        kind=kinds[0] if len(kinds) == 1 else "",
    )


def show_person(request: Request) -> Response:
    """`/people/ID` and `/places/ID`."""
    number = request.path_params["id"]
    with opened(request) as ledger:
        person = find_person(ledger, number)
        is_place = person.kind == "place"
        differs = disputed(request, ledger).of(number)
        lists: dict[str, Any] = {
            "disputes": differs.disputes[:SOME],
            "turns": differs.turns[:SOME],
            "said": page_of(ledger, ledger.statements(Filter(person=number), limit=SOME)),
            "said_of": page_of(ledger, ledger.statements(Filter(about=person.name), limit=SOME)),
            "told": page_of(ledger, ledger.statements(Filter(to=person.name), limit=SOME)),
            "did": page_of(ledger, ledger.events(Filter(person=number), limit=SOME)),
            "there": page_of(ledger, ledger.events(Filter(place=person.name), limit=SOME)) if is_place else (),
        }
        return render(
            request,
            "person.html",
            reports=reports_of(ledger, *lists.values()),
            screen="people",
            person=person,
            few=FEW,
            where=find_whereabouts(ledger, (person,))[0] if is_place else None,
            counts=(len(differs.disputes), len(differs.turns)),
            alike=_alike(ledger, person),
            **lists,
        )


def show_spellings(request: Request) -> Response:
    """`/people/ID/names`: how somebody's name is written, in order, by the page."""
    with opened(request) as ledger:
        person = find_person(ledger, request.path_params["id"])
    spellings, more = page_after(sorted(person.spellings), str, request.query_params.get("after", ""), MANY)
    return render(request, "spellings.html", screen="people", person=person, spellings=spellings, more=more)


def _alike(ledger: Ledger, person: PersonRow) -> list[PersonRow]:
    """Those that could be the same: of this name under another kind, or with the last word of it."""
    last = person.name.split()[-1]
    found = [find_person(ledger, number) for number in namesakes(ledger, person.id)]
    found += ledger.people(last, (person.kind,), limit=SOME)
    return [each for each in found if each.id != person.id]


def find_person(ledger: Ledger, number: int) -> PersonRow:
    """The person of a number.

    Raises:
        HTTPException: 404 where there is none.
    """
    # Larger numbers than a row can have would be no number to the ledger.
    if is_number(str(number)):
        for row in ledger.query(f"SELECT {PersonRow.columns()} FROM people WHERE id = ?", (number,)):
            return PersonRow.of(row)
    raise HTTPException(404)

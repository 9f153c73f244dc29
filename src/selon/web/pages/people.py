"""People, bodies, groups and places across documents, and one of them: what it said and did, what was said of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from selon.desk.profile import NEWEST, find_promises, find_roles, tell_once
from selon.ledger import Filter, Ledger, Page, Rows
from selon.ledger.names import name_order, plain_name
from selon.ledger.rows import PersonRow
from selon.web.asked import find_people, find_person, opened, page_of
from selon.web.disputed import disputed
from selon.web.paging import page_after
from selon.web.relations import namesakes
from selon.web.remembered import remembered, state_of
from selon.web.reports import reports_of
from selon.web.screen import render
from selon.web.subjects import group_by_subject
from selon.web.whereabouts import find_whereabouts

SOME, MANY = 12, 100
# Names that are put in order at once: of a large ledger, those in most reports.
SORTED = 5_000
# The kinds that the list of names has; places have one of their own.
KINDS = ("person", "organization", "group")
# Spellings of a name that its page shows; a link leads to all.
FEW = 20


def show_people(request: Request) -> Response:
    """`/people`: who is spoken of most; `?q=` looks for a name, `?kind=` for one kind, `?sort=name` by their names."""
    return _list(request, "people")


def show_places(request: Request) -> Response:
    """`/places`: likewise."""
    return _list(request, "places")


def kinds_of(request: Request, screen: str) -> tuple[str, ...]:
    """The kinds of names that an address asks for on the screen of people or on that of places."""
    kind = request.query_params.get("kind", "")
    if screen == "places":
        return ("place",)
    return (kind,) if kind in KINDS else KINDS


def _list(request: Request, screen: str) -> Response:
    kinds = kinds_of(request, screen)
    sought, after = (request.query_params.get(name, "").strip() for name in ("q", "after"))
    by_name = request.query_params.get("sort") == "name"
    with opened(request) as ledger:
        page, cut = (_by_name if by_name else _most_named)(request, ledger, kinds, sought, after)
    return render(
        request,
        "people.html",
        screen="people",
        tab=screen,
        page=page,
        by_name=by_name,
        cut=cut,
        sought=sought,
        kinds=KINDS,
        kind=kinds[0] if len(kinds) == 1 else "",
    )


def _most_named(
    request: Request, ledger: Ledger, kinds: tuple[str, ...], sought: str, after: str
) -> tuple[Page[PersonRow], int | None]:
    """A page of those in most reports first."""
    people = remembered(
        request,
        state_of(ledger),
        f"names {kinds} {after} {sought}",
        lambda: ledger.people(sought or None, kinds, limit=MANY + 1, after=after or None),
    )
    shown = tuple(people)[:MANY]
    following = f"{shown[-1].documents}:{shown[-1].id}" if len(people) > MANY else None
    return Page(Rows(PersonRow, shown), following), None


def _by_name(
    request: Request, ledger: Ledger, kinds: tuple[str, ...], sought: str, after: str
) -> tuple[Page[PersonRow], int | None]:
    """A page of names in the order of the alphabet; of more than `SORTED` only those in most reports: so many."""
    people = remembered(
        request,
        state_of(ledger),
        f"names in order {kinds} {sought}",
        lambda: tuple(sorted(ledger.people(sought or None, kinds, limit=SORTED), key=_key_of_name)),
    )
    shown, following = page_after(people, _key_of_name, after, MANY)
    return Page(Rows(PersonRow, shown), following), SORTED if len(people) == SORTED else None


def _key_of_name(row: PersonRow) -> str:
    return f"{name_order(row.name, row.kind)} {row.id:012}"


def show_person(request: Request) -> Response:
    """`/people/ID` and `/places/ID`: what they were called, said, promised and did, what is said of them and to them.

    Raises:
        HTTPException: 404 where there is nobody of this number.
    """
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
        newest = ledger.statements(Filter(person=number), limit=NEWEST)
        once = tell_once(ledger, newest)
        promises = find_promises(ledger, newest)[:SOME]
        shown = (voice for each in promises for voice in (each.said, each.after) if voice)
        return render(
            request,
            "person.html",
            reports=reports_of(ledger, *lists.values(), shown),
            screen="people",
            person=person,
            roles=find_roles(ledger, number)[:MANY],
            stances=Counter(row.stance for row in once).most_common(),
            subjects=[each for each in group_by_subject(ledger, once) if each.person][:SOME],
            newest=NEWEST if newest.next else None,
            promises=promises,
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
    spellings, more = page_after(
        sorted(person.spellings, key=_key_of_spelling), _key_of_spelling, request.query_params.get("after", ""), MANY
    )
    return render(request, "spellings.html", screen="people", person=person, spellings=spellings, more=more)


def _key_of_spelling(name: str) -> str:
    """Accents make no difference to the order, but between names that are the same without them."""
    return f"{plain_name(name)} {name}"


def _alike(ledger: Ledger, person: PersonRow) -> list[PersonRow]:
    """Those that could be the same: of this name under another kind, or with the last word of it."""
    last = person.name.split()[-1]
    found = [*find_people(ledger, namesakes(ledger, person.id)), *ledger.people(last, (person.kind,), limit=SOME)]
    return [each for each in found if each.id != person.id]

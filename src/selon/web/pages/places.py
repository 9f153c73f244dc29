"""Places: the list, and the map of those that are known to a point."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Ledger
from selon.web.asked import opened
from selon.web.charts import radius
from selon.web.remembered import remembered, state_of
from selon.web.screen import render
from selon.web.whereabouts import Whereabouts, find_whereabouts

SOME = 150
# Degrees: the least radius of a region's circle, as its point stands for all of it.
_AREA = 2.5


def show_map(request: Request) -> Response:
    """`/map`: the places that most reports name; a country has no point of its own and stands in the list alone."""
    with opened(request) as ledger:
        places = remembered(request, state_of(ledger), "places", lambda: _places(ledger))
    known = [each for each in places if each.known]
    most = max((each.place.documents for each in known), default=1)
    return render(
        request,
        "map.html",
        screen="map",
        places=places,
        marks=[(each, _size(each, most)) for each in sorted(known, key=lambda each: -_size(each, most))],
    )


def _places(ledger: Ledger) -> tuple[Whereabouts, ...]:
    return find_whereabouts(ledger, ledger.people(None, ("place",), limit=SOME))


def _size(each: Whereabouts, most: int) -> float:
    size = radius(each.place.documents, most) / 2
    return max(size, _AREA) if each.area else size

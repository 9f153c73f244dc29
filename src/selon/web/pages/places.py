"""Places: the list, and the map of those that are known to a point."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Ledger
from selon.ledger.rows import PersonRow
from selon.web.asked import opened
from selon.web.charts import radius
from selon.web.remembered import remembered
from selon.web.screen import render

SOME = 150


def show_map(request: Request) -> Response:
    """`/map`: the places that most reports name; a country has no point of its own and stands in the list alone."""
    with opened(request) as ledger:
        places = remembered(request, ledger, "places", lambda: _places(ledger))
    known = [place for place in places if place.latitude is not None and place.longitude is not None]
    most = max((place.documents for place in known), default=1)
    return render(
        request,
        "map.html",
        screen="map",
        places=places,
        marks=[(place, radius(place.documents, most)) for place in reversed(known)],
    )


def _places(ledger: Ledger) -> tuple[PersonRow, ...]:
    return ledger.people(None, ("place",), limit=SOME)

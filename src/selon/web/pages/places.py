"""Places: the list, and the map of those that are known to a point."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Ledger
from selon.web.asked import opened
from selon.web.charts import WORLD, frame_of, radius
from selon.web.remembered import remembered, state_of
from selon.web.screen import render
from selon.web.whereabouts import Whereabouts, find_whereabouts

SOME = 150
# Names of places without a point that are told under the map.
MANY = 30
# Degrees: the radius of a region's circle, as its point stands for all of it; of one that few reports name, half of it.
_AREA = 1.2


def show_map(request: Request) -> Response:
    """`/map`: the places that most reports name; a country has no point of its own and stands in the list alone."""
    with opened(request) as ledger:
        places = remembered(request, state_of(ledger), "places", lambda: _places(ledger))
    known = [each for each in places if each.known]
    pointless = [each.place for each in places if not each.known and not each.country]
    most = max((each.place.documents for each in known), default=1)
    frame = frame_of((each.place.latitude or 0, each.place.longitude or 0) for each in known)
    sizes = [(each, _size(each, most, frame[2] / WORLD[2])) for each in known]
    return render(
        request,
        "map.html",
        screen="map",
        places=places,
        pointless=pointless,
        some=SOME,
        many=MANY,
        frame=frame,
        marks=sorted(sizes, key=lambda mark: -mark[1]),
    )


def _places(ledger: Ledger) -> tuple[Whereabouts, ...]:
    return find_whereabouts(ledger, ledger.people(None, ("place",), limit=SOME))


def _size(each: Whereabouts, most: int, scale: float) -> float:
    size = round(radius(each.place.documents, most) / 2 * scale, 2)
    return max(2 * size, round(_AREA * (0.5 + 0.5 * each.place.documents / most), 2)) if each.area else size

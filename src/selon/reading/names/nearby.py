"""Whether a quarter, a square or a station of the tables is meant: by the towns that a report names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from selon.analysis import Analysis
from selon.reading.names.join import Named
from selon.rules.names import NameRules
from selon.rules.places import Place

# Degrees: a site lies in the town that tells of it, or in its suburbs.
_NEAR = 0.5
_AT = ((",", "à"), ("à",), ("de",), ("d'",))


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a report names a place, tokens `first` to `last`, end exclusive, and every place it may be."""

    first: int
    last: int
    places: tuple[Place, ...]


def find_grounds(named: Sequence[Named], rules: NameRules) -> tuple[Ground, ...]:
    """The towns, regions and countries that a report names, in the order of its names."""
    found = []
    for entry in named:
        for (first, last), name in zip(entry.mentions, entry.names, strict=True):
            places = tuple(p for p in rules.gazetteer.find(name) if not p.nearby) if entry.kind == "place" else ()
            if places:
                found.append(Ground(first, last, places))
    return tuple(found)


def is_meant(
    analysis: Analysis,
    entry: Named,
    site: Place,
    grounds: Sequence[Ground],
    countries: frozenset[str],
    rules: NameRules,
) -> bool:
    """Whether a name means a site: not one said to be elsewhere, nor, where it needs it, one that nothing lies near.

    "La place de la République, à Lille" is not that of Paris; "le Marais" is a quarter only beside Paris.

    Args:
        countries: codes of the countries that the report tells of; abroad, the country is near enough.
    """
    own = {i for first, last in entry.mentions for i in range(first, last)}
    others = [ground for ground in grounds if own.isdisjoint(range(ground.first, ground.last))]
    said = [g for g in others if any(_is_said_at(analysis, last, g) for _, last in entry.mentions)]
    if said:
        return any(_is_near(site, ground) for ground in said)
    abroad = site.country not in rules.home_countries and site.country in countries
    return not site.nearby or abroad or any(_is_near(site, ground) for ground in others)


def _is_said_at(analysis: Analysis, last: int, ground: Ground) -> bool:
    """Whether a name is followed by the town it lies in: ", à Lille", "de Lille"."""
    between = tuple(token.norm for token in analysis.tokens[last : ground.first])
    return between in _AT and any(place.kind == "city" for place in ground.places)


def _is_near(site: Place, ground: Ground) -> bool:
    return any(_distance(site, place) < _NEAR for place in ground.places)


def _distance(site: Place, place: Place) -> float:
    """Degrees between two points; infinite where one has none."""
    here, there = site.point, place.point
    if here is None or there is None:
        return math.inf
    return math.hypot(here[0] - there[0], (here[1] - there[1]) * math.cos(math.radians(here[0])))

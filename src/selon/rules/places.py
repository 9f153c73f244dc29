"""The places a language's reports name: countries, regions, sites, the cities of the world, by all their names."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from selon.errors import RuleError
from selon.rules.folder import RuleFolder
from selon.rules.states import State

# Cities of so many people are told by their name alone; smaller ones only where a name is known to be a place's.
_WELL_KNOWN = 80_000
_WELL_KNOWN_AT_HOME = 20_000
_PLAIN_CAPITALS = str.maketrans("ÀÂÉÈÊÎÔ", "AAEEEIO")


@dataclass(frozen=True, slots=True)
class Place:
    """A known place: kind country, region, site (a quarter, a station, a prison) or city; degrees.

    Attributes:
        region: code of the first-level region it lies in, or is: of a city as GeoNames has it, "TX" for Texas.
        population: people; 0 where the tables do not tell.
        usual: the name it was looked up by is the one it mostly goes by.
        nearby: only a report that names a place near it means it: "le Marais", where it names Paris.
    """

    name: str
    kind: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    region: str = ""
    population: int = 0
    usual: bool = True
    nearby: bool = False

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, where both are known."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


def fold_place(name: str) -> str:
    """A place name as it is looked up: no case, accents, hyphens or typographic apostrophes.

    >>> fold_place("Saint-Étienne")
    'saint etienne'
    """
    plain = name.casefold().replace("’", "'").replace("-", " ")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain


class Gazetteer:
    """Every known place; the cities are read when one is first asked for."""

    def __init__(
        self, folder: RuleFolder, states: Mapping[str, State], home: frozenset[str], misleading: frozenset[str]
    ) -> None:
        """Read `names/regions.tsv`, `sites.tsv` and `exonyms.tsv` and, when first asked, `cities.tsv`.

        Args:
            home: codes of the countries whose towns reports name without saying where they are.
            misleading: names of cities that mostly name something else.
        """
        self._misleading = misleading
        self._folder = folder
        self._home = home
        self._countries = {name: s for s in states.values() if s.code != "EU" for name in (s.name, *s.others)}

    @cached_property
    def well_known(self) -> dict[str, Place]:
        """The most prominent place of each name that is told as a place's wherever it stands, by written name."""
        found = {name: Place(state.name, "country", state.code) for name, state in self._countries.items()}
        for name, places in (*self._regions.items(), *self._sites.items()):
            if not places[0].nearby:
                found.setdefault(name, places[0])
        for line in self._cities:
            country, people = line.split("\t", 3)[2], int(line[line.rindex("\t") :])
            if people >= (_WELL_KNOWN_AT_HOME if country in self._home else _WELL_KNOWN):
                place = _city(line)
                if place.name not in self._misleading:
                    found.setdefault(place.name, place)
        for name, _, _ in self._exonym_rows:
            if name not in self._misleading:
                found.setdefault(name, self.find(name)[0])
        return found

    def find(self, name: str) -> tuple[Place, ...]:
        """Every place of a name: countries, regions, sites, then cities from the largest on; empty for an unknown one.

        >>> from selon.rules import load_rules
        >>> [place.country for place in load_rules("fr").names.gazetteer.find("Tripoli")][:2]
        ['LY', 'LB']
        """
        name = name.replace("’", "'")
        found: list[Place] = []
        if name in self._countries:
            state = self._countries[name]
            found.append(Place(state.name, "country", state.code))
        found += (self._at_seat(region) for region in self._regions.get(name, ()))
        found += self._sites.get(name, ())
        key = fold_place(name)
        # Long names are mostly cut short: "Santiago" of "Santiago de los Caballeros".
        cities = {
            _city(line): f"{fold_place(_name(line))} ".startswith(f"{key} ") for line in self._by_key.get(key, ())
        }
        for usual, country in self._exonyms.get(key, ()):
            # The namesakes of a town go by its French name too: "Barcelone" in Venezuela.
            for city in map(_city, self._by_key.get(fold_place(usual), ())):
                if fold_place(city.name) == fold_place(usual):
                    cities[city] = cities.get(city, False) or (city.name, city.country) == (usual, country)
        known = (replace(city, usual=usual) for city, usual in cities.items())
        return (*found, *sorted(known, key=lambda city: -city.population))

    def _at_seat(self, region: Place) -> Place:
        """A region at the point of its seat, where the table names one."""
        seat = self._seats.get((region.name, region.country), "")
        if not seat:
            return region
        cities = [c for c in map(_city, self._by_key.get(fold_place(seat), ())) if c.country == region.country]
        inside = [c for c in cities if region.region in ("", c.region)] or cities
        return replace(region, latitude=inside[0].latitude, longitude=inside[0].longitude) if inside else region

    @cached_property
    def _cities(self) -> tuple[str, ...]:
        return tuple(line for _, line in self._folder.lines("names/cities.tsv"))

    @cached_property
    def _by_key(self) -> Mapping[str, list[str]]:
        """The rows of cities by each of their names, the largest city first; a row is split when it is wanted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for line in self._cities:
            for key in line[: line.index("\t")].split("|"):
                found[key].append(line)
        return found

    @cached_property
    def _region_rows(self) -> tuple[tuple[str, ...], ...]:
        return self._folder.table("names/regions.tsv", columns=7)

    @cached_property
    def _regions(self) -> Mapping[str, list[Place]]:
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for name, others, country, code, _, latitude, longitude in self._region_rows:
            point = (float(latitude), float(longitude)) if latitude else (None, None)
            place = Place(name, "region", country or None, point[0], point[1], code)
            for each in _spellings(name, others):
                found[each].append(place)
        return found

    @cached_property
    def _sites(self) -> Mapping[str, list[Place]]:
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for name, others, country, latitude, longitude, told in self._folder.table("names/sites.tsv", columns=6):
            if told not in ("", "near"):
                raise RuleError(f"names/sites.tsv: {name!r} is told {told!r}, neither near nor empty")
            point = (float(latitude), float(longitude))
            place = Place(name, "site", country or None, *point, nearby=told == "near")
            for each in _spellings(name, others):
                found[each].append(place)
        return found

    @cached_property
    def _seats(self) -> Mapping[tuple[str, str | None], str]:
        return {(name, country or None): seat for name, _, country, _, seat, _, _ in self._region_rows}

    @cached_property
    def _exonym_rows(self) -> tuple[tuple[str, ...], ...]:
        return self._folder.table("names/exonyms.tsv", columns=3)

    @cached_property
    def _exonyms(self) -> Mapping[str, list[tuple[str, str]]]:
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, usual, country in self._exonym_rows:
            found[fold_place(name)].append((usual, country))
        return found


def _spellings(name: str, others: str) -> Iterator[str]:
    """The names of a row, and each as those write it whose capitals bear no accents: "État shan", "Etat shan"."""
    for each in dict.fromkeys((name, *filter(None, others.split("|")))):
        yield each
        if (plain := each.translate(_PLAIN_CAPITALS)) != each:
            yield plain


def _name(line: str) -> str:
    return line.split("\t", 2)[1]


def _city(line: str) -> Place:
    _, name, country, region, latitude, longitude, people = line.split("\t")
    return Place(name, "city", country, float(latitude), float(longitude), region, int(people))

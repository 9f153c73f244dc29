"""The tables of places: every point lies where the cities of its country are, every name is told once."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from selon.rules import load_rules
from selon.rules.folder import RuleFolder
from selon.rules.places import fold_place

# Islands and border posts: the next town within a degree is another state's.
ABROAD = {
    "Lampedusa", "Linosa", "île de Lampione", "Bornholm", "cap Horn", "Navarino", "Saaremaa", "Ösel", "Hiiumaa",
    "couloir de Wakhan", "Saint-Eustache (île)", "Baengnyeong", "îles Matsu", "Bir Lehlou", "Tifariti", "Guerguerat",
    "Smara",
}  # fmt: skip


def folder() -> RuleFolder:
    return RuleFolder(files("selon") / "languages" / "fr")


def countries_of_cells() -> dict[tuple[int, int], set[str]]:
    """The countries that have a town in each square degree."""
    found = defaultdict(set)
    for _, line in folder().lines("names/cities.tsv"):
        _, _, country, _, latitude, longitude, _ = line.split("\t")
        found[math.floor(float(latitude)), math.floor(float(longitude))].add(country)
    return found


def points() -> Iterator[tuple[str, str, float, float]]:
    for name, _, country, _, _, latitude, longitude in folder().table("names/regions.tsv", columns=7):
        if latitude and country:
            yield name, country, float(latitude), float(longitude)
    for name, _, country, latitude, longitude, _ in folder().table("names/sites.tsv", columns=6):
        if country:
            yield name, country, float(latitude), float(longitude)


def test_where_there_are_towns_around_a_point_one_is_of_its_country() -> None:
    cells = countries_of_cells()
    astray = set()
    for name, country, latitude, longitude in points():
        here = math.floor(latitude), math.floor(longitude)
        around = [cells.get((here[0] + north, here[1] + east), set()) for north in (-1, 0, 1) for east in (-1, 0, 1)]
        if any(around) and not any(country in some for some in around):
            astray.add(name)
    assert astray == ABROAD


def test_a_seat_is_a_town_of_the_country_of_its_region() -> None:
    gazetteer = load_rules("fr").names.gazetteer
    rows = folder().table("names/regions.tsv", columns=7)
    seated = [(row[0], row[2]) for row in rows if row[4]]
    unseated = [
        (name, country)
        for name, country in seated
        if not any(
            place.kind == "region" and place.country == country and place.point for place in gazetteer.find(name)
        )
    ]
    assert unseated == []


def test_a_site_has_one_name_once() -> None:
    seen = set()
    for name, others, *_ in folder().table("names/sites.tsv", columns=6):
        for each in filter(None, (name, *others.split("|"))):
            assert each not in seen, each
            seen.add(each)


def test_a_site_is_told_wherever_it_stands_or_near() -> None:
    sites = load_rules("fr").names.gazetteer
    assert [place.nearby for place in sites.find("Marais") if place.kind == "site"] == [True]
    assert "Marais" not in sites.well_known
    assert sites.well_known["place Syntagma"].country == "GR"


def test_capitals_may_go_without_accents() -> None:
    find = load_rules("fr").names.gazetteer.find
    assert find("Etat de Borno") == find("État de Borno") != ()
    assert fold_place("État de Borno") == "etat de borno"

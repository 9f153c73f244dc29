"""Which of several places of one name a report means: by what stands beside it, by the countries named, by size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.analysis import Analysis
from selon.reading.names.join import Named
from selon.reading.names.written import written
from selon.record import Reason
from selon.rules.names import NameRules
from selon.rules.places import Place

# Weights, in powers of ten of people: a country that the report names makes up for a town some hundred times smaller;
# words beside the name decide alone. Set by hand on the towns of tests/reading/places.tsv.
_BESIDE = 10.0
_NAMED = 1.5
_NAMED_NEAR = 1.0
_CAPITAL = 1.5
_HOME = 1.2
_ANOTHER_NAME = -1.5
_COUNTRY, _REGION = 7.0, 6.0
# How many tokens may stand between a name and what tells where it lies: "Tripoli, dans le nord du Liban".
_REACH = 5
_JOINING = ("ADP", "DET", "PUNCT", "ADJ", "NOUN")
_MOST_RIVALS = 4


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that name a country or one of its regions: tokens `first` to `last`, end exclusive."""

    first: int
    last: int
    country: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """The place a name means, and why: the rule, the words it matched, and the places of the name it is not."""

    place: Place
    because: tuple[Reason, ...]


def find_clues(analysis: Analysis, named: Sequence[Named], rules: NameRules) -> tuple[Clue, ...]:
    """The words that name a country in a report, in text order: countries, regions, nationalities, capitals, seats.

    A town tells its country where no other town of its name does.
    """
    people = {i for e in named if e.kind == "person" for first, last in e.mentions for i in range(first, last)}
    clues = [
        Clue(token.i, token.i + 1, code)
        for token in analysis.tokens
        if token.i not in people and (code := rules.demonyms.get(token.norm))
    ]
    for entry in named:
        for (first, last), name in zip(entry.mentions, entry.names, strict=True):
            clues += (Clue(first, last, *told) for told in _told_by(name, entry.kind, rules))
    return tuple(sorted(clues, key=lambda clue: (clue.first, clue.last)))


def _told_by(name: str, kind: str, rules: NameRules) -> Iterator[tuple[str, str]]:
    """The country, and the region or nothing, that a name tells by itself."""
    spelled = name.replace("’", "'")
    places = rules.gazetteer.find(spelled) if kind == "place" else ()
    if places and (len(places) == 1 or places[0].kind == "country"):
        if places[0].country:
            yield places[0].country, places[0].region if places[0].kind == "region" else ""
    elif places and places[0].kind == "region":
        yield from ((place.country, place.region) for place in places if place.kind == "region" and place.country)
    elif not places:
        state, body = rules.states.stands_for(spelled), rules.bodies.get(spelled)
        code = state.code if state else body.country if body else None
        if code and code != "EU":
            yield code, ""


def locate(analysis: Analysis, entry: Named, clues: Sequence[Clue], rules: NameRules) -> Location | None:
    """The known place that a name means, or that a body's or an area's name ends in; None where no table has it.

    "Tripoli", "tribunal de Tripoli", "région de Tripoli"; no "rue de Tripoli", which lies elsewhere.
    """
    places = dict.fromkeys(place for name in dict.fromkeys(entry.names) for place in rules.gazetteer.find(name))
    if not places and _lies_at(analysis, entry, rules):
        places = dict.fromkeys(_places_inside(analysis, entry.mentions[0], rules))
    if not places:
        return None
    own = {i for first, last in entry.mentions for i in range(first, last)}
    others = [clue for clue in clues if own.isdisjoint(range(clue.first, clue.last))]
    beside = [clue for first, last in entry.mentions for clue in others if _is_beside(analysis, first, last, clue)]
    near = {analysis.tokens[first].sentence for first, _ in entry.mentions}
    told: defaultdict[str, list[Clue]] = defaultdict(list)
    for clue in others:
        told[clue.country].append(clue)

    def weight(place: Place) -> float:
        by_country = told.get(place.country or "", [])
        close = any(abs(analysis.tokens[clue.first].sentence - here) <= 1 for clue in by_country for here in near)
        return (
            _size(place, rules)
            + (_BESIDE if any(_lies_in(place, clue) for clue in beside) else 0)
            + (_NAMED + min(len(by_country), 5) / 5 if by_country else 0)
            + (_NAMED_NEAR if close else 0)
            + (_NAMED if any(clue.region == place.region for clue in by_country if clue.region) else 0)
        )

    best, *rest = sorted(places, key=weight, reverse=True)
    if not rest:
        return Location(best, (Reason("fr.place.only"),))
    return Location(best, (_reason(analysis, best, beside, told), *_rivals(best, rest)))


def _lies_at(analysis: Analysis, entry: Named, rules: NameRules) -> bool:
    """Whether what bears a name lies in the place that the name ends in."""
    return entry.kind == "organization" or analysis.tokens[entry.mentions[0][0]].norm in rules.area_heads


def _places_inside(analysis: Analysis, mention: tuple[int, int], rules: NameRules) -> tuple[Place, ...]:
    """The places that a name ends in, behind an article or preposition: "tribunal de | Valence"."""
    first, last = mention
    behind = (i + 1 for i in range(first + 1, last - 1) if analysis.tokens[i].norm in rules.articles)
    found = (rules.gazetteer.find(written(analysis, start, last)) for start in behind)
    return next((places for places in found if places), ())


def _size(place: Place, rules: NameRules) -> float:
    """How much a place is meant where the report tells nothing of it."""
    if place.kind != "city":
        return _COUNTRY if place.kind == "country" else _REGION
    state = rules.states.stands_for(place.name)
    capital = _CAPITAL if state is not None and state.code == place.country else 0
    home = _HOME if place.country in rules.home_countries else 0
    return math.log10(place.population + 1000) + capital + home + (0 if place.usual else _ANOTHER_NAME)


def _lies_in(place: Place, clue: Clue) -> bool:
    return place.country == clue.country and clue.region in ("", place.region)


def _is_beside(analysis: Analysis, first: int, last: int, clue: Clue) -> bool:
    """Whether words tell where a name lies: "Tripoli (Liban)", "Paris, au Texas", "la ville libanaise de Tripoli"."""
    tokens = analysis.tokens
    if tokens[clue.first].sentence != tokens[first].sentence:
        return False
    if clue.first >= last:
        between = tokens[last : clue.first]
        opened = not between or between[0].text in (",", "(", "-", "–") or between[0].pos == "ADP"
        return opened and len(between) <= _REACH and all(t.pos in _JOINING for t in between)
    between = tokens[clue.last : first]
    return clue.last <= first and len(between) <= 2 and all(t.pos in ("ADP", "DET") for t in between)


def _reason(analysis: Analysis, best: Place, beside: Sequence[Clue], told: dict[str, list[Clue]]) -> Reason:
    """What decided: words beside the name, a country the report names, or size alone."""
    for rule, clues in (("fr.place.beside", beside), ("fr.place.context", told.get(best.country or "", []))):
        clue = next((clue for clue in clues if _lies_in(best, clue)), None)
        if clue is not None:
            return Reason(rule, analysis.span(clue.first, clue.last))
    return Reason("fr.place.largest")


def _rivals(best: Place, rest: Sequence[Place]) -> Iterator[Reason]:
    """The countries, or within one country the regions, of the places the name does not mean, the likeliest first."""
    lost: dict[str, None] = {}
    for place in rest:
        if place.country and place.country != best.country:
            lost[place.country] = None
        elif place.country and place.region and place.region != best.region:
            lost[f"{place.country}-{place.region}"] = None
    return (Reason(f"fr.place.rival.{code}") for code in list(lost)[:_MOST_RIVALS])

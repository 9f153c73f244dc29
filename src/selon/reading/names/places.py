"""Which of several places of one name a report means: by what stands beside it, by the countries named, by size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.analysis import Analysis
from selon.reading.names.join import Named
from selon.reading.names.nearby import Ground, is_meant
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
# Near enough to what the report names, in degrees: some 120 kilometres, as far as a French department reaches.
_CLOSE_BY, _FAR = 1.0, 1.1
# The nearest of several towns to the seat of the department beside the name makes up for one some hundred times larger.
_NEARER = 5.0
# Towns bear no article, countries and regions bear one but behind "en", with exceptions: "à Cuba", "le Paris de 1900".
_MISWRITTEN = -2.0
_ARTICLES = {"le": "Le", "au": "Le", "du": "Le", "la": "La", "l'": "L'", "les": "Les", "aux": "Les", "des": "Les"}
# Below so many people a town at home is not meant rather than one abroad as large.
_HOME_TOWN = 15_000
# How many tokens may stand between a name and what tells where it lies: "Tripoli, dans le nord du Liban".
_REACH = 5
_JOINING = ("ADP", "DET", "PUNCT", "ADJ", "NOUN")
_AREAS = ("country", "region")
INSIDE = frozenset(("en", "au", "aux", "dans"))
_LISTING = frozenset(("et", "ou", "("))
_MOST_RIVALS = 4


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that name a country, one of its regions or one of its towns: tokens `first` to `last`, end exclusive.

    Attributes:
        point: latitude and longitude in degrees of the region or town, where it is known.
    """

    first: int
    last: int
    country: str
    region: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """The place a name means, and why: the rule, the words it matched, and the places of the name it is not."""

    place: Place
    because: tuple[Reason, ...]


def find_clues(analysis: Analysis, named: Sequence[Named], rules: NameRules) -> tuple[Clue, ...]:
    """The words that name a country in a report, in text order: countries, regions, nationalities, capitals, seats.

    A town tells its country where no other town of its name does, or none a tenth as large as a capital.
    """
    people = {i for e in named if e.kind == "person" for first, last in e.mentions for i in range(first, last)}
    clues = [
        Clue(token.i, token.i + 1, code)
        for token in analysis.tokens
        if token.i not in people and (code := rules.demonyms.get(token.norm))
    ]
    for entry in named:
        for (first, last), name in zip(entry.mentions, entry.names, strict=True):
            if entry.kind == "organization" and first and analysis.tokens[first - 1].text == "(":
                continue  # "PARIS | (Reuters)"
            clues += (Clue(first, last, *told) for told in _told_by(name, entry.kind, rules))
            if _lies_at(analysis, entry, rules):
                for inside in _stretch_inside(analysis, (first, last), rules).values():
                    clues += (Clue(first, last, *told) for told in _told_by(inside, "place", rules))
    return tuple(sorted(clues, key=lambda clue: (clue.first, clue.last)))


def _told_by(name: str, kind: str, rules: NameRules) -> Iterator[tuple[str, str, tuple[float, float] | None]]:
    """The country, the region or nothing, and the point, that a name tells by itself."""
    spelled = name.replace("’", "'")
    places = [place for place in rules.gazetteer.find(spelled) if not place.nearby] if kind == "place" else []
    best = places[0] if places else None
    if best is None:
        state, body = rules.states.stands_for(spelled), rules.bodies.get(spelled)
        code = state.code if state else body.country if body else None
        if code and code != "EU":
            yield code, "", None
    elif best.kind == "region" and len(places) > 1:
        regions = (place for place in places if place.kind == "region")
        yield from ((place.country, place.region, place.point) for place in regions if place.country)
    elif best.country and (best.kind == "country" or _tells(best, places, rules)):
        yield best.country, best.region if best.kind == "region" else "", best.point if len(places) == 1 else None


def _tells(best: Place, places: Sequence[Place], rules: NameRules) -> bool:
    """Whether a town's name tells its country: no other has such a town, or it is a capital and they are small."""
    abroad = [place for place in places if place.country != best.country]
    small = all(place.population * 10 < best.population for place in abroad)
    return not abroad or (small and best.country not in rules.home_countries and _is_capital(best, rules))


def _is_capital(place: Place, rules: NameRules) -> bool:
    state = rules.states.stands_for(place.name)
    return state is not None and state.code == place.country


def locate(
    analysis: Analysis, entry: Named, clues: Sequence[Clue], grounds: Sequence[Ground], rules: NameRules
) -> Location | None:
    """The known place that a name means, or that a body's or an area's name ends in; None where no table has it.

    "Tripoli", "tribunal de Tripoli", "région de Tripoli"; no "rue de Tripoli", which lies elsewhere. Where the report
    says in which region it lies, and the tables have none of the name there, its country is all that is known.
    """
    known, misfits = _candidates(analysis, entry, rules)
    told = frozenset(clue.country for clue in clues)
    places = [p for p in known if p.kind != "site" or is_meant(analysis, entry, p, grounds, told, rules)]
    own = {i for first, last in entry.mentions for i in range(first, last)}
    others = [clue for clue in clues if own.isdisjoint(range(clue.first, clue.last))]
    around = [c for c in others if any(_is_said_inside(analysis, last, c, rules) for _, last in entry.mentions)]
    unknown = _unknown_there(analysis, entry, places, around, rules)
    if unknown or not places:
        return unknown
    beside = [
        clue for first, last in entry.mentions for clue in others if _is_beside(analysis, first, last, clue, rules)
    ]
    near = {analysis.tokens[first].sentence for first, _ in entry.mentions}

    def weight(place: Place) -> float:
        telling = _telling(place, others, rules)
        close = any(abs(analysis.tokens[clue.first].sentence - here) <= 1 for clue in telling for here in near)
        return (
            _size(place, rules)
            + (_BESIDE if any(_lies_in(place, clue, rules) for clue in beside) else 0)
            + _NEARER * max((_nearness(place, clue) for clue in around if not clue.region), default=0)
            + (_NAMED + min(len(telling), 5) / 5 if telling else 0)
            + (_NAMED_NEAR if close else 0)
            + (_CLOSE_BY if any(_is_close_by(place, clue) for clue in others) else 0)
            + (_MISWRITTEN if place in misfits else 0)
            + (_NAMED if any(clue.region == place.region for clue in telling if clue.region) else 0)
        )

    best, *rest = sorted(places, key=weight, reverse=True)
    if not rest:
        return Location(best, (Reason("fr.place.only"),))
    return Location(best, (_reason(analysis, best, beside, others, rules), *_rivals(best, rest)))


def _telling(place: Place, clues: Sequence[Clue], rules: NameRules) -> list[Clue]:
    """The clues to the country of a place: at home those close by, since reports name it whatever they are about."""
    at_home = place.country in rules.home_countries
    return [c for c in clues if c.country == place.country and (not at_home or _is_close_by(place, c))]


def _lies_at(analysis: Analysis, entry: Named, rules: NameRules) -> bool:
    """Whether what bears a name lies in the place that the name ends in."""
    return entry.kind == "organization" or analysis.tokens[entry.mentions[0][0]].norm in rules.area_heads


def _candidates(analysis: Analysis, entry: Named, rules: NameRules) -> tuple[list[Place], frozenset[Place]]:
    """The places a name may mean, and those of them that would not be written with the words before it."""
    stretches: Mapping[tuple[int, int], str] = dict(zip(entry.mentions, entry.names, strict=True))
    rivers = _rivers(analysis, entry.mentions[0], entry.names[0], rules)
    if rivers:
        return rivers, frozenset()
    places = _places_of(analysis, stretches, rules)
    if not places and _lies_at(analysis, entry, rules):
        stretches = _stretch_inside(analysis, entry.mentions[0], rules)
        places = _places_of(analysis, stretches, rules)
    if not places:
        return _of_nationality(analysis, entry, rules), frozenset()
    before = {analysis.tokens[first - 1].norm for first, _ in stretches if first}
    misfits = {place for place, articled in places.items() if place.kind == "city" and not articled}
    if before.isdisjoint(("en", *_ARTICLES)):
        misfits = {place for place in places if place.kind in _AREAS} if "à" in before else set()
    return list(places), frozenset(misfits)


def _rivers(analysis: Analysis, mention: tuple[int, int], name: str, rules: NameRules) -> list[Place]:
    """The river of a name with an article that does what rivers do: "le Sénégal a débordé", "les rives du Congo"."""
    first, last = mention
    tokens = analysis.tokens
    if not first or tokens[first - 1].norm not in _ARTICLES:
        return []
    heads = (tokens[t.head].lemma.lower() for t in tokens[first:last] if t.head not in range(first, last))
    return list(rules.gazetteer.find(f"fleuve {name}")) if any(head in rules.waters for head in heads) else []


def _places_of(analysis: Analysis, stretches: Mapping[tuple[int, int], str], rules: NameRules) -> dict[Place, bool]:
    """The places of names, and of each whether its name has the article before it: "à | La Paz", "au | Vigan"."""
    found: dict[tuple[str, str | None, float | None], tuple[Place, bool]] = {}
    for (first, _), name in stretches.items():
        article = _ARTICLES.get(analysis.tokens[first - 1].norm) if first else None
        if article:
            articled = f"{article}{name}" if article == "L'" else f"{article} {name}"
            for place in rules.gazetteer.find(articled):
                found.setdefault((place.name, place.country, place.latitude), (place, True))
        for place in rules.gazetteer.find(name):
            found.setdefault((place.name, place.country, place.latitude), (place, False))
    return dict(found.values())


def _stretch_inside(analysis: Analysis, mention: tuple[int, int], rules: NameRules) -> Mapping[tuple[int, int], str]:
    """The name of a place that a name ends in, behind an article or preposition: "tribunal de | Valence"."""
    first, last = mention
    if analysis.tokens[last - 1].text.islower():
        return {}  # "la direction de la santé"
    behind = (i + 1 for i in range(first + 1, last - 1) if analysis.tokens[i].norm in rules.articles)
    for start in behind:
        stretch = {(start, last): written(analysis, start, last)}
        if _places_of(analysis, stretch, rules):
            return stretch
    return {}


def _of_nationality(analysis: Analysis, entry: Named, rules: NameRules) -> list[Place]:
    """The part of a region that lies in the country of the adjective behind its name: "Cachemire | pakistanais"."""
    first, last = entry.mentions[0]
    code = rules.demonyms.get(analysis.tokens[last - 1].norm)
    if entry.kind != "place" or not code or last - first < 2:
        return []
    regions = (place for place in rules.gazetteer.find(written(analysis, first, last - 1)) if place.kind == "region")
    return [replace(place, country=code) for place in regions][:1]


def _size(place: Place, rules: NameRules) -> float:
    """How much a place is meant where the report tells nothing of it."""
    if place.kind != "city":
        return _COUNTRY if place.kind == "country" else _REGION
    capital = _CAPITAL if _is_capital(place, rules) else 0
    home = _HOME if place.country in rules.home_countries and place.population >= _HOME_TOWN else 0
    return math.log10(place.population + 1000) + capital + home + (0 if place.usual else _ANOTHER_NAME)


def _unknown_there(
    analysis: Analysis, entry: Named, places: Sequence[Place], around: Sequence[Clue], rules: NameRules
) -> Location | None:
    """The country alone of a name that is said to lie where the tables have none of it: "Volmer (Creuse)"."""
    if (entry.kind != "place" and not places) or any(place.kind in _AREAS for place in places):
        return None
    if not around or any(_may_lie_in(analysis, place, clue, rules) for place in places for clue in around):
        return None
    said = Reason("fr.place.beside", analysis.span(around[0].first, around[0].last))
    return Location(Place(entry.name, "city", around[0].country), (said,))


def _may_lie_in(analysis: Analysis, place: Place, clue: Clue, rules: NameRules) -> bool:
    """Whether a place lies in what a clue names, or in another region of its name: Georgia is two."""
    meant = rules.gazetteer.find(written(analysis, clue.first, clue.last))
    other = any(each.kind == "region" and each.country == place.country != clue.country for each in meant)
    return other or _lies_in(place, clue, rules) or _is_close_by(place, clue)


def _is_said_inside(analysis: Analysis, last: int, clue: Clue, rules: NameRules) -> bool:
    """Whether a clue behind a name tells in what it lies: "(Creuse)", ", dans le nord de la Syrie"; no adjective does.

    What goes on is a list: "à Lyon, en Bretagne et en Alsace", "à Lyon, en Bretagne (Brest)".
    """
    tokens = analysis.tokens
    between = tokens[last : clue.first]
    if not between or tokens[clue.first].text.islower() or tokens[clue.first].sentence != tokens[last].sentence:
        return False
    if between[0].text == "(":
        return len(between) == 1 and tokens[min(clue.last, len(tokens) - 1)].text == ")"
    listed = any(t.norm in _LISTING for t in tokens[clue.last : clue.last + 1])
    inside = len(between) > 1 and between[0].text == "," and between[1].norm in INSIDE
    joined = len(between) <= _REACH and all(t.pos in _JOINING and t.norm not in rules.outsides for t in between)
    return inside and not listed and joined


def _lies_in(place: Place, clue: Clue, rules: NameRules) -> bool:
    """Whether a place lies in what a clue names; at home a region without a code is a department, told by its seat."""
    if place.country != clue.country:
        return False
    if clue.region and place.region:
        return clue.region == place.region
    department = clue.point and not clue.region and clue.country in rules.home_countries
    return not department or place.kind in _AREAS or _is_close_by(place, clue)


def _is_close_by(place: Place, clue: Clue) -> bool:
    """Whether a town lies near one that the report names, or near the middle or the seat of a region."""
    return _nearness(place, clue) > 0


def _nearness(place: Place, clue: Clue) -> float:
    """How near a town lies to the point of a clue: 1 at the point, 0 where it is far or there is none."""
    here = place.point
    if here is None or clue.point is None or place.kind in _AREAS:
        return 0.0
    east = (here[1] - clue.point[1]) * math.cos(math.radians(here[0]))
    return max(0.0, 1 - math.hypot(here[0] - clue.point[0], east) / _FAR)


def _is_beside(analysis: Analysis, first: int, last: int, clue: Clue, rules: NameRules) -> bool:
    """Whether words tell where a name lies: "Tripoli (Liban)", "Paris, au Texas", "la ville libanaise de Tripoli".

    Not what lies at a border, or off a coast: "Rafah, à la frontière égyptienne".
    """
    tokens = analysis.tokens
    if tokens[clue.first].sentence != tokens[first].sentence:
        return False
    if clue.first >= last:
        between = tokens[last : clue.first]
        opened = not between or between[0].text in (",", "(", "-", "–") or between[0].pos == "ADP"
        joined = len(between) <= _REACH and all(t.pos in _JOINING and t.norm not in rules.outsides for t in between)
        return opened and joined
    between = tokens[clue.last : first]
    return clue.last <= first and len(between) <= 2 and all(t.pos in ("ADP", "DET") for t in between)


def _reason(
    analysis: Analysis, best: Place, beside: Sequence[Clue], others: Sequence[Clue], rules: NameRules
) -> Reason:
    """What decided: words beside the name, a country the report names, or size alone."""
    for rule, clues in (("fr.place.beside", beside), ("fr.place.context", _telling(best, others, rules))):
        clue = next((clue for clue in clues if _lies_in(best, clue, rules)), None)
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

"""What a language's names are told by: titles, articles, heads of bodies and places, demonyms, lists of the known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selon.errors import RuleError
from selon.rules.folder import RuleFolder
from selon.rules.places import Gazetteer, Place
from selon.rules.states import States, parse_states
from selon.spelling import name_key

_LISTS = (
    "titles", "departments", "ranks", "articles", "with_article", "body_heads", "national_heads", "place_heads",
    "common", "imperative_endings",
    "person_anaphors", "always_named", "offices", "kin", "bystanders", "body_anaphors", "any_bodies",
    "titling", "home_countries", "area_heads", "waters", "heads_of_state", "presidents",
    "republics", "authorities", "addressing", "firm_words", "firm_endings", "shares",
    "firm_sites", "firm_parts", "firm_verbs", "firm_belongings", "giving", "chiefs",
    "addressing_verbs", "place_owners", "country_endings", "periods", "people_endings", "outsides",
    "paper_endings", "prosecutors", "days", "public_bodies",
)  # fmt: skip
_TABLES = ("synonyms", "broader", "civil_roles")
# What tells which of the places and bodies in the tables are kept
_LEFT_OUT = ("misleading_cities", "ambiguous_bodies")
_PEOPLE = ("titles", "person_anaphors", "always_named", "offices", "kin")
_PLAIN = ("common", "titles", "departments", "body_heads", "body_anaphors", "place_heads")
_FEMININE = (
    ("eux", "euse"), ("ien", "ienne"), ("een", "eenne"), ("éen", "éenne"), ("on", "onne"), ("if", "ive"),
    ("er", "ère"), ("ec", "ecque"), ("turc", "turque"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A known organisation, with the other names it goes by."""

    name: str
    others: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A time for which somebody held an office, told in some ways: months as "2017-05", the last one or ""."""

    name: str
    roles: tuple[str, ...]
    country: str | None
    since: str
    until: str


@dataclass(frozen=True, slots=True, eq=False)
class NameRules:
    """The lists of `names/names.toml`, and what the tables beside it know, keyed by written name.

    Attributes:
        demonyms: every form of a demonym, lower case, to its country's code or None.
        places: the best known place of each name that is told as a place's wherever it stands.
        states: what countries are called, and what stands for them.
        articled: bodies whose names begin with an article, by the name without it: "Parisien", of "au Parisien".
        first_names: those that tell a gender, as written, to Masc or Fem.
        gazetteer: every known place of a name, the small ones too.
        terms: who held which office when, by `name_key`.
        broader: a wider word for people to the roles of those whom it may mean.
        civil_roles: a civil title to the nouns for what it tells of its bearer.
        people: nouns that mean one person: titles, roles and kin.
        plain: words that are no names though they have a capital.
    """

    titles: frozenset[str]
    departments: frozenset[str]
    ranks: frozenset[str]
    articles: frozenset[str]
    with_article: frozenset[str]
    body_heads: frozenset[str]
    national_heads: frozenset[str]
    place_heads: frozenset[str]
    common: frozenset[str]
    imperative_endings: frozenset[str]
    person_anaphors: frozenset[str]
    always_named: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    bystanders: frozenset[str]
    body_anaphors: frozenset[str]
    chiefs: frozenset[str]
    firm_words: frozenset[str]
    firm_sites: frozenset[str]
    firm_endings: frozenset[str]
    shares: frozenset[str]
    firm_parts: frozenset[str]
    firm_verbs: frozenset[str]
    firm_belongings: frozenset[str]
    giving: frozenset[str]
    any_bodies: frozenset[str]
    authorities: frozenset[str]
    public_bodies: frozenset[str]
    titling: frozenset[str]
    home_countries: frozenset[str]
    area_heads: frozenset[str]
    waters: frozenset[str]
    addressing: frozenset[str]
    addressing_verbs: frozenset[str]
    place_owners: frozenset[str]
    country_endings: frozenset[str]
    periods: frozenset[str]
    people_endings: frozenset[str]
    paper_endings: frozenset[str]
    prosecutors: frozenset[str]
    days: frozenset[str]
    outsides: frozenset[str]
    heads_of_state: frozenset[str]
    presidents: frozenset[str]
    republics: frozenset[str]
    synonyms: Mapping[str, tuple[str, ...]]
    broader: Mapping[str, frozenset[str]]
    civil_roles: Mapping[str, frozenset[str]]
    demonyms: Mapping[str, str | None]
    places: Mapping[str, Place]
    bodies: Mapping[str, Body]
    articled: Mapping[str, Body]
    first_names: Mapping[str, str]
    states: States
    gazetteer: Gazetteer
    terms: Mapping[tuple[str, ...], tuple[Term, ...]]
    people: frozenset[str]
    plain: frozenset[str]


def parse_names(folder: RuleFolder) -> NameRules:
    """Read `names/`.

    Raises:
        RuleError: a list is missing or unknown, a table has a wrong row.
    """
    table = folder.keyed("names/names.toml", (*_LISTS, *_LEFT_OUT, *_TABLES))
    lists = {name: frozenset(table[name]) for name in _LISTS}
    states = parse_states(folder, _demonyms(folder, parts=False), lists["articles"])
    bodies = _bodies(folder)
    gazetteer = Gazetteer(folder, states.by_code, lists["home_countries"], frozenset(table["misleading_cities"]))
    return NameRules(
        **lists,
        synonyms={role: tuple(some) for role, some in table["synonyms"].items()},
        broader={word: frozenset(roles) for word, roles in table["broader"].items()},
        civil_roles={title: frozenset(roles) for title, roles in table["civil_roles"].items()},
        demonyms={form: code or None for form, code in _demonyms(folder, parts=True).items()},
        places=gazetteer.well_known,
        bodies=bodies,
        articled=_without_article(bodies, frozenset(table["ambiguous_bodies"])),
        first_names=_first_names(folder),
        states=states,
        gazetteer=gazetteer,
        terms=_terms(folder),
        people=frozenset().union(*(lists[name] for name in _PEOPLE)),
        plain=frozenset().union(*(lists[name] for name in _PLAIN)),
    )


def _demonyms(folder: RuleFolder, *, parts: bool) -> dict[str, str]:
    """Every form of a demonym to its country's code, or to nothing; those of regions and towns only with `parts`."""
    found: dict[str, str] = {}
    for word, country, part in folder.table("names/demonyms.tsv", columns=3):
        if parts or (country and not part):
            found.update(dict.fromkeys(_inflect(word), country))
    return found


def _inflect(word: str) -> set[str]:
    """The four forms of a demonym: "brésilien", "brésilienne", "brésiliens", "brésiliennes"."""
    feminine = word if word.endswith("e") else word + "e"
    for ending, changed in _FEMININE:
        if word.endswith(ending):
            feminine = word[: -len(ending)] + changed
    return {word, word if word.endswith(("s", "x")) else word + "s", feminine, feminine + "s"}


_MONTH = re.compile(r"\d{4}-\d{2}")
_GENDERS = {"m": "Masc", "f": "Fem"}


def _first_names(folder: RuleFolder) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, gender in folder.table("names/first_names.tsv", columns=2):
        if gender not in _GENDERS or name in found:
            raise RuleError(f"names/first_names.tsv: {name!r} is a second time there, or its gender is not m or f")
        found[name] = _GENDERS[gender]
    return found


def _bodies(folder: RuleFolder) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for name, others, country in folder.table("names/bodies.tsv", columns=3):
        body = Body(name, tuple(other for other in others.split("|") if other), country or None)
        for key in (name, *body.others):
            found.setdefault(key, body)
    return found


_ARTICLE = re.compile(r"(Le |La |Les |L')")


def _without_article(bodies: Mapping[str, Body], but: frozenset[str]) -> dict[str, Body]:
    """The bodies whose names begin with an article, by what stands behind it, but for ordinary words."""
    bare = {_ARTICLE.sub("", name, count=1): body for name, body in bodies.items() if _ARTICLE.match(name)}
    return {name: body for name, body in bare.items() if name.lower() not in but and name not in bodies}


def _terms(folder: RuleFolder) -> dict[tuple[str, ...], tuple[Term, ...]]:
    found: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for name, since, until, country, roles in folder.table("names/holders.tsv", columns=5):
        if not _MONTH.fullmatch(since) or (until and not since < until):
            raise RuleError(f"names/holders.tsv: {name!r} holds an office from {since!r} to {until!r}")
        term = Term(name, tuple(roles.split("|")), country or None, since, until)
        found[name_key(name)] = (*found.get(name_key(name), ()), term)
    return found

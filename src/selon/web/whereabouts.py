"""How surely and how exactly a place of the ledger is known: a town, an area, one of several places of its name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

from selon.ledger import Ledger
from selon.ledger.rows import PersonRow
from selon.rules import supported_languages
from selon.rules.folder import RuleFolder
from selon.rules.places import fold_place
from selon.ui import Words

# How many of its newest mentions in reports tell which place a name was taken for.
_NEWEST = 20
# Countries told of in which there are other places of a name.
_TOLD = 8
_CHOICES = ("beside", "context", "largest")
_BECAUSE = (
    "SELECT p.value, e.because FROM json_each(?) AS p JOIN entity_rows AS e ON e.id IN"
    " (SELECT id FROM entity_rows WHERE identity = p.value ORDER BY document DESC LIMIT ?)"
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place, and what is known of where it is.

    Attributes:
        area: it is no town but a region, and its point stands for all of it.
        country: it is one, which has no point of its own.
        rivals: codes of countries, or of regions of one (US-TX), where there are other places of its name.
        choice: what decided between them, most often: beside, context or largest; empty where there was no choice.
    """

    place: PersonRow
    area: bool
    country: bool
    rivals: tuple[str, ...]
    choice: str

    @property
    def known(self) -> bool:
        """Whether it has a point on the map."""
        return self.place.latitude is not None and self.place.longitude is not None


def find_whereabouts(ledger: Ledger, places: Iterable[PersonRow]) -> tuple[Whereabouts, ...]:
    """What is known of where each place is, in their order."""
    kept = tuple(places)
    rivals: dict[int, dict[str, None]] = {}
    choices: dict[int, Counter[str]] = {}
    for number, because in ledger.query(_BECAUSE, (json.dumps([place.id for place in kept]), _NEWEST)):
        for rule in because.split():
            _, found, tail = rule.partition(".place.")
            if tail.startswith("rival."):
                rivals.setdefault(number, {})[tail.removeprefix("rival.")] = None
            elif found and tail in _CHOICES:
                choices.setdefault(number, Counter())[tail] += 1
    return tuple(
        Whereabouts(
            place,
            fold_place(place.name) in load_areas(),
            fold_place(place.name) in load_countries(),
            tuple(rivals.get(place.id, ())),
            choices[place.id].most_common(1)[0][0] if place.id in choices and place.id in rivals else "",
        )
        for place in kept
    )


def describe_whereabouts(each: Whereabouts, words: Words) -> str:
    """How exactly and how surely it is known, in plain words; empty for a town or country without a rival."""
    told = [words("web.area")] if each.area else []
    if each.rivals:
        where = ", ".join(country_name(code, words) for code in each.rivals[:_TOLD])
        if len(each.rivals) > _TOLD:
            where = f"{where} {words('row.and_others', number=len(each.rivals) - _TOLD)}"
        told.append(words("web.rivals", where=where))
        if each.choice:
            told.append(words(f"web.chosen_{each.choice}"))
    return " · ".join(told)


def country_name(code: str, words: Words) -> str:
    """A country as the words on screen call it; a region of one by its code, in brackets.

    >>> from selon.ui import load_words
    >>> country_name("ES", load_words("en")), country_name("US-TX", load_words("fr"))
    ('Spain', 'États-Unis (TX)')
    """
    country, _, region = code.partition("-")
    name = Locale.parse(words.ui).territories.get(country, country)
    return f"{name} ({region})" if region else str(name)


@cache
def load_areas() -> frozenset[str]:
    """The names of regions, of all languages that have a table of them."""
    return frozenset(name for row in _rows("names/regions.tsv", 7) for name in _names(row[0], row[1]))


@cache
def load_countries() -> frozenset[str]:
    """The names of states, likewise."""
    return frozenset(name for row in _rows("names/countries.tsv", 5) for name in _names(row[1], row[3]))


def _rows(table: str, columns: int) -> Iterator[Sequence[str]]:
    for language in supported_languages():
        folder = files("selon") / "languages" / language
        if (folder / table).is_file():
            yield from RuleFolder(folder).table(table, columns=columns)


def _names(name: str, others: str) -> Iterator[str]:
    return (fold_place(each) for each in (name, *others.split("|")) if each)

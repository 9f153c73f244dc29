"""Names found, joined, and told what the tables know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.analysis import Analysis
from selon.reading.names.acronyms import find_long_forms
from selon.reading.names.join import Named, join_mentions
from selon.reading.names.mentions import find_mentions
from selon.record import Entity, Mention, Reason
from selon.rules import RuleSet
from selon.rules.names import NameRules


@dataclass(frozen=True, slots=True)
class Names:
    """The named entities of a document, in order of first mention.

    Attributes:
        entities: as they go into the reading.
        named: the same, in the same order, as the joiner left them: token stretches, roles, gender.
        at: token index to the place of its entity in both.
    """

    entities: tuple[Entity, ...]
    named: tuple[Named, ...]
    at: Mapping[int, int]


def find_names(analysis: Analysis, rules: RuleSet) -> Names:
    """Every named person, place and organisation of a document; ids "e1", "e2"... in order of first mention.

    A mention's kind is `name`; titles, pronouns and unnamed sources are added where a statement rests on them.
    """
    mentions = find_mentions(analysis, rules.names)
    mentions = sorted([*mentions, *find_long_forms(analysis, mentions)], key=lambda mention: mention.first)
    named = tuple(join_mentions(analysis, mentions, rules.names))
    entities = tuple(_entity(analysis, entry, f"e{number}", rules.names) for number, entry in enumerate(named, start=1))
    at = {i: place for place, entry in enumerate(named) for first, last in entry.mentions for i in range(first, last)}
    return Names(entities, named, at)


def _entity(analysis: Analysis, entry: Named, eid: str, rules: NameRules) -> Entity:
    spellings = [name.replace("’", "'") for name in entry.names]
    place = next((rules.places[s] for s in spellings if s in rules.places), None) if entry.kind == "place" else None
    body = (
        next((rules.bodies[s] for s in spellings if s in rules.bodies), None) if entry.kind == "organization" else None
    )
    country = place.country if place else body.country if body else None
    if country is None and entry.kind != "place":
        country = next((rules.demonyms[word] for word in sorted(entry.roles) if rules.demonyms.get(word)), None)
    others = dict.fromkeys((*entry.names, *(body.others if body else ())))
    return Entity(
        id=eid,
        name=entry.name,
        kind=entry.kind,
        country=country,
        roles=tuple(entry.titles),
        aliases=tuple(other for other in others if other != entry.name),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        mentions=tuple(Mention(analysis.span(first, last), "name") for first, last in entry.mentions),
        because=tuple(Reason(rule) for rule in entry.rules),
    )

"""Names found, joined, and told what the tables know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selon.analysis import Analysis
from selon.reading.names.acronyms import find_long_forms
from selon.reading.names.bodies import known_body
from selon.reading.names.join import Named, join_mentions
from selon.reading.names.mentions import find_mentions
from selon.reading.names.nearby import Ground, find_grounds
from selon.reading.names.places import Clue, find_clues, locate
from selon.record import Entity, Mention, Reason
from selon.rules import RuleSet
from selon.rules.names import Body, NameRules


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
    mentions = sorted([*mentions, *find_long_forms(analysis, mentions, rules.names)], key=lambda mention: mention.first)
    named = tuple(join_mentions(analysis, mentions, rules.names, rules.attribution))
    clues, grounds = find_clues(analysis, named, rules.names), find_grounds(named, rules.names)
    entities = tuple(
        _entity(analysis, entry, f"e{number}", clues, grounds, rules.names)
        for number, entry in enumerate(named, start=1)
    )
    at = {i: place for place, entry in enumerate(named) for first, last in entry.mentions for i in range(first, last)}
    return Names(entities, named, at)


def _entity(
    analysis: Analysis, entry: Named, eid: str, clues: Sequence[Clue], grounds: Sequence[Ground], rules: NameRules
) -> Entity:
    spellings = [name.replace("’", "'") for name in entry.names]
    location = locate(analysis, entry, clues, grounds, rules) if entry.kind != "person" else None
    bodies = (known_body(name, rules) for name in spellings) if entry.kind == "organization" else ()
    body = next(filter(None, bodies), None)
    country = _country(entry, spellings, body, location.place.country if location else None, rules)
    point = location.place if location and entry.kind == "place" else None
    others = dict.fromkeys((*entry.names, *(body.others if body else ())))
    return Entity(
        id=eid,
        name=entry.name,
        kind=entry.kind,
        country=country,
        roles=tuple(entry.titles),
        aliases=tuple(other for other in others if other != entry.name),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        mentions=tuple(Mention(analysis.span(first, last), "name") for first, last in entry.mentions),
        because=(
            *(Reason(rule) for rule in entry.rules),
            *(location.because if location and country == location.place.country else ()),
        ),
    )


def _country(entry: Named, spellings: list[str], body: Body | None, here: str | None, rules: NameRules) -> str | None:
    """The country of a place, a person or a body: of the table, of what it stands for, of its name, of its role.

    A body is of the nationality that its name holds, "le ministère russe de la Défense"; else more surely where the
    place in its name lies (`here`) than of the state that bears the name: "le tribunal de Grenade, au Nicaragua".
    """
    if entry.kind == "place":
        return here
    if body is not None:
        return body.country
    if entry.kind == "organization":
        seats = [rules.states.stands_for(name) for name in spellings]
        named = [rules.states.state_of(name) for name in spellings]
        if any(word in rules.demonyms for name in spellings for word in name.split()[1:]):
            here = None
    else:
        seats, named = [], [rules.states.state_of(title) for title in entry.titles]
    of_seats, of_names = ([s.code for s in some if s is not None and s.code != "EU"] for some in (seats, named))
    return next(iter((*of_seats, *filter(None, [here]), *of_names)), None)

"""Who did it under several names: "un homme", "l'agresseur", "le suspect" and the person who is named for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from selon.analysis import Token
from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.record import Entity, Reason
from selon.rules.clues import ROLES


def join_suspects(scene: Scene, told: list[tuple[Frame, Roles]]) -> Mapping[int, int]:
    """The one suspect of a report, for each person whom it only describes and who may be the same.

    Those who attack or are arrested, and those called by a word such as "agresseur", are suspects. Where one person is
    named for it, whoever is only described is that one; where none is, the one who is described most fully. Where
    several are named, or an event sets two against each other, nobody is joined.
    """
    acting = _count_parts(told)
    people = {p: e for p, e in enumerate(scene.book.entities) if e.kind == "person" and e.mentions}
    told_of = {p: acting[p] + _SAID * _is_named_for_it(scene, e) for p, e in people.items() if _is_named(e)}
    named = [place for place, much in told_of.items() if much]
    described = [p for p, e in people.items() if _tells_no_more(scene, e) and (acting[p] or _is_culprit(scene, e))]
    if len(named) > 1 or not described:
        return {}
    one = (
        named[0] if named and told_of[named[0]] >= _SAID else max(described, key=lambda p: _fullness(scene, people[p]))
    )
    against = opponents(told)
    return {place: one for place in described if place != one and frozenset((place, one)) not in against}


# That the report says of somebody that it is the suspect is worth so many events, of which a single one may be misread.
_SAID = 2
# So far before a name the words may begin that give it.
_NAMING = 40


def rename(scene: Scene, roles: Roles, same: Mapping[int, int]) -> Roles:
    """Roles with each party that is somebody else replaced by that one; that it is a named one is inferred."""
    because = tuple(
        Reason(f"fr.event.{role}.suspect", scene.book.entity(place).mentions[0].span)
        for role in ROLES
        for place in roles.of(role)
        if place in same and _is_named(scene.book.entity(same[place]))
    )
    return _with(roles, lambda place: same.get(place, place), because)


def rename_joined(scene: Scene, roles: Roles) -> Roles:
    """Roles with each party that was joined to another replaced by that one."""
    return _with(roles, scene.book.one, ())


def _with(roles: Roles, one: Callable[[int], int], because: tuple[Reason, ...]) -> Roles:
    actor, recipient = (tuple(dict.fromkeys(map(one, some))) for some in (roles.actor, roles.recipient))
    return Roles(actor, tuple(place for place in recipient if place not in actor), (*roles.because, *because))


def _count_parts(told: Iterable[tuple[Frame, Roles]]) -> Counter[int]:
    """In how many events each party attacks or is arrested."""
    parts: Counter[int] = Counter()
    for frame, roles in told:
        kind = frame.match.trigger.type
        parts.update(roles.actor if kind == "ASSAULT" else roles.recipient if kind == "COERCE" else ())
    return parts


def _is_named(entity: Entity) -> bool:
    return any(mention.kind == "name" for mention in entity.mentions)


def _is_named_for_it(scene: Scene, entity: Entity) -> bool:
    """Whether the report says of a named person that it is the suspect: "le suspect, X", "un homme nommé X"."""
    standing = scene.lexicon.words.standing
    if any(word in standing["culprit"].words for role in entity.roles for word in role.lower().split()):
        return True
    starts = (mention.span.start for mention in entity.mentions if mention.kind == "name")
    return any(is_led_in(scene, start, standing["naming"].phrases) for start in starts)


def is_led_in(scene: Scene, start: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of some phrases stands straight before a name that begins at code point `start`: "du nom de | X"."""
    before = scene.analysis.text[max(0, start - _NAMING) : start].lower().replace("’", "'")
    return before.rstrip(' «“"').endswith(phrases)


def opponents(told: Iterable[tuple[Frame, Roles]]) -> frozenset[frozenset[int]]:
    """Who stand on two sides of one event."""
    return frozenset(frozenset((a, r)) for _, roles in told for a in roles.actor for r in roles.recipient)


def _is_culprit(scene: Scene, entity: Entity) -> bool:
    """Whether a person is described by a word for somebody who did it: "l'agresseur"."""
    return any(scene.is_one_of(noun, scene.lexicon.words.standing["culprit"]) for noun in _nouns(scene, entity))


def _tells_no_more(scene: Scene, entity: Entity) -> bool:
    """Whether a description says no more than that it is a person or a suspect: "un homme de 30 ans"."""
    standing, nouns = scene.lexicon.words.standing, _nouns(scene, entity)
    return (
        not _is_named(entity)
        and bool(nouns)
        and all(
            scene.is_one_of(noun, standing["culprit"]) or scene.is_one_of(noun, standing["anybody"]) for noun in nouns
        )
    )


def _fullness(scene: Scene, entity: Entity) -> int:
    """How many words a description has that begins with its noun; "plus de l'agresseur" is none."""
    words = entity.name.lower().split()
    return len(words) if any(noun.norm in words[:2] for noun in _nouns(scene, entity)) else 0


def _nouns(scene: Scene, entity: Entity) -> list[Token]:
    """The head nouns of the descriptions of somebody."""
    titles = (mention.span for mention in entity.mentions if mention.kind == "title")
    ranges = ((scene.analysis.token_at(span.start), scene.analysis.token_at(span.end - 1)) for span in titles)
    nouns = (next((t for t in scene.tokens[first : last + 1] if t.pos == "NOUN"), None) for first, last in ranges)
    return [noun for noun in nouns if noun is not None]

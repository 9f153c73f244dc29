"""A person in the ledger: what they are called, what they said, who spoke of them, and what became of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from selon.compare.bond import is_same_name
from selon.compare.words import fold_words
from selon.desk.accounts import Turn, find_turns
from selon.desk.voices import Voice, load_voices
from selon.ledger import Filter, Ledger, LedgerFault, PersonRow, StatementRow

# Statements of one person that are counted.
NEWEST = 200
# How a promise stands after what was said later.
OUTCOMES = {"fulfils": "kept", "reverses": "taken_back"}
_KINDS = ("person", "organization", "group", "place")


@dataclass(frozen=True, slots=True)
class Role:
    """What reports call somebody, and on which days the first and the last of them appeared."""

    role: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody promised, and what they said of it later.

    Attributes:
        outcome: kept or taken_back; None where nothing was found, which is not to say that it was broken.
    """

    said: Voice
    outcome: str | None
    after: Voice | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One person or body.

    Attributes:
        stances: how many statements of each stance, copies counted once. about: of whom or what they speak most.
        spoken_of_by: who speaks of them most. statements: theirs, the newest first, of the newest 200, copies apart.
        promises: what they promised, the newest first, with what followed.
    """

    person: PersonRow
    roles: tuple[Role, ...]
    stances: dict[str, int]
    about: dict[str, int]
    spoken_of_by: dict[str, int]
    statements: tuple[StatementRow, ...]
    reversals: tuple[Turn, ...]
    promises: tuple[Promise, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


def find_profile(ledger: Ledger, name: str) -> Profile:
    """The profile of whoever a name means: of several the one in most documents.

    Raises:
        LedgerFault: nobody in the ledger has this name.
    """
    people = ledger.people(name, _KINDS, limit=1)
    if not people:
        raise LedgerFault("nobody_named", value=repr(name))
    person = people[0]
    statements = ledger.statements(Filter(person=person.id), limit=NEWEST).rows
    own = tell_once(ledger, statements)
    turned = find_turns(ledger, "reverses", person.name)
    return Profile(
        person=person,
        roles=find_roles(ledger, person.id),
        stances=dict(Counter(row.stance for row in own).most_common()),
        about=_edges(ledger, person.id, "source_person", "target"),
        spoken_of_by=_edges(ledger, person.id, "target_person", "source"),
        statements=own,
        reversals=tuple(each for each in turned if is_same_name(fold_words(each.speaker), fold_words(person.name))),
        promises=find_promises(ledger, statements),
    )


def tell_once(ledger: Ledger, statements: Iterable[StatementRow]) -> tuple[StatementRow, ...]:
    """Statements without those that a copy of a report tells again; the newest first."""
    kept = tuple(statements)
    once = {voice.row for voice in load_voices(ledger, (row.row for row in kept))}
    dated = sorted(kept, key=lambda row: row.last_day or "", reverse=True)
    return tuple(row for row in dated if row.id in once)


def find_promises(ledger: Ledger, statements: Iterable[StatementRow]) -> tuple[Promise, ...]:
    """Each promise once for each origin, the newest first, with the surest of what was said of it later."""
    promised = [row.row for row in statements if row.stance == "promises"]
    turns = [turn for kind in OUTCOMES for turn in find_turns(ledger, kind, rows=promised)]
    surest = {turn.before.row: turn for turn in sorted(turns, key=lambda turn: turn.score)}
    found = []
    for voice in reversed(load_voices(ledger, promised)):
        turn = surest.get(voice.row)
        found.append(Promise(voice, OUTCOMES[turn.kind] if turn else None, turn.after if turn else None))
    return tuple(found)


def find_roles(ledger: Ledger, person: int) -> tuple[Role, ...]:
    """What reports call somebody, in the order in which they began to, each once.

    Neither what the name tells, as of somebody known by an office alone, nor what another role tells more exactly.
    """
    found = ledger.query(
        "SELECT e.roles, d.first_day, d.last_day FROM entities AS e JOIN documents AS d ON d.id = e.document"
        " WHERE e.person = ? AND e.roles <> '[]' ORDER BY d.day",
        (person,),
    )
    days: dict[str, tuple[str | None, str | None]] = {}
    names = {fold_words(name) for (name,) in ledger.query("SELECT name FROM entities WHERE person = ?", (person,))}
    for roles, first, last in found:
        for role in json.loads(roles):
            if fold_words(role) not in names:
                same = next((known for known in days if fold_words(known) == fold_words(role)), role)
                days[same] = (days[same][0] if same in days else first, last)
    told = {role: fold_words(role) for role in days}
    return tuple(
        Role(role, first, last)
        for role, (first, last) in days.items()
        if not any(_tells(longer, told[role]) for longer in (*names, *told.values()))
    )


def _tells(longer: str, role: str) -> bool:
    """Whether a name or a role begins with a role and tells more of it: "préfet du Valmont" with "préfet"."""
    return longer.startswith(f"{role} ")


def _edges(ledger: Ledger, person: int, mine: str, its: str) -> dict[str, int]:
    found = ledger.query(
        f"SELECT {its}, sum(count) FROM edges WHERE kind = 'says' AND {mine} = ? GROUP BY {its}_person"
        " HAVING sum(count) > 0 ORDER BY 2 DESC, 1 LIMIT 10",
        (person,),
    )
    return dict(found)

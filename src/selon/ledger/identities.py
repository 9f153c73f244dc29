"""Who is who across documents: entities of one kind whose names are spellings of one are one identity."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from selon.ledger.database import Database
from selon.ledger.decisions import Decision
from selon.ledger.fault import LedgerFault
from selon.ledger.names import plain_name, sounds_of
from selon.record import Entity
from selon.spelling import same_name

Count = Callable[[Database, int], None]


class Identities:
    """Who is who, looked up once for all documents of a transaction; in the next one somebody may have merged them.

    Attributes:
        first_spelling: the number of the first spelling that is not in the index of spellings yet.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._found: dict[tuple[str, str, bool], tuple[int, int]] = {}
        self._spellings: dict[int, set[str]] = {}
        self.first_spelling = int(database.value("SELECT coalesce(max(id), 0) + 1 FROM spelling_rows"))

    def find_or_add(self, entity: Entity, name: str, *, given: bool = False) -> tuple[int, int]:
        """The identity an entity has by a name, and the one that stands for it after merges; made where it is new.

        Args:
            given: a person gave the name: it is nobody's who is only written alike.
        """
        found = self._found.get((entity.kind, name, given))
        if found is None:
            place = (entity.country, entity.latitude, entity.longitude)
            found = _find_or_add(self._database, entity.kind, name, place, given=given)
            self._found[entity.kind, name, given] = found
        named = [mention.span.text for mention in entity.mentions if mention.kind == "name"]
        self._add_spellings(found[0], [name, entity.name, *entity.aliases, *named])
        return found

    def _add_spellings(self, own: int, spellings: Iterable[str]) -> None:
        """Keep the spellings of an identity that are new: most are not, and to ask is cheaper than to try."""
        known = self._spellings.get(own)
        if known is None:
            found = self._database.rows("SELECT name FROM spelling_rows WHERE identity = ?", (own,))
            known = self._spellings[own] = {row[0] for row in found}
        new = [each for each in dict.fromkeys(spellings) if each not in known]
        if not new:
            return
        known.update(new)
        for table, values in (
            ("spelling_rows (identity, name)", [(own, each) for each in new]),
            ("sound_rows (identity, sound)", [(own, sound) for each in new for sound in sounds_of(each)]),
        ):
            self._database.connection.executemany(f"INSERT INTO {table} VALUES (?, ?) ON CONFLICT DO NOTHING", values)


def _find_or_add(
    database: Database, kind: str, name: str, place: tuple[Any, ...], *, given: bool = False
) -> tuple[int, int]:
    """The identity of this plain name; else one of another spelling of it, if `given` of just this; else a new one."""
    key = plain_name(name)
    found = database.row("SELECT id, standing, name FROM identity_rows WHERE kind = ? AND key = ?", (kind, key))
    if found is not None:
        # Datelines have places in capitals: "BREST, 3 février".
        if kind == "place" and found[2].isupper() and not name.isupper():
            database.connection.execute("UPDATE identity_rows SET name = ? WHERE id = ?", (name, found[0]))
        return int(found[0]), int(found[1])
    sound = " ".join(sounds_of(name))
    if sound:
        for id, standing, other in database.rows(
            "SELECT id, standing, name FROM identity_rows WHERE sound = ? AND kind = ? ORDER BY id", (sound, kind)
        ):
            if _is_spelling(database, id, name) if given else same_name(name, other):
                return int(id), int(standing)
    number = database.insert(
        "INSERT INTO identity_rows SELECT next, ?, ?, ?, ?, ?, ?, ?, next"
        " FROM (SELECT coalesce(max(id), 0) + 1 AS next FROM identity_rows)",
        (kind, key, sound, name, *place),
    )
    return number, number


def _is_spelling(database: Database, identity: int, name: str) -> bool:
    """Whether an identity was met with a name."""
    return database.row("SELECT 1 FROM spelling_rows WHERE identity = ? AND name = ?", (identity, name)) is not None


def describe_identity(database: Database, person: int) -> dict[str, Any]:
    """How a decision names an identity: by what is the same in every ledger.

    Raises:
        LedgerFault: there is no such identity.
    """
    found = database.row("SELECT kind, key, name FROM identity_rows WHERE id = ?", (person,))
    if found is None:
        raise LedgerFault("no_person", value=person)
    return dict(zip(("kind", "key", "name"), found, strict=True))


def merge_people(database: Database, merges: Iterable[Decision], out: Count, back: Count) -> None:
    """Let each identity be stood for as the merges that hold say, and every row with it.

    Args:
        merges: in the order they were made; `target` is stood for by `after`.
        out, back: take a document out of the sums before its rows change, and count it in again after.
    """
    wanted = _standing(database, merges)
    present = dict(database.rows("SELECT id, standing FROM identity_rows WHERE standing <> id"))
    changed = {own: wanted.get(own, own) for own in present.keys() | wanted.keys()}
    changed = {own: to for own, to in changed.items() if present.get(own, own) != to}
    if not changed:
        return
    documents = [
        row[0]
        for row in database.rows(
            "SELECT DISTINCT document FROM entity_rows WHERE own IN (SELECT value FROM json_each(?)) ORDER BY 1",
            (json.dumps(sorted(changed)),),
        )
    ]
    for document in documents:
        out(database, document)
    for own, to in sorted(changed.items()):
        _let_stand(database, own, to)
    for document in documents:
        back(database, document)


def _standing(database: Database, merges: Iterable[Decision]) -> Mapping[int, int]:
    """Who stands for whom; chains are followed to their end, and what would close a ring is left out."""
    stands: dict[int, int] = {}

    def end_of(person: int) -> int:
        while person in stands:
            person = stands[person]
        return person

    for merge in merges:
        one, other = (
            _find_or_add(database, each["kind"], each["name"], (None, None, None))[0]
            for each in (merge.target, merge.after)
        )
        if end_of(one) != end_of(other):
            stands[end_of(one)] = end_of(other)
    return {person: end_of(person) for person in stands}


def _let_stand(database: Database, own: int, to: int) -> None:
    execute = database.connection.execute
    execute("UPDATE identity_rows SET standing = ? WHERE id = ?", (to, own))
    execute("UPDATE entity_rows SET identity = ? WHERE own = ?", (to, own))
    entities = "(SELECT id FROM entity_rows WHERE own = ?)"
    for table in ("statement_rows", "topic_rows", "addressee_rows", "participant_rows"):
        execute(f"UPDATE {table} SET identity = ? WHERE entity IN {entities}", (to, own))

"""Who is who across documents: entities of one kind whose names have the same key are one identity."""

from __future__ import annotations

from selon.ledger.database import Database
from selon.ledger.names import name_key
from selon.record import Entity


class Identities:
    """The identities of a ledger, looked up and added inside a transaction of the caller's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_or_add(self, entity: Entity) -> tuple[int, int]:
        """The identity of an entity's name, and the one that stands for it after merges; made where it is new."""
        key = name_key(entity.name)
        found = self._database.row(
            "SELECT id, standing FROM identity_rows WHERE kind = ? AND key = ?", (entity.kind, key)
        )
        if found is None:
            number = self._database.insert(
                "INSERT INTO identity_rows VALUES (NULL, ?, ?, ?, ?, ?, ?, 0)",
                (entity.kind, key, entity.name, entity.country, entity.latitude, entity.longitude),
            )
            self._database.connection.execute("UPDATE identity_rows SET standing = id WHERE id = ?", (number,))
            found = (number, number)
        self._add_spellings(found[0], entity)
        return int(found[0]), int(found[1])

    def _add_spellings(self, identity: int, entity: Entity) -> None:
        named = [mention.span.text for mention in entity.mentions if mention.kind == "name"]
        spellings = dict.fromkeys([entity.name, *entity.aliases, *named])
        self._database.connection.executemany(
            "INSERT INTO spelling_rows VALUES (NULL, ?, ?) ON CONFLICT DO NOTHING",
            [(identity, spelling) for spelling in spellings],
        )

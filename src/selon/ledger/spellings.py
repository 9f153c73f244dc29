"""Whom and what a name means in a ledger: the identities one of whose spellings it is, or is part of."""

from __future__ import annotations

from selon.ledger.database import Database
from selon.ledger.names import has_words, plain_name, sounds_of, without_article
from selon.ledger.phrases import match_query, phrase
from selon.rules import load_rules, supported_languages

# Fewer letters than this have no trigram to be looked up by.
_TRIGRAM = 3


def people_called(database: Database, name: str | None, kind: str | None = None) -> list[int] | None:
    """The identities of a name; None for None."""
    return None if name is None else find_identities(database, name, kind)


def places_called(database: Database, name: str | None, kind: str | None = None) -> list[int] | None:
    """The identities of a place, and of a country those of all that lies in it."""
    found = people_called(database, name, kind)
    country = None if name is None else _country_of(name)
    if found is None or country is None:
        return found
    inside = database.rows(
        "SELECT DISTINCT standing FROM identity_rows WHERE kind = 'place' AND country = ?", (country,)
    )
    return sorted({*found, *(row[0] for row in inside)})


def _country_of(name: str) -> str | None:
    """The code of the country that a name is one of, in a language with rules; None for any other name."""
    wanted = plain_name(without_article(name))
    for language in supported_languages():
        for known, state in load_rules(language).names.states.by_name.items():
            if plain_name(without_article(known)) == wanted:
                return state.code
    return None


def find_identities(database: Database, name: str, kind: str | None = None) -> list[int]:
    """The identities one of whose spellings has all the words of a name, those that stand for others after merges."""
    wanted = " INTERSECT ".join(["SELECT identity FROM sound_rows WHERE sound = ?"] * len(sounds_of(name)))
    if not wanted:
        return []
    spellings = database.rows(
        f"SELECT standing, s.name FROM spelling_rows AS s JOIN identity_rows AS i ON i.id = s.identity"
        f" WHERE i.id IN ({wanted}) AND i.kind = coalesce(?, i.kind)",
        (*sounds_of(name), kind),
    )
    found = {standing for standing, spelling in spellings if has_words(spelling, name)}
    bare = without_article(name)
    # "Le Monde" is a name with its article, "le préfet" is in the ledger as "préfet".
    return sorted(found) if found or bare == name else find_identities(database, bare, kind)


def find_by_part(database: Database, part: str) -> list[int]:
    """The identities one of whose spellings holds some letters in a row, whatever their accents."""
    escaped = part.replace("^", "^^").replace("%", "^%").replace("_", "^_")
    if len(part) < _TRIGRAM:
        found = database.rows(
            "SELECT DISTINCT standing FROM spelling_rows AS s JOIN identity_rows AS i ON i.id = s.identity"
            " WHERE s.name LIKE ? ESCAPE '^'",
            (f"%{escaped}%",),
        )
    else:
        found = database.rows(
            "SELECT DISTINCT standing FROM spelling_rows AS s JOIN identity_rows AS i ON i.id = s.identity"
            " WHERE s.id IN (SELECT rowid FROM spelling_text WHERE spelling_text MATCH ?)",
            (match_query(phrase(part)),),
        )
    return sorted(row[0] for row in found)

"""What rows are asked for, and the conditions of SQL that find them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from selon.ledger.database import Database
from selon.ledger.names import has_words, sounds_of

# Fewer letters than this have no trigram to be looked up by.
_TRIGRAM = 3
_ONE_OF = "IN (SELECT value FROM json_each({}))"
_NOT_REJECTED = "t.review <> 'rejected'"
_NOT_REPLACED = "t.document NOT IN (SELECT id FROM document_rows WHERE replaced = 1)"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows; what is None asks nothing, and what is given must all hold.

    Attributes:
        speaker: a name in any spelling the ledger knows; of an event, whoever it is told according to.
        person: number of an identity, instead of a name.
        about: a name or words: of whom or what the statement speaks, or who takes part in the event.
        place: where the event took place, or a place that the statement names.
        type, mode, factuality: of events. stance, named: of statements.
        since, until: YYYY-MM-DD, inclusive: a row is in where it can have happened on one of these days.
        publisher: as the documents give it. document: an id. language: ISO 639-1.
        text: words that the statement, the event's evidence or the document holds; "..." for a phrase, * after the
            beginning of a word.
        old: also versions that a later one replaced. dated: only what can be dated.
    """

    speaker: str | None = None
    person: int | None = None
    about: str | None = None
    place: str | None = None
    type: str | None = None
    mode: str | None = None
    factuality: str | None = None
    stance: str | None = None
    named: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    document: str | None = None
    language: str | None = None
    text: str | None = None
    old: bool = False
    dated: bool = False


class Conditions:
    """What follows WHERE, as it is gathered, and the values it names; the table asked is `t` in all of it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: dict[str, Any] = {}

    def add(self, condition: str, *values: Any) -> None:
        """A condition with a {} for each of its values; nothing where one of them is None. A list goes in as JSON."""
        if None in values:
            return
        names = [f"v{len(self.values) + number}" for number in range(len(values))]
        plain = [json.dumps(value) if isinstance(value, list) else value for value in values]
        self.values |= dict(zip(names, plain, strict=True))
        self._parts.append(condition.format(*(f":{name}" for name in names)))

    @property
    def where(self) -> str:
        """All of them at once."""
        return " AND ".join(self._parts) or "1"


def document_conditions(asked: Filter) -> Conditions:
    """The documents a filter asks for, of `document_rows AS t`."""
    found = Conditions()
    found.add("t.hash = {}", asked.document)
    found.add("t.publisher = {} COLLATE NOCASE", asked.publisher)
    found.add("t.language = {}", asked.language)
    _add_days(found, asked)
    found.add("t.id IN (SELECT rowid FROM document_text WHERE document_text MATCH {})", _words(asked.text))
    if not asked.old:
        found.add("t.replaced = 0")
    return found


def statement_conditions(database: Database, asked: Filter) -> Conditions:
    """The statements a filter asks for, of `statement_rows AS t`."""
    found = Conditions()
    found.add("t.identity = {}", asked.person)
    found.add(f"t.identity {_ONE_OF}", _people(database, asked.speaker))
    found.add("t.stance = {}", asked.stance)
    found.add("t.named = {}", asked.named)
    topics = f"SELECT statement FROM topic_rows WHERE identity {_ONE_OF}"
    said = "SELECT rowid FROM statement_text WHERE statement_text MATCH {}"
    if asked.about is not None:
        found.add(f"t.id IN ({topics} UNION ALL {said})", _people(database, asked.about), _phrase(asked.about))
    found.add(f"t.id IN ({topics})", _people(database, asked.place, "place"))
    found.add(f"t.id IN ({said})", _words(asked.text))
    _add_days(found, asked)
    _add_documents(found, asked)
    return found


def event_conditions(database: Database, asked: Filter) -> Conditions:
    """The events a filter asks for, of `event_rows AS t`."""
    found = Conditions()
    found.add("t.type = {}", asked.type)
    found.add("t.mode = {}", asked.mode)
    found.add("t.factuality = {}", asked.factuality)
    told = "t.statement IN (SELECT id FROM statement_rows AS t WHERE t.review <> 'rejected' AND t.identity "
    found.add(f"{told} {_ONE_OF})", _people(database, asked.speaker))
    takes_part = "t.id IN (SELECT event FROM participant_rows WHERE identity "
    found.add(f"{takes_part} = {{}})", asked.person)
    found.add(f"{takes_part} {_ONE_OF})", _people(database, asked.about))
    where = f"SELECT id FROM entity_rows WHERE identity {_ONE_OF}"
    found.add(f"t.place IN ({where})", _people(database, asked.place))
    matching = "SELECT rowid FROM document_text WHERE document_text MATCH {}"
    found.add(f"t.document IN ({matching})", _words(asked.text))
    _add_days(found, asked)
    _add_documents(found, asked)
    return found


def _add_days(found: Conditions, asked: Filter) -> None:
    found.add("t.last_day >= {}", asked.since)
    found.add("t.day <= {}", asked.until)
    if asked.until is not None or asked.dated:
        found.add("t.day <> ''")


def _add_documents(found: Conditions, asked: Filter) -> None:
    """What holds of the document a row is from, and that nobody rejected the row."""
    found.add("t.document IN (SELECT id FROM document_rows WHERE hash = {})", asked.document)
    found.add("t.document IN (SELECT id FROM document_rows WHERE publisher = {} COLLATE NOCASE)", asked.publisher)
    found.add("t.document IN (SELECT id FROM document_rows WHERE language = {})", asked.language)
    found.add(_NOT_REJECTED)
    if not asked.old and asked.document is None:
        found.add(_NOT_REPLACED)


def _people(database: Database, name: str | None, kind: str | None = None) -> list[int] | None:
    return None if name is None else find_identities(database, name, kind)


def _words(text: str | None) -> str | None:
    return None if text is None else match_query(text)


def _phrase(text: str) -> str:
    return match_query('"' + text.replace('"', " ") + '"')


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
    return sorted({standing for standing, spelling in spellings if has_words(spelling, name)})


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
            (match_query('"' + part.replace('"', " ") + '"'),),
        )
    return sorted(row[0] for row in found)


def match_query(words: str) -> str:
    """What FTS5 is asked for some words: never an error of syntax, whatever was typed; nothing matches no words.

    >>> match_query('cessez-le-feu "plan de paix" négoc*')
    '"cessez-le-feu" "plan de paix" "négoc"*'
    """
    quoted = []
    for inside, bare in re.findall(r'"([^"]*)"|([^\s"]+)', words.replace("\0", " ")):
        word = inside or bare
        if re.search(r"\w", word):
            quoted.append(f'"{word.rstrip("*")}"' + ("*" if bare.endswith("*") else ""))
    return " ".join(quoted) or '""'

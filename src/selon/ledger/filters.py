"""What rows are asked for, and the conditions of SQL that find them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from selon.errors import MomentError
from selon.ledger.database import Database
from selon.ledger.fault import QuestionFault
from selon.ledger.phrases import phrase, text_query
from selon.ledger.spellings import people_called, places_called
from selon.moment import Moment
from selon.record.schema import FACTUALITY, NAMED, PLOVER, STANCES
from selon.rules.events import MODES
from selon.ui import UI_LANGUAGES, load_words

# What a row can have in these fields.
_VOCABULARIES = {
    "type": PLOVER,
    "mode": tuple(dict.fromkeys(mode for modes in MODES.values() for mode in modes)),
    "factuality": FACTUALITY,
    "stance": STANCES,
    "named": NAMED,
    "review": ("machine", "accepted", "corrected", "added"),
}
_ONE_OF = "IN (SELECT value FROM json_each({}))"
_TOLD = f"s.review <> 'rejected' AND s.identity {_ONE_OF}"
_NAMES = f"e.identity {_ONE_OF}"
IN_STATEMENTS = "SELECT rowid FROM statement_text WHERE statement_text MATCH {} || :period"
_IN_ADDRESSEES = "SELECT rowid FROM addressee_text WHERE addressee_text MATCH {} || :period"
IN_DOCUMENTS = "SELECT rowid FROM document_text WHERE document_text MATCH {} || :period"
_IN_ALL_DOCUMENTS = "SELECT rowid FROM document_text WHERE document_text MATCH {}"
_NOT_REJECTED = "t.review <> 'rejected'"
# By the index of replaced ones, which are few; a document's own row lies among the texts.
_NOT_REPLACED = (
    "NOT EXISTS (SELECT 1 FROM document_rows AS d INDEXED BY document_replaced"
    " WHERE d.id = t.document AND d.replaced = 1)"
)
# Rows found by themselves up to this number are sorted all at once; of more, the newest are looked for first.
FEW = 5_000
_IN_DAYS = "day BETWEEN :low AND :high AND last_day >= :since"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows; what is None asks nothing, and what is given must all hold.

    Attributes:
        speaker: a name in any spelling the ledger knows; of an event, whoever it is told according to; of a document,
            whoever speaks in it.
        person: number of an identity, instead of a name.
        about: a name or words: of whom or what the statement speaks, or who takes part in the event; of a document,
            whoever it names.
        to: a name or words: whom the statement is made to.
        place: where the event took place, or a place that the statement names; a country stands for all in it.
        type, mode, factuality: of events. stance, named: of statements. Upper and lower case are one.
        review: what people made of the row: machine (nothing yet), accepted, corrected or added.
        since, until: days, inclusive: a row is in where it can have happened on one of these days. A month or a year
            stands for its first or its last day.
        publisher: as the documents give it; of a text that several printed, any of them.
        document: an id. language: ISO 639-1.
        text: words that the statement, the event's evidence or the document holds; "..." for a phrase, * after the
            beginning of a word.
        old: also versions that a later one replaced. dated: only what can be dated.
    """

    speaker: str | None = None
    person: int | None = None
    about: str | None = None
    to: str | None = None
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
    review: str | None = None
    old: bool = False
    dated: bool = False

    def __post_init__(self) -> None:
        """Take each value as rows have it.

        Raises:
            QuestionFault: a value that no row can have, an impossible date.
        """
        for name, allowed in _VOCABULARIES.items():
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _one_of(name, value, allowed))
        for name, edge in (("since", "earliest"), ("until", "latest")):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _day(name, value, edge))


def _one_of(name: str, value: object, allowed: tuple[str, ...]) -> str:
    found = next((each for each in allowed if each.casefold() == str(value).casefold()), None)
    if found is None and name == "stance":
        # As lists on screen have it.
        shown = map(load_words, UI_LANGUAGES)
        found = next((each for words in shown for each in allowed if words(f"stance.{each}") == value), None)
    if found is None and name == "type" and str(value).casefold() in map(str.casefold, _VOCABULARIES["mode"]):
        raise QuestionFault("is_mode", field="mode", value=repr(value))
    if found is None:
        raise QuestionFault("no_value", field=name, value=repr(value), known=", ".join(allowed))
    return found


def _day(name: str, value: object, edge: str) -> str:
    """The first or last day of a date; what is a day already is left as it is."""
    try:
        day = getattr(Moment.parse(str(value)), edge)
    except MomentError:
        day = None
    if day is None:
        raise QuestionFault("no_day", field=name, value=repr(value))
    return str(day.isoformat())


class Conditions:
    """What follows WHERE, as it is gathered, and the values it names; the table asked is `t` in all of it.

    Conditions that find rows by themselves, by a name or by words, do so in a stretch of days: from :low to :high,
    which :period tells once more in the words of FTS5. To begin with that is all days there are up to the last one
    that is asked for; what ended before the first one, :since, is left out where that is known.

    Attributes:
        fewest: how many rows that of these conditions finds that finds fewest, up to FEW + 1; None without any.
    """

    def __init__(self, asked: Filter) -> None:
        self.asked = asked
        self.values: dict[str, Any] = {
            **{"low": "", "high": asked.until or "9999-99-99"},
            **{"period": "", "since": asked.since or ""},
        }
        self.fewest: int | None = None
        self._parts: list[str] = []

    @property
    def many(self) -> bool:
        """Whether rows are best looked for in one stretch of days after the other: known are those of current rows."""
        return self.fewest is not None and self.fewest > FEW and not self.asked.old

    def add(self, condition: str, *values: Any) -> None:
        """A condition with a {} for each of its values; nothing where one of them is None. A list goes in as JSON."""
        if None not in values:
            self._parts.append(self._name(condition, values))

    def add_found(self, database: Database, column: str, query: str, *values: Any, instead: str | None = None) -> None:
        """That a column is among what a query finds; nothing where one of its values is None.

        Args:
            instead: the same as a condition of each row, for a query that knows no days and finds more than a few.
        """
        if None in values:
            return
        named = self._name(query, values)
        found = database.value(f"SELECT count(*) FROM (SELECT 1 FROM ({named}) LIMIT {FEW + 1})", self.values)
        if found > FEW and instead is not None:
            self.add(instead, *values)
            return
        self._parts.append(f"{column} IN ({named})")
        self.fewest = min(found, self.fewest or found)

    def _name(self, condition: str, values: tuple[Any, ...]) -> str:
        names = [f"v{len(self.values) + number}" for number in range(len(values))]
        plain = [json.dumps(value) if isinstance(value, list) else value for value in values]
        self.values |= dict(zip(names, plain, strict=True))
        return condition.format(*(f":{name}" for name in names))

    @property
    def where(self) -> str:
        """All of them at once."""
        return " AND ".join(self._parts) or "1"


def document_conditions(database: Database, asked: Filter) -> Conditions:
    """The documents a filter asks for, of `document_rows AS t`."""
    found = Conditions(asked)
    found.add("t.hash = {}", asked.document)
    found.add(*_printed_by(database, "t", asked.publisher))
    found.add("t.language = {}", asked.language)
    speaks = f"SELECT document FROM statement_rows AS s WHERE {_TOLD}"
    found.add_found(database, "t.id", speaks, people_called(database, asked.speaker))
    named = f"SELECT document FROM entity_rows AS e WHERE {_NAMES} AND e.review <> 'rejected'"
    found.add_found(database, "t.id", named, people_called(database, asked.about))
    _add_days(found, asked)
    found.add_found(database, "t.id", IN_DOCUMENTS, text_query(asked.text))
    if not asked.old:
        found.add("t.replaced = 0")
    return found


def statement_conditions(database: Database, asked: Filter) -> Conditions:
    """The statements a filter asks for, of `statement_rows AS t`."""
    found = Conditions(asked)
    found.add("t.identity = {}", asked.person)
    speakers = people_called(database, asked.speaker)
    if speakers is not None and len(speakers) == 1:
        # The rows of one are in order already.
        found.add("t.identity = {}", speakers[0])
    else:
        found.add(f"t.identity {_ONE_OF}", speakers)
    found.add("t.stance = {}", asked.stance)
    found.add("t.named = {}", asked.named)
    found.add("t.review = {}", asked.review)
    topics = f"SELECT statement FROM topic_rows WHERE identity {_ONE_OF} AND {_IN_DAYS}"
    if asked.about is not None:
        words = text_query(phrase(asked.about))
        found.add_found(
            database, "t.id", f"{topics} UNION ALL {IN_STATEMENTS}", people_called(database, asked.about), words
        )
    if asked.to is not None:
        addressees = f"SELECT statement FROM addressee_rows WHERE identity {_ONE_OF} AND {_IN_DAYS}"
        words = text_query(phrase(asked.to))
        found.add_found(
            database, "t.id", f"{addressees} UNION ALL {_IN_ADDRESSEES}", people_called(database, asked.to), words
        )
    found.add_found(database, "t.id", topics, places_called(database, asked.place, "place"))
    found.add_found(database, "t.id", IN_STATEMENTS, text_query(asked.text))
    _add_days(found, asked)
    _add_documents(database, found, asked)
    return found


def event_conditions(database: Database, asked: Filter) -> Conditions:
    """The events a filter asks for, of `event_rows AS t`."""
    found = Conditions(asked)
    found.add("t.type = {}", asked.type)
    found.add("t.mode = {}", asked.mode)
    found.add("t.factuality = {}", asked.factuality)
    found.add("t.review = {}", asked.review)
    found.add_found(
        database,
        "t.statement",
        f"SELECT id FROM statement_rows AS s WHERE {_TOLD}",
        people_called(database, asked.speaker),
        instead=f"EXISTS (SELECT 1 FROM statement_rows AS s WHERE s.id = t.statement AND {_TOLD})",
    )
    takes_part = f"SELECT event FROM participant_rows WHERE {_IN_DAYS} AND identity"
    found.add_found(database, "t.id", f"{takes_part} = {{}}", asked.person)
    found.add_found(database, "t.id", f"{takes_part} {_ONE_OF}", people_called(database, asked.about))
    found.add_found(
        database,
        "t.place",
        f"SELECT id FROM entity_rows AS e WHERE {_NAMES}",
        places_called(database, asked.place),
        instead=f"EXISTS (SELECT 1 FROM entity_rows AS e WHERE e.id = t.place AND {_NAMES})",
    )
    # The days of a document are not those of its events: its words are looked for in all of them. The plus lets events
    # be gone through by day where they are many.
    found.add_found(
        database,
        "t.document",
        _IN_ALL_DOCUMENTS,
        text_query(asked.text),
        instead=f"+t.document IN ({_IN_ALL_DOCUMENTS})",
    )
    _add_days(found, asked)
    _add_documents(database, found, asked)
    return found


CONDITIONS: dict[str, Callable[[Database, Filter], Conditions]] = {
    "documents": document_conditions,
    "statements": statement_conditions,
    "events": event_conditions,
}


def _add_days(found: Conditions, asked: Filter) -> None:
    found.add("t.last_day >= {}", asked.since)
    found.add("t.day <= {}", asked.until)
    if asked.until is not None or asked.dated:
        found.add("t.day <> ''")


def _add_documents(database: Database, found: Conditions, asked: Filter) -> None:
    """What holds of the document a row is from, and that nobody rejected the row."""
    found.add("t.document = (SELECT id FROM document_rows WHERE hash = {})", asked.document)
    for condition, *values in (
        _printed_by(database, "d", asked.publisher),
        ("d.language = {}", asked.language),
    ):
        found.add_found(
            database,
            "t.document",
            f"SELECT id FROM document_rows AS d WHERE {condition}",
            *values,
            instead=f"EXISTS (SELECT 1 FROM document_rows AS d WHERE d.id = t.document AND {condition})",
        )
    found.add(_NOT_REJECTED)
    if not asked.old and asked.document is None:
        found.add(_NOT_REPLACED)


def _printed_by(database: Database, table: str, publisher: str | None) -> tuple[Any, ...]:
    """That a document of a table is a publisher's own, or that it printed the same text too; with its values."""
    own = f"{table}.publisher = {{}} COLLATE NOCASE"
    if publisher is None:
        return own, None
    # Few are: looked for once, as the sources are in no order of publishers.
    also = database.rows(
        "SELECT document FROM source_rows WHERE publisher = :publisher COLLATE NOCASE"
        " EXCEPT SELECT id FROM document_rows WHERE publisher = :publisher COLLATE NOCASE",
        {"publisher": publisher},
    )
    if not also:
        return own, publisher
    return f"({own} OR {table}.id {_ONE_OF})", publisher, [row[0] for row in also]

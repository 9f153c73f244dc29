"""What questions to a ledger answer with: typed rows, under the names of the columns of its views."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, ClassVar, Self

from selon.ledger.days import UNKNOWN, days_of
from selon.record.facts import are_told, is_content_denied, saying_of

# Columns that hold JSON; they become tuples.
_JSON = frozenset(("quotes", "spans", "actor", "recipient", "roles", "aliases", "context", "spellings", "excerpt"))
_FLAGS = frozenset(("repeated", "hearsay", "replaced", "copy"))


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in an event: an identity of the ledger, and its name."""

    person: int
    name: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a view; the fields are columns of it.

    `flags` are what `to_dict` adds of them: true, false or None.
    """

    view: ClassVar[str]
    flags: ClassVar[tuple[str, ...]] = ()

    @classmethod
    @cache
    def columns(cls) -> str:
        """The columns, for a SELECT."""
        return ", ".join(f'"{field.name}"' for field in fields(cls))

    @classmethod
    def of(cls, values: tuple[Any, ...]) -> Self:
        """The row that a SELECT of `columns` gives."""
        decoded = list(values)
        for place, decode in cls._decoders():
            decoded[place] = decode(decoded[place])
        return cls(*decoded)

    @classmethod
    @cache
    def _decoders(cls) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
        """The places of the columns that are kept in another form, and what makes them what they are."""
        kinds = ((place, _decoder(field.name)) for place, field in enumerate(fields(cls)))
        return tuple((place, decode) for place, decode in kinds if decode is not None)

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data, for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DocumentRow(LedgerRow):
    """A report: one version of it; `replaced` tells that a later version of the same address is in the ledger.

    `file` is where it was found first; `selon`, `rules` and `model` are what read it, of every row.
    """

    view: ClassVar[str] = "documents"
    id: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    language: str
    published: str | None
    first_day: str | None
    last_day: str | None
    version: int
    replaced: bool
    origin: str | None
    shared: float | None
    added_at: str
    file: str | None
    selon: str
    rules: str
    model: str
    row: int
    day: str


@dataclass(frozen=True, slots=True)
class StatementRow(LedgerRow):
    """Who said what: `content` are the words of the report, at `spans` of the document (code points, end exclusive).

    `copy` tells that the report is a copy of another one of the ledger.
    """

    view: ClassVar[str] = "statements"
    flags: ClassVar[tuple[str, ...]] = ("content_denied", "day_told")
    id: str
    document: str
    speaker: str | None
    person: int | None
    speaker_here: str | None
    named: str
    stance: str
    form: str
    content: str
    quotes: tuple[str, ...]
    source: str | None
    cue: str | None
    addressee: str | None
    medium: str | None
    said_at: str | None
    said: str | None
    first_day: str | None
    last_day: str | None
    inside: str | None
    repeated: bool
    hearsay: bool
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    because: tuple[str, ...]
    review: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    replaced: bool
    copy: bool
    file: str | None
    selon: str
    rules: str
    model: str
    row: int
    day: str

    @property
    def saying(self) -> str:
        """Its stance, told from what the words of its content say: "denial" where they are one."""
        return saying_of(self.stance, self.form, self.because)

    @property
    def content_denied(self) -> bool | None:
        """Whether `content` is what is denied, or not wanted, and not the denial itself; None of all else."""
        return is_content_denied(self.saying)

    @property
    def day_told(self) -> bool | None:
        """Whether the report says when it was said; else its days are those the report appeared on. None of no day."""
        return days_of(self.said) != UNKNOWN if self.first_day else None

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data, with `content_denied` and `day_told`."""
        return asdict(self) | {flag: getattr(self, flag) for flag in self.flags}


@dataclass(frozen=True, slots=True)
class EventRow(LedgerRow):
    """Who did what to whom; `evidence` is the clause it rests on."""

    view: ClassVar[str] = "events"
    flags: ClassVar[tuple[str, ...]] = ("actor_told", "recipient_told", "place_told", "time_told")
    id: str
    document: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    anchor: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    time: str | None
    first_day: str | None
    last_day: str | None
    factuality: str
    according_to: str | None
    according_to_speaker: str | None
    according_to_stance: str | None
    evidence: str
    start: int
    end: int
    evidence_start: int
    evidence_end: int
    because: tuple[str, ...]
    review: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    replaced: bool
    copy: bool
    file: str | None
    selon: str
    rules: str
    model: str
    row: int
    day: str

    def read(self, role: str) -> tuple[Party, ...]:
        """Who has a role ("actor", "recipient") by the event's own words; none where it is inferred from the report."""
        return {"actor": self.actor, "recipient": self.recipient}[role] if self.tells(role) else ()

    def tells(self, part: str) -> bool:
        """Whether the event's own words, or a person, say who, whom, where or when ("actor", "recipient", "place",
        "time"); else it is inferred from the report.
        """
        return are_told(self.because, part)

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data, and of each part whether it is told (`actor_told`, ...); None where there is none."""
        parts = (("actor", self.actor), ("recipient", self.recipient), ("place", self.place), ("time", self.first_day))
        told = (self.tells(part) if held else None for part, held in parts)
        return asdict(self) | dict(zip(self.flags, told, strict=True))


@dataclass(frozen=True, slots=True)
class PersonRow(LedgerRow):
    """A person, body, place or group across documents (`kind`), every spelling of its name, and how often it speaks."""

    view: ClassVar[str] = "people"
    id: int
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    documents: int
    statements: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow(LedgerRow):
    """A place a document was found at; `provenance` tells as JSON where each field came from."""

    view: ClassVar[str] = "sources"
    document: str
    name: str
    url: str | None
    publisher: str | None
    title: str | None
    published: str | None
    provenance: str
    added_at: str


@dataclass(frozen=True, slots=True)
class EdgeRow(LedgerRow):
    """How often, in a month, one spoke of another (`kind` says) or did something to another (a PLOVER type).

    `stance` is that of the statements, or the factuality of the events.
    """

    view: ClassVar[str] = "edges"
    month: str
    kind: str
    stance: str
    source_person: int
    source: str
    target_person: int
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class MonthRow(LedgerRow):
    """How many statements of a stance, or events of a type (`kind`), a month (YYYY-MM) has; '' where undated."""

    month: str
    layer: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchRow(LedgerRow):
    """A document that holds the words searched for; in `excerpt` every second part is one of them.

    `score` tells how well it fits, the higher the better; 0 where so many do that the newest come first.
    """

    document: str
    title: str | None
    publisher: str | None
    url: str | None
    first_day: str | None
    last_day: str | None
    excerpt: tuple[str, ...]
    score: float


def _decoder(name: str) -> Callable[[Any], Any] | None:
    """What makes a column's value what it is; None where it is that already."""
    if name in ("actor", "recipient"):
        return _parties
    if name in _JSON:
        return _tuples
    if name == "because":
        return lambda value: tuple(value.split())
    return bool if name in _FLAGS else None


def _parties(value: str) -> tuple[Party, ...]:
    return tuple(Party(each["person"], each["name"]) for each in json.loads(value))


def _tuples(value: str) -> tuple[Any, ...]:
    # Most lists of a row are empty.
    if value == "[]":
        return ()
    return tuple(tuple(each) if isinstance(each, list) else each for each in json.loads(value))

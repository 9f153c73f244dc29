"""Events as ACLED's data have them: only what ACLED codes, of what is told as fact and dated.

ACLED codes violence with an armed side, protests, riots and some moves around them. What it does not code, or what
cannot be told apart from that by the type, the mode and the parties of an event, is left out rather than guessed.

Source: ACLED Codebook 2023 (disorder types, event types, sub-event types, columns, precision codes).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from selon.compare.words import fold_words
from selon.desk.accounts import find_disagreements, find_turns
from selon.desk.export.tables import all_events_once
from selon.ledger import EventRow, Filter, Ledger, Party
from selon.record.csv import harmless
from selon.rules import RuleSet, load_rules
from selon.rules.words import split_words

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "actor2", "assoc_actor_2", "country", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities",
)  # fmt: skip
_VIOLENCE, _DEMONSTRATIONS, _MOVES = "Political violence", "Demonstrations", "Strategic developments"
_REMOTE, _CIVILIANS = "Explosions/Remote violence", "Violence against civilians"
_RIOT = (_DEMONSTRATIONS, "Riots", "Violent demonstration")
_CLASH = (_VIOLENCE, "Battles", "Armed clash")
_ATTACK = (_VIOLENCE, _CIVILIANS, "Attack")
Code = tuple[str, str, str]
# What happened says it all, whoever did it.
_WHOEVER: dict[tuple[str, str | None], Code] = {
    ("ASSAULT", "aerial"): (_VIOLENCE, _REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): (_VIOLENCE, _REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): (_VIOLENCE, _REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): (_VIOLENCE, _REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (_VIOLENCE, _REMOTE, "Suicide bomb"),
    ("ASSAULT", "crowd-control"): (_DEMONSTRATIONS, "Protests", "Protest with intervention"),
    ("PROTEST", None): (_DEMONSTRATIONS, "Protests", "Peaceful protest"),
    ("PROTEST", "demo"): (_DEMONSTRATIONS, "Protests", "Peaceful protest"),
    ("PROTEST", "obstruct"): (_DEMONSTRATIONS, "Protests", "Peaceful protest"),
    ("PROTEST", "riot"): _RIOT,
    ("PROTEST", "vandalize"): _RIOT,
    ("RETREAT", "ceasefire"): (_MOVES, _MOVES, "Agreement"),
}
# Coded only of an armed side: of anybody else it is a crime, a court's sentence or daily business.
_ARMED: dict[tuple[str, str | None], Code] = {
    ("ASSAULT", "unconventional"): (_VIOLENCE, _REMOTE, "Chemical weapon"),
    ("ASSAULT", "abduct"): (_VIOLENCE, _CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (_VIOLENCE, _CIVILIANS, "Sexual violence"),
    ("ASSAULT", "torture"): _ATTACK,
    ("ASSAULT", "destroy"): (_MOVES, _MOVES, "Looting/property destruction"),
    ("COERCE", "arrest"): (_MOVES, _MOVES, "Arrests"),
    ("MOBILIZE", "troops"): (_MOVES, _MOVES, "Change to group/activity"),
    ("MOBILIZE", "militia"): (_MOVES, _MOVES, "Change to group/activity"),
    ("RETREAT", "withdraw"): (_MOVES, _MOVES, "Non-violent transfer of territory"),
}
# Other attacks: of demonstrators a violent demonstration, a clash between two armed sides, else violence against
# civilians.
_BY_SIDES = (None, "beat", "firearms", "primitive", "targeted")
# Arrests and attacks in these are crime and its prosecution.
_CRIME = frozenset(("crime", "corruption", "illegal_drugs", "trafficking"))
_WAR = frozenset(("military", "peacekeeping"))


def to_acled(ledger: Ledger, asked: Filter) -> bytes:
    """CSV with the columns of ACLED; `notes` say according to whom it is, and whether that is disputed."""
    book = _Book(load_rules("fr"), dict(ledger.query("SELECT document, name FROM sources")), _find_doubts(ledger))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for (row, code), *others in _once(book, all_events_once(ledger, asked)):
        sources = dict.fromkeys(filter(None, (book.source(each) for each, _ in ((row, code), *others))))
        writer.writerow(map(harmless, book.cells(row, code, "; ".join(sources))))
    return out.getvalue().encode("utf-8-sig", "replace")


def _once(book: _Book, rows: Iterable[EventRow]) -> Iterable[list[tuple[EventRow, Code]]]:
    """What ACLED codes, each with what tells the same: demonstrations of one kind, day and place are one there."""
    found: dict[tuple[object, ...], list[tuple[EventRow, Code]]] = {}
    for row in rows:
        code = book.code(row) if row.factuality == "CT+" and row.first_day else None
        if code is not None:
            where = fold_words(row.place) if row.place else row.document
            one = (code, row.first_day, row.last_day, where) if code[0] == _DEMONSTRATIONS else (row.id,)
            found.setdefault(one, []).append((row, code))
    # The one that names who takes part goes before.
    return (sorted(each, key=lambda pair: -len(pair[0].read("actor"))) for each in found.values())


def _find_doubts(ledger: Ledger) -> dict[str, str]:
    """What others make of statements and events, by the ids of their rows: a sentence each."""
    doubts: dict[str, str] = {}
    for each in find_disagreements(ledger):
        for side, other in (each.sides, each.sides[::-1]):
            names = dict.fromkeys(voice.speaker or "the report" for voice in other.voices)
            doubts |= {voice.row: f"Disputed by {', '.join(names)}." for voice in side.voices}
    for turn in find_turns(ledger, "reverses"):
        doubts[turn.before.row] = f"{turn.speaker} said the contrary later ({turn.after.day or 'undated'})."
    return doubts


@dataclass(frozen=True, slots=True)
class _Book:
    """What is looked up to code an event: the words for armed sides, where reports are from, what is doubted."""

    rules: RuleSet
    sources: dict[str, str]
    doubts: dict[str, str]

    def code(self, row: EventRow) -> Code | None:
        """Disorder, event and sub-event type of what ACLED codes; None for anything else."""
        kind = (row.type, row.mode)
        if row.type == "AGREE" and not _WAR.isdisjoint(row.context):
            return (_MOVES, _MOVES, "Agreement")
        if kind in _WHOEVER:
            return _WHOEVER[kind]
        if row.type == "ASSAULT" and row.mode in (*_BY_SIDES, "destroy") and self._is_by_demonstrators(row):
            return _RIOT
        actor, recipient = row.read("actor"), row.read("recipient")
        if not any(map(self._is_armed, actor)):
            return None
        if kind in _ARMED:
            return None if row.type == "COERCE" and not _CRIME.isdisjoint(row.context) else _ARMED[kind]
        if row.type != "ASSAULT" or row.mode not in _BY_SIDES:
            return None
        if any(map(self._is_armed, recipient)) or (not recipient and all(map(self._is_armed, actor[1:])) and actor[1:]):
            return _CLASH
        return _ATTACK if recipient else None

    def _is_by_demonstrators(self, row: EventRow) -> bool:
        """Whether the sentence itself names demonstrators as who did it."""
        return any(self._is_called(party, "demonstrators") and party.name in row.evidence for party in row.actor)

    def _is_armed(self, party: Party) -> bool:
        """Whether this is a state or a body that bears arms, by what it is called."""
        return self._is_called(party, "armed") or self.rules.names.states.state_of(party.name) is not None

    def _is_called(self, party: Party, kind: str) -> bool:
        """Whether the name of a party has a word of a list."""
        words = split_words(party.name)
        return self.rules.events.words.lists[kind].stands_in(words, " ".join(words))

    def source(self, row: EventRow) -> str | None:
        """Who printed it, or the file it came from."""
        return row.publisher or self.sources.get(row.document)

    def cells(self, row: EventRow, code: Code, sources: str) -> tuple[Any, ...]:
        """The row's cells, in the order of `COLUMNS`; parties that are inferred are left out, as there is no mark."""
        located = 1 if row.latitude is not None else None
        actors, others = (row.read(role) for role in ("actor", "recipient"))
        return (
            row.id,
            row.first_day,
            str(row.first_day)[:4],
            _precision(row),
            *code,
            "; ".join(each.name for each in actors),
            None,
            "; ".join(each.name for each in others),
            None,
            row.country,
            row.place,
            row.latitude,
            row.longitude,
            3 if row.place and not row.tells("place") else located,
            sources,
            None,
            self._notes(row),
            None,
        )

    def _notes(self, row: EventRow) -> str:
        told = f"According to {row.according_to_speaker or 'an unknown source'}: " if row.according_to else ""
        doubt = self.doubts.get(row.id) or self.doubts.get(row.according_to or "")
        return f"{told}{row.evidence}" + (f" [{doubt}]" if doubt else "")


def _precision(row: EventRow) -> int:
    """1 for a day, 2 for a week, 3 for a month or less and for what is inferred, as ACLED has it."""
    if row.first_day is None or row.last_day is None or not row.tells("time"):
        return 3
    days = (date.fromisoformat(row.last_day) - date.fromisoformat(row.first_day)).days
    return 1 if days == 0 else 2 if days <= 7 else 3

"""Events and disputes in plain words: who did what to whom, where, when, how surely and according to whom."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Protocol

from selon.record.dates import describe_value
from selon.record.facts import Dispute, Event, Reading, Statement
from selon.record.gist import gist, one_line, speaker_name
from selon.ui import Words

# Between the parties of an event.
ARROW = " → "
# Words of the names of places that have no capital within them; and how short an abbreviation is.
_LITTLE = frozenset(("au", "aux", "d", "de", "des", "du", "en", "et", "la", "le", "les", "lès", "sous", "sur"))
_SHORT = 4
# Behind a name that was inferred; never alone on a line.
DOUBT = "\u00a0?"


class HasName(Protocol):
    """Whoever takes part."""

    @property
    def name(self) -> str:
        """What they are called."""


class HasParties(Protocol):
    """An event of a reading, or a row of a ledger."""

    @property
    def actor(self) -> Sequence[HasName]:
        """Who does it."""

    @property
    def recipient(self) -> Sequence[HasName]:
        """To whom."""

    def tells(self, part: str) -> bool:
        """Whether it is told, and not inferred."""


def parties(event: HasParties, role: str) -> str:
    """Names in a row, with a question mark where they were inferred from the report; empty for nobody.

    Args:
        role: "actor" or "recipient".
    """
    references = event.actor if role == "actor" else event.recipient
    mark = "" if event.tells(role) else DOUBT
    return ", ".join(one_line(each.name) + mark for each in references)


def deed(event: Event, words: Words) -> str:
    """What was done, in plain words: the type, the mode where there is one."""
    label = words(f"event.{event.type}")
    return f"{label} ({words(f'mode.{event.mode}')})" if event.mode else label


def event_line(event: Event, words: Words) -> str:
    """Who → what → whom, on one line; what is unknown is left out but for who."""
    who = parties(event, "actor") or words("event.nobody")
    return ARROW.join(part for part in (who, deed(event, words), parties(event, "recipient")) if part)


def place_name(name: str) -> str:
    """A place as running text has it: datelines have them in capitals. What is short may be an abbreviation.

    >>> place_name("LA ROCHE-SUR-YON"), place_name("BREST"), place_name("USA"), place_name("Le Havre")
    ('La Roche-sur-Yon', 'Brest', 'USA', 'Le Havre')
    """
    if not name.isupper() or len(name) <= _SHORT:
        return name
    low = name.lower()
    return re.sub(r"\w+", lambda word: word[0] if word.start() and word[0] in _LITTLE else word[0].capitalize(), low)


def where_and_when(event: Event, words: Words, inferred: bool = False) -> tuple[str, ...]:
    """The place and the time of an event, as far as its clause names them.

    Args:
        inferred: also those taken from elsewhere in the report, with a question mark.
    """
    where = place_name(one_line(event.place.name)) if event.place else ""
    when = "" if event.time is None else describe_value(event.time, words)
    parts = (("place", where), ("time", when))
    shown = [(part, event.tells(name)) for name, part in parts if part]
    return tuple(part + ("" if told else DOUBT) for part, told in shown if told or inferred)


def told_by(event: Event, reading: Reading, words: Words) -> str:
    """According to whom, in words: a speaker, or the report itself."""
    statement = next((each for each in reading.statements if each.id == event.according_to), None)
    if statement is None:
        name = words("event.report_says")
    else:
        name = one_line(statement.speaker.name) if statement.speaker else words("row.unknown_speaker")
    return words("row.according_to", name=name)


def certainty(event: Event, words: Words) -> str:
    """How sure it is, in plain words."""
    return words(f"certainty.{event.factuality}")


def side_lines(dispute: Dispute, position: str, reading: Reading, words: Words) -> tuple[tuple[str, str], ...]:
    """Who holds one side of a dispute, and in which words: (name, words) of each statement and event."""
    statements: dict[str, Statement] = {each.id: each for each in reading.statements}
    events = {each.id: each for each in reading.events}
    lines = []
    for side in dispute.sides:
        if side.position != position:
            continue
        for each in side.statements:
            lines.append((speaker_name(statements[each], words), gist(statements[each], sys.maxsize)))
        lines += [(words("event.report_says"), one_line(events[each].evidence.text)) for each in side.events]
    return tuple(lines)

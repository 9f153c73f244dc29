"""What a reading says of some words."""

from __future__ import annotations

from selon import read
from selon.record import Event, Reading


def speaker_of(reading: Reading, words: str) -> str | None:
    """The name of who speaks in the first statement that holds some words."""
    said = next(s for s in reading.statements if any(words in c.text for c in s.content))
    return None if said.speaker is None else said.speaker.name


def find(text: str, kind: str, published: str | None = None) -> Event:
    """The first event of a type that a text tells."""
    return next(event for event in read(text, published).events if event.type == kind)


def who(event: Event) -> tuple[list[str], list[str]]:
    """The names of its actors and of its recipients."""
    return [each.name for each in event.actor], [each.name for each in event.recipient]

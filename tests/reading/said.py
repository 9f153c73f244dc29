"""What a reading says of some words."""

from __future__ import annotations

from selon.record import Reading


def speaker_of(reading: Reading, words: str) -> str | None:
    """The name of who speaks in the first statement that holds some words."""
    said = next(s for s in reading.statements if any(words in c.text for c in s.content))
    return None if said.speaker is None else said.speaker.name

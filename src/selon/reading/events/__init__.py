"""Who did what to whom: events and how they are found."""

from selon.reading.events.find import find_events

__all__ = ["find_events"]

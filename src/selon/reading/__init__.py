"""From a text to a Reading: times, names, statements, each by a pure finder called in plain sight."""

from selon.reading.read import read, read_all

__all__ = ["read", "read_all"]

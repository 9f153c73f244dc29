"""People, organisations and places of a report, with all their mentions."""

from selon.reading.names.find import Names, find_names
from selon.reading.names.join import Named, role_words

__all__ = ["Named", "Names", "find_names", "role_words"]

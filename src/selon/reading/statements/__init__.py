"""Who says what: statements and how they are found."""

from selon.reading.statements.find import find_statements
from selon.reading.statements.ground import Ground
from selon.reading.statements.speakers import SpeakerBook

__all__ = ["Ground", "SpeakerBook", "find_statements"]

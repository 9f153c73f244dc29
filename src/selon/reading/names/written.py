"""Names as a report writes them, made alike."""

from __future__ import annotations

import re
import unicodedata

from selon.analysis import Analysis

_BLANKS = re.compile(r"\s+")
_ELIDED = re.compile(r"(?<=['’]) (?=\w)")


def written(analysis: Analysis, first: int, last: int) -> str:
    """The name of tokens `first` to `last` (exclusive) on one line, without the blanks old scans leave in elisions."""
    return _ELIDED.sub("", _BLANKS.sub(" ", analysis.span(first, last).text))


def fold(name: str) -> str:
    """A name without case, accents, and typographic apostrophes."""
    plain = name.casefold().replace("’", "'")
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c))

"""Text as patterns see it: lower case, straight apostrophes, plain blanks and hyphens; every code point kept."""

from __future__ import annotations

_PLAIN = str.maketrans("’‘ʼ\u00a0\u202f\u2009\t‐‑–", "'''    ---")


def fold(text: str) -> str:
    """The text folded, code point for code point.

    >>> fold("L’Été 2015")
    "l'été 2015"
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals, as İ, have two code points in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_PLAIN)

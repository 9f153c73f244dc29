"""Names made comparable across documents."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def name_key(name: str) -> str:
    """What two spellings of one name share: its words without accents, case and punctuation.

    >>> name_key("Éric Dupond-Moretti"), name_key("l’OTAN")
    ('eric dupond moretti', 'l otan')
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare)) or name

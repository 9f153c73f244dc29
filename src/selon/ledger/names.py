"""Names made comparable across documents, whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from selon.spelling import name_key, same_name

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:(?:le|la|les|un|une|des)\s+|l['’])(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """The words of a name without accents, case and punctuation; the name itself where it has none.

    >>> plain_name("Éric Dupond-Moretti"), plain_name("l’OTAN")
    ('eric dupond moretti', 'l otan')
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare)) or name


def sounds_of(name: str) -> tuple[str, ...]:
    """What each word of a name shares with its other spellings; empty where it has no letters."""
    return tuple(sound for sound in name_key(name) if sound)


def without_article(name: str) -> str:
    """A name without an article before it.

    >>> without_article("le préfet"), without_article("L’AFP"), without_article("Lerat")
    ('préfet', 'AFP', 'Lerat')
    """
    return _ARTICLE.sub("", name.strip())


def has_words(spelling: str, name: str) -> bool:
    """Whether every word of a name is, in some spelling, among those of another.

    >>> has_words("Volodymyr Zelensky", "Zelenskyy"), has_words("Ana Ruiz", "Rui")
    (True, False)
    """
    known = plain_name(spelling).split()
    others = _WORD.findall(spelling)
    return all(
        plain in known or any(same_name(word, other) for other in others)
        for word in _WORD.findall(name)
        for plain in [plain_name(word)]
    )

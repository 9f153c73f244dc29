"""Names made comparable across documents, whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from selon.spelling import name_key, same_name

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_WORD = re.compile(r"\w+")
# A family name begins with what stands before its last word: "Le Drian", "El Amrani", "van der Meer"; by French use
# "de" and "d'" do not belong to it ("Gaulle (de)").
_PARTICLES = frozenset(
    ("le", "la", "les", "du", "des", "van", "von", "der", "den", "ter", "ben", "bin", "el", "al", "di")
)
_REGNAL = re.compile(r"(?:Ier|[IVX]+)$")
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


def name_order(name: str, kind: str) -> str:
    """What names are in the order of: people by their family name, others without an article; whatever their accents.

    >>> sorted(["Zoé Alix", "Jean Le Drian", "Élie Marsan", "Ana Éluard"], key=lambda name: name_order(name, "person"))
    ['Zoé Alix', 'Ana Éluard', 'Jean Le Drian', 'Élie Marsan']
    >>> sorted(["l’Élysée", "Fabia", "EDF"], key=lambda name: name_order(name, "organization"))
    ['EDF', 'l’Élysée', 'Fabia']
    """
    words = without_article(name).split()
    # What somebody is called for want of a name has no family name: "un président barricadé".
    named = kind == "person" and len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    if not named or _REGNAL.match(words[-1]):
        return plain_name(" ".join(words))
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return plain_name(" ".join((*words[first:], *words[:first])))


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

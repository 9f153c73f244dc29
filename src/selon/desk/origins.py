"""Which of several copies is likeliest the origin, and who is meant by the name of a medium."""

from __future__ import annotations

from collections.abc import Mapping

from selon.compare.words import fold_words
from selon.document import Document

# Words of a name that its letters pass over.
_SMALL = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "et", "of", "the", "and"))


def is_medium(words: str, publisher: str) -> bool:
    """Whether folded words are or hold the name of a publisher, or its letters ("ALP").

    >>> is_medium("avec alp", "Agence littorale de presse"), is_medium("la presse", "Agence littorale de presse")
    (True, False)
    """
    name = fold_words(publisher)
    first, _, rest = name.partition(" ")
    # "Gazette d'Albin" is "La Gazette d'Albin"; but "monde" alone is not "Le Monde".
    if first in _SMALL and " " in rest:
        name = rest
    acronym = "".join(word[0] for word in name.split() if word not in _SMALL)
    return bool(name) and (f" {name} " in f" {words} " or (len(acronym) > 2 and acronym in words.split()))


def rank_copies(group: Mapping[str, Document]) -> list[str]:
    """The keys of copies of one story, the likeliest origin first, whatever order they came in: whom the others
    name, then the fullest text."""

    folded = {key: fold_words(document.text) for key, document in group.items()}

    def named(key: str) -> int:
        publisher = group[key].publisher or ""
        return sum(is_medium(words, publisher) for other, words in folded.items() if other != key)

    return sorted(group, key=lambda key: (-named(key), -len(group[key].text), key))

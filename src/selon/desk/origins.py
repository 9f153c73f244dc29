"""Which of several copies is likeliest the origin, and who is meant by the name of a medium."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from selon.compare.words import fold_words
from selon.document import Document

# Words of a name that its letters pass over.
_SMALL = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "et", "of", "the", "and"))


def is_medium(words: str, publisher: str) -> bool:
    """Whether folded words are or hold the name of a publisher, or its letters ("ALP").

    >>> is_medium("avec alp", "Agence littorale de presse"), is_medium("la presse", "Agence littorale de presse")
    (True, False)
    """
    return any(f" {call} " in f" {words} " for call in _calls_of(publisher))


# Every report that says something is asked whether it cites each publisher.
@lru_cache(maxsize=50_000)
def _calls_of(publisher: str) -> tuple[str, ...]:
    """What a publisher is called, folded: its name, and its letters where they are enough to tell."""
    name = fold_words(publisher)
    first, _, rest = name.partition(" ")
    # "Gazette d'Albin" is "La Gazette d'Albin"; but "monde" alone is not "Le Monde".
    if first in _SMALL and " " in rest:
        name = rest
    acronym = "".join(word[0] for word in name.split() if word not in _SMALL)
    return tuple(filter(None, (name, acronym if len(acronym) > 2 else "")))


class Media:
    """Publishers by what they are called: of thousands, those that some words name are found as fast as of a few."""

    def __init__(self, publishers: Iterable[str]) -> None:
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        for publisher in publishers:
            for call in _calls_of(publisher):
                self._called[call].append(publisher)
        self._longest = max((len(call.split()) for call in self._called), default=0)

    def find(self, words: str) -> frozenset[str]:
        """Each publisher that folded words name, as `is_medium` has it.

        >>> sorted(Media(["Agence littorale de presse", "Le Courrier du Nord"]).find("l alp et courrier du nord"))
        ['Agence littorale de presse', 'Le Courrier du Nord']
        """
        parts = words.split()
        runs = (
            " ".join(parts[first : first + length])
            for first in range(len(parts))
            for length in range(1, min(self._longest, len(parts) - first) + 1)
        )
        return frozenset(publisher for run in runs for publisher in self._called.get(run, ()))


def rank_copies(group: Mapping[str, Document]) -> list[str]:
    """The keys of copies of one story, the likeliest origin first, whatever order they came in: whom the others
    name, then the fullest text."""

    folded = {key: fold_words(document.text) for key, document in group.items()}

    def named(key: str) -> int:
        publisher = group[key].publisher or ""
        return sum(is_medium(words, publisher) for other, words in folded.items() if other != key)

    return sorted(group, key=lambda key: (-named(key), -len(group[key].text), key))

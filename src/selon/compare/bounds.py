"""What a clause tells of besides its matter: that it was said, by which day it was so."""

from __future__ import annotations

from selon.compare.vocabulary import Vocabulary

# So many words stand at most between a verb of saying and its "que": "m'a assuré vendredi que".
_THAT_WITHIN = 3


def day_behind(vocabulary: Vocabulary, name: str, folded: str) -> str:
    """The day of a month that stands behind a word of a list: "12 mai"; "" of none."""
    for found in vocabulary.lists[name].finditer(folded):
        day = folded[found.end() :].split()[:2]
        if len(day) == 2 and day[0].removesuffix("er").isdigit() and vocabulary.is_word("uncounted", day[1]):
            return " ".join(day)
    return ""


def is_of_saying(vocabulary: Vocabulary, words: list[str]) -> bool:
    """Whether a clause tells of a saying, by a verb of saying before "que": "elle m'a assuré vendredi que P"."""
    verbs = [here for here, word in enumerate(words) if vocabulary.is_word("saying", word)]
    behind = (words[here + 1 : here + 1 + _THAT_WITHIN] for here in verbs)
    return any(vocabulary.is_word("that", word) for several in behind for word in several)

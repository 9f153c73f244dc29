"""What a speaker is called by: a head and what is said of it ("ministre", "de l'Intérieur")."""

from __future__ import annotations

from dataclasses import dataclass

from selon.compare.vocabulary import Vocabulary
from selon.compare.words import fold_words


@dataclass(frozen=True, slots=True)
class Office:
    """An office, a trade or a post: its head and all its telling words, folded."""

    head: str
    words: frozenset[str]

    def is_part_of(self, other: Office) -> bool:
        """Whether the other has the same head and all that is said of this one."""
        return bool(self.head) and self.head == other.head and self.words <= other.words

    def is_one_with(self, other: Office) -> bool:
        """Whether it is, and so much is said that one holder only is likely: "la ministre" may be anybody."""
        return len(self.words) > 1 and self.is_part_of(other)


def office_of(vocabulary: Vocabulary, said: str) -> Office:
    """The office that some words call somebody by.

    >>> from selon.compare import load_vocabulary
    >>> sorted(office_of(load_vocabulary("fr"), "la ministre des Transports").words)
    ['ministre', 'transports']
    """
    words = [word for word in fold_words(said).split() if not vocabulary.is_word("beside_office", word)]
    return Office(words[0] if words else "", frozenset(words))

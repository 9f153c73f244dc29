"""What a party is called: the kinds of people or bodies that its words tell."""

from __future__ import annotations

from collections.abc import Mapping

from selon.record import Entity
from selon.rules.words import WordList, split_words

# The noun of a phrase is one of its first words: "les deux anciens | gendarmes".
_FIRST = 4


def find_callings(callings: Mapping[str, WordList], entity: Entity) -> frozenset[str]:
    """The kinds of people or bodies that the name, the offices and the descriptions of a party tell.

    Args:
        callings: nouns of each kind.
    """
    titles = (mention.span.text for mention in entity.mentions if mention.kind == "title")
    found: set[str] = set()
    for text in (entity.name, *entity.roles, *titles):
        plain = text.lower().replace("’", "'")
        words = split_words(plain)[:_FIRST]
        found |= {kind for kind, nouns in callings.items() if nouns.stands_in(words, plain)}
    return frozenset(found)

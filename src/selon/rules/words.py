"""Lists of words that a token is looked up in, whatever form it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_PLURALS = (("al", "aux"), ("au", "aux"), ("eu", "eux"), ("ail", "aux"))
_FEMININES = (
    ("eux", "euse"), ("if", "ive"), ("ien", "ienne"), ("er", "ère"), ("et", "ète"), ("el", "elle"), ("teur", "trice"),
    ("eur", "euse"), ("on", "onne"), ("en", "enne"),
)  # fmt: skip


@cache
def inflect(word: str) -> frozenset[str]:
    """The forms a noun or an adjective may stand in; a few too many, which no text has.

    >>> sorted(inflect("général"))
    ['général', 'générale', 'générales', 'générals', 'généraux']
    """
    feminines = {word if word.endswith("e") else word + "e"}
    feminines |= {word[: -len(ending)] + changed for ending, changed in _FEMININES if word.endswith(ending)}
    return frozenset(form for each in (word, *feminines) for form in find_numbers(each))


def find_numbers(word: str) -> frozenset[str]:
    """A noun in the singular and the plural.

    >>> sorted(find_numbers("attaque"))
    ['attaque', 'attaques']
    """
    plurals = {word[: -len(ending)] + changed for ending, changed in _PLURALS if word.endswith(ending)}
    return frozenset({word, word if word[-1] in "sxz" else word + "s", *plurals})


@cache  # of the phrases of rules, over and over
def split_words(words: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, elided ones with their apostrophe.

    >>> split_words("coup d'État")
    ('coup', "d'", 'état')
    """
    return tuple(re.findall(r"[^\s']+'?", words.lower()))


@dataclass(frozen=True, slots=True)
class WordList:
    """Words in all their forms, and phrases, which stand as they are written."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, entries: Iterable[str]) -> WordList:
        """The list of entries of a rule file; those with a blank or an apostrophe inside are phrases."""
        entries = [entry.lower() for entry in entries]
        single = [entry for entry in entries if len(split_words(entry)) == 1]
        return cls(
            words=frozenset(form for entry in single for form in inflect(entry)),
            phrases=tuple(entry for entry in entries if len(split_words(entry)) > 1),
        )

    def stands_in(self, words: Iterable[str], text: str) -> bool:
        """Whether one of its words is among `words`, or one of its phrases part of `text`, both in lower case."""
        return not self.words.isdisjoint(words) or any(phrase in text for phrase in self.phrases)

"""How many of what a clause tells of: figures and number words before what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from selon.compare.vocabulary import Vocabulary
from selon.compare.words import fold_words

_GROUP = 3
# Words from here on multiply figures before them: "2 millions".
_THOUSAND = 1000
# What a share of a whole is counted under, and its whole number.
SHARE = "%"
# What a bare figure counts: what was counted before.
ANYTHING = ""
_PERCENT = re.compile(r"(\d+(?:,\d+)?)\s?(?:%|pour cent)")
# "241,1 tonnes" are no single one; "1,5 million" are 1.500.000, and no more than "1,9 million" two of them.
_DECIMAL = re.compile(r"(\d+),(\d+)(?=\D|$)(?:\s+(\w+))?")


@dataclass(frozen=True, slots=True)
class Count:
    """A number in folded words: first and last word of it (the last one excluded), and its value."""

    first: int
    last: int
    value: int


def find_counts(vocabulary: Vocabulary, words: list[str]) -> Iterator[Count]:
    """The numbers among folded words, in order.

    >>> from selon.compare.vocabulary import load_vocabulary
    >>> told = "quatre vingt douze marins et 4 000 ouvriers pour 2 millions".split()
    >>> [each.value for each in find_counts(load_vocabulary("fr"), told)]
    [92, 4000, 2000000]
    """
    here = 0
    while here < len(words):
        read = _figures(vocabulary, words, here) if words[here].isdigit() else _spelt(vocabulary, words, here)
        if read.last > here:
            yield read
        here = max(read.last, here + 1)


def counted_at(vocabulary: Vocabulary, words: list[str], count: Count) -> int:
    """Where what a number counts begins."""
    here = count.last
    while here < len(words) and vocabulary.is_word("of_counted", words[here]):
        here += 1
    return here


def counts_of(vocabulary: Vocabulary, text: str, roots: Mapping[str, str]) -> dict[str, float]:
    """How many of what: only where the thing stands right behind the number, and is no time ("trois jours").

    "Onze cas supplémentaires" are added to others, and no figure that another one contradicts; a share is none of
    things ("80 % des écoles"), nor is a day of the month. A figure with nothing telling beside it ("ils étaient
    4.000") counts what was spoken of.

    Args:
        text: of a clause, as it stands.
    """
    words = fold_words(_DECIMAL.sub(partial(_whole, vocabulary), _PERCENT.sub(" ", text))).split()
    counts = [each for each in find_counts(vocabulary, words) if not _is_beside_story(vocabulary, words, each)]
    told: dict[str, float] = {}
    for count in counts:
        start = counted_at(vocabulary, words, count)
        if start == len(words) or vocabulary.begins("more", " ".join(words[start + 1 :])):
            continue
        family = vocabulary.meaning_at(words, start)
        if family is not None:
            told[family.family] = count.value
        if vocabulary.is_word("people", words[start]):
            # "Deux personnes sont mortes" and "deux morts" count the same.
            told |= {
                each.family: count.value
                for each in vocabulary.find_meanings(words[start + 1 :])
                if each.family in vocabulary.tolls and each.sign > 0
            }
        named = len(words[start]) >= 3 or vocabulary.is_word("unit", words[start])
        if family is None and named and not vocabulary.is_word("light", words[start]):
            told[roots.get(words[start], words[start])] = count.value
    if not told and len(counts) == 1:
        beside = words[: counts[0].first] + words[counts[0].last :]
        if all(len(word) < 3 or vocabulary.is_word("light", word) for word in beside):
            told[ANYTHING] = counts[0].value
    return told


def _whole(vocabulary: Vocabulary, found: re.Match[str]) -> str:
    """A figure with a point as a whole one, multiplied by the word behind it."""
    whole, part, behind = found[1], found[2], found[3] or ""
    times = vocabulary.numbers.get(fold_words(behind), 1)
    if times < _THOUSAND:
        return f"{whole} {behind}".rstrip()
    return str(int(whole) * times + int(part) * times // 10 ** len(part))


def _is_beside_story(vocabulary: Vocabulary, words: list[str], count: Count) -> bool:
    """Whether a number tells a day, an hour, how long, how often or in how many countries."""
    start = counted_at(vocabulary, words, count)
    return start < len(words) and vocabulary.is_word("uncounted", words[start])


def share_of(text: str) -> dict[str, float]:
    """The share that a clause tells of a whole, of several none: "70 % des salariés"."""
    shares = _PERCENT.findall(text)
    return {SHARE: float(shares[0].replace(",", "."))} if len(shares) == 1 else {}


def _figures(vocabulary: Vocabulary, words: list[str], first: int) -> Count:
    """Figures, in groups of three where there are several ("4 000"), and a word that multiplies them ("2 millions")."""
    last = first + 1
    if len(words[first]) <= _GROUP:
        while last < len(words) and words[last].isdigit() and len(words[last]) == _GROUP:
            last += 1
    value = int("".join(words[first:last]))
    times = vocabulary.numbers.get(words[last], 1) if last < len(words) else 1
    return Count(first, last + 1, value * times) if times >= _THOUSAND else Count(first, last, value)


def _spelt(vocabulary: Vocabulary, words: list[str], first: int) -> Count:
    """Number words: what is smaller is added, hundreds and more multiply what stands before."""
    total, part, last = 0, 0, first
    while last < len(words) and words[last] in vocabulary.numbers:
        value = vocabulary.numbers[words[last]]
        if value >= 100 or (value == 20 and part == 4):
            part = max(part, 1) * value
            total, part = (total + part, 0) if value >= 1000 else (total, part)
        else:
            part += value
        last += 1
    return Count(first, last, total + part)

"""What parts two wordings that look alike: the one says the contrary of the other, or gives another figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from selon.compare.numbers import find_counts
from selon.compare.proposition import is_negated, split_clauses
from selon.compare.vocabulary import Vocabulary
from selon.compare.words import fold_words

CONTRARY, FIGURE = "contrary", "figure"
# Clauses as like as this, in per cent, are the same one in two wordings.
SAME_CLAUSE = 65.0
# "Injuste" for "juste": what is put before a word of so many letters makes it its contrary.
_PREFIXES, _LETTERS = ("in", "im", "il", "ir", "anti", "non"), 4
# Beside "ne" many words say no; this one does so without it, as people speak.
_SPOKEN_NO = "pas"
_ONE = frozenset(("un", "une", "zero"))
_DECIMAL = re.compile(r"\d+,\d+")


def find_difference(vocabulary: Vocabulary, one: str, other: str) -> str:
    """`contrary` where one wording denies what the other says, `figure` where they count otherwise, "" for neither.

    Args:
        one, other: two wordings of a sentence or of several, as they stand.

    >>> from selon.compare import load_vocabulary
    >>> french = load_vocabulary("fr")
    >>> find_difference(french, "Nous prendrons des risques.", "Nous ne prendrons aucun risque.")
    'contrary'
    >>> find_difference(french, "Le pont a coûté 12 millions.", "Le pont a coûté douze millions.")
    ''
    """
    clauses = [_clauses(vocabulary, text) for text in (one, other)]
    # Each way: of two clauses that are like one of the other wording, the second may be what is new.
    pairs = (*_pair(*clauses), *_pair(*clauses[::-1]))
    if any(_is_contrary(vocabulary, mine, its) for mine, its in pairs):
        return CONTRARY
    return FIGURE if _counts_otherwise(vocabulary, one, other) else ""


def _clauses(vocabulary: Vocabulary, text: str) -> list[str]:
    return [fold_words(clause) for clause in split_clauses(vocabulary, text)] or [fold_words(text)]


def _pair(mine: list[str], its: list[str]) -> Iterator[tuple[str, str]]:
    """Each clause with that of the other wording which is most like it, where one is like it at all."""
    from rapidfuzz.fuzz import ratio

    for clause in mine:
        near = max(its, key=lambda each: ratio(clause, each))
        if len(mine) == len(its) == 1 or ratio(clause, near) >= SAME_CLAUSE:
            yield clause, near


def _is_contrary(vocabulary: Vocabulary, one: str, other: str) -> bool:
    turned = sum(1 for _ in _find_turned(vocabulary, one.split(), other.split()))
    return (_says_no(vocabulary, one) != _says_no(vocabulary, other)) != bool(turned % 2)


def _says_no(vocabulary: Vocabulary, folded: str) -> bool:
    plain = vocabulary.lists["not_negative"].sub(" ", folded)
    return is_negated(vocabulary, folded) or _SPOKEN_NO in plain.split()


def _find_turned(vocabulary: Vocabulary, mine: list[str], its: list[str]) -> Iterator[str]:
    """What stands in the one and has its contrary in the other's same place."""
    meanings = [list(vocabulary.find_turning(words)) for words in (mine, its)]
    for a, b, c, d in _changed(mine, its):
        here, there = (
            {each.family: each.sign for each in several if each.first < last and each.last > first}
            for several, first, last in ((meanings[0], a, b), (meanings[1], c, d))
        )
        turned = [family for family, sign in here.items() if there.get(family, sign) != sign]
        yield from turned
        if not turned and b - a == d - c:
            pairs = (sorted(pair, key=len) for pair in zip(mine[a:b], its[c:d], strict=True))
            # "Impossible" says no by itself already.
            yield from (long for short, long in pairs if _negates(short, long) and not is_negated(vocabulary, long))


def _negates(word: str, longer: str) -> bool:
    return len(word) >= _LETTERS and any(longer == prefix + word for prefix in _PREFIXES)


def _counts_otherwise(vocabulary: Vocabulary, one: str, other: str) -> bool:
    """Whether each gives a figure that the other does not; "une cuve" for "deux cuves" is another one too."""
    figures = [_figures(vocabulary, text) for text in (one, other)]
    if all(figures):
        return bool(figures[0] - figures[1]) and bool(figures[1] - figures[0])
    if not any(figures):
        return False
    mine, its = fold_words(one).split(), fold_words(other).split()
    return any(not _ONE.isdisjoint({*mine[a:b], *its[c:d]}) for a, b, c, d in _changed(mine, its) if a < b and c < d)


def _figures(vocabulary: Vocabulary, text: str) -> Counter[str]:
    """The figures of a text; of a fraction its point is not lost."""
    whole = find_counts(vocabulary, fold_words(_DECIMAL.sub(" ", text)).split())
    return Counter((*_DECIMAL.findall(text), *(str(each.value) for each in whole)))


def _changed(mine: list[str], its: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where the words differ: first and last word (excluded) of either."""
    codes = SequenceMatcher(None, mine, its, autojunk=False).get_opcodes()
    return ((a, b, c, d) for tag, a, b, c, d in codes if tag != "equal")

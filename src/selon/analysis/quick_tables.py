"""Quicker tables of lemmas: packed once, kept in the user's cache, and unpacked word by word.

spaCy's lists of 217,000 French forms, 176,000 exceptions and 107,000 words are half of what its model takes to load:
each is passed through Python, into an ordered dict and into a Bloom filter. Packed, a list is three blocks of memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from selon.kept import kept

if TYPE_CHECKING:
    from spacy.lookups import Lookups

# Shorter lists are left as they are.
_LONG = 1_000
_BETWEEN = "\0"


class PackedWords:
    """Words, each with the lemmas it may have, asked for as a dict is: by the word, or by spaCy's number of it.

    Words are told apart by their numbers, hashes of 64 bits, as everywhere in spaCy.
    """

    def __init__(self, lemmas: Mapping[str | int, Iterable[str]]) -> None:
        import numpy as np

        numbered = sorted((_number(word), _BETWEEN.join(found).encode()) for word, found in lemmas.items())
        self._numbers = np.array([number for number, _ in numbered], dtype=np.uint64)
        self._ends = np.cumsum([0, *(len(found) for _, found in numbered)], dtype=np.uint32)
        self._found = b"".join(found for _, found in numbered)

    def get(self, word: str | int, default: Any = None) -> Any:
        """The lemmas of a word, or `default`."""
        place = self._place(word)
        if place is None:
            return default
        return self._found[self._ends[place] : self._ends[place + 1]].decode().split(_BETWEEN)

    def __contains__(self, word: str | int) -> bool:
        return self._place(word) is not None

    def _place(self, word: str | int) -> int | None:
        number = self._numbers.dtype.type(_number(word))
        place = int(self._numbers.searchsorted(number))
        return place if place < len(self._numbers) and self._numbers[place] == number else None


@contextmanager
def quick_tables() -> Iterator[None]:
    """Models loaded within it keep their lemmas packed."""
    from spacy.lookups import Lookups

    original = Lookups.from_bytes
    Lookups.from_bytes = _from_bytes  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Lookups.from_bytes = original  # type: ignore[method-assign]


def _from_bytes(self: Lookups, content: bytes, **_: object) -> Lookups:
    """spaCy's method of that name."""
    from spacy.lookups import Table

    for name, table in kept("lemmas", content, dict, lambda: _pack_all(content)).items():
        self.set_table(name, Table(name, table) if isinstance(table, dict) else table)
    return self


def _pack_all(content: bytes) -> dict[str, Any]:
    """The tables of a lemmatizer: of words (lemma_lookup), or of words by part of speech."""
    import srsly  # type: ignore[import-untyped]

    tables: Any = srsly.msgpack_loads(content)
    return {
        name: PackedWords(table) if len(table) > _LONG else {pos: _pack(words) for pos, words in table.items()}
        for name, table in tables.items()
    }


def _pack(words: Any) -> Any:
    """A long dict of lemmas, or a long list of words that are lemmas themselves; anything else as it is."""
    if len(words) <= _LONG:
        return words
    return PackedWords(words if isinstance(words, dict) else dict.fromkeys(words, ()))


def _number(word: str | int) -> int:
    from spacy.strings import get_string_id

    number: int = get_string_id(word)
    return number

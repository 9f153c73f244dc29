"""Quicker tables of lemmas: plain dicts in the place of spaCy's.

spaCy's table of the 217,000 French forms passes each of them through Python twice, into an ordered dict and into a
Bloom filter that only a question for a word it lacks profits from: 1.1 of the 2.9 seconds the model takes to load.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class QuickTable(dict[int, Any]):
    """What the lemmatizer asks of a table: values by word or by the word's number; the answers are spaCy's."""

    def __init__(self, name: str | None = None, data: Mapping[str | int, Any] | None = None) -> None:
        from spacy.strings import get_string_id

        super().__init__({get_string_id(key): value for key, value in (data or {}).items()})
        self.name = name
        self._number = get_string_id

    def __getitem__(self, key: str | int) -> Any:
        """The value of a word.

        Raises:
            KeyError: the table does not have it.
        """
        return super().__getitem__(self._number(key))

    def __setitem__(self, key: str | int, value: Any) -> None:
        super().__setitem__(self._number(key), value)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, (str, int)) and super().__contains__(self._number(key))

    def get(self, key: str | int, default: Any = None) -> Any:
        """The value of a word, or `default`."""
        return super().get(self._number(key), default)


@contextmanager
def quick_tables() -> Iterator[None]:
    """Models loaded within it keep their lemmas in these tables."""
    from spacy import lookups

    original = lookups.Table
    lookups.Table = QuickTable  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        lookups.Table = original  # type: ignore[misc]

"""Why gold or a reading cannot be used, as one sentence in the reader's language."""

from __future__ import annotations

from selon.errors import GoldError, Sayable
from selon.ui import load_words


class GoldFault(Sayable, GoldError):
    """A `GoldError` whose sentence can be said again in another language, by its `key` in the catalogues."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.sentence("en"))

    def sentence(self, ui: str) -> str:
        """What is wrong with which file, and what to do."""
        return load_words(ui)(f"error.{self.key}", **self.values)

"""What is wrong with a ledger, as one sentence in the reader's language."""

from __future__ import annotations

from selon.errors import LedgerError, QuestionError, Sayable
from selon.ui import load_words


class LedgerFault(Sayable, LedgerError):
    """A `LedgerError` whose sentence can be said again in another language, by its `key` in the catalogues."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(self.sentence("en"))

    def sentence(self, ui: str) -> str:
        """What is wrong with which ledger, and what to do."""
        return load_words(ui)(f"ledger_error.{self.key}", **self.values)


class QuestionFault(LedgerFault, QuestionError):
    """A question that asks for what no row can have."""

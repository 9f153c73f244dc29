"""Why a source cannot be made into a document, as one sentence in the reader's language."""

from __future__ import annotations

from selon.errors import IntakeError, Sayable
from selon.ui import load_words


class Refusal(Sayable, IntakeError):
    """An `IntakeError` whose sentence can be said again in another language, by its `key` in the catalogues."""

    def __init__(self, key: str, **values: str) -> None:
        self.key = key
        self.values = values
        super().__init__(self.sentence("en"))

    def sentence(self, ui: str) -> str:
        """What is wrong with which file, and what to do."""
        words = load_words(ui)
        values = dict(self.values)
        if "kind" in values:
            values["kind"] = words(f"file_kind.{values['kind']}")
        if "language" in values:
            values["language"] = words(f"language.{values['language']}")
        if "known" in values:
            values["known"] = ", ".join(words(f"language.{each}") for each in values["known"].split(", "))
        return words(f"error.{self.key}", **values)


def grouped(number: int) -> str:
    """Digits in threes, apart by a narrow space: read alike in French and English."""
    return f"{number:,}".replace(",", "\u202f")

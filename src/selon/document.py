"""The frozen document: a text, and what its source says about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from selon.moment import Moment


@dataclass(frozen=True, slots=True)
class Document:
    """One report. `text` never changes after intake: every offset counts in it, in code points.

    Attributes:
        text: the decoded source, unchanged but for a leading `date VALUE` header, which is taken off.
        language: ISO 639-1 code of the language it is read in.
        published: what the source says of its own date, or None.
        title, publisher, url: as the source gives them, or None.
    """

    text: str
    language: str = "fr"
    published: Moment | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the text: the same text is the same document."""
        return hashlib.sha256(self.text.encode("utf8", "surrogatepass")).hexdigest()[:16]

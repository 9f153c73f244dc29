"""What intake hands on: articles, and what could not become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selon.document import Document
from selon.intake.refusal import Refusal

# The fields a source can tell of an article, besides its text.
FIELDS = ("title", "publisher", "author", "published", "language", "url", "key")
# Where the date of a table came from when its day was taken to stand before its month.
DAY_FIRST = "csv, day before month"
# Where the title of a letter to subscribers came from: it may hold several stories.
LETTER = "e-mail headers, newsletter"
# Formats keep when the file was made: a page printed long after it appeared bears the day of printing.
FILE_DATES = frozenset(("pdf information", "docx properties", "rtf information"))
_ASSUMED = {
    **dict.fromkeys(FILE_DATES, "file_date"),
    DAY_FIRST: "day_first",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever adds a source says of it: it goes before whatever the source says of itself.

    Attributes:
        published: EDTF value.
        language: ISO 639-1 code of what it is to be read in; None: what it says or seems to be in.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A value, and where it came from ("html meta article:published_time", "json-ld headline", "given")."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a format holds of one article, before it is judged.

    Attributes:
        fields: by the names of `FIELDS`.
        header: what was taken off before the text, so that places in the file can be told.
        strict: whether a date that is none refuses the article; it is left out otherwise.
        unused: columns of its table that nothing is made of.
    """

    text: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    header: str = ""
    strict: bool = False
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it came.

    Attributes:
        name: that of its source as given, a file or an address; "-" for standard input.
        position: from 1, in its source.
        document: its text and what is known of it.
        author: who signed it, as the source writes it.
        key: the id its source gives it; documents have one of their own.
        provenance: field to where its value came from, for each field that has one.
        header: what was taken off before the text.
        unused: columns of its table that nothing is made of.
    """

    name: str
    position: int
    document: Document
    author: str | None = None
    key: str | None = None
    provenance: Mapping[str, str] = field(default_factory=dict, hash=False)
    header: str = ""
    unused: tuple[str, ...] = ()

    @property
    def assumed(self) -> str | None:
        """What was taken for granted of its date: "file_date", that it is the file's, or "day_first"; else None."""
        return _ASSUMED.get(self.provenance.get("published", ""))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, in a plain text file, of a code point of the document's text."""
        before = (self.header + self.document.text[:offset]).replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not become an article: its place, and why, as a sentence in the reader's language."""

    name: str
    position: int
    refusal: Refusal

    def sentence(self, ui: str) -> str:
        """What is wrong with what, and what to do."""
        return self.refusal.sentence(ui)


def fields_of(origin: str, **values: object) -> dict[str, Field]:
    """Fields of one origin, blanks trimmed; what is no text or blank is left out.

    >>> fields_of("csv", title=" Le port ", author=None)
    {'title': Field(value='Le port', origin='csv')}
    """
    return {
        name: Field(" ".join(value.split()), origin)
        for name, value in values.items()
        if isinstance(value, str) and value.strip()
    }


def place_of(name: str, position: int) -> str:
    """Where an article is: its source, and its place in one that holds several.

    >>> place_of("a.jsonl", 1), place_of("a.jsonl", 2)
    ('a.jsonl', 'a.jsonl#2')
    """
    return name if position == 1 else f"{name}#{position}"

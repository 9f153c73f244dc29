"""A file or standard input, read once, within limits, into a frozen Document."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from selon.document import Document
from selon.intake.decode import decode
from selon.intake.header import split_header
from selon.intake.language import find_language
from selon.intake.refusal import Refusal
from selon.moment import Moment
from selon.rules import supported_languages

# A long report has 20,000 characters; the language model refuses more than a million.
MAX_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One report as it came.

    Attributes:
        name: the file's name as given; "-" for standard input.
        header: what was taken off before the text, so that places in the file can be told.
    """

    name: str
    header: str
    document: Document

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, in the file, of a code point of the document's text."""
        before = (self.header + self.document.text[:offset]).replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def load_source(name: str, published: str | None = None, language: str | None = None) -> Source:
    """The report in a file, or on standard input where `name` is "-".

    Args:
        published: EDTF value that goes before the header's own.
        language: ISO 639-1 code of what it is to be read in; None: what it seems to be in.

    Raises:
        IntakeError: it is missing, unreadable, a folder, empty, binary, too big, dated impossibly, or in a language
            that there are no rules for.
        MomentError: `published` is no EDTF date.
    """
    return parse_source(_read_bytes(name), name, published, language)


def parse_source(data: bytes, name: str, published: str | None = None, language: str | None = None) -> Source:
    """The report some bytes hold; arguments and errors as `load_source`."""
    if not data:
        raise Refusal("empty", name=name)
    if len(data) > MAX_BYTES:
        raise _too_big(name, len(data))
    text = decode(data, name)
    if not text.strip():
        raise Refusal("blank", name=name)
    header, dated, text = split_header(text, name)
    if not text.strip():
        raise Refusal("header_only", name=name)
    if len(text) > MAX_CHARACTERS:
        raise Refusal("too_long", name=name, size=_grouped(len(text)), limit=_grouped(MAX_CHARACTERS))
    value = published or dated
    moment = None if value is None else Moment.parse(value)
    language = language or _find_supported(text, name)
    return Source(name, header, Document(text=text, language=language, published=moment))


def _find_supported(text: str, name: str) -> str:
    found = find_language(text)
    known = supported_languages()
    if found not in known:
        raise Refusal("other_language", name=name, language=found, known=", ".join(known), first=known[0])
    return found


def _read_bytes(name: str) -> bytes:
    """At most one byte more than the limit: a file of 100 MB, or one without an end, is refused at once."""
    try:
        if name == "-":
            return _read_limited(sys.stdin.buffer if sys.stdin else open(0, "rb", closefd=False), name)
        status = Path(name).stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refusal("directory", name=name)
        if status.st_size > MAX_BYTES:
            raise _too_big(name, status.st_size)
        with open(name, "rb") as file:
            return _read_limited(file, name)
    except FileNotFoundError:
        raise Refusal("missing", name=name) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Refusal("unreadable", name=name, reason=reason) from None


def _read_limited(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_big(name, None)
    return data


def _too_big(name: str, size: int | None) -> Refusal:
    shown = f"> {MAX_BYTES // 1_000_000} MB" if size is None else f"{size // 1_000_000} MB"
    return Refusal("too_big", name=name, size=shown, limit=f"{MAX_BYTES // 1_000_000} MB")


def _grouped(number: int) -> str:
    """Digits in threes, apart by a narrow space: read alike in French and English."""
    return f"{number:,}".replace(",", "\u202f")

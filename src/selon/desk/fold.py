"""Texts made comparable: quotation marks, apostrophes, case and what groups figures put aside, every place kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from selon.span import Span

_DROPPED = frozenset("«»“”„‟‹›\"'’‘‚‛ʼ`´′\u00ad\u200b\u200c\u200d\u2060\ufeff*")
# Apostrophe or quotation mark: only what stands about it tells.
_APOSTROPHES = frozenset("'’‘‛ʼ`´′")
_QUOTATION_OPENS = frozenset('«“„‟‹"')
_DASHES = frozenset("–—‒―‐‑−")
# Figures in groups of three: "14 000", "14.000".
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[. \u00a0\u202f\u2009]\d{3})+(?!\d)")
_LETTERS = {"œ": "oe", "æ": "ae"}
# No blank counts before these, nor after those.
_CLOSING = frozenset(".,;:!?)]…")
_OPENING = frozenset("(['")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `offsets[i]` is the code point of the original that `text[i]` comes from."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code points of the original, end exclusive, of a stretch of the folded text that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str, spans: Sequence[Span] | None = None) -> Folded:
    """The text, or the stretches of it that `spans` name, one after the other.

    >>> fold("« L’accord est\\u00a0mort ! »").text
    "l'accord est mort!"
    >>> fold("14.000 morts").text
    '14000 morts'
    """
    pieces = [(0, len(text))] if spans is None else [(span.start, span.end) for span in spans]
    characters: list[str] = []
    offsets: list[int] = []
    grouping = {
        offset for number in _GROUPED.finditer(text) for offset in range(*number.span()) if not text[offset].isdigit()
    }
    for start, end in pieces:
        _add(" ", start, characters, offsets)
        for offset in range(start, end):
            if offset in grouping:
                continue
            for character in "'" if _elides(text, offset) else _plain(text[offset]):
                _add(character, offset, characters, offsets)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return Folded("".join(characters), tuple(offsets))


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name, without accents and case.

    >>> fold_name("Le général Zaloujny")
    ('le', 'general', 'zaloujny')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", bare))


def _elides(text: str, offset: int) -> bool:
    """Whether an apostrophe binds two words or parts of one ("l’eau", "qu’« il »"), and is no quotation mark."""
    if text[offset] not in _APOSTROPHES:
        return False
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return before.isalnum() and (after.isalnum() or after in _QUOTATION_OPENS)


def _plain(character: str) -> str:
    if character in _DROPPED:
        return ""
    if character in _DASHES:
        return "-"
    if character.isascii():
        return " " if character.isspace() else character.lower()
    folded = unicodedata.normalize("NFKD", character).casefold()
    folded = "".join(_LETTERS.get(c, c) for c in folded)
    return " " if folded.isspace() else folded


def _add(character: str, offset: int, characters: list[str], offsets: list[int]) -> None:
    last = characters[-1] if characters else " "
    if character == " " and (last == " " or last in _OPENING):
        return
    if character in _CLOSING and last == " " and characters:
        characters.pop()
        offsets.pop()
    characters.append(character)
    offsets.append(offset)

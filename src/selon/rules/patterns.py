"""The small pattern language of rule files, made into regular expressions.

    [THE] [WEEKDAY] DAY MONTH [de YEAR]

Lower case is a word as written, upper case a class of words or a phrase named in the rules, `[ ]` may be missing,
`( | )` is one of several, `+` joins two elements with or without a blank, `CLASS=name` keeps a word under another name.
Everything is matched against folded text: lower case, straight apostrophes, plain blanks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from selon.errors import RuleError

# After an elision or a hyphen no blank is needed.
BLANK = r"(?:(?<=['-]) *| +)"
DIGITS = "#"
_MARKS = re.compile(r"\s*(\[|\]|\(|\)|\||\+|[^\s\[\]()|+]+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLASS = re.compile(r"([A-Z][A-Z_]*)(?:=([a-z_0-9]+))?")


@dataclass(frozen=True, slots=True)
class WordClass:
    """A regular expression for a class of words, and the keys its words may begin with (see `first_key`)."""

    regex: str
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression source, what it may begin with, and for each of its named groups the class of words."""

    regex: str
    first: frozenset[str]
    captures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One element: its expression, what it may begin with, whether it may be missing, whether it is glued in front."""

    regex: str
    first: frozenset[str]
    optional: bool = False
    glued: bool = False


def first_key(word: str) -> str:
    """What a word is looked up by: its first run of letters without accents, or `#` for digits.

    >>> first_key("février"), first_key("aujourd'hui"), first_key("19e")
    ('fevrier', 'aujourd', '#')
    """
    if word[:1].isdigit():
        return DIGITS
    letters = _LETTERS.match(word)
    return bare(letters.group()) if letters else word[:1]


def bare(word: str) -> str:
    """A word without its accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def word_regex(form: str) -> str:
    """An expression for one form; its accents may be missing, as capitals often lack them, or stand decomposed."""
    out = []
    for character in form:
        plain = bare(character)
        if plain != character:
            out.append(f"(?:{character}|{plain}[\u0300-\u036f]?)")
        else:
            out.append(" +" if character == " " else re.escape(character))
    return "".join(out) + ("(?![^\\W\\d_])" if form[-1:].isalpha() else "")


def compile_pattern(source: str, classes: Mapping[str, WordClass], phrases: Mapping[str, str]) -> Pattern:
    """The expression a pattern stands for.

    Raises:
        RuleError: a bracket is missing, a class is unknown, or nothing in it is required.
    """
    reader = _Reader(source, classes, phrases)
    piece = reader.read_all()
    return Pattern(piece.regex, piece.first, reader.captures)


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, source: str, classes: Mapping[str, WordClass], phrases: Mapping[str, str]) -> None:
        self.source = source
        self.classes = classes
        self.phrases = phrases
        self.marks: list[str] = _MARKS.findall(source)
        self.captures: dict[str, str] = {}

    def read_all(self) -> _Piece:
        piece = self._options(end="")
        if self.marks:
            raise RuleError(f"pattern {self.source!r}: {self.marks[0]!r} closes nothing")
        return piece

    def _options(self, end: str) -> _Piece:
        """One or several sequences up to the closing mark."""
        sequences = [self._sequence(end)]
        while self.marks and self.marks[0] == "|":
            self.marks.pop(0)
            sequences.append(self._sequence(end))
        if end and (not self.marks or self.marks.pop(0) != end):
            raise RuleError(f"pattern {self.source!r}: {end!r} is missing")
        regex = "|".join(piece.regex for piece in sequences)
        first = frozenset().union(*(piece.first for piece in sequences))
        return _Piece(f"(?:{regex})" if len(sequences) > 1 else regex, first)

    def _sequence(self, end: str) -> _Piece:
        pieces: list[_Piece] = []
        glued = False
        while self.marks and self.marks[0] not in ("|", end or "|"):
            mark = self.marks.pop(0)
            if mark == "+":
                glued = True
                continue
            pieces.append(self._piece(mark, glued))
            glued = False
        return self._join(pieces)

    def _piece(self, mark: str, glued: bool) -> _Piece:
        if mark in "[(":
            if self.marks[:1] == ["+"]:
                glued = bool(self.marks.pop(0))
            inner = self._options("]" if mark == "[" else ")")
            return _Piece(inner.regex, inner.first, optional=mark == "[", glued=glued)
        if mark in "])":
            raise RuleError(f"pattern {self.source!r}: {mark!r} closes nothing")
        named = _CLASS.fullmatch(mark)
        if named is None:
            return _Piece(word_regex(mark), frozenset([first_key(mark)]), glued=glued)
        name, capture = named.groups()
        if name in self.phrases:
            phrase = _Reader(self.phrases[name], self.classes, self.phrases)
            piece = phrase.read_all()
            for capture, word_class in phrase.captures.items():
                self._keep(capture, word_class)
            return _Piece(f"(?:{piece.regex})", piece.first, glued=glued)
        if name not in self.classes:
            raise RuleError(f"pattern {self.source!r}: {name!r} is no class of words and no phrase")
        self._keep(capture or name.lower(), name)
        words = self.classes[name]
        return _Piece(f"(?P<{capture or name.lower()}>{words.regex})", words.first, glued=glued)

    def _keep(self, capture: str, word_class: str) -> None:
        if capture in self.captures:
            raise RuleError(f"pattern {self.source!r}: {capture!r} is captured twice; name one, as {word_class}=other")
        self.captures[capture] = word_class

    def _join(self, pieces: list[_Piece]) -> _Piece:
        """A sequence: what may be missing takes its blank with it, on the side away from what is required."""
        pivot = next((n for n, piece in enumerate(pieces) if not piece.optional), None)
        if pivot is None:
            raise RuleError(f"pattern {self.source!r}: nothing in it is required")
        out: list[str] = []
        for n, piece in enumerate(pieces):
            if n < pivot:
                blank = " *" if pieces[n + 1].glued else BLANK
                out.append(f"(?:(?:{piece.regex}){blank})?")
            elif n == pivot:
                out.append(
                    f"(?:{piece.regex})" if "|" in piece.regex and not piece.regex.startswith("(") else piece.regex
                )
            else:
                blank = " *" if piece.glued else BLANK
                out.append(f"(?:{blank}(?:{piece.regex}))" + ("?" if piece.optional else ""))
        first = frozenset().union(*(piece.first for piece in pieces[: pivot + 1]))
        return _Piece("".join(out), first)

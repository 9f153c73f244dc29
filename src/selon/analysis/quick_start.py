"""A quicker start of spaCy's French: the pattern it compiles for hyphenated words, put otherwise.

spaCy's `lang/fr/tokenizer_exceptions.py` compiles, when it is imported, 266 alternatives such as "anti[-–][letters]*",
each with a class of a thousand letters written out: 1.7 of the 4 seconds to a first result. Once a word is known to
be made of such letters, hyphens and apostrophes only, `\\w` says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# No pattern but that one has a tenth of its 1.4 million characters.
LARGE = 500_000
_JOINTS = "-‐‑–—'’"


class TokenMatch:
    """What spaCy needs of the compiled pattern: `match`, and `pattern` for saving.

    The same words match, but for those with code points that spaCy's classes have though they are no letters.
    """

    def __init__(self, pattern: str) -> None:
        from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

        self.pattern = pattern
        self._word = re.compile(f"[{_JOINTS}{ALPHA}]+", re.IGNORECASE)
        self._short = re.compile(pattern.replace(ALPHA_LOWER, r"\w").replace(ALPHA, r"\w"))

    def match(self, word: str) -> re.Match[str] | None:
        """The match of the whole word, or None."""
        return self._short.match(word) if self._word.fullmatch(word) else None


@contextmanager
def quick_patterns() -> Iterator[None]:
    """While spaCy is imported and loads its model within it, that pattern is compiled in its short form."""
    original = re.compile

    def compile_quickly(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > LARGE:
            re.compile = original
            try:
                return TokenMatch(pattern)
            finally:
                re.compile = compile_quickly
        return original(pattern, flags)

    re.compile = compile_quickly
    try:
        yield
    finally:
        re.compile = original

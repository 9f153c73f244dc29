"""A quicker start of spaCy's French: the pattern it compiles for hyphenated words, put otherwise.

spaCy's `lang/fr/tokenizer_exceptions.py` compiles, when it is imported, 266 alternatives such as "anti[-–][letters]*",
each with a class of a thousand letters written out: 1.7 of the 4 seconds to a first result. Once a word is known to
be made of such letters, hyphens and apostrophes only, `\\w` says the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

# No pattern but that one has a tenth of its 1.4 million characters.
LARGE = 500_000
_NO_JOINTS = str.maketrans("", "", "-‐‑–—'’")


class TokenMatch:
    """What spaCy needs of the compiled pattern: `match`, and `pattern` for saving.

    The same words match, but for those with code points that are letters to spaCy alone, or to all but spaCy.
    """

    def __init__(self, pattern: str) -> None:
        from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

        self.pattern = pattern
        self._short = re.compile(pattern.replace(ALPHA_LOWER, r"\w").replace(ALPHA, r"\w"))

    def match(self, word: str) -> re.Match[str] | None:
        """The match of the whole word, or None."""
        return self._short.match(word) if word.translate(_NO_JOINTS).isalpha() else None


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


@contextmanager
def without_tools() -> Iterator[None]:
    """While spaCy is imported within it, its command line stays out: a third of what it imports (weasel, requests...).

    spaCy imports it for `spacy.info` alone, which is put right when somebody asks for it.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules["spacy"].__dict__.pop("cli", None)


def _info(*args: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **options)

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
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

# No pattern but that one has a tenth of its 1.4 million characters.
LARGE = 500_000
_YAML = "srsly._yaml_api"
_YAML_FUNCTIONS = ("read_yaml", "write_yaml", "yaml_dumps", "yaml_loads", "is_yaml_serializable")
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
    """While spaCy is imported within it, two parts stay out that come in when somebody asks for them.

    Its command line is a third of what it imports (weasel, requests...), for `spacy.info` alone. What reads and writes
    YAML, of which no model is made, takes a twentieth of the time to a first result.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli"].__path__ = []
    stand_ins["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    if "srsly" not in sys.modules:
        stand_ins[_YAML] = ModuleType(_YAML)
        stand_ins[_YAML].__dict__.update({name: partial(_of_yaml, name) for name in _YAML_FUNCTIONS})
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules["spacy"].__dict__.pop("cli", None)


def _of_yaml(name: str, *args: Any, **options: Any) -> Any:
    return getattr(import_module(_YAML), name)(*args, **options)


def _info(*args: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **options)

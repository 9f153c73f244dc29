"""The language a text seems to be in, by its commonest small words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    text = (files("selon") / "intake" / "small_words.toml").read_text(encoding="utf8")
    return {language: frozenset(words.split()) for language, words in tomllib.loads(text).items()}

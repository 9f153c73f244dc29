"""The word lists of a language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

FRENCH = Path(str(files("selon") / "languages" / "fr"))


def _lists(name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a table, under its name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list) and all(isinstance(word, str) for word in value):
        yield name, value


@pytest.mark.parametrize("path", sorted(FRENCH.rglob("*.toml")), ids=lambda path: str(path.relative_to(FRENCH)))
def test_no_list_holds_a_word_twice(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    twice = {name: {word for word in words if words.count(word) > 1} for name, words in _lists("", table)}
    assert {name: words for name, words in twice.items() if words} == {}

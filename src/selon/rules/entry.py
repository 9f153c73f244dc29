"""A rule's own entry in its file, found again for people who ask why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One entry of a rule file, as it is written there.

    Attributes:
        file: path below the languages folder, as "fr/cues/affirm.toml".
        line: where the entry begins, from 1.
        text: its lines.
    """

    file: str
    line: int
    text: str


def find_entry(language: str, rule_id: str) -> RuleEntry | None:
    """The entry of a rule in the TOML files of a language; None for a rule that is written in code."""
    pattern = re.compile(rf'^id\s*=\s*"{re.escape(rule_id)}"\s*(?:#.*)?$', re.MULTILINE)
    for name, text in _texts(language):
        match = pattern.search(text)
        if match is not None:
            return _cut(name, text.splitlines(), text.count("\n", 0, match.start()))
    return None


@cache
def _texts(language: str) -> tuple[tuple[str, str], ...]:
    """The TOML files of a language, each with its path, read once in a process as the rules themselves are."""
    return tuple(_toml_files(files("selon") / "languages" / language, language))


def _toml_files(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{prefix}/{entry.name}"
        if entry.is_dir():
            found += _toml_files(entry, path)
        elif entry.name.endswith(".toml"):
            found.append((path, entry.read_text(encoding="utf8")))
    return found


def _cut(name: str, lines: list[str], at: int) -> RuleEntry:
    """From the table header above line `at` (from 0) to the next one, without the blanks and comments before that."""
    first = next((i for i in range(at, -1, -1) if lines[i].startswith("[")), at)
    last = next((i for i in range(at + 1, len(lines)) if lines[i].startswith("[")), len(lines))
    while last > at + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return RuleEntry(name, first + 1, "\n".join(lines[first:last]))

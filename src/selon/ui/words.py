"""Words on screen, looked up by key; which language they are in follows the locale."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

UI_LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one language on screen.

    >>> words = load_words("en")
    >>> words("stance.denies")
    'denies'
    >>> words.count("count.statement", 2)
    '2 statements'
    """

    ui: str
    table: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The words under a dotted key, with `{name}` filled in from `values`.

        Raises:
            KeyError: there are no such words.
        """
        found = self._find(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values) if values else found

    def list(self, key: str) -> tuple[str, ...]:
        """A list of words, such as the months."""
        return tuple(self._find(key))

    def count(self, key: str, number: int) -> str:
        """A number with its noun: `key` holds a singular and a plural. French puts 0 in the singular."""
        singular = number == 1 or (number == 0 and self.ui == "fr")
        return self.list(key)[0 if singular else 1].format(number)

    def get(self, key: str, default: str) -> str:
        """The words under a dotted key, or `default`."""
        try:
            return self(key)
        except KeyError:
            return default

    def _find(self, key: str) -> Any:
        found: Any = self.table
        for part in key.split("."):
            found = found[part]
        return found


@cache
def load_words(ui: str) -> Words:
    """The words of one of `UI_LANGUAGES`, read once in a process."""
    text = (files("selon") / "ui" / f"{ui}.toml").read_text(encoding="utf8")
    return Words(ui, tomllib.loads(text))


def find_ui(environ: Mapping[str, str]) -> str:
    """The language of the words on screen: French in a French locale, English in all others.

    >>> find_ui({"LANG": "fr_CH.UTF-8"}), find_ui({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}), find_ui({})
    ('fr', 'en', 'en')

    Source: POSIX, the order of LC_ALL, LC_MESSAGES and LANG; an empty one counts as unset.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "fr" if locale.lower().startswith("fr") else "en"

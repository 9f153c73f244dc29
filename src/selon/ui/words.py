"""Words on screen, looked up by key; which language they are in follows the locale."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selon.ui.catalogue import Catalogue, parse_catalogue

# English is the language that the messages are written in; every other one is a file.
SOURCE = "en"
UI_LANGUAGES = (
    *sorted(file.name.removesuffix(".po") for file in (files("selon") / "ui").iterdir() if file.name.endswith(".po")),
    SOURCE,
)


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
    catalogue: Catalogue

    def __call__(self, key: str, **values: object) -> str:
        """The words under a dotted key, with `{name}` filled in from `values`.

        Raises:
            KeyError: there are no such words.
        """
        found = self.catalogue.messages[key][0]
        return found.format(**values) if values else found

    def list(self, key: str) -> tuple[str, ...]:
        """A list of words, such as the months: those under `key.1`, `key.2` and so on."""
        numbered = (f"{key}.{number}" for number in itertools.count(1))
        return tuple(map(self, itertools.takewhile(self.catalogue.messages.__contains__, numbered)))

    def count(self, key: str, number: int) -> str:
        """A number with its noun, in the form that the language has for it. French puts 0 in the singular."""
        return self.form(key, number).format(number)

    def form(self, key: str, number: int) -> str:
        """The words under a key as they are beside a number, which is not filled in yet."""
        forms = self.catalogue.messages[key]
        return forms[min(self.catalogue.plural(number), len(forms) - 1)]

    def get(self, key: str, default: str) -> str:
        """The words under a dotted key, or `default`."""
        return self(key) if key in self.catalogue.messages else default


@cache
def load_words(ui: str) -> Words:
    """The words of one of `UI_LANGUAGES`, read once in a process; English ones where some are not translated."""
    folder = files("selon") / "ui"
    source = parse_catalogue((folder / "selon.pot").read_text(encoding="utf8"), source=True)
    if ui == SOURCE:
        return Words(ui, source)
    translated = parse_catalogue((folder / f"{ui}.po").read_text(encoding="utf8"))
    return Words(ui, Catalogue({**source.messages, **translated.messages}, translated.plural))


def find_ui(environ: Mapping[str, str]) -> str:
    """The language of the words on screen: the locale's where there is a file for it, else English.

    >>> find_ui({"LANG": "fr_CH.UTF-8"}), find_ui({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}), find_ui({})
    ('fr', 'en', 'en')

    Source: POSIX, the order of LC_ALL, LC_MESSAGES and LANG; an empty one counts as unset.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    language = re.split(r"[^a-z]", locale.lower())[0]
    return language if language in UI_LANGUAGES else SOURCE

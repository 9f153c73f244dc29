"""The words that decide how sentences of one language are compared, from `languages/*/compare/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selon.desk.compare.words import fold_words
from selon.rules import RuleSet, load_rules
from selon.rules.folder import RuleFolder


@dataclass(frozen=True, slots=True)
class WordList:
    """A named list of words; * stands for any ending."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Words of one meaning, and those of its contrary."""

    id: str
    words: tuple[str, ...]
    opposite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """Words of one number."""

    id: str
    value: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What the comparing of one language rests on.

    Attributes:
        language: whose words they are ("fr").
        lists: one expression for each word list, for text folded to words with one blank between them.
        families: what the words of all families look like; `meaning` tells what one found stands for.
        numbers: number words with what they count.
        states: names, capitals and seats of power with the code of the state. nationalities: likewise ("russes").
    """

    language: str
    lists: dict[str, re.Pattern[str]]
    families: re.Pattern[str]
    meanings: tuple[tuple[str, int], ...]
    numbers: Mapping[str, int]
    states: Mapping[str, str]
    nationalities: Mapping[str, str]

    def holds(self, name: str, text: str) -> bool:
        """Whether a folded text holds a word of a list."""
        return self.lists[name].search(text) is not None

    def is_word(self, name: str, word: str) -> bool:
        """Whether a single word is of a list."""
        return self.lists[name].fullmatch(word) is not None

    def meaning(self, found: re.Match[str]) -> tuple[str, int]:
        """The family of what `families` found, and 1, or -1 for its contrary."""
        assert found.lastindex is not None
        return self.meanings[found.lastindex - 1]


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; one without such a folder has that of French.

    Raises:
        RuleError: a file of it is wrong.
    """
    languages = files("selon") / "languages"
    known = language if (languages / language / "compare").is_dir() else "fr"
    folder = RuleFolder(languages / known)
    lists = {each.id: _expression(each.words) for each in folder.rows("compare/lists.toml", "list", WordList)}
    groups: list[str] = []
    meanings: list[tuple[str, int]] = []
    for family in folder.rows("compare/families.toml", "family", Family):
        for words, sign in ((family.words, 1), (family.opposite, -1)):
            if words:
                # Phrases first, so that "ouvrir le feu" is not taken for "ouvrir".
                groups.append(f"({_alternatives(words)})")
                meanings.append((family.id, sign))
    order = sorted(range(len(groups)), key=lambda number: -groups[number].count(" "))
    every = re.compile(r"(?<!\S)(?:" + "|".join(groups[n] for n in order) + r")(?!\S)")
    rules = load_rules(known)
    states = rules.names.states
    # An organ that is a part of a government ("le Pentagone") does not stand for the whole of it.
    seats = {name: each.state for name, each in states.metonyms.items() if not each.office}
    named = {**seats, **states.by_name}
    return Vocabulary(
        known,
        lists,
        every,
        tuple(meanings[n] for n in order),
        _numbers(folder, rules),
        {fold_words(name): state.code for name, state in named.items()},
        {fold_words(name): state.code for name, state in states.nationalities.items()},
    )


def _numbers(folder: RuleFolder, rules: RuleSet) -> dict[str, int]:
    """Number words from two on with what they count: those of dates, and those no date counts by."""
    dated = (rules.times.words[name].forms for name in ("NUMBER", "SCORE") if name in rules.times.words)
    known = {fold_words(form): int(value) for forms in dated for value, some in forms.items() for form in some}
    more = {word: each.value for each in folder.rows("compare/numbers.toml", "number", Number) for word in each.words}
    return {word: value for word, value in (known | more).items() if value > 1}


def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{_alternatives(words)})(?!\S)")


def _alternatives(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=lambda word: (-word.count(" "), -len(word)))
    return "|".join(re.escape(word).replace(r"\*", r"[^\s]*").replace(r"\ ", " ") for word in longest_first)

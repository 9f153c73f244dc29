"""The words that decide how sentences of one language are compared, from `languages/*/compare/`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selon.compare.words import fold_words
from selon.rules import RuleSet, load_rules
from selon.rules.clues import ClueWeights, parse_clues
from selon.rules.folder import RuleFolder

# Phrases are looked up by what a text begins with: every word of theirs has as many letters, or is one letter.
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class WordList:
    """A named list of words; * stands for any ending."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Words of one meaning, and those of its contrary; `toll`: it counts people, `common`: every story has it."""

    id: str
    words: tuple[str, ...]
    opposite: tuple[str, ...] = ()
    toll: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class Opposites:
    """Words that turn a sentence into its contrary where one side stands in the place of the other."""

    id: str
    words: tuple[str, ...]
    opposite: tuple[str, ...]
    finds: tuple[str, str]
    skips: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of a family, word by word."""

    words: tuple[str, ...]
    family: str
    sign: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words that tell of a family: the first and the last of them (excluded), and -1 where they are its contrary."""

    first: int
    last: int
    family: str
    sign: int


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
        families: the phrases of all families, by the first letters they begin with; `find_meanings` looks them up.
        turning: those that have a contrary, and the words of which `opposites.toml` knows one.
        tolls: the families that people are counted by (the dead, the arrested).
        commonplaces: the families that are in every story.
        numbers: number words with what they count.
        contraries: what each clue weighs that one clause contradicts another (`clues_of`).
        states: names, capitals and seats of power with the code of the state. nationalities: likewise ("russes").
    """

    language: str
    lists: dict[str, re.Pattern[str]]
    families: Mapping[str, tuple[_Phrase, ...]]
    turning: Mapping[str, tuple[_Phrase, ...]]
    tolls: frozenset[str]
    commonplaces: frozenset[str]
    numbers: Mapping[str, int]
    contraries: ClueWeights
    states: Mapping[str, str]
    nationalities: Mapping[str, str]

    def holds(self, name: str, text: str) -> bool:
        """Whether a folded text holds a word of a list."""
        return self.lists[name].search(text) is not None

    def begins(self, name: str, text: str) -> bool:
        """Whether a folded text begins with a word of a list."""
        return self.lists[name].match(text) is not None

    def contests(self, name: str, text: str) -> bool:
        """Whether a folded text holds a word of a list of contesting; "n'a pas démenti" contests nothing."""
        return self.holds(name, self.lists["not_contesting"].sub(" ", text))

    def is_word(self, name: str, word: str) -> bool:
        """Whether a single word is of a list."""
        return self.lists[name].fullmatch(word) is not None

    def find_meanings(self, words: Sequence[str]) -> Iterator[Meaning]:
        """The families that folded words tell of, in order, none within another; of two the one of more words."""
        return self._find(self.families, words)

    def find_turning(self, words: Sequence[str]) -> Iterator[Meaning]:
        """The words that have a contrary, likewise."""
        return self._find(self.turning, words)

    def _find(self, phrases: Mapping[str, tuple[_Phrase, ...]], words: Sequence[str]) -> Iterator[Meaning]:
        here = 0
        while here < len(words):
            found = self._meaning(phrases, words, here)
            if found is not None:
                yield found
            here = found.last if found is not None else here + 1

    def meaning_at(self, words: Sequence[str], first: int) -> Meaning | None:
        """The family that the words from one on tell of, or None."""
        return self._meaning(self.families, words, first)

    def _meaning(self, phrases: Mapping[str, tuple[_Phrase, ...]], words: Sequence[str], first: int) -> Meaning | None:
        for phrase in phrases.get(words[first][:_LETTERS], ()):
            last = self._end_of(phrase, words, first)
            if last is not None:
                return Meaning(first, last, phrase.family, phrase.sign)
        return None

    def _end_of(self, phrase: _Phrase, words: Sequence[str], here: int) -> int | None:
        """Behind the phrase that begins at a word, or None; "quitte enfin la tête" holds "quitte la tête"."""
        for form in phrase.words:
            while form is not phrase.words[0] and here < len(words) and self.is_word("within", words[here]):
                if _is_form(form, words[here]):
                    break
                here += 1
            if here == len(words) or not _is_form(form, words[here]):
                return None
            here += 1
        return here


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language; one without such a folder has that of French.

    Raises:
        RuleError: a file of it is wrong.
    """
    languages = files("selon") / "languages"
    known = language if (languages / language / "compare").is_dir() else "fr"
    folder = RuleFolder(languages / known)
    families = tuple(folder.rows("compare/families.toml", "family", Family))
    opposites = load_opposites(known)
    lists = {each.id: _expression(each.words) for each in folder.rows("compare/lists.toml", "list", WordList)}
    rules = load_rules(known)
    states = rules.names.states
    # An organ that is a part of a government ("le Pentagone") does not stand for the whole of it.
    seats = {name: each.state for name, each in states.metonyms.items() if not each.office}
    named = {**seats, **states.by_name}
    return Vocabulary(
        known,
        lists,
        _phrases(families),
        _phrases([*(each for each in families if each.opposite), *opposites]),
        frozenset(each.id for each in families if each.toll),
        frozenset(each.id for each in families if each.common),
        _numbers(folder, rules),
        parse_clues(folder, "compare/contraries.toml", ("contrary",))["contrary"],
        {fold_words(name): state.code for name, state in named.items()},
        {fold_words(name): state.code for name, state in states.nationalities.items()},
    )


def load_opposites(language: str) -> tuple[Opposites, ...]:
    """The words of a language that turn a sentence into its contrary."""
    folder = RuleFolder(files("selon") / "languages" / language)
    return tuple(folder.rows("compare/opposites.toml", "opposites", Opposites))


def _phrases(families: Iterable[Family | Opposites]) -> dict[str, tuple[_Phrase, ...]]:
    """The phrases of all families by the letters a text must have there; longer ones first.

    "Ouvrir le feu" is not taken for "ouvrir".
    """
    found: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for family in families:
        for several, sign in ((family.words, 1), (family.opposite, -1)):
            for words in several:
                found[words[:_LETTERS].rstrip()].append(_Phrase(tuple(words.split()), family.id, sign))
    return {
        letters: tuple(sorted(some, key=lambda phrase: (-len(phrase.words), -len(phrase.words[0]))))
        for letters, some in found.items()
    }


def _is_form(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


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

"""Whether two spellings, in any of several scripts, are one name: Loukachenko, Lukashenko, Лукашенко.

A name is written in Latin letters as its script is mostly transliterated; then what French, English, German and Polish
spell differently (ch, sh, sch, sz) becomes one sign. What is left is compared word by word: consonants exactly, vowels
with the freedom that transliteration takes. Everything particular is data, in `spelling.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")
_NUMBER = re.compile(r"\d+")
# With fewer consonants than this a word in Latin letters has to be spelled the same: "Bush" is no "Busch".
_SURE = 3
# From so many on, what a name ends in may be o or a: "Loukachenko", "Łukaszenka".
_LONG = 4


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The content of `spelling.toml`, ready for use.

    Attributes:
        letters: letters and pairs of letters, pairs first, and what they become.
        usual: a way of spelling to the one that stands for it.
    """

    particles: frozenset[str]
    feminine: frozenset[str]
    usual: dict[str, str]
    written: dict[str, str]
    letters: tuple[tuple[str, str], ...]
    arabic: dict[str, str]
    sounds: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name.

    Attributes:
        plain: Latin letters without case and accents.
        sounds: the same with one sign for what is spelled in several ways.
        script: latin, other, or arabic, which leaves vowels out.
    """

    plain: str
    sounds: str
    script: str

    @property
    def skeleton(self) -> str:
        """Its consonants, each once where it is doubled, and a mark for a vowel that it begins with."""
        initial = "'" if self.sounds[:1] in "aeiou" else ""
        return initial + _VOWELS.sub("", self.sounds)

    @property
    def vowels(self) -> list[str]:
        """Its stretches of vowels, in order."""
        return _VOWELS.findall(self.sounds)


def name_key(name: str) -> tuple[str, ...]:
    """What all spellings of a name have in common: for each word, without particles, its consonants.

    It is made to look names up by. Names of different keys are never one; names of one key are one only where
    `same_name` says so. Empty where a name has no letters.

    >>> name_key("Loukachenko") == name_key("Лукашенко")
    True
    """
    return tuple(word.skeleton for word in _words(name))


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one: as many words, each with the same consonants and like vowels.

    Names that only sound alike are two: Macron is not Marcon, Martin not Martine, Bush not Busch.

    >>> same_name("Volodymyr Zelensky", "Володимир Зеленський")
    True
    >>> same_name("Macron", "Marcon")
    False
    """
    if _NUMBER.findall(one) != _NUMBER.findall(other):
        return False  # the motorways A6 and A62
    ours, theirs = _words(one), _words(other)
    return bool(ours) and len(ours) == len(theirs) and all(map(_same_word, ours, theirs))


def _same_word(one: _Word, other: _Word) -> bool:
    if one.skeleton != other.skeleton:
        return False
    if one.plain == other.plain:
        return True
    if not _is_free(one, other):
        return False
    if "arabic" in (one.script, other.script):
        return True
    ours, theirs = one.vowels, other.vowels
    if len(ours) != len(theirs):
        return False
    ends = len(one.skeleton) >= _LONG and {one.sounds[-1], other.sounds[-1]} == {"o", "a"}
    pairs = list(zip(ours, theirs, strict=True))[: -1 if ends else None]
    return all(_alike(a, b) for a, b in pairs)


def _alike(ours: str, theirs: str) -> bool:
    """Whether two stretches of vowels are one, an i beside others left out: "Eltsine", "Yeltsin"."""
    return ours == theirs or (set(ours) - {"i"} == set(theirs) - {"i"} != set())


def _is_free(one: _Word, other: _Word) -> bool:
    """Whether two words may be spelled differently: long ones, and those of different scripts."""
    return one.script != other.script or len(one.skeleton) >= _SURE


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[_Word, ...]:
    spelling = _spelling()
    name = unicodedata.normalize("NFC", name).casefold().strip()
    name = spelling.written.get(name, name)
    words = [_word(match[0]) for match in _WORD.finditer(name)]
    words = [word for word in words if word.sounds]
    return tuple(word for word in words if word.plain not in spelling.particles) or tuple(words)


@lru_cache(maxsize=4096)
def _word(text: str) -> _Word:
    spelling = _spelling()
    if text.isascii():
        # Most words; no other script and no accent to look for.
        plain = spelling.usual.get(text) or text
        return _Word(plain, _sounds(plain, spelling), "latin")
    script = "latin"
    if any(c in spelling.arabic for c in text):
        # The article is written in one with the name.
        text, script = "".join(spelling.arabic.get(c, c) for c in text.removeprefix("ال")), "arabic"
    latin = text
    for letter, sound in spelling.letters:
        latin = latin.replace(letter, sound)
    if script == "latin" and not unicodedata.name(text[0], "").startswith("LATIN"):
        script, text = "other", latin
    plain = spelling.usual.get(_fold(text)) or spelling.usual.get(_fold(latin)) or ""
    return _Word(plain or _fold(text), _sounds(plain or _fold(latin), spelling), script)


def _fold(word: str) -> str:
    """A word without accents; case is folded already."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _sounds(word: str, spelling: _Spelling) -> str:
    if word.endswith("ine") and word[:-1] not in spelling.feminine:
        word = word[:-1]
    for pattern, sign in spelling.sounds:
        word = pattern.sub(sign, word)
    return _DOUBLE.sub(r"\1", word)


@cache
def _spelling() -> _Spelling:
    data = tomllib.loads((files("selon") / "spelling.toml").read_text(encoding="utf8"))
    return _Spelling(
        particles=frozenset(data["particles"]),
        feminine=frozenset(data["feminine"]),
        usual={each: group[0] for group in data["same"] for each in group},
        written=data["written"],
        letters=tuple(sorted(data["letters"].items(), key=lambda pair: -len(pair[0]))),
        arabic=data["arabic"],
        sounds=tuple((re.compile(pattern), sign) for pattern, sign in data["sounds"].items()),
    )

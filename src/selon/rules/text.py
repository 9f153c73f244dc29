"""What must be known of a language before its words are looked at: the model, and where sentences end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.rules.folder import RuleFolder


@dataclass(frozen=True, slots=True)
class TextRules:
    """The content of `text.toml`.

    Attributes:
        model: the Python package of the language model.
        stand_ins: by the ending of an adjective the model may not know, one that it does know.
        abbreviations: lower-case words, without their full stop, that a sentence does not end on.
        whole: lower-case words with a hyphen that are one token.
        elided: lower-case words as they stand before a vowel, apostrophe included.
        openers: lower-case words that begin a sentence where they stand capitalised behind a letter.
    """

    model: str
    stand_ins: Mapping[str, str]
    abbreviations: frozenset[str]
    whole: frozenset[str]
    elided: frozenset[str]
    openers: frozenset[str]


def parse_text(folder: RuleFolder) -> TextRules:
    """Read `text.toml`.

    Raises:
        RuleError: a key is missing or unknown.
    """
    lists = ("abbreviations", "whole", "elided", "openers")
    table = folder.keyed("text.toml", ("model", *lists, "stand_ins"))
    stand_ins = {ending: word for word, endings in table["stand_ins"].items() for ending in endings}
    return TextRules(table["model"], stand_ins, *(frozenset(table[name]) for name in lists))

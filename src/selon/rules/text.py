"""What must be known of a language before its words are looked at: the model, and where sentences end."""

from __future__ import annotations

from dataclasses import dataclass

from selon.rules.folder import RuleFolder


@dataclass(frozen=True, slots=True)
class TextRules:
    """The content of `text.toml`.

    Attributes:
        model: the Python package of the language model.
        abbreviations: lower-case words, without their full stop, that a sentence does not end on.
        whole: lower-case words with a hyphen that are one token.
        elided: lower-case words as they stand before a vowel, apostrophe included.
        openers: lower-case words that begin a sentence where they stand capitalised behind a letter.
    """

    model: str
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
    table = folder.keyed("text.toml", ("model", *lists))
    return TextRules(table["model"], *(frozenset(table[name]) for name in lists))

"""What a report without a title is called: its headline, where a line stands apart, else its first words."""

from __future__ import annotations

import re

from selon.record.gist import one_line, shorten

# Code points of the first words.
TITLE = 70
# Of a text, what its headline is looked for in, and the longest that one is.
OPENING, _LONGEST = 400, 140
_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
# How a sentence ends that is no headline: what asks, or quotes, can be one.
_SENTENCE = (".", ":", ";", ",")


def find_headline(text: str) -> str:
    """The line of a text that stands apart from what follows it, on top or under the name of the paper; "" for none.

    >>> find_headline("Le pont rouvre\\n\\nLa maire l'a dit lundi. Elle en est sûre.")
    'Le pont rouvre'
    >>> find_headline("L'Écho du fleuve\\n3 mai 2023\\n\\nLe pont rouvre\\n\\nLa maire l'a dit.")
    'Le pont rouvre'
    >>> find_headline("La maire l'a dit lundi.\\n\\nElle en est sûre.")
    ''
    """
    top = _EMPTY_LINE.split(text[:OPENING].strip())
    for line in top[: min(2, len(top) - 1)]:
        if "\n" not in line:
            return one_line(line) if len(line) <= _LONGEST and not line.rstrip().endswith(_SENTENCE) else ""
    return ""


def first_words(text: str) -> str:
    """How a text begins, on one line, cut between words."""
    return shorten(one_line(text[: TITLE * 4]), TITLE)


def title_from(text: str) -> str:
    """Its headline, cut between words; else its first words."""
    return shorten(find_headline(text), TITLE * 2) or first_words(text)

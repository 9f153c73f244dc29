"""Words that somebody typed, as the full-text index of SQLite (FTS5) is asked for them."""

from __future__ import annotations

import re


def phrase(text: str) -> str:
    """A text as a phrase of FTS5."""
    return '"' + text.replace('"', " ") + '"'


def in_texts(query: str) -> str:
    """A query of FTS5 that is asked of the words of texts, and not of their periods."""
    return f"- {{period}} : ({query})"


def text_query(words: str | None) -> str | None:
    """What texts are asked for some words that somebody typed; None for None."""
    return None if words is None else in_texts(match_query(words))


def match_query(words: str) -> str:
    """What FTS5 is asked for some words: never an error of syntax, whatever was typed; nothing matches no words.

    >>> match_query('cessez-le-feu "plan de paix" négoc*')
    '"cessez-le-feu" "plan de paix" "négoc"*'
    """
    quoted = []
    for inside, bare in re.findall(r'"([^"]*)"|([^\s"]+)', words.replace("\0", " ")):
        word = inside or bare
        if re.search(r"\w", word):
            quoted.append(f'"{word.rstrip("*")}"' + ("*" if bare.endswith("*") else ""))
    return " ".join(quoted) or '""'

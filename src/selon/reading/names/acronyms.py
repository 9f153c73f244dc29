"""Acronyms and the long names that spell them: "FDS" and "Forces démocratiques syriennes"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from selon.analysis import Analysis, Token
from selon.reading.names.found import Found
from selon.reading.names.written import fold, written
from selon.rules.names import NameRules

_SMALL = ("ADP", "DET", "CCONJ", "PUNCT")
_LEAST, _MOST = 3, 7  # letters; two are too few: "PS" is also "Public Sénat"


def spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is made of the initials of some words, in order.

    >>> spells("FDS", ["Forces", "démocratiques", "syriennes"])
    True
    >>> spells("FDS", ["Forces", "démocratiques"])
    False
    """
    return _is_acronym(acronym) and len(words) > 1 and _initials(words) == acronym.replace(".", "")


def find_long_forms(analysis: Analysis, mentions: Sequence[Found], rules: NameRules) -> list[Found]:
    """Long names that no mention covers, of the acronyms among the mentions: "le PNF [parquet national financier]".

    Those of a body that the tables know are its own: what else begins with the letters of "AFP" is another thing.
    """
    covered = {i for m in mentions for i in range(m.first, m.last)}
    single = {analysis.tokens[m.first].text for m in mentions if m.last == m.first + 1 and m.kind == "organization"}
    acronyms = {text for text in single if _is_acronym(text)}
    if not acronyms:
        return []
    found = []
    for token in analysis.tokens:
        if token.i in covered or token.pos not in ("NOUN", "PROPN"):
            continue
        for acronym in acronyms:
            last = _end_of_long_form(analysis, token.i, acronym)
            if last is None or not covered.isdisjoint(range(token.i, last)):
                continue
            body = rules.bodies.get(acronym)
            long = fold(written(analysis, token.i, last))
            if body is None or long in (fold(name) for name in (body.name, *body.others)):
                found.append(Found(token.i, last, "organization", "fr.name.acronym"))
    return found


def _end_of_long_form(analysis: Analysis, first: int, acronym: str) -> int | None:
    """The token behind the words from `first` on whose initials spell an acronym, the small words passed over."""
    letters = acronym.replace(".", "")
    sentence, place = analysis.sentence_of(first), 0
    for token in analysis.tokens[first : min(first + 3 * len(letters), sentence.last)]:
        if _is_small(token):
            continue
        if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB") or _initials([token.text]) != letters[place]:
            return None
        place += 1
        if place == len(letters):
            return token.i + 1
    return None


def _is_small(token: Token) -> bool:
    return token.pos in _SMALL and token.text not in (",", ".", ";", ":")


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return letters.isalpha() and letters.isupper() and _LEAST <= len(letters) <= _MOST


def _initials(words: Sequence[str]) -> str:
    folded = (unicodedata.normalize("NFKD", word)[:1] for word in words)
    return "".join(folded).upper()

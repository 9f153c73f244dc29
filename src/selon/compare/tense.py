"""Whether a clause tells what happened, how things stand, or what is to come."""

from __future__ import annotations

import re

from selon.compare.vocabulary import Vocabulary
from selon.compare.words import fold_words, only_ends_so

# The r of the infinitive stands before the ending: "couvraient" is no conditional, "fermeraient" is.
_FUTURE = re.compile(r"\w+(?:[eiu]|[dtr]|v)r(?:ai|as|a|ons|ez|ont)")
_CONDITIONAL = re.compile(r"\w+(?:[eiu]|[dtr])r(?:ait|aient|ais|ions)|(?:de|rece|a|sa)\w*vrai(?:t|ent)")
_AT = re.compile(r"\b[àÀ]\b")
_HAVING = re.compile(
    r"(?<!\S)(?:(?:s|me|nous|se) (?:est|sont|suis|sommes|etai(?:t|ent))"
    r"|a|ai|ont|avons|avait|avaient|ait|aient|avoir|aurait|auraient)"
    r" (?:\S+ ){0,2}?\w+(?:e|i|u|is|it|ert|ete)(?!\S)"
)
# Verbs of motion and change have être: "sont partis", "était mort".
_GONE = re.compile(
    r"(?<!\S)(?:est|sont|suis|sommes|etais|etait|etaient|serait|seraient|soit|soient|etre) (?:\S+ ){0,2}?"
    r"(?:(?:re|par|inter|sur)?ven|all|part|arriv|(?:r?entr|sort)|mont|tomb|rest|mort|ne|dece[ds]|retourn)"
    r"(?:e|u|i)?e?s?(?!\S)"
)
# "Aurait détruit" is of the past, whoever is said to have done it.
_WOULD_HAVE = re.compile(r"(?<!\S)aurai(?:en)?t (?!lieu)(?:\S+ ){0,2}?\w+(?:e|es|i|is|u|us|it|its|ert|erts)(?!\S)")
_PERFECT = re.compile(r"(?:a|ont|avait|avaient) ")
_GOING_TO = re.compile(r"(?<!\S)(?:va|vont|vais|allons|allait|allaient) (?:\S+ )?\w+(?:er|ir|re|oir)(?!\S)")
_WILL = re.compile(r"(?<!\S)(?:sera|seront|aura|auront)(?!\S)")


def is_done(text: str) -> bool:
    """Whether a clause tells what happened, and not how things stand.

    Args:
        text: as it stands, with its accents: "à Lauzerte" holds no form of avoir.

    >>> is_done("Le pont s'est ouvert"), is_done("Le pont est ouvert"), is_done("L'offre à la vente expirera")
    (True, False, False)
    >>> is_done("Aucun convoi n'est parti"), is_done("La place est morne")
    (True, False)
    """
    folded = fold_words(_AT.sub(" ", text))
    return any(form.search(folded) for form in (_HAVING, _GONE))


def is_perfect(folded: str) -> bool:
    """Whether a folded cue is in a compound past ("a annoncé")."""
    return _PERFECT.match(folded) is not None


def is_ahead(vocabulary: Vocabulary, text: str, reported: bool) -> bool:
    """Whether a clause speaks of what is to come.

    Args:
        text: as it stands, with its accents. reported: whether a conditional may be a future told in the past.
    """
    folded = fold_words(text)
    if vocabulary.holds("planned", vocabulary.lists["as_planned"].sub(" ", folded)):
        return True
    others = {fold_words(word) for word in re.findall(r"\w+", text) if only_ends_so(vocabulary.language, word)}
    words = [word for word in folded.split() if not vocabulary.is_word("no_future", word) and word not in others]
    if any(_FUTURE.fullmatch(word) for word in words) or _GOING_TO.search(folded) or _WILL.search(folded):
        return True
    # "a annoncé que X serait": a future told in the past; outside reported speech a conditional is a supposition.
    told = _WOULD_HAVE.sub(" ", " ".join(words)).split()
    return reported and any(_CONDITIONAL.fullmatch(word) for word in told)

"""Words as they are compared: without accents and case, and without what their forms differ in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from simplemma import is_known, lemmatize

# Endings of words, a longer one before those it ends in.
# fmt: off
_ENDINGS = (
    "issements", "issement", "issantes", "issante", "issants", "issons", "issent", "ations", "ation", "ateurs",
    "ateur", "atrices", "atrice", "ements", "ement", "eraient", "erait", "eront", "erons", "erez", "eras", "erai",
    "era", "iraient", "irait", "iront", "irons", "ira", "aient", "antes", "ante", "ants", "ant", "ances", "ance",
    "ibles", "ible", "ables", "able", "iques", "ique", "istes", "iste", "ives", "ive", "ifs", "if", "euses", "euse",
    "eux", "ees", "ee", "es", "er", "ez", "ent", "ons", "ait", "ais", "ir", "is", "it", "ie", "i", "e", "s", "x",
)
# fmt: on
_STEM = 4
# The dictionary takes many participles for adjectives: "levé" for itself, and not for a form of "lever".
_LIKE_FUTURE = re.compile(r"r(?:ais|ait|aient|ions|ai|as|a|ons|ez|ont)$")
_INFINITIVES = ("er", "ir", "ïr", "re", "oir")
# Verbs whose past or present ends as others' conditional does: "retirait", "soustrait".
_OWN_R = ("rer", "raire")
_PARTICIPLE = re.compile(r"(?<=\w\w)ée?$")


# Names of papers and speakers are asked for over and over.
@lru_cache(maxsize=50_000)
def fold_words(text: str) -> str:
    """The words of a text without accents and case, one blank between them.

    >>> fold_words("L’eau n’est « pas » potable")
    'l eau n est pas potable'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare))


def stem(word: str) -> str:
    """A folded word without what its forms differ in, at least four letters of it.

    >>> stem("promettaient"), stem("vallees")
    ('promet', 'val')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    # "Appellent" and "appelons", "jetterons" and "jeter".
    return word[:-1] if word[-2:-1] == word[-1] else word


@lru_cache(maxsize=50_000)
def root(language: str, word: str) -> str:
    """What the forms of a word share, irregular ones too, as far as the dictionary knows them.

    >>> root("fr", "remettront") == root("fr", "remis"), root("fr", "médicaux") == root("fr", "médicale")
    (True, True)
    >>> root("fr", "levé") == root("fr", "lèverons")
    True
    """
    lemma = lemmatize(word.lower(), lang=language)
    return stem(fold_words(_PARTICIPLE.sub("er", lemma)))


@lru_cache(maxsize=50_000)
def only_ends_so(language: str, word: str) -> bool:
    """Whether a word that ends like a future or a conditional is none: a past with its verb's own r, or no verb.

    >>> only_ends_so("fr", "retirait"), only_ends_so("fr", "retirerait"), only_ends_so("fr", "opérera")
    (True, False, False)
    >>> only_ends_so("fr", "caméras"), only_ends_so("fr", "retrait"), only_ends_so("fr", "verra")
    (True, True, False)
    """
    if not _LIKE_FUTURE.search(word.lower()):
        return False
    lemma = lemmatize(word.lower(), lang=language)
    if not lemma.endswith(_INFINITIVES):
        return is_known(word.lower(), lang=language)
    return lemma.endswith(_OWN_R) and not fold_words(word).startswith(fold_words(lemma.removesuffix("e")))


def capitals_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words with a capital, folded: all of them, and those that are names, as far as can be told."""
    words = re.findall(r"\w+", text)
    every = [fold_words(word) if word[:1].isupper() else "" for word in words]
    # "Claire Aubanel" begins with a name, "Les écoles" does not.
    inner = every if len(every) > 1 and every[0] and every[1] else every[1:]
    return frozenset(every) - {""}, frozenset(inner) - {""}

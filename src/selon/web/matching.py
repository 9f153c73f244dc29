"""Why the sides of a dispute were put together, in the words of their reports: the desk keeps what these stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from selon.compare.proposition import SPEAKER, STATE
from selon.compare.vocabulary import Vocabulary, load_vocabulary
from selon.compare.words import fold_words, root, stem
from selon.record.gist import one_line
from selon.ui import Words

# Reasons why two contradict each other that tell more than that they are of one subject.
_SURER = frozenset(("contrary", "figures", "answered", "rejected", "told"))


def describe_match(because: Iterable[str], texts: Sequence[tuple[str, str]], words: Words) -> list[str]:
    """A sentence for each reason, the words in common first; none for what has no words on screen.

    Args:
        texts: what is said on either side, each with its language.
    """
    reasons = [reason.partition(":") for reason in because]
    terms = dict.fromkeys(term for kind, _, rest in reasons if kind == "shared" for term in rest.split())
    common = words_in_common(terms, texts)
    told = [f"{words('web.matched.shared')} {', '.join(common)}"] if common else []
    kinds = {kind for kind, _, _ in reasons}
    for kind, _, rest in reasons:
        if kind == "same" and kinds & _SURER:
            continue
        if kind == "event":
            told.append(f"{words('web.matched.event')} {words.get(f'event.{rest}', rest)}")
        elif kind == "figures":
            told.append(f"{words('web.matched.figures')} {rest.rpartition(':')[2].replace('/', ' / ')}")
        elif kind == "story":
            told.append(f"{words('web.matched.story')} {rest}")
        elif kind != "shared":
            told.append(words.get(f"web.matched.{kind}", ""))
    return list(filter(None, dict.fromkeys(told)))


def words_in_common(terms: Iterable[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    """For each term that two claims share, the first words of each text that stand for it, texts with their language.

    Terms that no word stands for are left out.

    >>> words_in_common(["#6", "pont"], [("fr", "Le Pont a six arches"), ("fr", "Les ponts ont 6 arches")])
    ['6', 'Pont / ponts']
    """
    wanted = [term for term in terms if term != SPEAKER]
    said: dict[str, dict[str, str]] = {term: {} for term in wanted}
    for language, text in texts:
        for term, words in _standing(load_vocabulary(language), text):
            if term in said:
                said[term].setdefault(fold_words(words), words)
    told = [term[1:] if term.startswith("#") else " / ".join(said[term].values()) for term in wanted]
    return [each for each in told if each]


def _standing(vocabulary: Vocabulary, text: str) -> Iterator[tuple[str, str]]:
    """Each term that words of a text can stand for, with these words."""
    places = [match.span() for match in re.finditer(r"\w+", text)]
    words = [text[start:end] for start, end in places]
    folded = [fold_words(word) for word in words]
    for found in vocabulary.find_meanings(folded):
        yield found.family, one_line(text[places[found.first][0] : places[found.last - 1][1]])
    for word, bare in zip(words, folded, strict=True):
        code = vocabulary.nationalities.get(bare) or vocabulary.states.get(bare)
        if code:
            yield STATE + code, word
        yield root(vocabulary.language, word), word
        yield stem(bare), word

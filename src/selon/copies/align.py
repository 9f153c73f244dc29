"""What two texts share, sentence by sentence, and whether one is a copy of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.compare import Vocabulary, load_vocabulary
from selon.compare.differences import find_difference
from selon.copies.signature import SHINGLE, words_of
from selon.span import Span

# A sentence that was lightly rewritten keeps so much of its words in their order, in per cent.
ALIKE = 72.0
# Half of the shorter text in common is a copy: reports of one event share quotations, seldom a fifth of their words.
COPY = 0.5
# So few words in common are no verdict: two flashes on one event share them. Only the same text is a copy then.
FEW = 20
# Shorter sentences ("Il a tort.") are alike by chance.
_LEAST_WORDS = 5
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[»”\"’')\]]*|\n|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of each text that says the same, and how alike they are, 0 to 100."""

    a: Span
    b: Span
    score: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common.

    Attributes:
        share_a, share_b: of the words of each, 0 to 1.
        passages: in the order of the first text.
        words: how many are in the passages, of the text that has more of them there.
        same: whether both have the same words.
    """

    share_a: float
    share_b: float
    passages: tuple[Passage, ...]
    words: int
    same: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: str
    count: int


def compare_texts(a: str, b: str, language: str = "fr") -> Shared:
    """The sentences two texts share, word for word or lightly rewritten; each is matched once.

    A sentence that says the contrary of another, or gives another figure, is no rewriting of it.

    Args:
        language: of both.

    >>> told = "Le pont fermera six mois, dit la maire."
    >>> shared = compare_texts(told, "ALERTE. " + told)
    >>> shared.share_a, len(shared.passages)
    (1.0, 1)
    """
    mine, its = _sentences(a), _sentences(b)
    pairs = _match(mine, its, load_vocabulary(language))
    passages = tuple(Passage(mine[x].span, its[y].span, score) for x, y, score in pairs)
    found = [mine[x] for x, _, _ in pairs], [its[y] for _, y, _ in pairs]
    return Shared(
        _share(found[0], mine),
        _share(found[1], its),
        passages,
        words=max(sum(each.count for each in some) for some in found),
        same=words_of(a) == words_of(b),
    )


def is_copy(shared: Shared) -> bool:
    """Whether texts with so much in common come from one origin: half of one of them is in the other."""
    enough = shared.words >= FEW or shared.same
    return enough and max(shared.share_a, shared.share_b) >= COPY


def _share(found: list[_Sentence], everything: list[_Sentence]) -> float:
    total = sum(each.count for each in everything)
    return sum(each.count for each in found) / total if total else 0.0


def _sentences(text: str) -> list[_Sentence]:
    """Sentences of enough words; what is between is not counted."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = words_of(match.group())
        if len(words) >= _LEAST_WORDS:
            found.append(_Sentence(Span.of(text, *_trimmed(text, *match.span())), " ".join(words), len(words)))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _match(mine: list[_Sentence], its: list[_Sentence], vocabulary: Vocabulary) -> list[tuple[int, int, float]]:
    """Pairs of sentences with words in common in a row, or as many rare ones, the most alike first."""
    from rapidfuzz.fuzz import ratio

    holders: dict[str, set[int]] = {}
    for number, sentence in enumerate(its):
        for part in _parts(sentence.words):
            holders.setdefault(part, set()).add(number)
    scored = []
    for number, sentence in enumerate(mine):
        near = {other for part in _parts(sentence.words) for other in holders.get(part, ())}
        for other in near:
            score = ratio(sentence.words, its[other].words, score_cutoff=ALIKE)
            if score and not find_difference(vocabulary, sentence.span.text, its[other].span.text):
                scored.append((-score, number, other))
    pairs: list[tuple[int, int, float]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, number, other in sorted(scored):
        if number not in used[0] and other not in used[1]:
            pairs.append((number, other, -score))
            used[0].add(number)
            used[1].add(other)
    return sorted(pairs)


def _parts(words: str) -> set[str]:
    """Pairs of words in a row: sentences that share none are not rewritings of each other."""
    each = words.split()
    return {" ".join(each[n : n + SHINGLE - 2]) for n in range(len(each) - SHINGLE + 3)}

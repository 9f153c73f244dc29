"""Adjectives the model has never seen and takes for verbs: "la ministre ligrienne a démenti".

With a demonym it knows, it reads such a sentence rightly. So the sentence is read once more, a well-known adjective of
the same ending in the place of the unknown one: all that the wrong verb had drawn to itself comes right with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from selon.analysis.tokens import Token
from selon.rules.text import TextRules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# How many words before its noun an article is looked for.
_FARTHEST = 5


class UnknownAdjectives:
    """Finds them behind their nouns, and mends their sentences."""

    def __init__(self, nlp: Language, rules: TextRules) -> None:
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        table = lemmatizer.lookups.get_table
        self._forms: Any = table("lemma_exc")["verb"]
        self._verbs: Any = table("lemma_index")["verb"]
        self._endings: list[tuple[str, str]] = [("", "r"), *table("lemma_rules")["verb"]]  # "signale", "signaler"
        self._nlp = nlp
        self._stand_ins = rules.stand_ins

    def mend(self, tokens: Sequence[Token], doc: Doc, kept: Sequence[int]) -> tuple[Token, ...]:
        """The tokens, those of a sentence that has such an adjective as the model reads it with a well-known one.

        Args:
            doc: the document as the model has it.
            kept: the places of the tokens in it.
        """
        stand_ins = dict(self._find(tokens))
        if not stand_ins:
            return tuple(tokens)
        again = self._read_again(tokens, [doc[i] for i in kept], stand_ins)
        mended = {tokens[i].sentence for i in stand_ins} & {again[i].sentence for i in _main_verbs(again)}
        mended -= {tokens[i].sentence for i in stand_ins if not _is_fit(again, i)}
        return tuple(new if new.sentence in mended else old for old, new in zip(tokens, again, strict=True))

    def _find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
        """Places of verbs straight behind a noun that no table knows as verbs, each with its stand-in."""
        for before, token in pairwise(tokens):
            if (
                token.pos == "VERB"
                and before.pos in ("NOUN", "ADJ")
                and token.sentence == before.sentence
                and token.text == token.norm
                and (stand_in := self._stand_in(token.text))
                and not self._is_verb(token.text)
            ):
                yield token.i, stand_in

    def _stand_in(self, word: str) -> str | None:
        """The well-known adjective with the longest ending of `word`."""
        return next((self._stand_ins[word[n:]] for n in range(2, len(word)) if word[n:] in self._stand_ins), None)

    def _is_verb(self, word: str) -> bool:
        return (
            word in self._forms
            or word in self._verbs
            or any(
                word.endswith(old) and word[: len(word) - len(old)] + new in self._verbs for old, new in self._endings
            )
        )

    def _read_again(self, tokens: Sequence[Token], words: Sequence[Any], stand_ins: Mapping[int, str]) -> list[Token]:
        """The tokens, the sentences that have stand-ins as the model reads them with these."""
        from spacy.tokens import Doc

        sentences = {tokens[i].sentence for i in stand_ins}
        places = [token.i for token in tokens if token.sentence in sentences]
        doc = Doc(
            self._nlp.vocab,
            words=[stand_ins.get(i, words[i].text) for i in places],
            spaces=[bool(words[i].whitespace_) for i in places],
            sent_starts=[i == 0 or tokens[i].sentence != tokens[i - 1].sentence for i in places],
        )
        again = list(tokens)
        for i, word in zip(places, self._nlp(doc, disable=["ner"]), strict=True):
            again[i] = tokens[i]._replace(
                lemma=tokens[i].norm if i in stand_ins else word.lemma_,
                pos=word.pos_,
                dep=word.dep_,
                head=places[word.head.i],
                morph=frozenset(word.morph),
            )
        return again


def _main_verbs(tokens: Sequence[Token]) -> Iterator[int]:
    """Verbs that lead a sentence. Where it has none with the stand-in, the unknown word was its verb after all."""
    for token in tokens:
        head = tokens[token.head]
        if head.head == head.i and (token.dep == "cop" or (token is head and token.pos == "VERB")):
            yield token.i


def _is_fit(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is an adjective of a noun before it, and agrees with the noun's article or the noun."""
    word = tokens[place]
    noun = tokens[word.head]
    if word.pos != "ADJ" or word.dep != "amod" or noun.i >= place:
        return False
    before = tokens[max(0, noun.i - _FARTHEST) : noun.i]
    article = next((token for token in before if token.head == noun.i and token.dep == "det"), noun)
    return all(
        (_feature(article, name) or _feature(noun, name) or own) == own
        for name in ("Gender", "Number")
        if (own := _feature(word, name))
    )


def _feature(token: Token, name: str) -> str | None:
    return next((feature for feature in token.morph if feature.startswith(name)), None)

"""Quicker networks: what a model knows of a word before it looks at its neighbours is worked out once for each word.

spaCy works it out for each token of a text, for tagger and parser and again for names: a third of what a model takes.
It depends on the word's form and on whether a blank follows, and most words of a text have been met before. What is
left, the neighbours, is looked at in pieces that stay in the processor's own memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# All that a model asks of a word; its vector is looked up by the first.
_ASKED: list[int | str] = ["ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
# So many words are remembered, some 12 MB for each of the model's two networks; then it begins anew.
_MOST = 30_000
# Documents looked at together: four take three quarters of the time that sixty-four take.
_PIECE = 4

Forward = Callable[[Any, Any, bool], tuple[list[Any], Callable[[Any], Any]]]


def quicken_words(nlp: Language) -> None:
    """Let the networks of a model take words they have met from memory, and look at a few documents at once."""
    names: Any = nlp.get_pipe("ner")
    shared: Any = nlp.get_pipe("tok2vec")
    for network in (shared.model, names.model.get_ref("tok2vec").layers[0]):
        embed, encode = network.layers
        network.layers[:] = [_layer(_remembering(embed), embed), _layer(_piecewise(encode), encode)]


def _layer(forward: Forward, replaced: Any) -> Any:
    from thinc.api import Model

    return Model(forward.__name__, forward, dims={"nO": replaced.get_dim("nO")})


def _remembering(embed: Any) -> Forward:
    """The vector of each token's word, with a memory."""
    import numpy as np

    factors = np.random.default_rng(0).integers(1, 2**63, len(_ASKED), dtype=np.uint64) * 2 + 1
    known, vectors = np.zeros(0, dtype=np.uint64), np.zeros((0, embed.get_dim("nO")), dtype=np.float32)

    def remember(_: Any, docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        nonlocal known, vectors
        tables = [doc.to_array(_ASKED) for doc in docs]
        table = np.concatenate(tables)
        words, first, which = np.unique((table * factors).sum(axis=1), return_index=True, return_inverse=True)
        if len(known) > _MOST:
            known, vectors = known[:0], vectors[:0]
        new = ~np.isin(words, known, assume_unique=True)
        if new.any():
            met = embed.predict([_Words(docs[0].vocab, table[first[new]])])[0]
            known, vectors = np.concatenate([known, words[new]]), np.concatenate([vectors, met])
            order = known.argsort()
            known, vectors = known[order], vectors[order]
        rows = vectors[known.searchsorted(words)[which]]
        return np.split(rows, np.cumsum([len(each) for each in tables])[:-1]), _untrained

    return remember


def _piecewise(encode: Any) -> Forward:
    """The vector of each token among its neighbours, a few documents at a time."""

    def look(_: Any, docs: list[Any], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        pieces = (docs[start : start + _PIECE] for start in range(0, len(docs), _PIECE))
        return [vectors for piece in pieces for vectors in encode.predict(piece)], _untrained

    return look


def _untrained(_: Any) -> Any:
    raise NotImplementedError("a model that reads is not trained")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in the place of a document, as far as a network asks."""

    vocab: Vocab
    table: Any

    def to_array(self, names: Any) -> Any:
        """The columns of some attributes, or the column of one."""
        from spacy.attrs import IDS

        asked = [IDS[name] for name in _ASKED]
        return self.table[:, [asked.index(IDS.get(name, name)) for name in names] if isinstance(names, list) else 0]

    def __len__(self) -> int:
        return len(self.table)

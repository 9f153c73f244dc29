"""Quicker names: what spaCy decides word by word is decided for all words at once, but within names.

spaCy's recogniser goes from word to word and decides whether a name begins, goes on or ends there. Where no name is
open it looks at that word alone, and most words of a text stand outside all names. So these decisions are made in one
step, and only the words of names are gone through, those of all documents side by side.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from selon.analysis.tokens import ModelName

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What spaCy calls what is done with a word: a name begins, goes on or ends there, or is that word; or there is none.
_BEGINS, _GOES_ON, _ENDS, _IS_ONE, _NONE = "B-", "I-", "L-", "U-", "O"
# The first word of a name and the word to be looked at, both counted through all documents, and the name's label.
_Asked = tuple[int, int, str]
_Walk = Generator[_Asked, bool, list[ModelName]]


class NameFinder:
    """A model's recogniser of names."""

    def __init__(self, nlp: Language) -> None:
        import numpy as np

        recogniser: Any = nlp.get_pipe("ner")
        self._encode, lower, upper = recogniser.model.layers
        # It sums up what it makes of the word, of the first word of the open name, and of the word before in it.
        of_word, of_first, of_last = lower.get_param("W").reshape(3, -1, lower.get_dim("nI")).transpose(0, 2, 1)
        _, no_first, no_last = lower.get_param("pad").reshape(3, -1)
        self._of_word, self._of_first, self._of_last = of_word, of_first, of_last
        self._no_first, self._no_last, self._bias = no_first, no_last, lower.get_param("b").reshape(-1)
        self._weights, self._biases = upper.get_param("W").T, upper.get_param("b")
        self._moves = [recogniser.moves.get_class_name(number) for number in range(len(self._biases))]
        self._places = {move: place for place, move in enumerate(self._moves)}
        self._begins = np.array([move.startswith(_BEGINS) for move in self._moves])
        # One move of that kind has no label, and forbids a name where somebody has said so.
        self._is_one = np.array([move.startswith(_IS_ONE) and move != _IS_ONE for move in self._moves])

    def find(self, docs: Sequence[Doc]) -> list[list[ModelName]]:
        """The names of each document in text order, over the tokens spaCy has; no name runs over a sentence's end."""
        import numpy as np

        sizes = [len(doc) for doc in docs]
        if not any(sizes):
            return [[] for _ in docs]
        edges = [0, *np.cumsum(sizes).tolist()]
        table = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
        open_ended = np.append(table[1:, 0] != 1, False)
        open_ended[[edge - 1 for edge in edges[1:] if edge]] = False
        vectors = self._encode.predict(docs)
        beginnings = self._find_beginnings(vectors, open_ended, table[:, 1] == 1)
        walks = [
            _walk([(at, move) for at, move in beginnings if first <= at < last], first)
            for first, last in pairwise(edges)
        ]
        return self._go_through(walks, vectors, open_ended)

    def _find_beginnings(self, vectors: Any, open_ended: Any, blank: Any) -> list[tuple[int, str]]:
        """Where a name begins if none is open, and with which move."""
        import numpy as np

        scores = self._score(vectors @ self._of_word + self._no_first + self._no_last)
        none = self._places[_NONE]
        possible = self._begins | self._is_one
        possible[none] = True
        scores[:, ~possible] = -np.inf
        scores[np.ix_(~open_ended, self._begins)] = -np.inf
        scores[np.ix_(blank, self._begins | self._is_one)] = -np.inf
        best = scores.argmax(axis=1)
        return [(at, self._moves[best[at]]) for at in np.flatnonzero(best != none).tolist()]

    def _go_through(self, walks: Sequence[_Walk], vectors: Any, open_ended: Any) -> list[list[ModelName]]:
        """The names that the walks come to, one word of each at a time."""
        found: list[list[ModelName]] = [[] for _ in walks]
        answers: Iterable[tuple[int, bool | None]] = [(number, None) for number in range(len(walks))]
        while True:
            asked: dict[int, _Asked] = {}
            for number, answer in answers:
                try:
                    asked[number] = walks[number].send(answer)  # type: ignore[arg-type]
                except StopIteration as end:
                    found[number] = end.value
            if not asked:
                return found
            answers = zip(asked, self._goes_on(list(asked.values()), vectors, open_ended), strict=True)

    def _goes_on(self, asked: Sequence[_Asked], vectors: Any, open_ended: Any) -> list[bool]:
        """Whether each name goes on behind the word that is looked at."""
        firsts, words, labels = zip(*asked, strict=True)
        behind = [at - 1 for at in words]
        summed = vectors[list(words)] @ self._of_word + vectors[list(firsts)] @ self._of_first
        scores = self._score(summed + vectors[behind] @ self._of_last)
        return [
            bool(open_ended[at] and row[self._places[_GOES_ON + label]] >= row[self._places[_ENDS + label]])
            for row, at, label in zip(scores, words, labels, strict=True)
        ]

    def _score(self, summed: Any) -> Any:
        """How much speaks for each move."""
        import numpy as np

        pieces = summed + self._bias
        return np.maximum(pieces[:, 0::2], pieces[:, 1::2]) @ self._weights + self._biases


def _walk(beginnings: Iterable[tuple[int, str]], edge: int) -> _Walk:
    """Goes through a document that begins at `edge`, asks whether a name goes on, and comes to all of its names."""
    names: list[ModelName] = []
    free = edge
    for first, move in beginnings:
        if first < free:
            continue
        label = move[len(_BEGINS) :]
        free = first + 1
        if move.startswith(_BEGINS):
            while (yield first, free, label):
                free += 1
            free += 1
        names.append(ModelName(first - edge, free - edge, label))
    return names

"""Tokens with their grammar, and the questions finders ask of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from selon.document import Document
from selon.span import Span


class Token(NamedTuple):
    """One word or mark. Tokens of white space are left out of an analysis.

    Attributes:
        i: its place among the document's tokens.
        start, end: code points, end exclusive.
        text: as written.
        norm: lower case, apostrophes straight.
        lemma: dictionary form, lower case but for proper nouns.
        pos: Universal Dependencies part of speech.
        dep: Universal Dependencies relation to the head.
        head: index of the token it depends on; its own for a root.
        morph: features, as "Number=Plur".
        sentence: index of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    norm: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: frozenset[str]
    sentence: int


class Sentence(NamedTuple):
    """Tokens `first` to `last` (exclusive); `start` and `end` in code points; the paragraph it stands in."""

    index: int  # type: ignore[assignment]
    first: int
    last: int
    start: int
    end: int
    paragraph: int


class ModelName(NamedTuple):
    """A name as the model sees it: tokens `first` to `last` (exclusive) and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document's tokens and sentences in text order, with the edges of every token's subtree."""

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[ModelName, ...]
    children: tuple[tuple[int, ...], ...]
    edges: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    @classmethod
    def of(
        cls,
        document: Document,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        names: tuple[ModelName, ...],
    ) -> Analysis:
        """An analysis with its derived tables filled in."""
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return cls(
            document=document,
            tokens=tokens,
            sentences=sentences,
            names=names,
            children=tuple(map(tuple, children)),
            edges=_edges(tokens, children),
            starts=tuple(token.start for token in tokens),
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last` (exclusive)."""
        return Span.of(self.text, self.tokens[first].start, self.tokens[last - 1].end)

    def span_of(self, start: int, end: int) -> Span:
        """The span of code points `start` to `end` (exclusive)."""
        return Span.of(self.text, start, end)

    def token_at(self, offset: int) -> int:
        """The index of the token that holds code point `offset`, or the next one after it; len(tokens) past the end."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else i + 1

    def tokens_in(self, start: int, end: int) -> range:
        """The indices of the tokens that begin in code points `start` to `end` (exclusive)."""
        return range(self.token_at(start), self.token_at(end))

    def beginning_in(self, start: int, end: int) -> range:
        """The indices of the tokens whose first code point is one of `start` to `end` (exclusive)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def subtree(self, i: int) -> tuple[int, int]:
        """First and last (exclusive) token of what hangs on token `i`, as one stretch."""
        return self.edges[i]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first child of token `i` with one of these relations, subtypes included ("nsubj" fits "nsubj:pass")."""
        return next(self.find_children(i, *deps), None)

    def find_children(self, i: int, *deps: str) -> Iterator[Token]:
        """The children of token `i` with one of these relations, in text order; with none given, all of them."""
        for j in self.children[i]:
            token = self.tokens[j]
            if not deps or token.dep in deps or (":" in token.dep and token.dep.split(":")[0] in deps):
                yield token

    def ancestors(self, i: int) -> Iterator[Token]:
        """What token `i` hangs on, nearest first, up to its sentence's root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]


def _edges(tokens: tuple[Token, ...], children: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """Leftmost and rightmost (exclusive) token of every subtree, leaves first."""
    left = [token.i for token in tokens]
    right = [token.i + 1 for token in tokens]
    order = [token.i for token in tokens if token.head == token.i]
    for i in order:  # grows while it is read: every token behind its head
        order += children[i]
    for i in reversed(order):
        head = tokens[i].head
        left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
    return tuple(zip(left, right, strict=True))

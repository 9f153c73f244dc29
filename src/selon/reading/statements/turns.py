"""Interviews: a paragraph that opens with who speaks and a colon, "Lea Roth : ...", "P. R. : ...", is their answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from selon.analysis import Sentence, Token
from selon.reading.statements.drafts import Draft
from selon.reading.statements.extent import Content
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source

# A label has no more tokens: "Lea de la Roth-Morel", "P. - M. R."
_LABEL = 7
# So many paragraphs of a report must open with a label: one alone is a heading.
_TURNS = 3


def find_turns(ground: Ground) -> list[Draft]:
    """A draft for every answer of an interview, in text order; questions are the paper's own."""
    labels = [label for label in (_label(ground, s) for s in _openings(ground)) if label is not None]
    if len(labels) < _TURNS:
        return []
    asker = _asker(ground, labels)
    answers = (label for label in labels if not _asks(ground, label) and _written(ground, label) != asker)
    return [draft for label in answers if (draft := _answer(ground, label)) is not None]


def _asker(ground: Ground, labels: list[Source]) -> str:
    """The label of whoever speaks first, if another speaks too and they ask: "Radio Nord : Et les quais ?"."""
    written = [_written(ground, label) for label in labels]
    asks = any(_paragraph(ground, label)[-1].text == "?" for label in labels if _written(ground, label) == written[0])
    return written[0] if asks and len(set(written)) > 1 else ""


def _written(ground: Ground, label: Source) -> str:
    return ground.analysis.span(label.first, label.last).text


def _openings(ground: Ground) -> Iterator[Sentence]:
    """The sentences that open a paragraph."""
    paragraph = -1
    for sentence in ground.analysis.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            yield sentence


def _label(ground: Ground, sentence: Sentence) -> Source | None:
    """Who speaks, as the opening of a paragraph tells: a person, initials, a paper, "Question"."""
    tokens = ground.analysis.tokens
    first = sentence.first + (tokens[sentence.first].text in "–—-")
    colon = next((i for i in range(first, min(first + _LABEL, sentence.last)) if tokens[i].text == ":"), first)
    if colon == first:
        return None
    source = Source(first, colon, first)
    named = (first, colon) in ground.people
    known = named or _is_initials(ground, source) or _asks(ground, source) or _answers(ground, source)
    return source if known else None


def _is_initials(ground: Ground, source: Source) -> bool:
    """Whether a label is made of single capitals: "P. R.", "J.-P. R."."""
    letters = "".join(t.text for t in ground.analysis.tokens[source.first : source.last])
    parts = [part for part in letters.replace("-", ".").split(".") if part]
    return len(parts) > 1 and all(len(part) == 1 and part.isupper() for part in parts)


def _asks(ground: Ground, source: Source) -> bool:
    """Whether a label is the paper's: "Question", a paper's name, or another that is nobody's before a question."""
    tokens = ground.analysis.tokens
    label = " ".join(t.norm for t in tokens[source.first : source.last])
    if label in ground.words.asking_labels | ground.words.media_names:
        return True
    someone = (source.first, source.last) in ground.people or _is_initials(ground, source)
    return not someone and tokens[source.first].text[0].isupper() and _paragraph(ground, source)[-1].text == "?"


def _paragraph(ground: Ground, source: Source) -> list[Token]:
    """The tokens behind a label's colon in its paragraph, the colon included."""
    sentences, first = ground.analysis.sentences, ground.analysis.tokens[source.first].sentence
    paragraph = takewhile(lambda each: each.paragraph == sentences[first].paragraph, sentences[first:])
    return list(ground.analysis.tokens[source.last : max(sentence.last for sentence in paragraph)])


def _answers(ground: Ground, source: Source) -> bool:
    return source.last - source.first == 1 and ground.norm_at(source.first) in ground.words.answering_labels


def _answer(ground: Ground, label: Source) -> Draft | None:
    """What follows a label in its paragraph."""
    inside = _paragraph(ground, label)[1:]
    if not inside:
        return None
    content = Content(((inside[0].start, inside[-1].end),), "turn")
    return Draft(None, content, None if _answers(ground, label) else label)

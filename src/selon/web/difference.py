"""What two reports have in common and what only one of them has: their statements and their paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from markupsafe import escape

from selon.record import Reading, Statement
from selon.record.gist import gist, speaker_name
from selon.record.marks import find_paragraphs
from selon.ui import Words

GIST = 220
# Pieces of either text that are compared: pairing takes their square, and who has more is no news report.
MOST = 1000
# Code points of a paragraph; where either text has a longer one, both are compared by sentences.
LONG = 1200
_SENTENCE = re.compile(r"(?<=[.!?…»”])\s+(?=[«“—–A-ZÀ-Þ])")
# Two pieces are one that was changed where more than this of their words is the same, in the same order. It is looked
# into only where some pairs of words are the same, and for so many of the pieces that were there in its place.
ALIKE, PAIRED, NEAR = 0.5, 0.15, 8
# About how many bytes of a page either list takes; and bytes that each line, and each of its parts, has on top.
SIZE, FRAME, MARKS = 60_000, 160, 12
# Code points shown of a piece that both have.
SAME = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A statement or a piece of text; `side` is before, after or both.

    Attributes:
        parts: of a piece that was changed: its stretches in order, each with its side.
    """

    side: str
    text: str
    who: str = ""
    stance: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the two reports differ in it."""
        return self.side != "both" or bool(self.parts)

    @property
    def size(self) -> int:
        """Bytes that it makes, about."""
        shown = [part for _, part in self.parts] or [self.text if self.changed else self.text[:SAME]]
        return FRAME + sum(len(escape(each).encode()) + MARKS for each in (self.who, *shown))


def compare_statements(before: Reading, after: Reading, words: Words) -> tuple[Line, ...]:
    """Statements that only one of two readings has, in text order, those of `before` first; a change of any word tells.

    The rest of them, which both have, are left out.
    """
    sides = []
    for mine, other, side in ((before, after, "before"), (after, before, "after")):
        known = Counter(map(_key, other.statements))
        for each in mine.statements:
            if known[_key(each)]:
                known[_key(each)] -= 1
            else:
                sides.append(Line(side, gist(each, GIST), speaker_name(each, words), each.stance))
    return tuple(sides)


def _key(statement: Statement) -> tuple[str, str, str]:
    name = statement.speaker.name if statement.speaker else ""
    return name, statement.stance, " ".join(" ".join(span.text for span in statement.content).split())


def compare_texts(before: str, after: str) -> tuple[Line, ...]:
    """The paragraphs of both, in order, each with the side it stands on; one that was changed comes once, in parts.

    >>> [(line.side, line.text) for line in compare_texts("A.\\n\\nB.", "A.\\n\\nC.")]
    [('both', 'A.'), ('before', 'B.'), ('after', 'C.')]
    >>> [line.parts for line in compare_texts("Le pont rouvre en mars.", "Le pont rouvre en juin.")]
    [(('both', 'Le pont rouvre en'), ('before', 'mars.'), ('after', 'juin.'))]
    """
    old, new = _pieces(before, after)
    lines: list[Line] = []
    # What stands in hundreds of places, as a rule between paragraphs, is matched beside others only: by itself it takes
    # seconds.
    for tag, a, b, c, d in SequenceMatcher(None, old[:MOST], new[:MOST]).get_opcodes():
        if tag == "equal":
            lines += [Line("both", each) for each in old[a:b]]
        else:
            lines += _changed(old[a:b], new[c:d])
    for one, other in zip_longest(old[MOST:], new[MOST:]):
        if one == other:
            lines.append(Line("both", one))
        else:
            lines += [Line(side, each) for side, each in (("before", one), ("after", other)) if each is not None]
    return tuple(lines)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Pieces in the place of others, in their order: those that are gone, those that are new, and what was changed."""
    at = 0
    fresh: list[Line] = []
    for text in new:
        near = ((place, _parts(old[place], text)) for place in range(at, min(at + NEAR, len(old))))
        place, parts = next((found for found in near if found[1]), (at, ()))
        if not parts:
            fresh.append(Line("after", text))
            continue
        yield from (*(Line("before", each) for each in old[at:place]), *fresh, Line("both", text, parts=parts))
        at, fresh = place + 1, []
    yield from (*(Line("before", each) for each in old[at:]), *fresh)


def _parts(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The words of two pieces, in stretches with their sides; empty where they are not alike."""
    old, new = before.split(), after.split()
    one, other = set(pairwise(old)), set(pairwise(new))
    if len(one & other) <= PAIRED * max(len(one), len(other)):
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() <= ALIKE:
        return ()
    parts = []
    for tag, a, b, c, d in matcher.get_opcodes():
        sides = (("both", old[a:b]),) if tag == "equal" else (("before", old[a:b]), ("after", new[c:d]))
        parts += [(side, " ".join(words)) for side, words in sides if words]
    return tuple(parts)


def _pieces(*texts: str) -> list[list[str]]:
    """The paragraphs of each text; its sentences where one of the texts has a long paragraph."""
    several = [[" ".join(text[start:end].split()) for start, end in find_paragraphs(text)] for text in texts]
    if all(len(each) <= LONG for paragraphs in several for each in paragraphs):
        return several
    return [[piece for each in paragraphs for piece in _sentences(each)] for paragraphs in several]


def _sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph; one that is as long as a long paragraph is cut between words."""
    for sentence in _SENTENCE.split(paragraph):
        rest = sentence
        while len(rest) > LONG:
            place = rest.rfind(" ", 1, LONG) + 1 or LONG
            yield rest[:place].strip()
            rest = rest[place:]
        yield rest


def divide_lines(lines: Iterable[Line], size: int = SIZE) -> tuple[int, ...]:
    """The numbers of the lines with which the pages of a comparison begin, from 0; never none.

    Args:
        size: bytes of a page at most, but for those of one line.
    """
    starts, taken = [0], 0
    for number, line in enumerate(lines):
        if taken + line.size > size and number > starts[-1]:
            starts.append(number)
            taken = 0
        taken += line.size
    return tuple(starts)

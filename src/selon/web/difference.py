"""What two reports have in common and what only one of them has: their statements, events and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from markupsafe import escape

from selon.record import Reading
from selon.record.deeds import parties
from selon.record.gist import gist, one_line, shorten, speaker_name
from selon.record.marks import find_paragraphs
from selon.span import Span
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
    """A statement, an event or a piece of text; `side` is before, after or both.

    Attributes:
        who: who speaks or acts. saying: its stance, told from what its words say.
        deed, whom: of an event: what was done, and to whom.
        parts: of a piece that was changed: its stretches in order, each with its side.
    """

    side: str
    text: str
    who: str = ""
    stance: str = ""
    deed: str = ""
    whom: str = ""
    saying: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the two reports differ in it."""
        return self.side != "both" or bool(self.parts)

    @property
    def size(self) -> int:
        """Bytes that it makes, about."""
        shown = [part for _, part in self.parts] or [self.text if self.changed else self.text[:SAME]]
        return FRAME + sum(len(escape(each).encode()) + MARKS for each in (self.who, self.deed, self.whom, *shown))


def compare_rows(before: Reading, after: Reading, words: Words) -> tuple[Line, ...]:
    """Statements and events that only one of two readings has, in text order; a change of any word tells.

    The rest of them, which both have, are left out, wherever they stand; they are what the two texts are laid beside
    each other by: what stands between the same two of them comes together, that of `before` first.
    """
    sides = {"before": _rows(before, words), "after": _rows(after, words)}
    own, common = Counter(key for key, _ in sides["before"]), Counter(key for key, _ in sides["after"])
    places = {key: number for number, (key, _) in reversed(list(enumerate(sides["before"])))}
    found: list[tuple[int, bool, int, Line]] = []
    for side, other in (("before", common), ("after", own)):
        last, left = -1, Counter(other)
        for number, (key, line) in enumerate(sides[side]):
            if left[key]:
                left[key] -= 1
                last = max(last, places[key])
            else:
                found.append((last, side == "after", number, replace(line, side=side)))
    return tuple(line for *_, line in sorted(found, key=lambda each: each[:3]))


def _rows(reading: Reading, words: Words) -> list[tuple[tuple[str, ...], Line]]:
    """The statements and events of a reading in text order, each with all that makes it another."""
    rows: list[tuple[int, tuple[str, ...], Line]] = []
    for said in reading.statements:
        name = said.speaker.name if said.speaker else ""
        key: tuple[str, ...] = ("statement", name, said.stance, _plain(said.content))
        line = Line("both", gist(said, GIST), speaker_name(said, words), said.stance, saying=said.saying)
        rows.append((said.content[0].start if said.content else 0, key, line))
    for event in reading.events:
        names = [role for each in (event.actor, event.recipient) for role in ("", *(party.name for party in each))]
        key = ("event", event.type, event.factuality, *names, _plain([event.evidence]))
        who = parties(event, "actor") or words("web.nobody")
        deed, whom = words.get(f"event.{event.type}", event.type), parties(event, "recipient")
        line = Line("both", shorten(one_line(event.evidence.text), GIST), who, deed=deed, whom=whom)
        rows.append((event.anchor.start, key, line))
    return [(key, line) for _, key, line in sorted(rows, key=lambda row: row[0])]


def _plain(spans: Iterable[Span]) -> str:
    return " ".join(" ".join(span.text for span in spans).split())


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

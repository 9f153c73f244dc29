"""What two reports have in common and what only one of them has: their statements and their paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from selon.record import Reading, Statement
from selon.record.gist import gist, speaker_name
from selon.record.marks import find_paragraphs
from selon.ui import Words

GIST = 220
# Paragraphs compared: a report that has more is no news report, and pairing takes their square.
MOST = 2000
# Two paragraphs are one that was changed where more than this of their words is the same, in the same order. Longer
# ones than so many words, and more pairs than so many, would take too long.
ALIKE, LONG, PAIRS = 0.5, 1000, 400


@dataclass(frozen=True, slots=True)
class Line:
    """A statement or a paragraph; `side` is before, after or both.

    Attributes:
        parts: of a paragraph that was changed: its stretches in order, each with its side.
    """

    side: str
    text: str
    who: str = ""
    stance: str = ""
    parts: tuple[tuple[str, str], ...] = ()


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
    old, new = _paragraphs(before), _paragraphs(after)
    lines: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [Line("both", each) for each in old[a:b]]
        else:
            lines += _changed(old[a:b], new[c:d])
    return tuple(lines)


def _changed(old: Sequence[str], new: Sequence[str]) -> list[Line]:
    """Paragraphs in the place of others: the old ones that are gone, then the new ones, in parts where one is alike."""
    left = list(old)
    lines = []
    for text in new:
        pairs = ((_parts(one, text), one) for one in left) if len(old) * len(new) <= PAIRS else ()
        parts, one = next((pair for pair in pairs if pair[0]), ((), ""))
        if parts:
            left.remove(one)
        lines.append(Line("both" if parts else "after", text, parts=parts))
    return [*(Line("before", each) for each in left), *lines]


def _parts(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The words of two paragraphs, in stretches with their sides; empty where they are not alike."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > LONG:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() <= ALIKE or matcher.quick_ratio() <= ALIKE or matcher.ratio() <= ALIKE:
        return ()
    parts = []
    for tag, a, b, c, d in matcher.get_opcodes():
        sides = (("both", old[a:b]),) if tag == "equal" else (("before", old[a:b]), ("after", new[c:d]))
        parts += [(side, " ".join(words)) for side, words in sides if words]
    return tuple(parts)


def _paragraphs(text: str) -> Sequence[str]:
    return [" ".join(text[start:end].split()) for start, end in find_paragraphs(text)][:MOST]

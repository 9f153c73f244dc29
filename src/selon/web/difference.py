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


@dataclass(frozen=True, slots=True)
class Line:
    """A statement or a paragraph; `side` is before, after or both."""

    side: str
    text: str
    who: str = ""
    stance: str = ""


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
    """The paragraphs of both, in order, each with the side it stands on.

    >>> [(line.side, line.text) for line in compare_texts("A.\\n\\nB.", "A.\\n\\nC.")]
    [('both', 'A.'), ('before', 'B.'), ('after', 'C.')]
    """
    old, new = _paragraphs(before), _paragraphs(after)
    lines: list[Line] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [Line("both", each) for each in old[a:b]]
        else:
            lines += [Line("before", each) for each in old[a:b]]
            lines += [Line("after", each) for each in new[c:d]]
    return tuple(lines)


def _paragraphs(text: str) -> Sequence[str]:
    return [" ".join(text[start:end].split()) for start, end in find_paragraphs(text)][:MOST]

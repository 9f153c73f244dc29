"""Was it said? A quotation looked for in what a report attributes, and in what it tells in its own voice."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.desk.fold import Folded, fold, fold_name
from selon.record import Reading, Statement
from selon.span import Span

# Alike in this many characters of a hundred (Indel similarity) is "nearly"; few words must be closer, as any
# two short phrases share much.
NEAR, NEAR_SHORT, SHORT = 78.0, 88.0, 5
_ELLIPSIS = re.compile(r"[\[(]\s*(?:\.\.\.|…)\s*[\])]|(?<=\s)(?:\.\.\.|…)(?=\s)")
_WORDLIKE = re.compile(r"\w")
_EDGES = " .,;:!?-…()[]'"
# A word, or what elision has left of one: quotations often begin behind it ("qu'aucune").
_WORD = re.compile(r"[^\s']+'?|'")


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer.

    Attributes:
        verdict: verbatim, nearly, other, other_nearly (by somebody else than asked), report, report_nearly (in the
            report's own voice) or never.
        statement: what it was found in; None for the report's own voice and for never.
        start, end: code points of the words found, end exclusive; 0, 0 for never.
        score: alike in so many characters of a hundred.
        quoted: in_quotes, partly_quoted or not_quoted.
    """

    verdict: str
    statement: Statement | None = None
    start: int = 0
    end: int = 0
    score: int = 0
    quoted: str = "not_quoted"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the difference: `asked` stands in the quotation, `found` in the text; equal where they agree."""

    asked: str
    found: str
    same: bool


def find_quotation(reading: Reading, quotation: str, speaker: str | None = None) -> tuple[Finding, ...]:
    """The best answers of one kind, in text order; never empty.

    Verbatim goes before nearly, what the person asked about said before what somebody else said, and both before
    what the report tells in its own voice. Quotation marks, the shape of apostrophes, case and spacing do not count;
    "[...]" in the quotation, and "..." between blanks, stands for any words left out.
    """
    text = reading.document.text
    said = [(each, fold(text, each.content)) for each in reading.statements]
    own = [each for each, _ in said if speaker is None or is_speaker(each, speaker, reading)]
    others = [each for each, _ in said if each not in own]
    for statements, exact, near in ((own, "verbatim", "nearly"), (others, "other", "other_nearly")):
        wanted = [(each, folded) for each, folded in said if each in statements]
        found = _exact(quotation, wanted, exact)
        if found:
            return _innermost(found, reading)
        found = _near(quotation, wanted, near)
        if found:
            return _innermost(found, reading)
    return _own_voice(quotation, text) or (Finding("never"),)


def find_changes(quotation: str, found: str) -> tuple[Change, ...]:
    """How a quotation differs from the words found, word by word; marks that stand alone are left out."""
    asked_words, found_words = (
        [word for word in text.split() if _WORDLIKE.search(word)] for text in (quotation, found)
    )
    matcher = difflib.SequenceMatcher(None, _comparable(asked_words), _comparable(found_words), autojunk=False)
    return tuple(
        Change(" ".join(asked_words[a:b]), " ".join(found_words[c:d]), tag == "equal")
        for tag, a, b, c, d in matcher.get_opcodes()
    )


def is_speaker(statement: Statement, name: str, reading: Reading) -> bool:
    """Whether a statement is by the person named: the words of one name, surname included, are among the other's."""
    if statement.speaker is None:
        return False
    asked = fold_name(name)
    known = [statement.speaker.name]
    for entity in reading.entities:
        if entity.id == statement.speaker.id:
            known += [entity.name, *entity.aliases]
            known += [each.span.text for each in entity.mentions if each.kind != "pronoun"]
    return any(_same_name(asked, fold_name(each)) for each in known)


def _same_name(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    if not asked or not known:
        return False
    if set(asked) <= set(known):
        return any(len(word) > 2 for word in asked)
    return set(known) <= set(asked) and known[-1] == asked[-1]


def _comparable(words: list[str]) -> list[str]:
    return [fold(word).text.strip(_EDGES) for word in words]


def _parts(quotation: str) -> list[str]:
    parts = [fold(part).text.strip(_EDGES) for part in _ELLIPSIS.split(quotation)]
    return [part for part in parts if part]


def _exact(quotation: str, said: Sequence[tuple[Statement, Folded]], verdict: str) -> list[Finding]:
    pattern = r"\W.*?(?<!\w)".join(re.escape(part) for part in _parts(quotation))
    if not pattern:
        return []
    found = []
    for statement, folded in said:
        match = re.search(rf"(?<!\w){pattern}(?!\w)", folded.text)
        if match is not None:
            start, end = folded.span(*match.span())
            found.append(Finding(verdict, statement, start, end, 100, _quoted(statement, start, end)))
    return found


def _near(quotation: str, said: Sequence[tuple[Statement, Folded]], verdict: str) -> list[Finding]:
    """The nearest one, and those as near."""
    asked = " ".join(_parts(quotation))
    found = []
    for statement, folded in said:
        best = _nearest(asked, folded)
        if best is not None:
            score, start, end = best
            found.append(Finding(verdict, statement, start, end, score, _quoted(statement, start, end)))
    top = max((each.score for each in found), default=0)
    return [each for each in found if each.score == top]


def _own_voice(quotation: str, text: str) -> tuple[Finding, ...]:
    folded = fold(text)
    pattern = r"\W.*?(?<!\w)".join(re.escape(part) for part in _parts(quotation))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", folded.text) if pattern else None
    if match is not None:
        start, end = folded.span(*match.span())
        return (Finding("report", None, start, end, 100),)
    best = _nearest(" ".join(_parts(quotation)), folded)
    return (Finding("report_nearly", None, best[1], best[2], best[0]),) if best else ()


def _nearest(asked: str, folded: Folded) -> tuple[int, int, int] | None:
    """Score, start and end (code points) of the run of words most like `asked`; None where none is near."""
    from rapidfuzz import fuzz

    least = NEAR if len(asked.split()) >= SHORT else NEAR_SHORT
    best: tuple[float, int, int] | None = None
    for start, end in _windows(asked, folded.text):
        score = fuzz.ratio(asked, folded.text[start:end].strip(_EDGES), score_cutoff=least)
        if score >= least and (best is None or score > best[0]):
            best = (score, start, end)
    if best is None:
        return None
    found = folded.text[best[1] : best[2]]
    lead = len(found) - len(found.lstrip(_EDGES))
    start, end = folded.span(best[1] + lead, best[1] + len(found.rstrip(_EDGES)))
    return min(99, int(best[0])), start, end


def _windows(asked: str, text: str) -> Iterator[tuple[int, int]]:
    """Runs of words that might be near: those whose edges lie about the stretch of the same length most like it."""
    from rapidfuzz import fuzz

    words = [match.span() for match in _WORD.finditer(text)]
    start, end = 0, len(text)
    if len(asked) < len(text):
        # Half as like as is asked for in the end: words put in or left out shift what has the same length.
        about = fuzz.partial_ratio_alignment(asked, text, score_cutoff=NEAR / 2)
        if about is None:
            return
        start, end = about.dest_start, about.dest_end
    reach = max(3, len(asked.split()) // 4)
    first = bisect_right([a for a, _ in words], start) - 1
    last = bisect_left([b for _, b in words], end)
    for a, _ in words[max(0, first - reach) : first + reach + 1]:
        for _, b in words[max(0, last - reach) : last + reach + 1]:
            if a < b:
                yield a, b


def _quoted(statement: Statement, start: int, end: int) -> str:
    """Whether the words found stand in quotation marks: only then are they the speaker's own."""
    if statement.form == "direct":
        return "in_quotes"
    inside = sum(max(0, min(end, each.end) - max(start, each.start)) for each in statement.quotes)
    if not inside:
        return "not_quoted"
    # Marks at the edges of a quotation are not part of it.
    return "in_quotes" if inside >= end - start - 2 else "partly_quoted"


def _innermost(found: list[Finding], reading: Reading) -> tuple[Finding, ...]:
    """Of words found in a statement and in one that lies in it, only the inner one: they are its speaker's."""
    inside = {each.id: each.inside for each in reading.statements}
    outer = {inside.get(each.statement.id) for each in found if each.statement}
    return tuple(each for each in found if each.statement is None or each.statement.id not in outer)


def words_found(finding: Finding, reading: Reading) -> Iterator[Span]:
    """The words found, in the pieces that the cue breaks them into."""
    text = reading.document.text
    pieces = finding.statement.content if finding.statement else (Span.of(text, finding.start, finding.end),)
    for piece in pieces:
        start, end = max(piece.start, finding.start), min(piece.end, finding.end)
        if start < end:
            yield Span.of(text, start, end)

"""Was it said? A quotation looked for in what a report attributes, and in what it tells in its own voice."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selon.compare import Vocabulary, load_vocabulary
from selon.compare.differences import CONTRARY, find_difference
from selon.compare.proposition import is_denied
from selon.compare.words import fold_words
from selon.desk.fold import Folded, fold
from selon.desk.speakers import is_speaker
from selon.record import Reading, Statement
from selon.span import Span

# Alike in this many characters of a hundred (Indel similarity) is "nearly"; few words must be closer, as any
# two short phrases share much.
NEAR, NEAR_SHORT, SHORT = 78.0, 88.0, 5
_ELLIPSIS = re.compile(r"[\[(]\s*(?:\.\.\.|…)\s*[\])]|(?<=\s)(?:\.\.\.|…)(?=\s)")
_WORDLIKE = re.compile(r"\w")
# Beside a negative word; and so many words before it belong to what it denies.
_NOT, _CLAUSE = ("ne", "n"), 4
_AGAINST = ("contrary", "figure")
_EDGES = " .,;:!?-…()[]'"
# Fewer words than this tell no sentence from another.
FEW = 3
# A word, or what elision has left of one: quotations often begin behind it ("qu'aucune").
_WORD = re.compile(r"[^\s']+'?|'")


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer.

    Attributes:
        verdict: verbatim, nearly, contrary, figure (alike, but the one denies what the other says, or gives another
            figure); other, other_nearly, other_contrary, other_figure (by somebody else than asked); report,
            report_nearly, report_contrary, report_figure (in the report's own voice); or never.
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

    @property
    def differs(self) -> bool:
        """Whether the words found are not those asked for."""
        return 0 < self.score < 100

    @property
    def against(self) -> bool:
        """Whether what was found speaks against what was asked for."""
        return self.verdict.endswith(_AGAINST)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the difference: `asked` stands in the quotation, `found` in the text; equal where they agree."""

    asked: str
    found: str
    same: bool


def find_quotation(reading: Reading, quotation: str, speaker: str | None = None) -> tuple[Finding, ...]:
    """The best answers of one kind, in text order; never empty.

    Verbatim goes before nearly, what the person asked about said before what somebody else said, and both before
    what the report tells in its own voice; the contrary and another figure come after all of them. Words quoted within
    a quotation are said by whom they are quoted from, not by whoever quotes them. Quotation marks, the
    shape of apostrophes, case, spacing and the marks that group figures do not count; "[...]" in the quotation, and
    "..." between blanks, stands for any words left out.
    """
    answers = [found for found in _find_answers(reading, quotation, speaker) if found]
    for found in answers:
        agreeing = [each for each in found if not each.against]
        if agreeing:
            return tuple(agreeing)
    return tuple(answers[0]) if answers else (Finding("never"),)


def _find_answers(reading: Reading, quotation: str, speaker: str | None) -> Iterator[list[Finding]]:
    """What answers a quotation, the best kind first."""
    text = reading.document.text
    vocabulary = load_vocabulary(reading.document.language)
    said = _innermost(quotation, [(each, fold(text, each.content)) for each in reading.statements])
    own = [(each, words) for each, words in said if speaker is None or is_speaker(each, speaker, reading)]
    others = [each for each in said if each not in own]
    known: list[Finding] = []
    for wanted, exact, near in ((own, "verbatim", "nearly"), (others, "other", "other_nearly")):
        for found in (_exact(vocabulary, quotation, wanted, exact), _near(vocabulary, quotation, wanted, near)):
            known += found
            yield found
    in_report = _own_voice(vocabulary, quotation, fold(text))
    # What somebody is found to have said is not told by the report.
    yield [each for each in in_report if not any(each.start < one.end and one.start < each.end for one in known)]


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


def _comparable(words: list[str]) -> list[str]:
    return [fold(word).text.strip(_EDGES) for word in words]


def _parts(quotation: str) -> list[str]:
    parts = [fold(part).text.strip(_EDGES) for part in _ELLIPSIS.split(quotation)]
    return [part for part in parts if part]


def _exact(
    vocabulary: Vocabulary, quotation: str, said: Sequence[tuple[Statement, Folded]], verdict: str
) -> list[Finding]:
    found = []
    for statement, folded in said:
        place = _place(quotation, folded)
        if place is not None:
            judged = _judge(vocabulary, verdict, folded.text[slice(*place)], folded, place, statement)
            start, end = folded.span(*place)
            found.append(Finding(judged, statement, start, end, 100, _quoted(statement, start, end)))
    return found


def _near(
    vocabulary: Vocabulary, quotation: str, said: Sequence[tuple[Statement, Folded]], verdict: str
) -> list[Finding]:
    """The nearest one, and those as near; what speaks against the quotation only where nothing else is near."""
    asked = " ".join(_parts(quotation))
    found = []
    for statement, folded in said:
        best = _nearest(asked, folded)
        if best is not None:
            score, place = best
            judged = _judge(vocabulary, verdict, asked, folded, place, statement)
            start, end = folded.span(*place)
            found.append(Finding(judged, statement, start, end, score, _quoted(statement, start, end)))
    found = [each for each in found if not each.against] or found
    top = max((each.score for each in found), default=0)
    return [each for each in found if each.score == top]


def _own_voice(vocabulary: Vocabulary, quotation: str, folded: Folded) -> list[Finding]:
    place = _place(quotation, folded)
    if place is not None:
        judged = _judge(vocabulary, "report", folded.text[slice(*place)], folded, place)
        return [Finding(judged, None, *folded.span(*place), 100)]
    asked = " ".join(_parts(quotation))
    best = _nearest(asked, folded)
    if best is None:
        return []
    score, place = best
    return [Finding(_judge(vocabulary, "report_nearly", asked, folded, place), None, *folded.span(*place), score)]


def _place(quotation: str, folded: Folded) -> tuple[int, int] | None:
    """Where a quotation stands word for word, in characters of the folded text."""
    pattern = r"\W.*?(?<!\w)".join(re.escape(part) for part in _parts(quotation))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", folded.text) if pattern else None
    return match.span() if match is not None else None


def _judge(
    vocabulary: Vocabulary,
    verdict: str,
    asked: str,
    folded: Folded,
    place: tuple[int, int],
    statement: Statement | None = None,
) -> str:
    """The verdict on words like those asked for, unless they say the contrary or give another figure."""
    start, end = place
    difference = find_difference(
        vocabulary, asked, folded.text[slice(*_with_negation(vocabulary, folded.text, start, end))]
    )
    if statement is not None and _is_denied(vocabulary, statement):
        # Whoever denies the contrary says it.
        difference = "" if difference == CONTRARY else CONTRARY
    if not difference:
        return verdict
    where = verdict.removesuffix("_nearly")
    return f"{where}_{difference}" if where in ("other", "report") else difference


def _is_denied(vocabulary: Vocabulary, statement: Statement) -> bool:
    cue = statement.cue.text if statement.cue else None
    content = " ".join(span.text for span in statement.content)
    return is_denied(vocabulary, cue, statement.form, statement.stance, content)


def _with_negation(vocabulary: Vocabulary, text: str, start: int, end: int) -> tuple[int, int]:
    """The words found with the negation they were cut from: "a fui" stands in "aucune cuve n'a fui"."""
    words = list(_WORD.finditer(text))
    before = [each for each in words if each.end() <= start]
    after = [each for each in words if each.start() >= end]
    if before and _is_negation(vocabulary, before[-1].group()):
        start = before[max(0, len(before) - _CLAUSE)].start()
    if after and _is_negation(vocabulary, after[0].group()):
        end = after[0].end()
    return start, end


def _is_negation(vocabulary: Vocabulary, word: str) -> bool:
    folded = fold_words(word)
    return folded in _NOT or vocabulary.is_word("negative", folded)


def _nearest(asked: str, folded: Folded) -> tuple[int, tuple[int, int]] | None:
    """Score and place (in the folded text) of the run of words most like `asked`; None where none is near."""
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
    return min(99, int(best[0])), (best[1] + lead, best[1] + len(found.rstrip(_EDGES)))


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


def _innermost(quotation: str, said: list[tuple[Statement, Folded]]) -> list[tuple[Statement, Folded]]:
    """The statements without those that hold the quotation only as another's words: one that lies in them does too."""
    outer = {each.inside for each, _ in said if each.inside}
    words = " ".join(_parts(quotation))
    alike = {each.id: _alike(quotation, words, folded) for each, folded in said if each.inside or each.id in outer}
    told = {each.inside for each, _ in said if each.inside in alike and 0 < alike[each.inside] <= alike[each.id]}
    return [(each, folded) for each, folded in said if each.id not in told]


def _alike(quotation: str, words: str, folded: Folded) -> int:
    """How far words are like a quotation, in characters of a hundred: 100 word for word, 0 where not near."""
    if _place(quotation, folded) is not None:
        return 100
    best = _nearest(words, folded)
    return best[0] if best is not None else 0


def teller_of(finding: Finding, reading: Reading) -> Statement | None:
    """The statement that tells the one found, by whoever quotes its speaker; None where the report itself does."""
    inside = finding.statement.inside if finding.statement else None
    return next((each for each in reading.statements if each.id == inside), None) if inside else None


def place_of_lead(finding: Finding, reading: Reading) -> int:
    """Where what is to be shown of the words found begins: of another's words, where who quotes them brings them in."""
    statement = finding.statement
    if statement is None or teller_of(finding, reading) is None:
        return finding.start
    lead = [each.start for each in (statement.cue, statement.source) if each is not None]
    return min([finding.start, *lead])


def is_scant(quotation: str) -> bool:
    """Whether a quotation has fewer words than tell one sentence from another.

    >>> is_scant("C'est faux"), is_scant("nous tiendrons"), is_scant("le pont a cédé")
    (True, True, False)
    """
    return sum(1 for word in quotation.split() if _WORDLIKE.search(word)) < FEW


def words_found(finding: Finding, reading: Reading) -> Iterator[Span]:
    """The words found, in the pieces that the cue breaks them into."""
    text = reading.document.text
    pieces = finding.statement.content if finding.statement else (Span.of(text, finding.start, finding.end),)
    for piece in pieces:
        start, end = max(piece.start, finding.start), min(piece.end, finding.end)
        if start < end:
            yield Span.of(text, start, end)

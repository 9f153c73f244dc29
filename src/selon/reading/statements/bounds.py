"""Where a clause that reports begins and ends. The model's clauses are weak, so marks and following cues decide first."""

from __future__ import annotations

from selon.analysis import Analysis, Sentence, Token
from selon.reading.statements.ground import Ground

_CLOSING = ".!?…;"
_TRIM = ",;:–—-"
_QUOTES = "«»“”\"„"


def content_end(ground: Ground, start: int, cue_head: int, sentence: Sentence) -> int:
    """The token (exclusive) at which a clause that begins at token `start` ends.

    It runs to the end of the sentence, or of the relative or participle clause its cue stands in, and stops before
    another verb that the cue's own clause goes on with ("et a ajouté", "estimant que", "avant de conclure").
    """
    analysis = ground.analysis
    end = min(sentence.last, _clause_limit(ground, start, cue_head, sentence))
    for i in range(start + 1, end):
        token = analysis.tokens[i]
        if ground.quotations.around(token.start, token.end) and not ground.quotations.around(
            analysis.tokens[start].start, analysis.tokens[start].end
        ):
            continue
        cut = _continuation(ground, i, start, cue_head)
        if cut is not None and cut > start:
            end = cut
            break
    return trim_end(ground, start, end)


def trim_end(ground: Ground, start: int, end: int) -> int:
    """`end` moved left over closing punctuation, trailing commas and words that open the next clause."""
    analysis = ground.analysis
    tokens = analysis.tokens
    while end > start + 1 and (
        tokens[end - 1].text in _CLOSING + _TRIM
        or tokens[end - 1].text == "..."
        or tokens[end - 1].norm in ground.words.joins
    ):
        end -= 1
    while end > start + 1 and _dangles(analysis, start, end):
        end -= 1
    return end


def _dangles(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the last token opens a bracket or a quotation that nothing closes."""
    text = analysis.tokens[end - 1].text
    return text in "([" or (text in "«“„" and end - 1 > start)


def _clause_limit(ground: Ground, start: int, cue_head: int, sentence: Sentence) -> int:
    """The end of the bracket or, for a cue between commas in a relative clause, of the stretch it governs."""
    tokens = ground.analysis.tokens
    depth = 0
    for i in range(start, sentence.last):
        text = tokens[i].text
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
            if depth < 0:
                return i
        elif text == ";":
            return i
    main = _main_clause_after(ground, tokens[cue_head], start)
    return sentence.last if main is None else main


_HANGING = ("acl", "acl:relcl", "advcl", "amod", "appos", "nmod", "obl", "xcomp", "dep")


def _main_clause_after(ground: Ground, cue: Token, start: int) -> int | None:
    """The comma before the clause that a relative, participle or adjective cue hangs on, where that clause follows.

    "Convaincu que P, l'avocat ira en cassation": the content ends before "l'avocat".
    """
    analysis = ground.analysis
    tokens = analysis.tokens
    group = ground.groups.get(cue.i)
    if cue.dep not in _HANGING or group is not None and group.finite is not None and cue.dep != "acl:relcl":
        return None
    for governor in analysis.ancestors(cue.i):
        other = ground.groups.get(governor.i)
        if governor.i <= start or other is None or other.finite is None or governor.sentence != cue.sentence:
            continue
        subject = analysis.child(governor.i, "nsubj")
        first = other.first if subject is None or subject.i < start else min(other.first, analysis.subtree(subject.i)[0])
        comma = next((i for i in range(first, start, -1) if tokens[i - 1].text == ","), None)
        return None if comma is None or first - comma > 8 else comma - 1
    return None


def _continuation(ground: Ground, i: int, start: int, cue_head: int) -> int | None:
    """If token `i` begins what the cue's own clause goes on with, the token before which the content stops."""
    analysis = ground.analysis
    token = analysis.tokens[i]
    group = ground.groups.get(i)
    if group is None:
        return None
    first = group.first
    before = analysis.tokens[first - 1] if first > start else None
    if before is None:
        return None
    known = bool(ground.infinitives(token))
    if group.is_participle and (known or token.head == cue_head):
        opening = first - 1 if before.norm in ("en", "tout") else first
        if opening > start and analysis.tokens[opening - 1].norm == "tout":
            opening -= 1
        comma = analysis.tokens[opening - 1]
        if comma.text == "," or before.norm == "en" and known and token.head == cue_head:
            return opening
        return None
    if group.is_infinitive and known and before.norm in ground.words.bare_de and analysis.tokens[first - 2].norm == "avant":
        return first - 2
    if group.finite is None or before.norm in ground.words.relatives or not _opens_conjunct(ground, first):
        return None
    shares_subject = token.dep == "conj" and _conj_root(analysis, token) == cue_head
    return first - 1 if shares_subject or not _holds_clause(ground, start, i) else None


def _holds_clause(ground: Ground, start: int, i: int) -> bool:
    """Whether a conjunction or relative pronoun stands before token `i` whose clause its verb may belong to."""
    clausal = ground.words.relatives | ground.words.questions
    return any(t.norm in clausal for t in ground.analysis.tokens[start:i])


def _conj_root(analysis: Analysis, token: Token) -> int:
    while token.dep == "conj" and token.head != token.i:
        token = analysis.tokens[token.head]
    return token.i


def _opens_conjunct(ground: Ground, first: int) -> bool:
    """Whether a verb group follows straight on a conjunction or a comma: it has no subject of its own."""
    return ground.analysis.tokens[first - 1].norm in ground.words.conjuncts

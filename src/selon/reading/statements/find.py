"""Drafts made into statements: who speaks, in what form and stance, to whom, where and when."""

from __future__ import annotations

import re
from dataclasses import replace

from selon.reading.statements.circumstances import Circumstances, find_circumstances
from selon.reading.statements.drafts import Draft, find_drafts
from selon.reading.statements.extent import Stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.hearsay import find_hearsay, is_hearsay
from selon.reading.statements.resumed import with_resumed_sources
from selon.reading.statements.settle import in_text_order, settle
from selon.reading.statements.speakers import SpeakerBook
from selon.reading.statements.stance import find_stance, is_denial
from selon.reading.statements.taken_up import with_taken_up
from selon.reading.statements.turns import find_turns
from selon.reading.statements.worth import DraftClues
from selon.record import Reason, Statement
from selon.record.facts import NEGATABLE, NEGATED, SAYS_NOT
from selon.span import Span


def find_statements(ground: Ground, book: SpeakerBook) -> tuple[Statement, ...]:
    """The statements of a document in text order; the book grows by the sources that had no entity yet.

    Source: PARC 3.0 and PolNeAR for source, cue and content; the frames are those of `languages/*/cues`.
    """
    drafts = DraftClues(ground, find_settled(ground)).choose()
    statements: list[Statement] = []
    for number, draft in enumerate(drafts, start=1):
        statements.append(_statement(ground, book, draft, f"s{number}", statements, _told_elsewhere(draft, drafts)))
    return tuple(_ascribed(statement, statements) for statement in statements)


def find_settled(ground: Ground) -> list[Draft]:
    """Every draft that stands beside the others, and what is hearsay, in text order."""
    turns = find_turns(ground)
    told = with_resumed_sources(ground, find_drafts(ground))
    drafts = [draft for draft in settle(ground, told) if not _is_of_turn(ground, draft, turns)] + turns
    drafts = with_taken_up(ground, in_text_order(drafts))
    return in_text_order(drafts + find_hearsay(ground, drafts))


def _is_of_turn(ground: Ground, draft: Draft, turns: list[Draft]) -> bool:
    """Whether a draft lies in an answer of an interview and says nothing of another: "je pense que", a quoted word."""
    start = draft.content.stretches[0][0] if draft.match is None else draft.match.head.start
    inside = any(a <= start < b for turn in turns for a, b in turn.content.stretches)
    own = ground.words.first_person | ground.words.anybody | ground.words.own_possessives
    return inside and (draft.source is None or ground.norm_at(draft.source.head) in own)


# A quotation of fewer words may be anybody's: "un mensonge".
_LEAST_SAID_AGAIN = 5


def _ascribed(statement: Statement, statements: list[Statement]) -> Statement:
    """A quotation without a cue given to whoever says the same words elsewhere: a title made of a quotation."""
    words = _words(statement.content)
    if statement.cue is not None or len(words.split()) < _LEAST_SAID_AGAIN:
        return statement
    same = (s for s in statements if s.cue is not None and s.inside is None and words in _words(s.content))
    other = next((s for s in same if s.speaker is not None), None)
    if other is None:
        return statement
    because = (*statement.because, Reason("frame.again", other.content[0]))
    return replace(statement, speaker=other.speaker, named=other.named, because=because)


def _words(content: tuple[Span, ...]) -> str:
    """What a content says, without case and marks."""
    return " " + " ".join(_WORD.findall(" ".join(span.text for span in content).casefold())) + " "


_WORD = re.compile(r"\w+")


def _told_elsewhere(draft: Draft, drafts: list[Draft]) -> tuple[Stretch, ...]:
    """The contents of the other drafts, but for those in which the cue stands."""
    if draft.match is None:
        return ()
    place = draft.match.head.start
    return tuple(
        stretch
        for other in drafts
        if other is not draft and not any(a <= place < b for a, b in other.content.stretches)
        for stretch in other.content.stretches
    )


def _statement(
    ground: Ground, book: SpeakerBook, draft: Draft, sid: str, before: list[Statement], told: tuple[Stretch, ...]
) -> Statement:
    analysis = ground.analysis
    content = tuple(Span.of(analysis.text, start, end) for start, end in draft.content.stretches)
    quotes = _quotes(ground, draft)
    circumstances = Circumstances()
    if draft.match is not None and draft.match.cue.kind in ("verb", "preposition"):
        told_here = draft.content.stretches
        circumstances = find_circumstances(ground, draft.match, draft.source, told_here, book.places, told)
    speaker = book.speaker(draft, before)
    match = draft.match
    cue = None if match is None else analysis.span(match.first, _behind_cue(ground, match))
    stance = find_stance(ground, match, draft.content)
    return Statement(
        id=sid,
        speaker=speaker.reference,
        named=speaker.named,
        source=None if draft.source is None else analysis.span(draft.source.first, draft.source.last),
        cue=cue,
        content=content,
        quotes=quotes,
        form=_form(content, quotes),
        stance=stance,
        addressee=circumstances.addressee,
        medium=circumstances.medium or _same_medium(ground, draft, before),
        said_at=None if circumstances.said_at is None else circumstances.said_at.span,
        said=None if circumstances.said_at is None else circumstances.said_at.value,
        inside=_host(cue, content, before),
        repeated=_is_repeated(ground, draft),
        hearsay=_is_hearsay(ground, draft),
        because=_because(ground, draft, stance),
    )


def _same_medium(ground: Ground, draft: Draft, before: list[Statement]) -> Span | None:
    """Where the statement before was made, if its speaker goes on in the same paragraph: "a-t-il poursuivi"."""
    group = None if draft.match is None else draft.match.group
    if group is None or group.clitic is None or not before or before[-1].medium is None:
        return None
    between = ground.analysis.text[before[-1].content[-1].end : draft.content.stretches[0][0]]
    return None if "\n" in between else before[-1].medium


def _quotes(ground: Ground, draft: Draft) -> tuple[Span, ...]:
    """The quoted stretches of a content, marks left out; an answer of an interview is quoted as a whole."""
    if draft.content.frame == "turn":
        return tuple(Span.of(ground.analysis.text, start, end) for start, end in draft.content.stretches)
    out = []
    for start, end in draft.content.stretches:
        for q in ground.quotations.outermost:
            low, high = max(start, q.inner.start), min(end, q.inner.end)
            if low < high:
                out.append(Span.of(ground.analysis.text, low, high))
    return tuple(out)


def _form(content: tuple[Span, ...], quotes: tuple[Span, ...]) -> str:
    """direct where all of it is quoted, indirect where nothing is, else mixed."""
    if not quotes:
        return "indirect"
    quoted = sum(q.end - q.start for q in quotes)
    return "direct" if quoted == sum(c.end - c.start for c in content) else "mixed"


def _is_repeated(ground: Ground, draft: Draft) -> bool:
    """Whether the report says that it was said more than once: by the verb, or by words close behind it."""
    if draft.match is None:
        return False
    near = ground.analysis.tokens[draft.match.last : draft.match.last + 5]
    outside = [t for t in near if not any(a <= t.start < b for a, b in draft.content.stretches)]
    return bool({t.norm for t in outside} & ground.words.repeated) or draft.match.cue.lemma in ground.words.repeating


def _is_hearsay(ground: Ground, draft: Draft) -> bool:
    """Whether the main verb of the content stands in the conditional of hearsay."""
    inside = (i for start, end in draft.content.stretches for i in ground.analysis.tokens_in(start, end))
    main = next((ground.groups[i] for i in inside if i in ground.groups and ground.groups[i].finite is not None), None)
    return main is not None and is_hearsay(ground, main)


def _because(ground: Ground, draft: Draft, stance: str) -> tuple[Reason, ...]:
    if draft.match is None:
        return (Reason(f"frame.{draft.content.frame}"),)
    cues = (draft.match, *draft.also)
    denial = stance == "denies" and is_denial(ground, draft.match, draft.content)
    return (
        *(Reason(match.cue.id, ground.analysis.span(match.first, match.last)) for match in cues),
        Reason(f"frame.{draft.content.frame}"),
        *([Reason(SAYS_NOT)] if denial else []),
        *([Reason(NEGATED)] if stance in NEGATABLE and draft.match.negated else []),
    )


def _behind_cue(ground: Ground, match: CueMatch) -> int:
    """The token behind a cue and the word that negates it: "ne veut pas | partir"."""
    return match.last + (match.negated and ground.norm_at(match.last) in ground.words.negations_right)


def _host(cue: Span | None, content: tuple[Span, ...], before: list[Statement]) -> str | None:
    """The id of the innermost statement in whose content another lies; it begins no later, so it came before."""
    anchor = cue or content[0]
    hosts = [
        s for s in before if any(c.covers(anchor) for c in s.content) and any(c.overlaps(content[0]) for c in s.content)
    ]
    return min(hosts, key=lambda s: sum(c.end - c.start for c in s.content)).id if hosts else None

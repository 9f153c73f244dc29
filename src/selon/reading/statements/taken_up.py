"""Denials of what has just been said: "X dit que P, | ce que dément Y", "X dit que P. | Elle dément."."""

from __future__ import annotations

from dataclasses import replace

from selon.reading.statements.cues import find_cues
from selon.reading.statements.drafts import Draft
from selon.reading.statements.extent import Content, Stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.sources import find_source
from selon.record.facts import TAKEN_UP

# The frame of a content that another statement, or the report, has told before.
_FRAME = TAKEN_UP.removeprefix("frame.")


def with_taken_up(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with what a denial takes up as its content, and those of denials that say no more.

    Args:
        drafts: settled, in text order.
    """
    cues = {draft.match.head.i for draft in drafts if draft.match is not None}
    bare = [
        found for match in find_cues(ground) if match.head.i not in cues and (found := _bare(ground, match, drafts))
    ]
    return [_whole(ground, draft, drafts) for draft in drafts] + bare


def _whole(ground: Ground, draft: Draft, drafts: list[Draft]) -> Draft:
    """A denial with what its "ce que" stands for, where that is said before it in the sentence.

    What the report itself tells there stays its own: "Le pont a cédé, | ce que | nie X".
    """
    if draft.match is None or draft.match.cue.stance != "denies" or len(draft.content.stretches) > 1:
        return draft
    first, last = (ground.analysis.token_at(place) for place in (draft.content.stretches[0][0], _end(draft) - 1))
    sentence = ground.analysis.sentence_of(first)
    if (
        last != first + 1
        or not ground.takes_up(first)
        or ground.norm_at(first - 1) != ","
        or first < sentence.first + 3
    ):
        return draft
    told = _told_by(drafts, sentence.start, ground.analysis.tokens[first - 1].start)
    return draft if told is None else replace(draft, content=Content(told, _FRAME))


def _end(draft: Draft) -> int:
    return draft.content.stretches[-1][1]


def _told_by(drafts: list[Draft], start: int, end: int) -> tuple[Stretch, ...] | None:
    """The content of the last draft between two places that a cue tells."""
    inside = (d for d in drafts if d.match is not None and d.content.stretches[0][0] >= start and _end(d) <= end)
    last = max(inside, key=_end, default=None)
    return None if last is None else last.content.stretches


def _bare(ground: Ground, match: CueMatch, drafts: list[Draft]) -> Draft | None:
    """A sentence that is only a subject and a verb of denial: it denies what the sentence before says."""
    group, analysis = match.group, ground.analysis
    if group is None or match.cue.stance != "denies" or group.finite is None or group.negated or group.passive:
        return None
    sentence = analysis.sentence_of(group.first)
    source = find_source(ground, match) if sentence.first else None
    if source is None or (source.first, source.last) != (sentence.first, group.first):
        return None
    behind = analysis.tokens[group.last : sentence.last]
    before = analysis.sentence_of(sentence.first - 1)
    if "que" not in match.cue.frames or any(t.pos not in ("ADV", "PUNCT") for t in behind):
        return None
    told = _told_by(drafts, before.start, before.end) if before.paragraph == sentence.paragraph else None
    return None if told is None else Draft(match, Content(told, _FRAME), source)

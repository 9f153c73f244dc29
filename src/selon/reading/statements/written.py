"""What one can read somewhere: "« P », lit-on sur le site de X", "Dans un rapport de X, on apprend que P"."""

from __future__ import annotations

from selon.reading.statements.answerable import source_kind
from selon.reading.statements.extent import Content, clause
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.inserted import quotations_before
from selon.reading.statements.noun_phrases import Source, source_behind


def find_written(ground: Ground, match: CueMatch, source: Source | None) -> Content | None:
    """A quotation that stands written, or that one can read: "où il est écrit « Q »", "« Q », peut-on lire"."""
    analysis, group = ground.analysis, match.group
    assert group is not None
    anybody = source is not None and analysis.tokens[source.head].norm in ground.words.anybody
    anybody |= group.passive and group.clitic is not None  # "« P », est-il écrit dans"
    if not (group.passive or group.is_past_participle or anybody):
        return None
    end = analysis.tokens[match.last - 1].end
    behind = next((q for q in ground.quotations.outermost if q.outer.start >= end), None)
    if behind is not None and not analysis.text[end : behind.outer.start].strip(" \u00a0:"):
        return Content(((behind.inner.start, behind.inner.end),), "quote")
    paper = find_paper(ground, match) if anybody else None
    que = match.last if paper is None else max(match.last, paper.last)
    if paper is not None and ground.norm_at(que) in ground.words.que:
        return clause(ground, match, que, "que")
    before = quotations_before(ground, match, analysis.sentence_of(match.head.i)) if anybody else []
    return Content(tuple((q.inner.start, q.inner.end) for q in before), "quote") if before else None


def find_paper(ground: Ground, match: CueMatch) -> Source | None:
    """The paper in which one can read something: it opens the sentence, or stands straight behind the cue.

    "Dans | un rapport de X, | on apprend que P", "« P », peut-on lire sur | le site de X".
    """
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for place in (sentence.first, match.last):
        if ground.norm_at(place) not in ("dans", "sur", "par"):
            continue
        phrase = source_behind(ground, place + 1)
        apart = phrase is not None and (place == match.last or phrase.last <= match.first)
        if phrase is not None and apart and source_kind(ground, tokens[phrase.head]) == "papers":
            return phrase
    return None

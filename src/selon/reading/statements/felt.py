"""Verbs of feeling whose subject is what is felt about: "ce projet inquiète les riverains"."""

from __future__ import annotations

from selon.reading.statements.answerable import source_kind
from selon.reading.statements.extent import Content, noun_phrase
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source, source_behind
from selon.reading.statements.preceding import nearest_before


def find_felt(ground: Ground, match: CueMatch) -> tuple[Content, Source | None] | None:
    """The subject of a verb of feeling, and who feels: its object, or nobody in particular."""
    analysis, group = ground.analysis, match.group
    if group is None or group.finite is None or group.passive or group.reflexive or group.negated:
        return None
    own = analysis.child(match.head.i, "nsubj")
    before = nearest_before(ground, match.head, group) if own is None else None
    subject = own if before is None else analysis.tokens[before.head]
    if subject is None or subject.i > group.first or subject.pos != "NOUN":
        return None
    if source_kind(ground, subject) in ("people", "bodies"):
        return None
    content = Content((noun_phrase(ground, subject.i, before=group.first),), "felt")
    source = source_behind(ground, group.last)
    if source is None:
        return content, None
    felt = source.first == group.last and source_kind(ground, analysis.tokens[source.head]) in ("people", "bodies")
    return (content, source) if felt else None

"""Cues whose speaker is that of the one before: "Lea Roth souhaite qu'un expert parte, et | menace de partir"."""

from __future__ import annotations

from dataclasses import replace

from selon.reading.statements.drafts import Draft
from selon.reading.statements.ground import Ground


def with_resumed_sources(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each with the source of the one straight before it where its own stands in what that one reports."""
    return [_resumed(ground, draft, drafts) for draft in drafts]


def _resumed(ground: Ground, draft: Draft, drafts: list[Draft]) -> Draft:
    group = None if draft.match is None else draft.match.group
    if draft.match is None or group is None or group.finite is None or draft.source is None:
        return draft
    first = draft.match.first - 1
    if ground.norm_at(first) not in ground.words.joins:
        return draft
    end = ground.analysis.tokens[first - (ground.norm_at(first - 1) == ",") - 1].end
    own = ground.analysis.tokens[draft.source.head].start
    for other in drafts:
        start, stop = other.content.stretches[-1]
        if other.source is not None and other.match is not None and stop == end and start <= own < stop:
            return replace(draft, source=other.source)
    return draft

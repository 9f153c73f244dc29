"""Two sources that share one cue: "X parle de 900 manifestants, | la police | de 300", "recense 900, | Y | 300"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.reading.statements.answerable import source_kind
from selon.reading.statements.extent import Content
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import noun_phrase, phrase_head

if TYPE_CHECKING:
    from selon.reading.statements.drafts import Draft


def part_gapped(ground: Ground, draft: Draft) -> tuple[Draft, ...]:
    """A draft, or two where a figure behind a comma has a source of its own and lacks the cue."""
    start, end = draft.content.stretches[0]
    tokens, inside = ground.analysis.tokens, ground.analysis.tokens_in(start, end)
    frame = draft.content.frame
    if frame not in ("de_np", "np") or draft.source is None:
        return (draft,)
    for comma in inside[1:]:
        if tokens[comma].text != "," or any(i in ground.groups for i in inside if i > comma):
            continue
        of = next((i for i in inside if i > comma and _opens_figure(ground, i, frame)), None)
        if of is None or of == comma + 1:
            return (draft,)
        head = phrase_head(ground.analysis, comma + 1, of)
        if head is None or source_kind(ground, tokens[head]) not in ("people", "bodies"):
            return (draft,)
        first = replace(draft, content=Content(((start, tokens[comma - 1].end),), frame))
        source = noun_phrase(ground, head, first=comma + 1, before=of)
        return first, replace(draft, content=Content(((tokens[of].start, end),), frame), source=source)
    return (draft,)


def _opens_figure(ground: Ground, i: int, frame: str) -> bool:
    """Whether a figure begins at token `i`, with the "de" that the cue asks for."""
    if frame == "np":
        return _is_figure(ground, i)
    return ground.analysis.tokens[i].norm in ground.words.bare_de and _is_figure(ground, i + 1)


def _is_figure(ground: Ground, i: int) -> bool:
    """Whether a number stands at token `i`."""
    token = ground.analysis.tokens[i] if i < len(ground.analysis.tokens) else None
    return token is not None and (token.pos == "NUM" or token.text[0].isdigit())

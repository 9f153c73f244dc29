"""Two sources that share one cue: "La CFDT parle de 900 manifestants, | la police | de 300"."""

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
    if draft.content.frame != "de_np" or draft.source is None:
        return (draft,)
    for comma in inside[2:-3]:
        if tokens[comma].text != "," or any(i in ground.groups for i in inside if i > comma):
            continue
        of = next((i for i in inside if i > comma and tokens[i].norm in ground.words.bare_de), None)
        if of is None or of == comma + 1 or not _is_figure(ground, of + 1):
            return (draft,)
        head = phrase_head(ground.analysis, comma + 1, of)
        if head is None or source_kind(ground, tokens[head]) not in ("people", "bodies"):
            return (draft,)
        first = replace(draft, content=Content(((start, tokens[comma - 1].end),), "de_np"))
        source = noun_phrase(ground, head, first=comma + 1, before=of)
        return first, replace(draft, content=Content(((tokens[of].start, end),), "de_np"), source=source)
    return (draft,)


def _is_figure(ground: Ground, i: int) -> bool:
    """Whether a number stands at token `i`."""
    token = ground.analysis.tokens[i] if i < len(ground.analysis.tokens) else None
    return token is not None and (token.pos == "NUM" or token.text[0].isdigit())

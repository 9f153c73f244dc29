"""Where a sentence goes on without a full stop: who tells all of it, the report itself, words said beside."""

from __future__ import annotations

from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import source_behind


def before_teller(ground: Ground, start: int, end: int) -> int:
    """The comma before who tells all of it, where the sentence ends with them: "a promis de partir |, selon X"."""
    tokens = ground.analysis.tokens
    for i in range(start + 2, end):
        if tokens[i].norm not in ground.words.according or ground.is_quoted(tokens[i]):
            continue
        opening = i - (tokens[i - 1].norm in ground.words.bare_de)
        if tokens[opening - 1].text == "," and (opening < i or tokens[i].norm != "après"):
            return end if ground.has_finite(range(i, end)) else opening - 1  # not "avoir gagné, après deux échecs"
    return end


def before_inserted(ground: Ground, start: int, end: int) -> int:
    """The comma before a verb of saying and its subject that end the sentence: "jure qu'il a payé |, rapporte X"."""
    tokens = ground.analysis.tokens
    for i in range(start + 2, end):
        if tokens[i - 1].text != "," or ground.is_quoted(tokens[i]):
            continue
        group = next((g for k in range(i, i + 4) if (g := ground.groups.get(k)) is not None and g.first == i), None)
        if (
            group is None
            or group.finite is None
            or not ground.tells(group.head)
            or ground.has_finite(range(group.last, end))
        ):
            continue
        if group.clitic is not None or source_behind(ground, group.last) is not None:
            return i - 1
    return end


def runs_on(ground: Ground, start: int, comma: int) -> bool:
    """Whether a comma alone joins a clause of the report's own to a whole one: "que P |, il s'est donc enfui"."""
    tokens = ground.analysis.tokens
    if tokens[comma].text != ",":
        return False
    i = ground.behind_aside(comma + 1)
    if ground.norm_at(i) not in ground.words.subject_pronouns - ground.words.subject_relatives:
        return False
    opened = any(g.finite is not None and g.first in (i, i + 1) for g in ground.groups_in(range(i, i + 5)))
    anew = max((k for k in range(start, comma) if tokens[k].norm in ground.words.que), default=start)
    return opened and _is_whole(ground, start + 1, comma) and ground.has_finite(range(anew, comma))


def speaks_beside(ground: Ground, i: int) -> bool:
    """Whether token `i` opens a quotation with a verb of saying of its own: "explique que P | « Q », a-t-il ajouté"."""
    tokens = ground.analysis.tokens
    quotation = ground.opened_by(tokens[i])
    if quotation is None or tokens[i - 1].pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return False
    after = ground.analysis.token_at(quotation.outer.end)
    return any(g.clitic is not None and ground.tells(g.head) for g in ground.groups_in(range(after, after + 5)))


def is_quoted_on(ground: Ground, first: int, last: int) -> bool:
    """Whether tokens hold words quoted of the same speaker: "reproche à X de P, | alors que Y « n'est pas payé »"."""
    tokens = ground.analysis.tokens
    outside = (g for g in ground.groups_in(range(first, last)) if not ground.is_quoted(g.head))
    return bool(ground.quotations.within(tokens[first].start, tokens[last - 1].end)) and not any(
        len(cue.words) == 1 and "quote" in cue.frames for group in outside for cue in ground.cues_of(group.head)
    )


def _is_whole(ground: Ground, first: int, last: int) -> bool:
    """Whether the first finite verb of tokens `first` to `last` is one that no conjunction or relative opens."""
    group = next((g for g in ground.groups_in(range(first, last)) if g.finite is not None), None)
    if group is None:
        return False
    words = ground.words
    opening = {t.norm for t in ground.analysis.tokens[first : group.first]}
    return opening.isdisjoint(words.relatives | words.questions | words.subordinators)

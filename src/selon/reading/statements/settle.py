"""Settling: rivals for the same words, what lies inside what, and quotations that stand alone."""

from __future__ import annotations

from dataclasses import replace

from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import trim_end
from selon.reading.statements.drafts import Draft
from selon.reading.statements.extent import Content, Stretch
from selon.reading.statements.ground import Ground
from selon.reading.statements.stance import is_contested
from selon.reading.statements.standing_alone import find_alone

_RANK = {"quote": 0, "que": 1, "clause": 2, "inserted": 3}


def settle(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand, and the quotations that no cue has taken."""
    kept: list[Draft] = []
    # Who denies having said P says no P, even where hardly more than P is told: "nie | avoir affirmé que P".
    held = [draft for draft in drafts if draft.match is None or not _is_denied(draft, drafts)]
    for draft in sorted((part for one in held for part in _split(ground, one)), key=_rank):
        rival = next((i for i, other in enumerate(kept) if _rivals(ground, draft, other)), None)
        if rival is None:
            kept.append(draft)
        elif draft.match is not None:
            kept[rival] = replace(kept[rival], also=(*kept[rival].also, draft.match))
    kept = [d for d in kept if not _is_on_behalf(ground, d, kept)]
    kept = [
        d
        for d in kept
        if not _is_part(ground, d, kept) and not _is_cue(ground, d, kept) and not _is_charged(ground, d, kept)
    ]
    kept = _part(kept)
    alone = find_alone(ground, kept)
    return alone + [
        draft
        for draft in kept
        if not any(overlap(draft.content.stretches, a.content.stretches) > 0.6 for a in alone)
        and not _is_part(ground, draft, alone)
    ]


def _is_part(ground: Ground, draft: Draft, others: list[Draft]) -> bool:
    """Whether a draft lies in what another reports and is no statement beside it: a mere phrase, the speaker's own."""
    if (
        _is_named_source(draft, others)
        or _is_aside(ground, draft, others)
        or _is_denied(draft, others)
        or (_is_own_voice(ground, draft) and _is_quoted(ground, draft))
    ):
        return True
    slight = _is_slight(draft) and not _is_told(ground, draft)
    weak = slight or _is_undone(ground, draft) or _is_own_voice(ground, draft)
    return weak and _lies_inside(draft, others)


def _is_denied(draft: Draft, others: list[Draft]) -> bool:
    """Whether a cue is itself what its source denies to have done: "nie | avoir voulu tuer"."""
    assert draft.match is not None
    denials = (d for d in others if d.match is not None and d.match.cue.stance == "denies" and d.content.frame == "inf")
    start = draft.match.head.start
    return any(a <= start < b for d in denials if d is not draft for a, b in d.content.stretches) and (
        draft.match.group is not None and draft.match.group.is_infinitive
    )


def _is_named_source(draft: Draft, others: list[Draft]) -> bool:
    """Whether "de source" only opens the source of a verb's: "a appris l'AFP | de source judiciaire"."""
    assert draft.match is not None
    place = draft.match.last - 1
    sources = (d.source for d in others if d.match is not None and d.match.cue.kind == "verb")
    return draft.match.cue.kind == "preposition" and any(s.first == place for s in sources if s is not None)


def _part(drafts: list[Draft]) -> list[Draft]:
    """Drafts of which no two report one quotation: between two cues it goes on with what the first reports.

    "« A », a-t-il dit. « B ». « C », a-t-il conclu."
    """
    taken: set[Stretch] = set()
    parted = {}
    for draft in sorted(drafts, key=lambda d: d.match.head.i if d.match else 0):
        told = draft.content.stretches
        if draft.content.frame == "quote" and len(told) > 1:
            left = tuple(stretch for stretch in told if stretch not in taken)
            parted[id(draft)] = replace(draft, content=replace(draft.content, stretches=left or told))
        if draft.content.frame == "quote":
            taken |= set(told)
    return [parted.get(id(draft), draft) for draft in drafts]


def _split(ground: Ground, draft: Draft) -> list[Draft]:
    """A draft in two where its second clause with que alone calls something false: "dit que A, mais que B est faux"."""
    match, content = draft.match, draft.content
    if match is None or content.frame != "que" or len(content.stretches) > 1:
        return [draft]
    start, end = content.stretches[0]
    tokens = ground.analysis.tokens
    inside = ground.analysis.tokens_in(start, end)
    for i in inside[3:]:
        if tokens[i].norm in ground.words.que and tokens[i - 1].norm in ground.words.joins:
            before = trim_end(ground, inside[0], i - 1)
            parts = [(start, tokens[before - 1].end), (tokens[i].start, end)]
            first, second = (Content((part,), "que") for part in parts)
            if is_contested(ground, first) != is_contested(ground, second):
                return [replace(draft, content=first), replace(draft, content=second)]
    return [draft]


_TOLD = frozenset(("wants", "promises", "fears", "denies"))
_SLIGHT = frozenset(("np", "judged", "à_np", "de_np", "sur", "attribute"))


def _is_slight(draft: Draft) -> bool:
    """Whether a draft reports a mere noun phrase: inside another statement that is not told apart from its words."""
    assert draft.match is not None
    group = draft.match.group
    finite = group is not None and (group.finite is not None or group.first < group.head.i)
    return draft.content.frame in _SLIGHT and not (finite and draft.match.cue.stance in _TOLD)


def _is_told(ground: Ground, draft: Draft) -> bool:
    """Whether the report tells with a verb of its own what somebody does by speaking: "selon X, Y dénonce Z"."""
    assert draft.match is not None
    group = draft.match.group
    says = group is not None and (group.finite is not None or group.is_participle)
    return says and draft.source is not None and not ground.is_quoted(draft.match.head)


def _lies_inside(draft: Draft, others: list[Draft]) -> bool:
    assert draft.match is not None
    place = draft.match.head.start
    return any(a <= place < b for other in others if other is not draft for a, b in other.content.stretches)


def in_text_order(drafts: list[Draft]) -> list[Draft]:
    """Drafts by the first word of their content, the longer first."""
    return sorted(drafts, key=lambda d: (d.content.stretches[0][0], -d.content.stretches[-1][1]))


def _rank(draft: Draft) -> tuple[int, int]:
    assert draft.match is not None
    kind = 0 if draft.match.cue.kind == "verb" else 1
    if kind and draft.match.cue.stance == "wants":
        return 6, draft.content.stretches[0][0]  # "à la demande de X" never outranks what is said
    return _RANK.get(draft.content.frame, 4) + kind, draft.content.stretches[0][0]


def _rivals(ground: Ground, draft: Draft, other: Draft) -> bool:
    """Whether two drafts report the same words, and not one of them the other's thought ("dit qu'il pense que P")."""
    if overlap(draft.content.stretches, other.content.stretches) < 0.75:
        return False
    if _is_echo(ground, draft, other) or _is_echo(ground, other, draft):
        return False
    if _hands_on(ground, draft, other) or _hands_on(ground, other, draft):
        return False
    thought = draft.source is not None and draft.content.frame in ("que", "quote") and not _is_own_voice(ground, draft)
    return not (thought and _lies_inside(draft, [other]))


def _hands_on(ground: Ground, draft: Draft, other: Draft) -> bool:
    """Whether a draft tells what the other's speaker says: "selon X, | Y regrette que P"."""
    if draft.match is None or draft.match.cue.kind != "preposition" or other.match is None or other.source is None:
        return False
    head = ground.analysis.tokens[other.source.head].start
    named = any(a <= head < b for a, b in draft.content.stretches)
    return other.match.cue.kind in ("verb", "adjective") and named and _lies_inside(other, [draft])


def _is_echo(ground: Ground, draft: Draft, other: Draft) -> bool:
    """Whether a draft tells with comme who else said what the other reports: "X nie que P, comme Y l'a affirmé"."""
    if draft.match is None or draft.content.frame != "inserted" or draft.source is None:
        return False
    first = min(draft.match.first, draft.source.first)
    someone_else = other.source is not None and other.source.head != draft.source.head
    return someone_else and ground.norm_at(first - 1) in ground.words.comme


def _is_own_voice(ground: Ground, draft: Draft) -> bool:
    """Whether a quoted cue is the quoted speaker's own: "je", "nous", a bare infinitive, an "on" that tells nobody.

    What is said of oneself in a quotation is not a second statement: "on voit que", not "on nous a demandé de".
    """
    match, source = draft.match, draft.source
    norm = "on" if source is None else ground.analysis.tokens[source.head].norm
    if norm in ground.words.first_person:
        return True
    if match is None or match.group is None or norm not in ground.words.anybody:
        return False
    group = match.group
    hearer = any(t.norm in ground.words.dative_clitics for t in ground.analysis.tokens[group.first : group.last])
    return _is_quoted(ground, draft) and not hearer and (source is not None or group.is_infinitive)


def _is_quoted(ground: Ground, draft: Draft) -> bool:
    """Whether the cue stands in a quotation: in a title too, "Ce que j'espérais"."""
    head = None if draft.match is None else draft.match.head
    return head is not None and ground.is_quoted(head)


def _is_undone(ground: Ground, draft: Draft) -> bool:
    """Whether somebody is told to say or want something, or might: "ils doivent | prouver que", "s'ils | veulent"."""
    group = None if draft.match is None else draft.match.group
    if group is None:
        return False
    before = ground.analysis.tokens[max(0, group.first - 3) : group.first]
    questions = (t for t in before if t.norm in ground.words.questions)
    supposed = any(t.pos == "SCONJ" or ground.norm_at(t.i + 1) in ("il", "ils") for t in questions)
    return supposed or (group.is_infinitive and group.helper is None)


def _is_aside(ground: Ground, draft: Draft, others: list[Draft]) -> bool:
    """Whether a draft says what nobody in particular says inside a quotation: "on dit que", "je dis que".

    What the speaker tells of another's words is a statement of its own: "le maire nous a dit qu'il partait".
    """
    assert draft.match is not None
    quoted = _is_quoted(ground, draft)
    said = draft.match.cue.stance in ("affirms", "denies") and draft.content.frame in ("que", "si", "inf", "np")
    return quoted and said and not _tells_of_another(ground, draft) and _lies_inside(draft, others)


def _tells_of_another(ground: Ground, draft: Draft) -> bool:
    """Whether somebody else says something with que, in a clause of its own: a noun, or "on" to somebody."""
    if draft.source is None or draft.content.frame != "que" or draft.match is None:
        return False
    tokens, group = ground.analysis.tokens, draft.match.group
    head = tokens[draft.source.head]
    if group is None or group.finite is None or group.negated:
        return False
    hearer = any(t.norm in ground.words.dative_clitics for t in tokens[group.first : group.finite.i])
    named = source_kind(ground, head) in ("people", "bodies") and head.pos in ("NOUN", "PROPN")
    told = hearer or "Tense=Pres" not in group.finite.morph or group.finite is not group.head
    other = "Person=3" in head.morph and head.norm in ground.words.subject_pronouns - ground.words.anybody
    return named or (other and told) or (hearer and head.norm == "on")


def _is_cue(ground: Ground, draft: Draft, others: list[Draft]) -> bool:
    """Whether what a draft reports is another's cue: "a-t-il tenu | à préciser"."""
    start, end = draft.content.stretches[0]
    first, last = ground.analysis.token_at(start), ground.analysis.token_at(end - 1)
    return any(
        other is not draft and other.match is not None and other.match.first <= first and last < other.match.last
        for other in others
    )


def _is_charged(ground: Ground, draft: Draft, others: list[Draft]) -> bool:
    """Whether a draft's cue opens what another lays at somebody's door: "soupçonné de | vouloir fuir"."""
    assert draft.match is not None
    first = draft.match.first - 1
    return any(
        other.content.frame == "accuse" and ground.analysis.token_at(other.content.stretches[-1][0]) == first
        for other in others
    )


def _is_on_behalf(ground: Ground, draft: Draft, others: list[Draft]) -> bool:
    """Whether "pour X" only says for whom somebody speaks: "Pour le Parti, Lea Roth a dénoncé Y", "le parquet veut"."""
    match = draft.match
    if match is None or match.cue.kind != "preposition" or match.cue.stance != "believes":
        return False
    start = draft.content.stretches[0][0]
    first = ground.analysis.token_at(start)
    people = {stretch[0] for stretch in ground.people}
    return any(
        other is not draft
        and other.match is not None
        and other.source is not None
        and other.source.first == first
        and (
            other.match.cue.stance == "wants"
            or (
                other.match.cue.stance in ("affirms", "denies")
                and people & set(range(other.source.first, other.source.last))
            )
        )
        for other in others
    )


def overlap(some: tuple[Stretch, ...], others: tuple[Stretch, ...]) -> float:
    """Intersection over union of two contents, in code points."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
    union = sum(b - a for a, b in some) + sum(d - c for c, d in others) - shared
    return shared / union if union else 0.0

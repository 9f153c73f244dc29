"""The content of a cue: what its frames let it report, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from selon.analysis import Token
from selon.reading.statements.clauses import (
    find_behind_mark,
    find_infinitive,
    find_que,
    find_question,
    marked_infinitive,
)
from selon.reading.statements.extent import Content, clause, opens_infinitive, prepositions
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.inverted import find_inverted
from selon.reading.statements.objects import find_judged, find_named, find_object, marked_object
from selon.reading.statements.predicates import (
    find_accused,
    find_attribute,
    find_attribute_first,
    find_compared,
    find_taken_for,
)
from selon.reading.statements.quotations import Quotation


def find_content(ground: Ground, match: CueMatch) -> Content | None:
    """What a verb cue reports, by the first of its frames that fits."""
    if match.cue.mark is not None:
        if "attribute" in match.cue.frames:
            return find_taken_for(ground, match, match.cue.mark)
        return find_behind_mark(ground, match, match.cue.mark)
    for frame, find in _FRAMES:
        if frame in match.cue.frames:
            content = find(ground, match)
            if content is not None:
                return content
    return None


def _direct(ground: Ground, match: CueMatch) -> Content | None:
    """A quotation that follows the cue, straight or behind a colon."""
    analysis = ground.analysis
    after = analysis.tokens[match.last - 1].end
    sentence = analysis.sentence_of(match.head.i)
    nested = ground.is_quoted(match.head)
    candidates = ground.quotations.all if nested else ground.quotations.outermost
    q = next((q for q in candidates if q.outer.start >= after - nested), None)
    group = match.group
    undone = group is not None and (group.is_past_participle or (group.passive and "que" not in match.cue.frames))
    if q is None or q.outer.start - after > 240 or undone:
        return None
    between = analysis.text[after : q.outer.start].rstrip()
    if nested:
        return Content(((q.inner.start, q.inner.end),), "quote") if q.depth and between.strip() in ("", ":") else None
    inside = [analysis.tokens[i] for i in analysis.tokens_in(after, q.outer.start) if i < len(analysis.tokens)]
    announced = bool(inside) and inside[-1].norm in ground.words.announcing
    colon = (
        (between.endswith(":") or announced)
        and analysis.sentence_of(max(0, analysis.token_at(q.outer.start) - 1)).first == sentence.first
        and "\n" not in between
        and not any(_blocks_colon(ground, t) for t in inside)
    )
    spoken = find_inverted(ground, match.head, match.group, match.last)
    if spoken is not None and any(last == spoken.last for _, last in ground.people):
        told = [t for t in inside if t.i >= spoken.last]
        inside = told if inside and inside[0].i < spoken.last else inside  # "a dit la maire Lea Roth | « ... »"
    straight = q.outer.start < sentence.end and all(t.pos in ("ADV", "PUNCT") or t.norm.startswith("-") for t in inside)
    if colon and any(_opens_own(ground, match, t) for t in inside):
        return None
    if colon and not announced and _has_own_object(ground, match):
        return None
    if colon or (straight and is_speech(ground, q)):
        return Content(tuple((one.inner.start, one.inner.end) for one in _listed(ground, q)), "quote")
    return None


def _behind_colon(ground: Ground, match: CueMatch) -> Content | None:
    """A clause behind the cue's colon, without marks: "Le communiqué précise : les deux pilotes sont saufs"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    if "que" not in match.cue.frames or match.group is None or match.group.finite is None or match.group.passive:
        return None
    colon = next((i for i in range(match.last, min(match.last + 12, sentence.last - 1)) if tokens[i].text == ":"), None)
    if colon is None or any(not _is_adverbial(ground, match, i) for i in range(match.last, colon)):
        return None
    behind = range(colon + 1, sentence.last)
    told = any(i in ground.groups and ground.groups[i].finite is not None for i in behind)
    return clause(ground, match, colon + 1, "clause") if told and not ground.opens_quotation_at(colon + 1) else None


def _is_adverbial(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether the word at token `i` behind a cue tells when, how, where or to whom, and is no object of its."""
    token = ground.analysis.tokens[i]
    governed = ground.analysis.child(i, "case") is not None or token.pos not in ("NOUN", "PROPN", "PRON", "NUM")
    free = governed or token.head != match.head.i or ground.time_at(token) is not None
    return i not in ground.groups and free and not ground.opens_quotation(token) and token.text != ";"


def _has_own_object(ground: Ground, match: CueMatch) -> bool:
    """Whether the cue reports the noun phrase straight behind it: the quotation behind the colon stands alone."""
    after = ground.analysis.tokens[match.last : match.last + 1]
    return "np" in match.cue.frames and bool(after) and after[0].norm in ground.words.definite


def _listed(ground: Ground, quotation: Quotation) -> list[Quotation]:
    """A quotation and those that commas join to it: « A », « B » ou encore « C »."""
    listed = [quotation]
    for after in ground.quotations.outermost:
        between = ground.analysis.text[listed[-1].outer.end : after.outer.start]
        joining = set(between.replace(",", " ").split()) <= ground.words.joins | {"encore"}
        if after.outer.start >= listed[-1].outer.end and joining and "\n" not in between:
            listed.append(after)
    return listed


def _opens_own(ground: Ground, match: CueMatch, token: Token) -> bool:
    """Whether an infinitive begins before the quotation, its own or one straight behind it: "appelle à voter :"."""
    sentence = ground.analysis.sentence_of(token.i)
    frames = {"de", "à"} if token.i == match.last else {"de", "à"} & set(match.cue.frames)
    opening = any(token.norm in prepositions(ground, frame) for frame in frames)
    return opening and opens_infinitive(ground, token.i + 1, sentence)


def is_speech(ground: Ground, quotation: Quotation) -> bool:
    """Whether a quotation may be all that was said: it has a finite verb, or begins like a sentence or a cry."""
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    finite = any(i in ground.groups and ground.groups[i].finite is not None for i in inside)
    return finite or (quotation.inner.text[:1].isupper() and (len(inside) > 2 or quotation.inner.text[-1] in "!?.…"))


def _blocks_colon(ground: Ground, token: Token) -> bool:
    group = ground.groups.get(token.i)
    if group is None:
        return False
    if group.is_participle:
        return any(
            {"quote", "que"} <= set(cue.frames) for cue in ground.cues_of(token)
        )  # "a défendu X, affirmant : « ... »"
    return group.finite is not None and not token.dep.startswith("acl")


_FRAMES: tuple[tuple[str, Callable[[Ground, CueMatch], Content | None]], ...] = (
    ("named", find_named),
    ("que", find_attribute_first),
    ("que", find_que),
    ("quote", _direct),
    ("si", find_question),
    ("accuse", find_accused),
    ("inf", find_infinitive),
    ("de", marked_infinitive("de")),
    ("à", marked_infinitive("à")),
    ("comme", find_compared),
    ("attribute", find_attribute),
    ("de_np", marked_object("de_np")),
    ("à_np", marked_object("à_np")),
    ("judged", find_judged),
    ("np", find_object),
    ("quote", _behind_colon),
)

"""The content of a cue: what its frames let it report, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selon.analysis import Sentence, Token
from selon.reading.statements.bounds import content_end, trim_end
from selon.reading.statements.ground import CueMatch, Ground
from selon.rules.cues import plain

Stretch = tuple[int, int]  # code points, end exclusive

# What may stand between a cue and the "que" or "de" of its content: whom it is said to, when, how, an inverted subject.
_REACH = 28


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue reports: stretches of code points, and the frame they were found by."""

    stretches: tuple[Stretch, ...]
    frame: str


def find_content(ground: Ground, match: CueMatch) -> Content | None:
    """What a verb cue reports, by the first of its frames that fits."""
    if match.cue.mark is not None:
        return _behind_mark(ground, match, match.cue.mark)
    for frame, find in _FRAMES:
        if frame in match.cue.frames:
            content = find(ground, match)
            if content is not None:
                return content
    return None


def _behind_mark(ground: Ground, match: CueMatch, mark: str) -> Content | None:
    """What follows the preposition a lemma ends on: "militer | pour que", "alerter les parents | sur les dangers"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + 12, sentence.last)):
        if plain(tokens[i].norm) == mark:
            infinitive = opens_infinitive(ground, i + 1, sentence)
            if ground.time_at(tokens[i]) or "np" not in match.cue.frames and not infinitive:
                return None
            return _clause(ground, match, i, "inf" if infinitive else "np")
        if _blocks(ground, match, tokens[i]):
            return None
    return None


def _que(ground: Ground, match: CueMatch) -> Content | None:
    """A finite clause with que: from the conjunction on."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + _REACH, sentence.last)):
        token = tokens[i]
        if token.norm in ground.words.que:
            if tokens[i - 1].norm in ground.words.before_other_que or token.pos == "PRON" and not _follows_closely(ground, match, i):
                return None
            return _clause(ground, match, i, "que")
        if _blocks(ground, match, token):
            return None
    return None


def _follows_closely(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether only adverbs stand between the cue and token `i`: there a relative pronoun has no noun to refer to."""
    return all(t.pos in ("ADV", "PUNCT") or t.norm in ground.words.inverted_subjects | {"-t"} for t in ground.analysis.tokens[match.last : i])


def _blocks(ground: Ground, match: CueMatch, token: Token) -> bool:
    """Whether a token ends the reach of a cue: another verb, or a mark that closes its clause."""
    if token.text in ";:" or token.text in "«“":
        return True
    group = ground.groups.get(token.i)
    if group is None:
        return False
    return group.finite is not None and token.dep not in ("acl:relcl",) or group.is_participle


def _si(ground: Ground, match: CueMatch) -> Content | None:
    """An indirect question."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + 12, sentence.last)):
        if tokens[i].norm in ground.words.questions or tokens[i].norm == "ce" and tokens[i + 1 : i + 2] and tokens[i + 1].norm in ground.words.relatives:
            return _clause(ground, match, i, "si")
        if _blocks(ground, match, tokens[i]):
            return None
    return None


def _infinitive(ground: Ground, match: CueMatch) -> Content | None:
    """A bare infinitive: "affirme avoir payé", "veut partir"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + 8, sentence.last)):
        if _is_infinitive(tokens[i]):
            first = i
            while first > match.last and tokens[first - 1].norm in _proclitics(ground):
                first -= 1
            return _clause(ground, match, first, "inf")
        if tokens[i].pos not in ("ADV", "PUNCT", "PRON") and tokens[i].norm not in ("y", "en", "ne"):
            return None
    return None


def _proclitics(ground: Ground) -> frozenset[str]:
    words = ground.words
    return words.clitics | words.negations_left | words.negations_right


def _is_infinitive(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and "VerbForm=Inf" in token.morph


def _marked_infinitive(frame: str) -> Callable[[Ground, CueMatch], Content | None]:
    """A finder of an infinitive behind de or à."""

    def find(ground: Ground, match: CueMatch) -> Content | None:
        tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
        for i in range(match.last, min(match.last + _REACH, sentence.last)):
            if tokens[i].norm in _marks(ground, frame) and opens_infinitive(ground, i + 1, sentence):
                return _clause(ground, match, i, frame)
            if _blocks(ground, match, tokens[i]):
                return None
        return None

    return find


def opens_infinitive(ground: Ground, i: int, sentence: Sentence) -> bool:
    """Whether an infinitive stands at token `i` or behind its clitics and negation."""
    for token in ground.analysis.tokens[i : min(i + 6, sentence.last)]:
        if _is_infinitive(token):
            return True
        if token.norm not in _proclitics(ground) and token.pos not in ("ADV", "PUNCT"):
            return False
    return False


def _clause(ground: Ground, match: CueMatch, first: int, frame: str) -> Content:
    end = content_end(ground, first, match.head.i, ground.analysis.sentence_of(match.head.i))
    return Content((stretch(ground, first, end),), frame)


def stretch(ground: Ground, first: int, end: int) -> Stretch:
    """Tokens to code points; a quotation that is opened inside runs on to its mark."""
    tokens = ground.analysis.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    quotation = next((q for q in ground.quotations.outermost if start <= q.outer.start < stop < q.outer.end), None)
    return start, quotation.outer.end if quotation else stop


def _direct(ground: Ground, match: CueMatch) -> Content | None:
    """A quotation that follows the cue, straight or behind a colon; those that go on with it in its sentence too."""
    analysis = ground.analysis
    after = analysis.tokens[match.last - 1].end
    quotation = _next_quotation(ground, match, after)
    if quotation is None:
        return None
    stretches = [(quotation.inner.start, quotation.inner.end)]
    return Content(tuple(stretches), "quote")


def _next_quotation(ground: Ground, match: CueMatch, after: int):  # type: ignore[no-untyped-def]
    tokens = ground.analysis.tokens
    sentence = ground.analysis.sentence_of(match.head.i)
    for q in ground.quotations.outermost:
        if q.outer.start < after:
            continue
        between = ground.analysis.text[after : q.outer.start]
        if len(between) > 240:
            return None
        inside = [tokens[i] for i in ground.analysis.tokens_in(after, q.outer.start) if i < len(tokens)]
        colon = between.rstrip().endswith(":")
        if colon and "\n" not in between.rstrip().rstrip(":") and not any(_blocks_colon(ground, t) for t in inside):
            return q
        if q.outer.start < sentence.end and all(t.pos in ("ADV", "PUNCT") or t.norm.startswith("-") for t in inside):
            return q
        return None
    return None


def _blocks_colon(ground: Ground, token: Token) -> bool:
    group = ground.groups.get(token.i)
    return group is not None and group.finite is not None and not token.dep.startswith("acl")


def _object(ground: Ground, match: CueMatch) -> Content | None:
    """The direct object."""
    found = _object_stretch(ground, match)
    return None if found is None else Content((found,), "np")


def _judged(ground: Ground, match: CueMatch) -> Content | None:
    """The direct object, where it holds a quotation."""
    found = _object_stretch(ground, match)
    if found is None or not ground.quotations.within(*found):
        return None
    return Content((found,), "judged")


def _object_stretch(ground: Ground, match: CueMatch) -> Stretch | None:
    analysis = ground.analysis
    tokens = analysis.tokens
    sentence = analysis.sentence_of(match.head.i)
    i = match.last
    while i < sentence.last and (tokens[i].pos == "ADV" or tokens[i].norm.startswith("-") or ground.time_at(tokens[i])):
        i += 1
    if i >= sentence.last:
        return None
    obj = next((t for t in analysis.find_children(match.head.i, "obj") if t.i >= match.last and t.pos != "PRON"), None)
    if obj is None:
        return None
    first = analysis.subtree(obj.i)[0]
    first = max(first, match.last)
    end = content_end(ground, first, match.head.i, sentence)
    return stretch(ground, first, end)


def _marked_object(frame: str) -> Callable[[Ground, CueMatch], Content | None]:
    """A finder of a noun phrase behind de or à."""

    def find(ground: Ground, match: CueMatch) -> Content | None:
        tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
        for i in range(match.last, min(match.last + 4, sentence.last)):
            if tokens[i].norm in _marks(ground, frame) and not ground.time_at(tokens[i]):
                return _clause(ground, match, i, frame)
            if tokens[i].pos not in ("ADV", "PUNCT"):
                return None
        return None

    return find


def _marks(ground: Ground, frame: str) -> frozenset[str]:
    """The prepositions of a frame: before a noun they may hold its article, before an infinitive not."""
    if frame.endswith("_np"):
        return ground.words.de if frame == "de_np" else ground.words.at
    return ground.words.bare_de if frame == "de" else frozenset({"à"})


def _compared(ground: Ground, match: CueMatch) -> Content | None:
    """An object and what it is taken for, with comme; the subject is the object of a passive."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + _REACH, sentence.last)):
        if tokens[i].norm in ground.words.comme:
            return _with_object(ground, match, i, "comme")
        if _blocks(ground, match, tokens[i]):
            return None
    return None


def _attribute(ground: Ground, match: CueMatch) -> Content | None:
    """An object and its attribute: "juge la loi inutile", "qualifie l'accord de farce", "est jugé trop lent"."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    if match.group is not None and (match.group.passive or match.group.is_past_participle or match.group.reflexive):
        i = match.last
        while i < sentence.last and tokens[i].pos == "ADV":
            i += 1
        if i < sentence.last and (tokens[i].pos in ("ADJ", "VERB") or tokens[i].norm in ground.words.de or tokens[i].text in "«“\""):
            return _with_object(ground, match, match.last, "attribute")
        return None
    obj = next((t for t in analysis.find_children(match.head.i, "obj", "iobj") if t.i != match.head.i), None)
    if obj is None:
        return None
    after = max(analysis.subtree(obj.i)[1] if obj.i > match.head.i and obj.pos != "PRON" else match.last, match.last)
    start = obj.i if obj.i < match.head.i else match.last
    mark = next((i for i in range(match.last, min(match.last + 15, sentence.last)) if tokens[i].norm in ground.words.de), None)
    predicate = next(
        (t for t in analysis.find_children(match.head.i, "xcomp", "amod", "obl") if t.i >= match.last and (t.pos == "ADJ" or mark)), None
    )
    if predicate is None and not any(t.pos == "ADJ" for t in tokens[match.last : after]):
        return None
    if obj.i < match.head.i:
        return _with_object(ground, match, match.last, "attribute")
    del start
    return _clause(ground, match, match.last, "attribute")


def _with_object(ground: Ground, match: CueMatch, predicate: int, frame: str) -> Content | None:
    """The stretch of the predicate, and before it that of what it is said of."""
    analysis = ground.analysis
    end = content_end(ground, predicate, match.head.i, analysis.sentence_of(match.head.i))
    if frame == "comme" and predicate > match.last:
        before = [t for t in analysis.tokens[match.last : predicate] if t.pos != "ADV"]
        if before and before[0].norm not in ground.words.par:
            return Content((stretch(ground, before[0].i, end),), frame)
    target = _target(ground, match)
    stretches = [stretch(ground, predicate, end)]
    if target is not None:
        stretches.insert(0, target)
    return Content(tuple(stretches), frame)


def _target(ground: Ground, match: CueMatch) -> Stretch | None:
    """What a passive, a participle, or a verb with a clitic object says something of."""
    analysis = ground.analysis
    tokens = analysis.tokens
    group = match.group
    if group is None:
        return None
    if group.reflexive:
        return None
    if group.passive:
        subject = analysis.child(match.head.i, "nsubj")
        return None if subject is None else _noun_phrase(ground, subject.i)
    if group.is_past_participle and match.head.dep in ("acl", "amod"):
        return _noun_phrase(ground, tokens[match.head.i].head, before=match.first)
    if match.head.dep == "acl:relcl":
        return _noun_phrase(ground, match.head.head, before=match.first)
    return None


def _noun_phrase(ground: Ground, head: int, before: int | None = None) -> Stretch:
    """The noun phrase around a head, without relative clauses."""
    analysis = ground.analysis
    first, last = analysis.subtree(head)
    if before is not None:
        last = min(last, before)
    for i in range(head + 1, last):
        if analysis.tokens[i].norm in ground.words.relatives or analysis.tokens[i].text in ",–(":
            last = i
            break
    return stretch(ground, first, trim_end(ground, first, max(last, head + 1)))


def _accused(ground: Ground, match: CueMatch) -> Content | None:
    """What is laid at somebody's door: "accuse le maire de mentir", "est soupçonné de fraude"."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    group = match.group
    for i in range(match.last, min(match.last + _REACH, sentence.last)):
        if tokens[i].norm in ground.words.de and (opens_infinitive(ground, i + 1, sentence) or tokens[i].head != i):
            governor = tokens[tokens[i].head]
            hangs_on_cue = governor.head == match.head.i or opens_infinitive(ground, i + 1, sentence)
            if not hangs_on_cue and not (i == match.last):
                continue
            if group is not None and (group.passive or group.is_past_participle):
                return _with_object(ground, match, i, "accuse")
            return _clause(ground, match, i, "accuse")
        if _blocks(ground, match, tokens[i]):
            return None
    return None


_FRAMES: tuple[tuple[str, Callable[[Ground, CueMatch], Content | None]], ...] = (
    ("que", _que),
    ("quote", _direct),
    ("si", _si),
    ("accuse", _accused),
    ("inf", _infinitive),
    ("de", _marked_infinitive("de")),
    ("à", _marked_infinitive("à")),
    ("comme", _compared),
    ("attribute", _attribute),
    ("de_np", _marked_object("de_np")),
    ("à_np", _marked_object("à_np")),
    ("judged", _judged),
    ("np", _object),
)

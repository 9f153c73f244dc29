"""The content of a cue: what its frames let it report, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import content_end, trim_end
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.quotations import Quotation
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
            clause = "que" in match.cue.frames and i + 1 < sentence.last and tokens[i + 1].norm in ground.words.que
            fits = clause or ("inf" if infinitive else "np") in match.cue.frames
            if ground.time_at(tokens[i]) or not fits:
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
            return None if _is_other_que(ground, match, i) else _clause(ground, match, i, "que")
        if "inf" in match.cue.frames and _is_infinitive(token) and i - match.last < 3 and tokens[i - 1].pos != "ADP":
            return None  # "dit avoir besoin que"
        quoted = ground.opens_quotation(token) and i + 1 < sentence.last and tokens[i + 1].norm in ground.words.que
        if not quoted and (_blocks(ground, match, token) or _takes_clause(ground, token)):
            return None
    return None


def _takes_clause(ground: Ground, token: Token) -> bool:
    """Whether a token is an infinitive that reports: what follows it with que is its own."""
    if not _is_infinitive(token):
        return False
    cues = (cue for verb in ground.infinitives(token) for cue in ground.rules.cues.verbs.get(verb, ()))
    return any("que" in cue.frames and len(cue.words) == 1 for cue in cues)


def _is_other_que(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether a que is a relative pronoun or part of "alors que" and its like, not what opens the cue's content."""
    tokens = ground.analysis.tokens
    before = tokens[i - 1].norm
    opens_other = before in ground.words.before_other_que and i - 1 > match.last and tokens[i - 2].norm != "de"
    if opens_other or before == "ce":
        return True  # "alors que", not "affirme tout de même que"
    if tokens[i].pos == "PRON" and tokens[i - 1].pos == "NOUN" and tokens[i + 1].pos in ("VERB", "AUX"):
        return True  # "les mutations que connaît le monde"
    compares = any(t.norm in ground.words.quantities for t in tokens[match.last - 1 : i])
    if compares and not any(k in ground.groups for k in range(i, ground.analysis.sentence_of(i).last)):
        return True  # "plus à l'un qu'à l'autre"
    between = [t for t in tokens[match.last : i] if t.pos not in ("ADV", "PUNCT") and not t.norm.startswith("-")]
    has_object = bool(between) and between[0].pos in ("DET", "NOUN", "PROPN") and not ground.time_at(between[0])
    if match.cue.addressee == "object" or not has_object:
        return False
    return tokens[i].pos == "PRON" or (tokens[i - 1].text == "," and tokens[match.last].pos == "DET")


def _follows_closely(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether only adverbs and marks stand between the cue and token `i`."""
    clitics = ground.words.inverted_subjects | {"-t"}
    return all(t.pos in ("ADV", "PUNCT") or t.norm in clitics for t in ground.analysis.tokens[match.last : i])


def _blocks(ground: Ground, match: CueMatch, token: Token) -> bool:
    """Whether a token ends the reach of a cue: another verb, or a mark that closes its clause."""
    if token.text in ";:" or ground.opens_quotation(token):
        return True
    group = ground.groups.get(token.i)
    if group is None:
        return False
    return (group.finite is not None and token.dep not in ("acl:relcl",)) or group.is_participle


def _si(ground: Ground, match: CueMatch) -> Content | None:
    """An indirect question."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + 12, sentence.last)):
        closely = tokens[i].norm in ("si", "s'", "pourquoi") or _follows_closely(ground, match, i)
        if tokens[i].norm == "s'" and tokens[i + 1].norm not in ground.words.subject_pronouns:
            closely = False
        opens = tokens[i].norm == "ce" and tokens[i + 1 : i + 2] and tokens[i + 1].norm in ground.words.relatives
        if (tokens[i].norm in ground.words.questions and closely) or (opens and tokens[i - 1].text != ","):
            return _clause(ground, match, i, "si")
        if _blocks(ground, match, tokens[i]) or _takes_clause(ground, tokens[i]):
            return None
    return None


def _infinitive(ground: Ground, match: CueMatch) -> Content | None:
    """A bare infinitive: "affirme avoir payé", "a reconnu devant le juge avoir menti"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + 14, sentence.last)):
        if _is_infinitive(tokens[i]):
            first = i
            while first > match.last and tokens[first - 1].norm in _proclitics(ground):
                first -= 1
            marked = first > match.last and tokens[first - 1].pos == "ADP"
            return None if marked else _clause(ground, match, first, "inf")
        if (
            _blocks(ground, match, tokens[i])
            or tokens[i].text == ","
            or (tokens[i].pos == "DET" and tokens[i - 1].pos != "ADP" and not _is_dated(ground, i))
        ):
            return None
    return None


def _is_dated(ground: Ground, i: int) -> bool:
    """Whether a date stands at token `i` or behind its article: "a confirmé | le 25 mars être"."""
    return any(ground.time_at(token) for token in ground.analysis.tokens[i : i + 2])


def _proclitics(ground: Ground) -> frozenset[str]:
    words = ground.words
    return words.clitics | words.negations_left | words.negations_right


def _is_infinitive(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and "VerbForm=Inf" in token.morph


def _marked_infinitive(frame: str) -> Callable[[Ground, CueMatch], Content | None]:
    """A finder of an infinitive behind de or à."""

    def find(ground: Ground, match: CueMatch) -> Content | None:
        tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
        if match.group is not None and match.group.is_past_participle and match.cue.addressee != "object":
            return None  # "les services proposés par X": what is proposed stands before
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
    end = content_end(ground, first, match, frame)
    return Content((stretch(ground, first, end),), frame)


def stretch(ground: Ground, first: int, end: int) -> Stretch:
    """Tokens to code points; a quotation that is opened inside runs on to its mark."""
    tokens = ground.analysis.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    quotation = next((q for q in ground.quotations.outermost if start <= q.outer.start < stop < q.outer.end), None)
    return start, quotation.outer.end if quotation else stop


def _direct(ground: Ground, match: CueMatch) -> Content | None:
    """A quotation that follows the cue, straight or behind a colon."""
    analysis = ground.analysis
    after = analysis.tokens[match.last - 1].end
    sentence = analysis.sentence_of(match.head.i)
    nested = ground.quotations.around(match.head.start, match.head.end) is not None
    candidates = ground.quotations.all if nested else ground.quotations.outermost
    q = next((q for q in candidates if q.outer.start >= after - nested), None)
    if q is None or q.outer.start - after > 240 or (match.group is not None and match.group.is_past_participle):
        return None
    between = analysis.text[after : q.outer.start].rstrip()
    if nested:
        return Content(((q.inner.start, q.inner.end),), "quote") if q.depth and between in ("", ":") else None
    inside = [analysis.tokens[i] for i in analysis.tokens_in(after, q.outer.start) if i < len(analysis.tokens)]
    announced = bool(inside) and inside[-1].norm in ground.words.announcing
    colon = (
        (between.endswith(":") or announced)
        and "\n" not in between
        and not any(_blocks_colon(ground, t) for t in inside)
    )
    straight = q.outer.start < sentence.end and all(t.pos in ("ADV", "PUNCT") or t.norm.startswith("-") for t in inside)
    if colon and any(_opens_own(ground, match, t) for t in inside):
        return None
    if colon or (straight and is_speech(ground, q)):
        return Content(((q.inner.start, q.inner.end),), "quote")
    return None


def _opens_own(ground: Ground, match: CueMatch, token: Token) -> bool:
    """Whether a complement of the cue's frames begins before the quotation: "appelle à voter : « ... »"."""
    sentence = ground.analysis.sentence_of(token.i)
    marks = [frame for frame in ("de", "à") if frame in match.cue.frames and token.norm in _marks(ground, frame)]
    return bool(marks) and opens_infinitive(ground, token.i + 1, sentence)


def is_speech(ground: Ground, quotation: Quotation) -> bool:
    """Whether a quotation may be all that was said: it has a finite verb, or begins like a sentence or a cry."""
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    finite = any(i in ground.groups and ground.groups[i].finite is not None for i in inside)
    return finite or (quotation.inner.text[:1].isupper() and (len(inside) > 2 or quotation.inner.text[-1] in "!?.…"))


def _blocks_colon(ground: Ground, token: Token) -> bool:
    group = ground.groups.get(token.i)
    return group is not None and group.finite is not None and not token.dep.startswith("acl")


def _object(ground: Ground, match: CueMatch) -> Content | None:
    """The direct object; of a passive with an agent its subject, of a relative clause its antecedent."""
    group = match.group
    assert group is not None
    if group.passive or group.is_past_participle:
        found = _target(ground, match) if _has_agent(ground, match) else None
    else:
        found = _object_stretch(ground, match) or _target(ground, match)
    return None if found is None or _is_speaker(ground, match, found) else Content((found,), "np")


def _is_speaker(ground: Ground, match: CueMatch, found: Stretch) -> bool:
    """Whether what looks like the object of a verb of saying is its subject: "..., a indiqué lundi la directrice"."""
    if "quote" not in match.cue.frames or match.cue.stance not in ("affirms", "denies"):
        return False
    inside = (ground.analysis.tokens[i] for i in ground.analysis.tokens_in(*found))
    head = next((t for t in inside if t.pos in ("NOUN", "PROPN")), None)
    subject = ground.analysis.child(match.head.i, "nsubj")
    if subject is not None and subject.i < match.first:
        between = ground.analysis.tokens[subject.i : match.first]
        if not any(t.text == "," for t in between) or any(t.norm in ground.words.relatives for t in between):
            return False
    return head is not None and found[0] >= match.head.end and source_kind(ground, head) in ("people", "bodies")


def _has_agent(ground: Ground, match: CueMatch) -> bool:
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    near = tokens[match.last : min(match.last + 8, sentence.last)]
    agent = next((t.i for t in near if t.norm in ground.words.par), None)
    return agent is not None and not any(t.i in ground.groups or t.text == "," for t in near if t.i < agent)


def _judged(ground: Ground, match: CueMatch) -> Content | None:
    """The direct object, where it holds a quotation."""
    passive = match.group is not None and match.group.passive
    found = _target(ground, match) if passive else _object_stretch(ground, match)
    if found is None or not ground.quotations.within(*found):
        return None
    return Content((found,), "judged")


def _object_stretch(ground: Ground, match: CueMatch) -> Stretch | None:
    """The object's noun phrase with what follows it: straight behind the cue, or where the model sees it."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    i = _skip_insertions(ground, match.last, sentence)
    if i < sentence.last and match.cue.addressee is not None and tokens[i].norm in ground.words.to:
        i = _behind_addressee(ground, i, sentence)
    if i < sentence.last and not _opens_noun_phrase(ground, i):
        obj = next(
            (t for t in analysis.find_children(match.head.i, "obj") if t.i > i and t.pos in ("NOUN", "PROPN")), None
        )
        if obj is None or any(_blocks(ground, match, t) for t in tokens[i : obj.i]):
            return None
        i = max(i, analysis.subtree(obj.i)[0])
    if i >= sentence.last or not _opens_noun_phrase(ground, i):
        return None
    return stretch(ground, i, content_end(ground, i, match, "np"))


def _opens_noun_phrase(ground: Ground, i: int) -> bool:
    token = ground.analysis.tokens[i]
    after = ground.analysis.tokens[i + 1 : i + 2]
    described = bool(after) and (after[0].pos == "ADJ" or ground.opens_quotation(after[0]))
    partitive = token.norm in ground.words.bare_de and described
    quantity = token.norm in ground.words.quantities and bool(after) and after[0].norm in ground.words.bare_de
    if partitive or quantity or token.norm == "des" or ground.opens_quotation(token):
        return True
    return token.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ") and not ground.time_at(token)


def _skip_insertions(ground: Ground, i: int, sentence: Sentence) -> int:
    """Past adverbs, dates with prepositions, and what stands between two commas: "évoquait, sur Twitter, | de"."""
    tokens = ground.analysis.tokens
    while i < sentence.last:
        token = tokens[i]
        dated = token.pos == "ADP" and i + 1 < sentence.last and ground.time_at(tokens[i + 1]) is not None
        if _opens_noun_phrase(ground, i):
            return i
        adverbial = token.dep in ("advmod", "fixed") and token.pos != "DET"
        if token.pos == "ADV" or adverbial or token.norm.startswith("-") or dated or ground.time_at(token):
            i += 1
        elif token.text == ",":
            end = next((k for k in range(i + 1, min(i + 14, sentence.last)) if tokens[k].text == ","), None)
            if end is None or any(k in ground.groups and ground.groups[k].finite is not None for k in range(i, end)):
                return i
            i = end + 1
        else:
            return i
    return i


def _behind_addressee(ground: Ground, i: int, sentence: Sentence) -> int:
    """The token behind "à X": where the next noun phrase begins with its article."""
    tokens = ground.analysis.tokens
    noun = next((t.i for t in tokens[i + 1 : min(i + 6, sentence.last)] if t.pos in ("NOUN", "PROPN", "PRON")), i)
    after = next((t.i for t in tokens[noun + 1 : min(noun + 8, sentence.last)] if t.pos == "DET"), sentence.last)
    return after if not any(k in ground.groups for k in range(noun + 1, after)) else sentence.last


def _marked_object(frame: str) -> Callable[[Ground, CueMatch], Content | None]:
    """A finder of a noun phrase behind de or à, the object between left aside ("appelle les fidèles à la prière")."""

    def find(ground: Ground, match: CueMatch) -> Content | None:
        tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
        reach = 10 if match.cue.addressee == "object" or frame == "à_np" else 4
        start = _skip_insertions(ground, match.last, sentence)
        marks = [
            i
            for i in range(start, min(start + reach, sentence.last))
            if tokens[i].norm in _marks(ground, frame) and tokens[i].pos != "DET" and not ground.time_at(tokens[i])
        ]
        for i in marks:
            between = tokens[start:i]
            if any(_blocks(ground, match, t) or t.text == "," for t in between):
                return None
            if all(t.pos in ("ADV", "PUNCT") for t in between):
                return _clause(ground, match, i, frame)
            if match.cue.addressee == "object" and (i == marks[-1] or tokens[tokens[i].head].head == match.head.i):
                return _clause(ground, match, i, frame)
            if frame == "à_np" and tokens[i + 1].pos == "NUM":
                return _clause(ground, match, i, frame)
        return None

    return find


def _marks(ground: Ground, frame: str) -> frozenset[str]:
    """The prepositions of a frame: before a noun they may hold its article, before an infinitive not."""
    if frame.endswith("_np"):
        return ground.words.de if frame == "de_np" else ground.words.at
    return ground.words.bare_de if frame == "de" else frozenset({"à", "a"})  # "a" is how many misspell it


def _compared(ground: Ground, match: CueMatch) -> Content | None:
    """An object and what it is taken for, with comme; the subject is the object of a passive."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + _REACH, sentence.last)):
        if tokens[i].norm in ground.words.comme and tokens[i + 1].norm not in ground.words.subject_pronouns:
            return _with_object(ground, match, i, "comme")
        if _blocks(ground, match, tokens[i]):
            return None
    return None


def _attribute(ground: Ground, match: CueMatch) -> Content | None:
    """An object and its attribute: "juge la loi inutile", "qualifie l'accord de farce", "est jugé trop lent"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    group = match.group
    assert group is not None
    i = match.last
    while i < sentence.last and tokens[i].pos == "ADV":
        i += 1
    if i >= sentence.last:
        return None
    if group.passive or group.is_past_participle or group.reflexive or _object_before(ground, match):
        if group.is_past_participle and not _has_agent(ground, match):
            return None
        i = _behind_agent(ground, i, sentence)
        if not _is_predicate(ground, i, group.reflexive):
            return None
        return _with_object(
            ground, match, match.last if tokens[match.last].norm not in ground.words.par else i, "attribute"
        )
    if match.cue.lemma in _NAMING and tokens[i].norm in ground.words.bare_de and ground.opens_quotation(tokens[i + 1]):
        return _clause(ground, match, i, "named")  # "qualifiant de « miettes » les mesures"
    if tokens[i].pos not in ("DET", "PROPN", "NOUN"):
        return None
    noun = next((t.i for t in tokens[i : min(i + 5, sentence.last)] if t.pos in ("NOUN", "PROPN")), None)
    if noun is None:
        return None
    for k in range(noun + 1, min(noun + 10, sentence.last)):
        if (k in ground.groups and ground.groups[k].finite is not None) or tokens[k].text in ",;:":
            return None
        quoted = ground.opens_quotation(tokens[k]) and tokens[k - 1].norm in ground.words.bare_de | {tokens[noun].norm}
        if (
            (tokens[k].dep in ("xcomp", "acl") and tokens[k].pos in ("ADJ", "NOUN"))
            or quoted
            or (tokens[k].pos == "ADJ" and match.cue.stance == "believes")
        ):
            return _clause(ground, match, i, "attribute")
        if tokens[k].norm in ground.words.bare_de and match.cue.lemma in _NAMING and tokens[k].pos == "ADP":
            return _clause(ground, match, i, "attribute")
    return None


def _behind_agent(ground: Ground, i: int, sentence: Sentence) -> int:
    """The "de" behind an agent that stands before the attribute: "qualifié par la police | d'« homme violent »"."""
    tokens = ground.analysis.tokens
    if tokens[i].norm not in ground.words.par:
        return i
    marks = (k for k in range(i + 2, min(i + 10, sentence.last - 1)) if tokens[k].norm in ground.words.de)
    return next((k for k in marks if ground.opens_quotation(tokens[k + 1]) or tokens[k + 1].norm in ("un", "une")), i)


_NAMING = frozenset(("qualifier", "traiter", "accuser"))


def _object_before(ground: Ground, match: CueMatch) -> bool:
    """Whether the object is a clitic or relative pronoun before the verb: "la juge inutile", "que X dit faux"."""
    obj = ground.analysis.child(match.head.i, "obj", "iobj")
    return obj is not None and obj.i < match.head.i


def _is_predicate(ground: Ground, i: int, reflexive: bool) -> bool:
    """Whether an adjective, a participle, a quotation, or "de" and a noun begins at token `i`."""
    token = ground.analysis.tokens[i]
    group = ground.groups.get(i)
    if group is not None and group.finite is not None:
        return False
    kinds = ("ADJ", "VERB", "NOUN") if reflexive else ("ADJ", "VERB")
    return token.pos in kinds or token.norm in ground.words.de or ground.opens_quotation(token)


def _with_object(ground: Ground, match: CueMatch, predicate: int, frame: str) -> Content | None:
    """The stretch of the predicate, and before it that of what it is said of."""
    analysis = ground.analysis
    end = content_end(ground, predicate, match, frame)
    group = match.group
    if group is not None and (group.passive or group.is_past_participle):
        marks = (i for i in range(predicate + 1, end) if analysis.tokens[i].norm in ground.words.par)
        end = next((i for i in marks if _governs_agent(ground, match, i)), end)
    if frame == "comme" and predicate > match.last:
        before = [t for t in analysis.tokens[match.last : predicate] if t.pos != "ADV"]
        if before and before[0].norm not in ground.words.par:
            return Content((stretch(ground, before[0].i, end),), frame)
    target = _target(ground, match)
    stretches = [stretch(ground, predicate, end)]
    if target is not None:
        stretches.insert(0, target)
    return Content(tuple(stretches), frame)


def _governs_agent(ground: Ground, match: CueMatch, par: int) -> bool:
    """Whether a par stands before somebody who can be answerable for the cue, not for a verb between them."""
    tokens = ground.analysis.tokens
    agent = tokens[tokens[par].head]
    return tokens[agent.head].i == match.head.i or source_kind(ground, agent) in ("people", "bodies")


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
        if subject is not None and subject.norm in ground.words.subject_relatives:
            return _noun_phrase(ground, match.head.head, before=subject.i) if match.head.dep == "acl:relcl" else None
        return None if subject is None else _noun_phrase(ground, subject.i)
    if group.is_past_participle and match.head.dep in ("acl", "amod") and match.head.head < match.first:
        bearer = _agreeing(ground, match.head)
        if "accuse" in match.cue.frames and source_kind(ground, tokens[bearer]) == "things":
            near = reversed(tokens[max(0, match.first - 8) : match.first])
            bearer = next((t.i for t in near if t.pos == "NOUN" and source_kind(ground, t) == "people"), bearer)
        return _noun_phrase(ground, bearer, before=match.first)
    if group.is_past_participle and match.first and tokens[match.first - 1].text == ",":
        governor = ground.groups.get(match.head.head)
        subject = None if governor is None else analysis.child(governor.head.i, "nsubj")
        if governor is not None and subject is not None:
            return _noun_phrase(ground, subject.i, before=governor.first)
    if group.is_past_participle:
        noun = next(
            (t for t in reversed(tokens[max(0, match.first - 4) : match.first]) if t.pos in ("NOUN", "PROPN")), None
        )
        return None if noun is None else _noun_phrase(ground, noun.i, before=match.first)
    relative = next(
        (t for t in reversed(tokens[max(0, match.first - 8) : match.first]) if t.norm in ground.words.que), None
    )
    if relative is not None and relative.pos == "SCONJ" and match.head.dep == "ccomp":
        obj = analysis.child(match.head.head, "obj")
        apart = obj is not None and tokens[relative.i - 1].text == "," and obj.i < relative.i
        return _noun_phrase(ground, obj.i, before=relative.i) if apart and obj is not None else None
    if relative is not None and relative.pos == "PRON":
        noun = next(
            (t for t in reversed(tokens[max(0, relative.i - 4) : relative.i]) if t.pos in ("NOUN", "PROPN")), None
        )
        governing = tokens[match.head.head] if match.head.dep == "acl:relcl" else noun
        return None if governing is None else _noun_phrase(ground, governing.i, before=relative.i)
    return None


def _agreeing(ground: Ground, participle: Token) -> int:
    """The noun a participle belongs to: the outermost one of its chain that agrees in gender and number."""
    tokens = ground.analysis.tokens
    features = {f for f in participle.morph if f.startswith(("Gender=", "Number="))}
    noun = best = tokens[participle.head]
    while noun.dep.startswith("nmod") and tokens[noun.head].i < noun.i and tokens[noun.head].pos in ("NOUN", "PROPN"):
        noun = tokens[noun.head]
        if features <= noun.morph:
            best = noun
    return best.i


def _noun_phrase(ground: Ground, head: int, before: int | None = None) -> Stretch:
    """The noun phrase around a head, without relative clauses."""
    analysis = ground.analysis
    first, last = analysis.subtree(head)
    copula = analysis.child(head, "cop")
    if copula is not None:
        first = copula.i + 1  # "X est | un détenu, qualifié de": only the attribute
    if before is not None:
        last = min(last, before)
    while first < head and analysis.tokens[first].pos == "ADP" and analysis.tokens[first].norm != "des":
        first += 1
        if analysis.tokens[first].pos in ("NOUN", "PROPN"):
            break
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
            if not hangs_on_cue and i != match.last:
                continue
            if group is not None and (group.passive or group.is_past_participle):
                return _with_object(ground, match, i, "accuse")
            return _clause(ground, match, i, "accuse")
        if _blocks(ground, match, tokens[i]):
            return None
    return None


def _named(ground: Ground, match: CueMatch) -> Content | None:
    """What somebody calls a thing: "ce qu'elle appelle son « opération »"."""
    tokens = ground.analysis.tokens
    before = [t.norm for t in tokens[max(0, match.first - 8) : match.first]]
    if not any(a == "ce" and b in ground.words.que for a, b in pairwise(before)):
        return None
    found = _object_stretch(ground, match)
    if found is None:
        return None
    quoted = next((q for q in ground.quotations.within(*found)), None)
    verb = next(
        (i for i in ground.analysis.tokens_in(*found) if i in ground.groups and ground.groups[i].finite is not None),
        None,
    )
    end = quoted.outer.end if quoted else found[1] if verb is None else tokens[ground.groups[verb].first - 1].end
    return Content(((found[0], end),), "named")


_FRAMES: tuple[tuple[str, Callable[[Ground, CueMatch], Content | None]], ...] = (
    ("named", _named),
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

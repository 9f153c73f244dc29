"""Contents in two parts: what is said of something, and that of which it is said."""

from __future__ import annotations

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import content_end
from selon.reading.statements.extent import (
    REACH,
    Content,
    Stretch,
    blocks,
    clause,
    has_agent,
    noun_phrase,
    opens_infinitive,
    stretch,
)
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import object_described


def find_compared(ground: Ground, match: CueMatch) -> Content | None:
    """An object and what it is taken for, with comme; the subject is the object of a passive."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last, min(match.last + REACH, sentence.last)):
        if tokens[i].norm in ground.words.comme and ground.norm_at(i + 1) not in ground.words.subject_pronouns:
            return _with_object(ground, match, i, "comme")
        apart = tokens[i].text == "," or tokens[i].norm == "tout"  # "annonce des aides |, comme prévu"
        if blocks(ground, match, tokens[i]) or (apart and "np" in match.cue.frames):
            return None
    return None


def find_attribute_first(ground: Ground, match: CueMatch) -> Content | None:
    """An attribute before what it is said of: "juge « absurde » cette idée", "estime nécessaire de partir"."""
    sentence, group = ground.analysis.sentence_of(match.head.i), match.group
    if group is None or group.passive or group.is_past_participle or match.cue.stance != "believes":
        return None
    first = _over_times(ground, match.last, sentence)
    end = _behind_attributes(ground, first, sentence)
    if end is None or end >= sentence.last:
        return None
    after = ground.norm_at(end)
    infinitive = after in ground.words.bare_de and opens_infinitive(ground, end + 1, sentence)
    if after in ground.words.que:
        return clause(ground, match, first, "que")
    object_behind = "attribute" in match.cue.frames and (ground.analysis.tokens[end].pos == "DET" or after == "des")
    return clause(ground, match, first, "named") if infinitive or object_behind else None


def _over_times(ground: Ground, i: int, sentence: Sentence) -> int:
    """The place behind the asides and times from token `i` on: "a jugé | mardi, à Dole, | prématuré"."""
    tokens = ground.analysis.tokens
    while i < sentence.last:
        small = tokens[i].pos == "ADP" and i + 1 < sentence.last and ground.time_at(tokens[i + 1]) is not None
        if ground.behind_aside(i) > i:
            i = ground.behind_aside(i)
        elif ground.time_at(tokens[i]) is not None or small:
            i += 1
        else:
            break
    return i


def _behind_attributes(ground: Ground, i: int, sentence: Sentence) -> int | None:
    """The place behind the adjectives or quotations that begin at token `i`, or None: "trop tardive, voire inutile, |".

    The complement of the last one is theirs too: "contraire à la Constitution |".
    """
    tokens, end, commas = ground.analysis.tokens, None, 0
    while i < sentence.last:
        while i < sentence.last - 1 and tokens[i].pos in ("ADV", "CCONJ") and not ground.opens_quotation(tokens[i]):
            i += 1
        if ground.opens_quotation(tokens[i]):
            end = _behind_quotations(ground, i, sentence)
        elif _is_adjective(ground, i):
            end = i + 1
        else:
            return end + 1 if end is not None and commas > 1 else end
        comma = end < sentence.last and tokens[end].text == ","
        if not comma and (end >= sentence.last or tokens[end].pos != "CCONJ"):
            return _behind_complement(ground, end)
        commas += comma
        i = end + comma
    return end


def _behind_complement(ground: Ground, i: int) -> int:
    """`i`, or the place behind the noun that à governs there: "contraire | à la Constitution |"."""
    if ground.norm_at(i) not in ground.words.at:
        return i
    noun = next((t.i for t in ground.analysis.tokens[i + 1 : i + 4] if t.pos in ("NOUN", "PROPN")), None)
    return i if noun is None else noun + 1


def _is_adjective(ground: Ground, i: int) -> bool:
    """Whether an adjective, or a participle used like one, stands at token `i`."""
    token = ground.analysis.tokens[i]
    group = ground.groups.get(i)
    return token.pos == "ADJ" or (group is not None and group.is_past_participle)


def find_attribute(ground: Ground, match: CueMatch) -> Content | None:
    """An object and its attribute: "juge la loi inutile", "qualifie l'accord de farce", "est jugé trop lent"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    group = match.group
    assert group is not None
    i = match.last
    while i < sentence.last and (tokens[i].pos == "ADV" or ground.time_at(tokens[i]) or ground.behind_aside(i) > i):
        i = max(i + 1, ground.behind_aside(i))
    if i >= sentence.last:
        return None
    if tokens[i - 1].norm in ground.words.judging and tokens[i].pos == "DET":
        return clause(ground, match, i - 1, "attribute")  # "juge sévèrement la réforme"
    if group.passive or group.is_past_participle or group.reflexive or _object_before(ground, match):
        if group.is_past_participle and not has_agent(ground, match) and not _names_in_quotes(ground, match, i):
            return None
        i = _behind_agent(ground, i, sentence)
        if not _is_predicate(ground, i, group.reflexive):
            return None
        return _with_object(ground, match, i, "attribute")
    pair = tokens[i : i + 2] if not ground.opens_quotation(tokens[i]) else tokens[i : i + 2][::-1]
    if match.cue.lemma in _NAMING and pair[0].norm in ground.words.bare_de and ground.opens_quotation(pair[-1]):
        return clause(ground, match, i, "named")  # "qualifiant de « miettes » les mesures"
    return _object_and_attribute(ground, match, i)


def find_taken_for(ground: Ground, match: CueMatch, mark: str) -> Content | None:
    """What somebody is taken for: "tient | le contrat pour nul", "donne | la pouliche pour battue"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    if match.last >= sentence.last or match.group is None or match.group.passive:
        return None
    if tokens[match.last].norm not in ground.words.definite and tokens[match.last].pos != "PROPN":
        return None
    for i in range(match.last + 1, min(match.last + REACH, sentence.last - 1)):
        if tokens[i].norm == mark:
            adverb = tokens[i + 1].pos == "ADV"
            described = i + 1 + adverb < sentence.last and _is_adjective(ground, i + 1 + adverb)
            fits = described or tokens[i + 1].pos == "NOUN"
            return clause(ground, match, match.last, "attribute") if fits else None
        if blocks(ground, match, tokens[i]) or tokens[i].text == ",":
            return None
    return None


def _object_and_attribute(ground: Ground, match: CueMatch, i: int) -> Content | None:
    """An object that begins at token `i`, and behind it what it is called."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    if tokens[i].pos not in ("DET", "PROPN", "NOUN"):
        return None
    noun = next((t.i for t in tokens[i : min(i + 5, sentence.last)] if t.pos in ("NOUN", "PROPN")), None)
    if noun is None:
        return None
    naming = match.cue.lemma in _NAMING
    for k in range(noun + 1, min(noun + 10, sentence.last)):
        token, before = tokens[k], tokens[k - 1].norm
        if (k in ground.groups and ground.groups[k].finite is not None) or token.text in ",;:":
            return None
        if naming and token.norm in ground.words.bare_de and ground.opens_quotation_at(k + 1):
            return Content((stretch(ground, i, _behind_quotations(ground, k + 1, sentence)),), "attribute")
        quoted = ground.opens_quotation(token) and before in ground.words.bare_de | {tokens[noun].norm}
        predicative = token.dep in ("xcomp", "acl") and token.pos in ("ADJ", "NOUN")
        judged = token.pos == "ADJ" and match.cue.stance == "believes"
        named = naming and token.norm in ground.words.bare_de and token.pos == "ADP"
        if quoted or predicative or judged or named:
            return clause(ground, match, i, "attribute")
    return None


def _behind_quotations(ground: Ground, opening: int, sentence: Sentence) -> int:
    """The token behind a quotation and those coordinated with it: "d'« absurde » et de « dangereuse » |"."""
    tokens = ground.analysis.tokens
    while True:
        quotation = ground.opened_by(tokens[opening])
        if quotation is None:
            return sentence.last
        end = ground.analysis.token_at(quotation.outer.end - 1) + 1
        further = (k for k in range(end, min(end + 4, sentence.last)) if ground.opens_quotation(tokens[k]))
        after = next(further, None)
        if after is None or any(t.pos in ("NOUN", "PROPN", "VERB", "AUX") for t in tokens[end:after]):
            return end
        opening = after


def _behind_agent(ground: Ground, i: int, sentence: Sentence) -> int:
    """The "de" behind an agent that stands before the attribute: "qualifié par la police | d'« homme violent »"."""
    tokens = ground.analysis.tokens
    if tokens[i].norm not in ground.words.par:
        return i
    marks = (k for k in range(i + 2, min(i + 10, sentence.last - 1)) if tokens[k].norm in ground.words.de)
    return next((k for k in marks if ground.opens_quotation_at(k + 1) or ground.norm_at(k + 1) in ("un", "une")), i)


def _names_in_quotes(ground: Ground, match: CueMatch, i: int) -> bool:
    """Whether a participle gives a quoted name: "qualifié de « charismatique »"."""
    tokens = ground.analysis.tokens
    marked = i + 1 < len(tokens) and tokens[i].norm in ground.words.de and ground.opens_quotation_at(i + 1)
    return match.cue.lemma in _NAMING and marked


_NAMING = frozenset(("qualifier", "traiter", "accuser", "taxer"))


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
    marked = token.norm in ground.words.de and ground.norm_at(i + 1) not in ground.words.adverbial_nouns
    return token.pos in kinds or marked or ground.opens_quotation(token)


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
        clitics = analysis.tokens[match.first : match.head.i]
        taken = any(t.norm in ground.words.object_clitics for t in clitics)  # "la présente | depuis des années"
        if before and before[0].norm not in ground.words.par and not taken:
            return Content((stretch(ground, before[0].i, end),), frame)
    target = find_target(ground, match)
    stretches = [stretch(ground, predicate, end)]
    if target is not None:
        stretches.insert(0, target)
    return Content(tuple(stretches), frame)


def _governs_agent(ground: Ground, match: CueMatch, par: int) -> bool:
    """Whether a par stands before somebody who can be answerable for the cue, not for a verb between them."""
    tokens = ground.analysis.tokens
    agent = tokens[tokens[par].head]
    return tokens[agent.head].i == match.head.i or source_kind(ground, agent) in ("people", "bodies")


def find_target(ground: Ground, match: CueMatch) -> Stretch | None:
    """What a passive, a participle, or a verb with a clitic object says something of."""
    group = match.group
    if group is None or group.reflexive:
        return None
    if group.passive:
        return _subject_of_passive(ground, match)
    return _bearer(ground, match) if group.is_past_participle else _antecedent(ground, match)


def _subject_of_passive(ground: Ground, match: CueMatch) -> Stretch | None:
    subject = ground.analysis.child(match.head.i, "nsubj")
    if subject is not None and subject.norm in ground.words.subject_relatives:
        if ground.norm_at(subject.i - 1) == "ce":
            return stretch(ground, subject.i - 1, subject.i + 1)  # "P, | ce qui | est nié par X"
        return noun_phrase(ground, match.head.head, before=subject.i) if match.head.dep == "acl:relcl" else None
    return None if subject is None else noun_phrase(ground, subject.i)


def _bearer(ground: Ground, match: CueMatch) -> Stretch | None:
    """The noun phrase a past participle belongs to."""
    tokens = ground.analysis.tokens
    if match.head.dep in ("acl", "amod") and match.head.head < match.first:
        bearer = _agreeing(ground, match.head)
        if "accuse" in match.cue.frames:
            bearer = _accused(ground, match, bearer)
        return noun_phrase(ground, bearer, before=match.first)
    described = object_described(ground, match.head, match.first)
    if described is not None:
        return noun_phrase(ground, described.i, before=match.first)
    if match.first and tokens[match.first - 1].text == ",":
        governor = ground.groups.get(match.head.head)
        subject = None if governor is None else ground.analysis.child(governor.head.i, "nsubj")
        if governor is not None and subject is not None:
            return noun_phrase(ground, subject.i, before=governor.first)
    near = reversed(tokens[max(0, match.first - 4) : match.first])
    noun = next((t for t in near if t.pos in ("NOUN", "PROPN")), None)
    return None if noun is None else noun_phrase(ground, noun.i, before=match.first)


def _accused(ground: Ground, match: CueMatch, bearer: int) -> int:
    """The one a participle accuses: `bearer`, or somebody nearer where that is a thing or stands beyond a comma."""
    tokens = ground.analysis.tokens
    apart = tokens[match.first - 1].text == ","
    beyond = not apart and any(t.text == "," for t in tokens[bearer : match.first])
    if not beyond and source_kind(ground, tokens[bearer]) not in ("things", "unknown" * apart):
        return bearer
    near = reversed(tokens[ground.analysis.sentence_of(match.first).first : match.first])
    people = (t.i for t in near if t.pos in ("NOUN", "PROPN") and source_kind(ground, t) == "people")
    return next(people, bearer)


def _antecedent(ground: Ground, match: CueMatch) -> Stretch | None:
    """The noun a relative clause begins behind: "la mesure que la ministre a annoncée"."""
    analysis = ground.analysis
    tokens = analysis.tokens
    near = reversed(tokens[max(0, match.first - 8) : match.first])
    relative = next((t for t in near if t.norm in ground.words.que), None)
    if relative is None:
        return None
    if match.cue.stance == "denies" and [ground.norm_at(relative.i - k) for k in (2, 1)] == [",", "ce"]:
        return stretch(ground, relative.i - 1, relative.i + 1)  # "P, | ce que | nie X"
    if relative.pos == "SCONJ" and match.head.dep == "ccomp":
        obj = analysis.child(match.head.head, "obj")
        behind = obj is not None and obj.i < relative.i and not _parts(ground, obj.i, relative.i)
        apart = behind and tokens[relative.i - 1].text == ","
        return noun_phrase(ground, obj.i, before=relative.i) if apart and obj is not None else None
    if relative.pos == "PRON" or _opens_relative(ground, match, relative):
        near = reversed(tokens[max(0, relative.i - 4) : relative.i])
        noun = next((t for t in near if t.pos in ("NOUN", "PROPN")), None)
        governor = tokens[match.head.head]
        hung = match.head.dep == "acl:relcl" and not _parts(ground, governor.i, relative.i)
        governing = governor if hung else noun
        return None if governing is None else noun_phrase(ground, governing.i, before=relative.i)
    return None


def _parts(ground: Ground, first: int, last: int) -> bool:
    """Whether a finite verb stands in tokens `first` to `last`: what is before it is of another clause."""
    return any(i in ground.groups and ground.groups[i].finite is not None for i in range(first, last))


def _opens_relative(ground: Ground, match: CueMatch, que: Token) -> bool:
    """Whether a "que" that the model takes for a conjunction is a pronoun: straight behind a noun, no verb before."""
    tokens = ground.analysis.tokens
    before = tokens[que.i - 2] if que.i > 1 and tokens[que.i - 1].text == "," else tokens[que.i - 1]
    if que.i == 0 or before.pos not in ("NOUN", "PROPN") or ground.time_at(before):
        return False
    first = ground.analysis.sentence_of(que.i).first
    return match.head.dep in ("acl", "acl:relcl") or not any(i in ground.groups for i in range(first, que.i))


def _agreeing(ground: Ground, participle: Token) -> int:
    """The noun a participle belongs to: the outermost one of its chain that agrees in gender and number."""
    tokens = ground.analysis.tokens
    features = {f for f in participle.morph if f.startswith(("Gender=", "Number="))}
    noun = best = tokens[participle.head]
    while (
        noun.dep.startswith(("nmod", "obl"))
        and tokens[noun.head].i < noun.i
        and tokens[noun.head].pos in ("NOUN", "PROPN")
    ):
        noun = tokens[noun.head]
        if tokens[noun.i - 1].norm == "en":
            break  # "en faveur d'une loi proposée"
        if features <= noun.morph:
            best = noun
    return best.i


def find_accused(ground: Ground, match: CueMatch) -> Content | None:
    """What is laid at somebody's door: "accuse le maire de mentir", "est soupçonné de fraude"."""
    analysis = ground.analysis
    tokens, sentence = analysis.tokens, analysis.sentence_of(match.head.i)
    group = match.group
    for i in range(match.last, min(match.last + REACH, sentence.last)):
        if tokens[i].norm in ground.words.de and (opens_infinitive(ground, i + 1, sentence) or tokens[i].head != i):
            governor = tokens[tokens[i].head]
            hangs_on_cue = governor.head == match.head.i or opens_infinitive(ground, i + 1, sentence)
            if not hangs_on_cue and i != match.last:
                continue
            if group is not None and (group.passive or group.is_past_participle):
                return _with_object(ground, match, i, "accuse")
            return clause(ground, match, i, "accuse")
        if blocks(ground, match, tokens[i]):
            break
    return None if group is None or group.passive or group.is_past_participle else _charge(ground, match)


def _charge(ground: Ground, match: CueMatch) -> Content | None:
    """What the model hangs on the one accused though it is the charge: "accuse l'armée | de crimes"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    for i in range(match.last + 1, min(match.last + 12, sentence.last - 1)):
        if tokens[i].norm in ground.words.bare_de and tokens[i + 1].pos in ("NOUN", "ADJ"):
            return clause(ground, match, i, "accuse")
        if blocks(ground, match, tokens[i]) or tokens[i].text == ",":
            return None
    return None

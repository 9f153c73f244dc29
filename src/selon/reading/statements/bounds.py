"""Where a clause that reports ends. The model's clauses are weak, so marks and following verbs decide first."""

from __future__ import annotations

from selon.analysis import Sentence, Token
from selon.reading.statements.absolute import comma_before_subject
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.published import before_medium
from selon.reading.statements.run_on import before_inserted, before_teller
from selon.reading.statements.shared_subject import agrees_with_cue_alone, has_tense_of_content, is_parallel
from selon.reading.statements.takeover import CLAUSES, lacks_verb, takeover
from selon.reading.statements.verbs import VerbGroup

_CLOSING = ".!?…;"
_TRIM = ",;:–—-"
# Frames whose content is a clause of its own: it may hold coordinated verbs, a noun phrase or an infinitive may not.
_INFINITIVES = frozenset(("inf", "de", "à"))
_HANGING = ("acl", "acl:relcl", "advcl", "amod", "appos", "nmod", "obl", "xcomp", "dep")


def content_end(ground: Ground, start: int, match: CueMatch, frame: str) -> int:
    """The token (exclusive) at which content that begins at token `start` ends.

    It runs to the end of the sentence, or of the relative or participle clause its cue stands in, and stops before
    what the report goes on with: a verb that shares the cue's subject ("et a ajouté", "estimant que", "avant de
    conclure"), or a clause with a subject of its own.
    """
    end = _clause_limit(ground, start, match)
    inside = ground.quotations.around(ground.analysis.tokens[start].start, ground.analysis.tokens[start].end)
    if inside is not None:
        end = min(end, max(start + 1, ground.analysis.token_at(inside.inner.end)))
    elif frame in CLAUSES:
        end = _quoted_clause_end(ground, start, end)
    for i in range(start + 1, end):
        token = ground.analysis.tokens[i]
        if inside is None and ground.is_quoted(token):
            continue
        cut = _cut(ground, i, start, match, frame)
        if cut is not None and cut > start:
            end = cut
            break
    if match.cue.kind == "verb":
        end = before_inserted(ground, start, before_teller(ground, start, end))
    elif frame not in CLAUSES:
        end = before_teller(ground, start, end)
    end = before_medium(ground, start, takeover(ground, start, end, match, frame))
    return trim_end(ground, start, end)


def _quoted_clause_end(ground: Ground, start: int, end: int) -> int:
    """The end of a whole clause in quotation marks behind que: "ajoute qu'« il y a des signatures » | en paraphant"."""
    tokens = ground.analysis.tokens
    quotation = next((q for q in ground.quotations.outermost if q.outer.start >= tokens[start].start), None)
    if quotation is None or ground.analysis.token_at(quotation.outer.start) > start + 1:
        return end
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    after = ground.analysis.token_at(quotation.outer.end)
    if after + 1 >= end or not any(i in ground.groups and ground.groups[i].finite is not None for i in inside):
        return end
    follows = tokens[after].norm if tokens[after].text != "," else ground.norm_at(after + 1)
    goes_on = (
        follows in ground.words.joins
        or ground.opens_quotation_at(after + 1)
        or (tokens[after].text != "," and follows != "en")
    )
    return end if goes_on else after


def trim_end(ground: Ground, start: int, end: int) -> int:
    """`end` moved left over closing marks, trailing commas, words that open the next clause, and brackets."""
    tokens = ground.analysis.tokens
    while end > start + 1:
        last = tokens[end - 1]
        if (
            last.text not in _CLOSING + _TRIM
            and last.text not in ("...", "(", "[", "«", "“", "„")
            and (last.norm not in ground.words.joins or tokens[end - 2].norm == "jusqu'")
        ):
            break
        end -= 1
    return end


def _clause_limit(ground: Ground, start: int, match: CueMatch) -> int:
    """The end of the sentence or the bracket, or the comma before the clause that the cue hangs on."""
    tokens = ground.analysis.tokens
    sentence = ground.analysis.sentence_of(match.head.i)
    depth = 0
    for i in range(start, sentence.last):
        text = tokens[i].text
        depth += (text in "([") - (text in ")]")
        if depth < 0 or text == ";":
            return i
    main = (
        _main_clause_of_opening(ground, start, match)
        or _main_clause_after(ground, match.head, start)
        or _main_verb_after(ground, start, match)
    )
    return sentence.last if main is None else main


def _main_clause_of_opening(ground: Ground, start: int, match: CueMatch) -> int | None:
    """The comma before the main clause, where a participle opens the sentence: "Affirmant que P, il a critiqué",
    or a clause with a conjunction: "Si elle admet que P, la maire exclut Q".
    """
    sentence = ground.analysis.sentence_of(match.head.i)
    if match.cue.kind in ("preposition", "adjective") or not _opens_sentence(ground, match, sentence):
        return None
    return main_clause_comma(ground, start, sentence)


def main_clause_comma(ground: Ground, start: int, sentence: Sentence) -> int | None:
    """The first comma behind token `start` that a clause with a subject and a verb of its own follows."""
    tokens = ground.analysis.tokens
    verbs = [i for i in range(start, sentence.last) if i in ground.groups and ground.groups[i].finite is not None]
    commas = (i for i in range(start + 1, sentence.last) if tokens[i].text == ",")
    for comma in commas:
        later = next((i for i in verbs if i > comma), None)
        if (
            later is not None
            and not _is_subordinate(ground, comma + 1, later)
            and tokens[comma + 1].pos in ("PRON", "DET", "PROPN", "NOUN", "NUM")
        ):
            return comma
    return None


def _opens_sentence(ground: Ground, match: CueMatch, sentence: Sentence) -> bool:
    """Whether a cue stands in what opens a sentence before its main clause: a participle, or a clause with "si"."""
    group, tokens = match.group, ground.analysis.tokens
    earlier = any(i in ground.groups and ground.groups[i].finite for i in range(sentence.first, match.first))
    if match.cue.kind == "noun":
        opening = tokens[sentence.first]
        return not earlier and (
            opening.pos == "ADP" or opening.norm in ground.words.about
        )  # "Face aux doutes sur P, X"
    if group is None or group.finite is None:
        behind_phrase = tokens[sentence.first].pos == "ADP" and tokens[match.first - 1].text == "," and not earlier
        return match.first <= sentence.first + 2 or (behind_phrase and group is not None and group.is_participle)
    return tokens[sentence.first].norm in ground.words.subordinators and not earlier


def _main_clause_after(ground: Ground, cue: Token, start: int) -> int | None:
    """The comma before the clause that a relative, participle or adjective cue hangs on, where that clause follows.

    "Convaincu que P, l'avocat ira en cassation": the content ends before "l'avocat".
    """
    analysis = ground.analysis
    tokens = analysis.tokens
    group = ground.groups.get(cue.i)
    if cue.dep not in _HANGING or (group is not None and group.finite is not None and cue.dep != "acl:relcl"):
        return None
    for governor in analysis.ancestors(cue.i):
        other = ground.groups.get(governor.i)
        if governor.i <= start or other is None or other.finite is None or governor.sentence != cue.sentence:
            continue
        subject = analysis.child(governor.i, "nsubj")
        first = (
            other.first if subject is None or subject.i < start else min(other.first, analysis.subtree(subject.i)[0])
        )
        comma = next((i for i in range(first, start, -1) if tokens[i - 1].text == ","), None)
        if (
            comma is None
            and group is not None
            and group.is_past_participle
            and subject is not None
            and subject.i < start
        ):
            return other.first  # "un homme soupçonné de P | a été arrêté"
        return None if comma is None or first - comma > 8 else comma - 1
    return None


def _main_verb_after(ground: Ground, start: int, match: CueMatch) -> int | None:
    """The comma before the main verb, where a participle parts it from its subject: "X, affirmant que P |, a fui".

    What the participle reports has a verb of its own then, and nothing before the participle has.
    """
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    group = match.group
    if group is None or not group.is_participle or tokens[group.first - 1].text != ",":
        return None
    if not lacks_verb(ground, sentence.first, group.first):
        return None
    for i in range(start + 2, sentence.last):
        own = tokens[i].norm in ground.words.subject_pronouns - {"qui"}  # "X, affirmant que P, | il a fui"
        opens = next((g for g in ground.groups.values() if g.first == i + own), None)
        if tokens[i - 1].text == "," and opens is not None and opens.finite is not None:
            return None if lacks_verb(ground, start + 1, i) else i - 1
    return None


def _cut(ground: Ground, i: int, start: int, match: CueMatch, frame: str) -> int | None:
    """If the verb at token `i` is the report's own, the token before which the content stops."""
    group = ground.groups.get(i)
    if group is None or group.first <= start or _is_dating(ground, i):
        return None
    if match.cue.kind == "preposition":
        return None  # its clause is the main one
    if group.finite is not None:
        return _finite_cut(ground, i, start, match, frame)
    if group.is_participle:
        return _participle_cut(ground, i, start, match, frame)
    if group.is_past_participle:
        return _joined_cut(ground, i, start, match)
    tokens = ground.analysis.tokens
    before = [t for t in tokens[max(start, group.first - 3) : group.first] if t.text != ","]
    if not (group.is_infinitive and ground.infinitives(tokens[i]) and len(before) > 1):
        return None
    return before[-2].i if before[-1].norm in ground.words.bare_de and before[-2].norm == "avant" else None


def _is_dating(ground: Ground, i: int) -> bool:
    """Whether a verb is part of a date: "il y a | un an", "il y | a | environ un an"."""
    tokens = ground.analysis.tokens
    before_time = tokens[i - 1].norm == "y" and i + 1 < len(tokens) and ground.time_at(tokens[i + 1]) is not None
    return before_time or ground.time_at(tokens[i]) is not None


def _participle_cut(ground: Ground, i: int, start: int, match: CueMatch, frame: str) -> int | None:
    """Before ", estimant que", "tout en précisant", and behind a noun phrase or an infinitive "en prévenant"."""
    tokens = ground.analysis.tokens
    known = any(cue.frames != ("quote",) for cue in ground.cues_of(tokens[i]))  # "faisant" may always be one
    opening = ground.groups[i].first
    gerund = tokens[opening - 1].norm == "en"
    if gerund:
        opening -= 2 if tokens[opening - 2].norm == "tout" else 1
    # "soupçonné de fraude | mais ayant nié"
    resumed = frame not in CLAUSES and tokens[opening].lemma in ground.words.auxiliaries
    if resumed and opening - 1 > start and tokens[opening - 1].norm in ground.words.joins:
        return opening - 1
    own = None if frame in CLAUSES or gerund else comma_before_subject(ground, i, start)
    if own is not None:
        return own
    if opening <= start or (not known and tokens[i].head != match.head.i):
        return None
    if opening < ground.groups[i].first - 1 and tokens[opening].norm == "tout" and known:
        return opening  # "tout en précisant que" is the report's
    takes_clause = ground.opens_quotation(tokens[min(i + 2, len(tokens) - 1)]) or any(
        t.norm in ground.words.que or "VerbForm=Inf" in t.morph for t in tokens[i + 1 : i + 4]
    )
    if gerund and frame in _INFINITIVES and start <= tokens[i].head < i and not takes_clause:
        return None  # "espère gagner | en imposant sa candidature"
    if tokens[opening - 1].norm in ground.words.joins and known:
        return opening - 1
    if (tokens[opening - 1].text == "," and not (gerund and frame in CLAUSES)) or (
        gerund and (tokens[i].head == match.head.i or (known and frame not in CLAUSES))
    ):
        return opening
    return None


def _joined_cut(ground: Ground, i: int, start: int, match: CueMatch) -> int | None:
    """Before a participle that shares the cue's auxiliary: "a dit que P | et rendu hommage aux victimes".

    What the model takes for a participle and joins to a cue without auxiliary is finite: "dénonce P | et fait appel".
    """
    tokens, opener = ground.analysis.tokens, ground.groups[i].first - 1
    finite = None if match.group is None else match.group.finite
    if finite is None or tokens[opener].norm not in ground.words.joins:
        return None
    if finite.i == match.head.i:
        return opener if _conj_root(ground, tokens[i]) == match.head.i else None
    inside = (ground.groups[k] for k in range(start, opener) if k in ground.groups)
    parted = tokens[opener - 1].end in ground.quotations.closing and all(g.helper is None for g in inside)
    return opener if parted or _conj_root(ground, tokens[i]) == match.head.i else None


def _finite_cut(ground: Ground, i: int, start: int, match: CueMatch, frame: str) -> int | None:
    """Before the conjunction or comma that opens the clause of a finite verb, if that clause is outside."""
    tokens = ground.analysis.tokens
    group = ground.groups[i]
    opener = next((k for k in range(group.first - 1, start, -1) if tokens[k].norm in ground.words.conjuncts), None)
    opening = start + (frame == "comme")  # "comme" opens a clause elsewhere
    if opener is None and frame not in CLAUSES and not _is_subordinate(ground, opening, group.first):
        return group.first  # "la promesse de partir | a surpris"
    if opener is None or _is_subordinate(ground, opener + 1, group.first):
        return None
    has_subject = any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[opener + 1 : group.first])
    belongs_outside = _hangs_outside(ground, tokens[i], start, match)
    if frame in CLAUSES:
        if not has_subject and has_tense_of_content(ground, i, start, match):
            return None
        shares = not has_subject and (
            _conj_root(ground, tokens[i]) == match.head.i
            or is_parallel(ground, i, start, match)
            or agrees_with_cue_alone(ground, i, start, match)
        )
        hanging = match.group is not None and match.group.finite is None
        shares = shares or (hanging and not has_subject and _conj_root(ground, tokens[i]) < match.first)
        aside = tokens[match.first - 1].norm in ("après", "de") and hanging and tokens[opener].text == ","
        shares = shares or (not has_subject and aside)  # "X, après avoir dit que P, | évoque Q"
        relative = match.group is not None and (
            relative_before(ground, match.group) is not None or _is_apart(ground, match.group, start, opener)
        )
        shares = shares or (
            not has_subject and relative and tokens[opener].text == ","
        )  # "X, dont Y dit que P, | a fui", "X, qui a dit que P, | a fui"
        own = has_subject and belongs_outside and (tokens[opener].norm != "," or hanging)
        return opener if shares or own else None
    behind = (
        next((k + 1 for k in range(start, opener) if tokens[k].norm in ground.words.comme), start)
        if frame == "comme"
        else start
    )
    first_verb = not _is_subordinate(ground, behind, opener)
    return opener if first_verb or belongs_outside else None


def _is_apart(ground: Ground, group: VerbGroup, start: int, end: int) -> bool:
    """Whether a verb's subject is a "qui" behind a comma, and what it reports has a verb before token `end`."""
    told = any(i in ground.groups and ground.groups[i].finite is not None for i in range(start, end))
    i = group.first - 1
    return told and ground.norm_at(i) in ground.words.subject_relatives and ground.norm_at(i - 1) == ","


def relative_before(ground: Ground, group: VerbGroup) -> int | None:
    """The object's relative pronoun from which only a noun phrase parts a verb: "| dont | le journal affirme"."""
    tokens = ground.analysis.tokens
    i = group.first - 1
    while i > 0 and tokens[i].pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM") and i not in ground.groups:
        i -= 1
    opens = 0 < i < group.first - 1 and tokens[i].norm in ground.words.object_relatives
    return i if opens else None


def _is_subordinate(ground: Ground, first: int, last: int) -> bool:
    """Whether a relative pronoun, a question word or a subordinating conjunction stands in tokens `first` to `last`."""
    clausal = ground.words.relatives | ground.words.questions | ground.words.subordinators
    inside = (t for t in ground.analysis.tokens[first:last] if t.norm in clausal)
    return any(t.norm != "s'" or ground.norm_at(t.i + 1) in ground.words.subject_pronouns for t in inside)


def _hangs_outside(ground: Ground, verb: Token, start: int, match: CueMatch) -> bool:
    """Whether a verb is the root, or governs the cue, or is coordinated with it: it does not hang on the content."""
    if verb.head == verb.i or _conj_root(ground, verb) == match.head.i:
        return True
    return any(t.i == verb.i for t in ground.analysis.ancestors(match.head.i))


def _conj_root(ground: Ground, token: Token) -> int:
    while token.dep == "conj" and token.head != token.i:
        token = ground.analysis.tokens[token.head]
    return token.i

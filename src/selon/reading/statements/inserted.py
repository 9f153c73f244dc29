"""Cues that stand inside or behind what they report: "P, affirme X", "« A », dit-il, « B »", "selon X, P"."""

from __future__ import annotations

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import trim_end
from selon.reading.statements.content import is_speech
from selon.reading.statements.extent import Content, Stretch, stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.quotations import Quotation
from selon.reading.statements.takeover import lacks_verb

# Words that say nothing alone
_SMALL = frozenset(("PUNCT", "ADV", "CCONJ", "SCONJ", "PRON", "DET", "ADP"))
_MARKS = frozenset((",", "...", "…", ".", "!", "?", "–", "-"))


def find_host(ground: Ground, match: CueMatch, source: Source | None) -> Content | None:
    """The content of a verb cue inserted in it or behind it: quotations before it, else the clause around it."""
    analysis = ground.analysis
    sentence = analysis.sentence_of(match.head.i)
    group = match.group
    opens = match.first == sentence.first or ground.norm_at(match.first - 1) in (".", ".-")
    if opens and group is not None and group.is_participle:
        return None  # "« ... ». Insistant sur X, le juge a dit": it belongs to what follows
    taken_up = _sentence_taken_up(ground, match, sentence)
    if taken_up is not None:
        return taken_up
    before = quotations_before(ground, match, sentence)
    behind = source is not None and source.first >= match.last and not (group is not None and group.is_participle)
    follows = behind or (group is not None and group.clitic is not None)
    apart = _stands_apart(ground, match, sentence)
    if before and (follows or apart) and _is_all_said(ground, before, follows):
        return _quoted(ground, match, source, before)
    if not _is_inserted(ground, match, source, sentence):
        return None
    return _clause_around(ground, match, source, sentence)


def _stands_apart(ground: Ground, match: CueMatch, sentence: Sentence) -> bool:
    """Whether a mark parts a cue from what stands before it: a comma, or a quotation's end before its pronoun."""
    first = _insertion_start(ground, match, sentence)
    if first == sentence.first:
        return True
    spoken = ground.norm_at(first) in ground.words.subject_pronouns
    return ground.analysis.tokens[first - 1].text in (",?!…»”" if spoken else ",?!…")


def _is_all_said(ground: Ground, run: list[Quotation], follows: bool) -> bool:
    """Whether quotations before a cue are speech: sentences, or whatever opens a sentence that ends in its speaker."""
    return any(is_speech(ground, q) for q in run) or (follows and _begins_sentence(ground, run[0]))


def quotations_before(ground: Ground, match: CueMatch, sentence: Sentence) -> list[Quotation]:
    """The run of quotations that ends straight before the cue, nothing but commas and conjunctions between them."""
    analysis = ground.analysis
    text = analysis.text
    first = _insertion_start(ground, match, sentence)
    edge = analysis.tokens[first].start
    run: list[Quotation] = []
    for q in reversed(ground.quotations.outermost):
        if q.outer.end > edge:
            continue
        between = text[q.outer.end : edge]
        if (
            q.heading
            or ground.is_name(q)
            or _breaks(ground, between, edge)
            or not all(word in _MARKS or word in ground.words.joins for word in between.replace(",", " , ").split())
        ):
            break
        if run and between.strip() in ("", "."):
            break
        if run and (text[: q.outer.start].rstrip().endswith(":") or not q.closed or _holds_insertion(ground, q)):
            break
        run.insert(0, q)
        edge = q.outer.start
    return run


def _breaks(ground: Ground, between: str, edge: int) -> bool:
    """Whether a line ends between words, and not in the middle of a sentence: "« ... »,", then "dit Lea Roth"."""
    wrapped = between.count("\n") == 1 and between.lstrip().startswith(",") and ground.analysis.text[edge].islower()
    return "\n" in between.strip(" ") and not wrapped


def _begins_sentence(ground: Ground, quotation: Quotation) -> bool:
    i = ground.analysis.token_at(quotation.outer.start)
    return i < len(ground.analysis.tokens) and ground.analysis.sentence_of(i).first == i


def _insertion_start(ground: Ground, match: CueMatch, sentence: Sentence) -> int:
    """The first token of the inserted clause: the subject where it stands before the verb, with its adverbs."""
    tokens = ground.analysis.tokens
    first = match.first
    while (
        first > sentence.first
        and tokens[first - 1].pos == "ADV"
        and tokens[first - 1].norm not in ground.words.negations_right
    ):
        first -= 1
    spoken = first > sentence.first + 1 and tokens[first - 1].norm in ground.words.subject_pronouns - {"qui"}
    return first - 1 if spoken else first  # "« Je reste », | il a dit"


def _quoted(ground: Ground, match: CueMatch, source: Source | None, run: list[Quotation]) -> Content:
    """The quotations of a run, or the whole clause where words of the report stand before them."""
    analysis = ground.analysis
    sentence = analysis.sentences[
        analysis.tokens[min(analysis.token_at(run[0].outer.start), len(analysis.tokens) - 1)].sentence
    ]
    lead = [t for t in analysis.tokens[sentence.first : analysis.token_at(run[0].outer.start)] if t.pos != "PUNCT"]
    stretches: list[Stretch] = [(q.inner.start, q.inner.end) for q in run]
    parted = _ends_clause(ground, run[0].outer.start) or _begins_anew(ground, lead, run[0])
    if lead and not parted and not _reports(ground, lead):
        opening = _lead_start(ground, sentence, lead[0].i)
        stretches = [(_opened(ground, analysis.tokens[opening].start, match), run[-1].outer.end)]
    stretches += _resumed(ground, match, source)
    return Content(tuple(stretches), "quote")


def _opened(ground: Ground, start: int, match: CueMatch) -> int:
    """`start`, or where the quotation that is still open there and closed before the cue begins."""
    around = ground.quotations.around(start, start)
    opened = around is not None and start < around.inner.end and around.outer.end <= match.head.start
    return around.outer.start if around is not None and opened else start


def _reports(ground: Ground, lead: list[Token]) -> bool:
    """Whether the words before a quotation hold a cue of their own, with que: then they are another statement's."""
    tokens = ground.analysis.tokens
    for token in lead:
        finite = token.i in ground.groups and ground.groups[token.i].finite is not None
        cues = [cue for cue in ground.cues_of(token) if len(cue.words) == 1] if finite else []
        clausal = any(t.norm in ground.words.que for t in tokens[token.i + 1 : token.i + 9])
        straight = token.i == lead[-1].i or (token.i == lead[-1].i - 1 and lead[-1].norm in ground.words.que)
        if (any("que" in cue.frames for cue in cues) and clausal) or (cues and straight):
            return True
    return False


def _lead_start(ground: Ground, sentence: Sentence, first: int) -> int:
    tokens = ground.analysis.tokens
    while first < sentence.last - 1 and tokens[first].norm in ground.words.joins:
        first += 1
    return first


def _ends_clause(ground: Ground, start: int) -> bool:
    """Whether what stands before a quotation is a clause of its own: a colon, a full stop or other marks part them."""
    before = ground.analysis.text[:start].rstrip()
    return before.endswith((":", ".", "!", "?")) or len(before) in ground.quotations.closing


def _begins_anew(ground: Ground, lead: list[Token], quotation: Quotation) -> bool:
    """Whether a quoted sentence follows words without a verb that are no part of it: "Un an après « Il tient »"."""
    told = any(t.i in ground.groups and ground.groups[t.i].finite is not None for t in lead)
    noun = bool(lead) and lead[-1].pos in ("NOUN", "PROPN", "ADJ") and ground.opens_quotation_at(lead[-1].i + 1)
    return noun and not told and quotation.inner.text[0].isupper() and is_speech(ground, quotation)


def _resumed(ground: Ground, match: CueMatch, source: Source | None) -> list[Stretch]:
    """Quotations that go on behind the cue in its sentence; those of the next are statements of their own."""
    analysis = ground.analysis
    end = max(match.last, source.last if source else 0)
    sentence = analysis.sentence_of(match.head.i)
    edge, out = analysis.tokens[end - 1].end, []
    for q in ground.quotations.outermost:
        if q.outer.start < edge:
            continue
        inside = analysis.tokens_in(edge, q.outer.start)
        if q.heading or q.outer.start >= sentence.end or any(i in ground.groups for i in inside):
            break
        last = analysis.text[edge : q.outer.start].split()[-1:]
        parted = (
            is_speech(ground, q) if not last else last[0][-1] in ",.…!?–—-" or last[0] in ground.words.subject_relatives
        )
        if not parted or _holds_insertion(ground, q) or _is_name(ground, q):
            break  # "dit Lea Roth, du collectif « Restons ouverts »"
        out.append((q.inner.start, q.inner.end))
        edge = q.outer.end
    return out


def _is_name(ground: Ground, quotation: Quotation) -> bool:
    """Whether a quotation is what somebody is called: "a dit le groupe de Lea Roth, « La France d'en bas »"."""
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    opened = quotation.inner.text[0].isupper() and quotation.inner.text[-1] not in ".!?…"
    return opened and not any(i in ground.groups for i in inside)


def _holds_insertion(ground: Ground, quotation: Quotation) -> bool:
    """Whether a cue of its own is inserted in a quotation: "« Le pont, a-t-elle ajouté, rouvrira. »"."""
    tokens = ground.analysis.tokens
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    groups = (ground.groups[i] for i in inside if i in ground.groups and ground.groups[i].clitic is not None)
    return any(
        tokens[g.first - 1].text == "," and g.first - 1 > inside[0] and ground.infinitives(g.head) for g in groups
    )


def _is_inserted(ground: Ground, match: CueMatch, source: Source | None, sentence: Sentence) -> bool:
    """Whether a verb group stands inside a clause that it reports: inverted subject, and words before it."""
    group = match.group
    if group is None or group.finite is None or match.first <= sentence.first:
        return False
    tokens = ground.analysis.tokens
    before = tokens[match.first - 1]
    if _comme_before(ground, match, source) is not None:
        return True
    inverted = group.clitic is not None or (source is not None and _may_follow(ground, match, source))
    if inverted:
        lead = tokens[sentence.first : match.first]
        apart = before.text in (",", "–", "—", "?", "!", "…") or before.norm in ground.words.comme
        return apart or any(t.i in ground.groups and ground.groups[t.i].finite for t in lead)
    return False


def _comme_before(ground: Ground, match: CueMatch, source: Source | None) -> int | None:
    """The "comme" before a subject whose verb takes a clause up: "P, | comme | le préfet l'avait promis"."""
    group = match.group
    if group is None or source is None or source.last != group.first or group.first == group.head.i:
        return None
    if "que" not in match.cue.frames:
        return None  # "comme elle l'avait débuté"
    taken = ground.norm_at(group.first) in ground.words.object_clitics
    comme = source.first - 1
    return comme if taken and comme >= 0 and ground.norm_at(comme) in ground.words.comme else None


def _may_follow(ground: Ground, match: CueMatch, source: Source) -> bool:
    """Whether a phrase behind a verb may be its subject: not "on", nor what it reports ("a révélé | des traces")."""
    head = ground.analysis.tokens[source.head]
    reported = "np" in match.cue.frames and source_kind(ground, head) not in ("people", "bodies", "papers")
    vague = ground.analysis.tokens[source.first].norm in ("des", "un", "une")
    return source.first >= match.last and head.norm not in ground.words.subject_pronouns and not (reported and vague)


def _clause_around(ground: Ground, match: CueMatch, source: Source | None, sentence: Sentence) -> Content | None:
    """The clause before an inserted cue, and behind it what the clause still lacks."""
    analysis = ground.analysis
    around = ground.quotations.around(match.head.start, match.head.end)
    named = source is not None and analysis.tokens[match.first - 1].text == "," and "quote" in match.cue.frames
    if around is not None and (named or _holds_insertion(ground, around)):
        return _quotation_around(ground, match, source, around)
    comme = _comme_before(ground, match, source)
    place = match.first if comme is None else comme + 1
    first = clause_start(ground, sentence, place)
    if ground.norm_at(place - 1) in ground.words.comme:
        first = told_before(ground, first, place - 1)
    end = trim_end(ground, first, place) if place > first else first
    if end > first and analysis.tokens[end - 1].norm in ground.words.comme:
        end = trim_end(ground, first, end - 1) if end - 1 > first else first
        if end <= first:
            rest = _rest(ground, match, source, sentence, match.first)
            return Content(rest, "inserted") if rest else None
    lead = analysis.tokens[first:end]
    if end <= first or all(t.pos in _SMALL and t.norm not in ground.words.negators for t in lead):
        return _said_behind(ground, match, source, sentence)
    if analysis.tokens[match.first - 1].norm in ground.words.que:
        return None  # "à rebours de | ce que | dit X, P", "la décision | que | conteste X"
    stretches = [(_opened(ground, analysis.tokens[first].start, match), analysis.tokens[end - 1].end)]
    resumed = _rest(ground, match, source, sentence, first)
    return Content((*stretches, *resumed), "inserted")


def told_before(ground: Ground, first: int, last: int) -> int:
    """`first`, or where what another cue reports begins before a token: "nie | que P |, comme l'affirme X"."""
    tokens = ground.analysis.tokens
    for i in range(first, last - 1):
        group = ground.groups.get(i)
        if group is None or group.finite is None or not any("que" in cue.frames for cue in ground.cues_of(tokens[i])):
            continue
        infinitive = "VerbForm=Inf" in tokens[group.last].morph
        if ground.norm_at(group.last) in ground.words.que or infinitive:
            return group.last
    return first


def done_last(ground: Ground, first: int, end: int) -> int:
    """Where the infinitive behind "avant de" begins, all that is asked for: "avant de | le libérer | à la demande"."""
    words = ground.words
    parted = (i for i in range(end - 1, first, -1) if ground.norm_at(i) in words.parting)
    place = next(parted, None)
    return first if place is None or ground.norm_at(place + 1) not in words.bare_de else place + 2


def _said_behind(ground: Ground, match: CueMatch, source: Source | None, sentence: Sentence) -> Content | None:
    """All that is said, behind a cue that only a small word precedes: "Mais, écrit X, « ... »", "Or, rappelle X, P"."""
    behind = _resumed(ground, match, source)
    if source is None:
        return None
    if behind:
        return Content(tuple(behind), "quote")
    apart = ground.norm_at(match.first - 1) == "," and ground.norm_at(max(match.last, source.last)) == ","
    rest = _rest(ground, match, source, sentence, match.first) if apart else ()
    analysis, groups = ground.analysis, ground.groups
    told = any(i in groups and groups[i].finite is not None for part in rest for i in analysis.tokens_in(*part))
    return Content(rest, "inserted") if told else None


def _sentence_taken_up(ground: Ground, match: CueMatch, sentence: Sentence) -> Content | None:
    """The sentence before, where a cue's takes it up: "C'est bien ce que | croit Lea", "C'est ce que Lea | croit"."""
    tokens = ground.analysis.tokens
    opens = tokens[sentence.first].norm in ground.words.impersonal and ground.norm_at(sentence.first + 1) in _IS
    marks = [i for i in range(sentence.first, match.first - 1) if ground.norm_at(i) == "ce"]
    mark = next((i for i in marks if ground.norm_at(i + 1) in ground.words.que), None)
    if not opens or mark is None or mark - sentence.first > 6:
        return None
    between = range(mark + 2, match.first)
    if any(i in ground.groups or tokens[i].text == "," for i in between):
        return None
    return _sentence_before(ground, sentence)


_IS = frozenset(("est", "était", "serait"))


def _sentence_before(ground: Ground, sentence: Sentence) -> Content | None:
    """The whole sentence before another, in the same paragraph."""
    if sentence.first == 0:
        return None
    before = ground.analysis.sentence_of(sentence.first - 1)
    if "\n\n" in ground.analysis.text[before.start : sentence.start]:
        return None
    return Content((stretch(ground, before.first, trim_end(ground, before.first, before.last)),), "inserted")


def _quotation_around(ground: Ground, match: CueMatch, source: Source | None, quotation: Quotation) -> Content:
    """A quotation without the cue inserted in it: "« | Le pont |, a-t-elle ajouté, | rouvrira. | »"."""
    tokens = ground.analysis.tokens
    inside = ground.analysis.tokens_in(quotation.inner.start, quotation.inner.end)
    end = trim_end(ground, inside[0], match.first)
    resumed = _over_adverbial(ground, max(match.last, source.last if source else 0), inside[-1])
    while resumed <= inside[-1] and tokens[resumed].pos == "PUNCT":
        resumed += 1
    stretches: tuple[Stretch, ...] = ((quotation.inner.start, tokens[end - 1].end),)
    if resumed <= inside[-1]:
        stretches += ((tokens[resumed].start, quotation.inner.end),)
    return Content(stretches, "inserted")


def _over_adverbial(ground: Ground, first: int, last: int) -> int:
    """`first`, or the comma or full stop behind a few words without a verb: "confiait la maire | en 2010."."""
    tokens = ground.analysis.tokens
    for i in range(first, min(first + 6, last + 1)):
        if tokens[i].text in (",", "."):
            return i
        if i in ground.groups:
            break
    return first


def clause_start(ground: Ground, sentence: Sentence, before: int) -> int:
    """The first token of the clause that an inserted cue belongs to: the sentence's, past a conjunction."""
    tokens = ground.analysis.tokens
    first = sentence.first
    for i in range(before - 1, sentence.first - 1, -1):
        listed = tokens[min(i + 2, before)].text == ")"  # "(Nasdaq : TVR)"
        if tokens[i].text == ";" or (tokens[i].text == ":" and i > sentence.first + 1 and not listed):
            first = i + 1
            break
    while first < before and (tokens[first].norm in ground.words.joins or tokens[first].text in "–—-,"):
        first += 1
    return first


def _rest(
    ground: Ground, match: CueMatch, source: Source | None, sentence: Sentence, first: int
) -> tuple[Stretch, ...]:
    """What the clause still lacks behind the cue: there is more if no finite verb stood before it.

    Behind a relative clause it is the main verb: "le mur, dont le coût monte, assure X, | sera abattu".
    """
    analysis = ground.analysis
    if not lacks_verb(ground, first, match.first):
        return ()
    end = max(match.last, source.last if source else 0)
    comma = next((i for i in range(end, sentence.last) if analysis.tokens[i].text in (",", ":")), None)
    if comma is None or comma + 1 >= sentence.last or analysis.tokens[comma].text == ":":
        return ()
    told = any(i in ground.groups and ground.groups[i].finite is not None for i in range(first, match.first))
    main = next((group for i, group in ground.groups.items() if i > comma), None)
    if told and (main is None or main.finite is None or main.first != comma + 1):
        return ()
    last = trim_end(ground, comma + 1, sentence.last)
    return ((analysis.tokens[comma + 1].start, analysis.tokens[last - 1].end),)

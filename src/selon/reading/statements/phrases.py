"""Prepositional cues: "selon X, P", "P, d'après X", "pour X, P"."""

from __future__ import annotations

from selon.analysis import Sentence, Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bounds import content_end, main_clause_comma, trim_end
from selon.reading.statements.extent import Content, Stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.inserted import clause_start, done_last, told_before
from selon.reading.statements.noun_phrases import Source, noun_phrase, source_behind
from selon.reading.statements.takeover import lacks_verb


def find_phrase_source(ground: Ground, match: CueMatch) -> Source | None:
    """The noun phrase behind a prepositional cue, if it can be answerable for something."""
    analysis = ground.analysis
    sentence = analysis.sentence_of(match.head.i)
    if match.last >= sentence.last:
        return None
    first = analysis.tokens[match.last]
    second = analysis.tokens[match.last + 1].norm if match.last + 1 < sentence.last else ""
    if first.norm == "ce" and second in ground.words.relatives:
        return _teller(ground, match, sentence)
    if first.norm in ground.words.subject_relatives:
        antecedent = _antecedent(ground, match, sentence)
        return None if antecedent is None or _reports_itself(ground, antecedent) else antecedent
    if (
        "VerbForm=Inf" in first.morph
        or _is_answered(ground, match)
        or _is_lucky(ground, match)
        or ground.time_at(first)
        or first.norm in ground.words.no_source
        or first.text in (",", "-", ":", ";", ".")
        or (ground.behind_aside(match.first) > match.first and ground.norm_at(ground.behind_aside(match.first)) == ",")
    ):
        return None
    source = source_behind(ground, match.last)
    if source is not None and _means_nobody(ground, match, source):
        return None
    if (
        source is None
        or len(match.cue.words) > 1
        or match.cue.stance != "believes"
        or _stands_apart(ground, match, source, sentence)
    ):
        return source
    return None


def _reports_itself(ground: Ground, antecedent: Source) -> bool:
    """Whether a noun tells by itself what stands behind it: "des rumeurs | selon lesquelles", not "X, selon lequel"."""
    lemma = ground.analysis.tokens[antecedent.head].lemma.lower()
    return any("selon" in cue.frames for cue in ground.rules.cues.nouns.get(lemma, ()))


def _means_nobody(ground: Ground, match: CueMatch, source: Source) -> bool:
    """Whether a phrase tells for whom or in which case something is so: "pour les enfants", "aux yeux de tous"."""
    tokens = ground.analysis.tokens
    counted = next((t for t in tokens[source.head + 1 : source.last] if t.pos == "NOUN"), None)
    some = tokens[source.head].norm in ground.words.indefinite and match.cue.stance == "believes"
    if some and counted is not None and source_kind(ground, counted) not in ("people", "bodies"):
        return True  # "pour certaines de ses chansons"
    of_them = [t for t in tokens[source.first : source.head] if t.norm == "entre"]  # "plusieurs d'entre elles"
    return any({t.norm, t.lemma.lower()} & set(match.cue.unless) for t in (tokens[source.head], *of_them))


def _is_lucky(ground: Ground, match: CueMatch) -> bool:
    """Whether a phrase tells to whose luck or harm something is: "malheureusement | pour le club"."""
    return match.first > 0 and ground.norm_at(match.first - 1) in ground.words.luck


def _is_answered(ground: Ground, match: CueMatch) -> bool:
    """Whether a phrase with à is what a verb answers: "répondre | à la demande du comité"."""
    before = ground.analysis.tokens[match.first - 1] if match.first else None
    answers = before is not None and before.lemma in ground.words.answering
    return answers and ground.norm_at(match.first) in ground.words.at


def _teller(ground: Ground, match: CueMatch, sentence: Sentence) -> Source | None:
    """Who tells: "selon ce que X a confié à Y, P", "selon ce que rapportent X, P"."""
    reach = range(match.last + 2, min(match.last + 22, sentence.last))
    verb = next((i for i in reach if i in ground.groups and ground.groups[i].finite is not None), None)
    if match.cue.words != ("selon",) or verb is None:
        return None
    group = ground.groups[verb]
    before = any(ground.analysis.tokens[i].pos != "ADV" for i in range(match.last + 2, group.first))
    source = source_behind(ground, match.last + 2 if before else group.last)
    if source is None:
        return None
    last = min(source.last, group.first) if before else source.last
    return Source(source.first, last, source.head)


def _antecedent(ground: Ground, match: CueMatch, sentence: Sentence) -> Source | None:
    """Whom "selon lequel" takes up: a person, a body or a paper named straight before; "pour qui" one with a name."""
    tokens = ground.analysis.tokens
    if match.cue.words == ("pour",):
        named = next((person for person in ground.people if person[1] == match.first - 1), None)
        return None if named is None else Source(named[0], named[1], named[0])
    if match.cue.words != ("selon",):
        return None
    before = tokens[max(sentence.first, match.first - 12) : match.first]
    noun = next((t for t in reversed(before) if source_kind(ground, t) in ("people", "bodies", "papers")), None)
    nouns = ("NOUN", "PROPN")
    return None if noun is None or noun.pos not in nouns else noun_phrase(ground, noun.i, before=match.first)


def _stands_apart(ground: Ground, match: CueMatch, source: Source, sentence: Sentence) -> bool:
    """Whether "pour X" opens a clause and ends on a comma or a quotation: else it says for whom something is done."""
    tokens = ground.analysis.tokens
    behind = tokens[source.last].norm if source.last < sentence.last else ""
    before = tokens[match.first - 1].text if match.first > sentence.first else ""
    if tokens[source.head].norm in ground.words.indefinite and behind in ground.words.relatives:
        return False  # "pour ceux qui voudraient"
    opening = tokens[source.first]
    whose = opening.text[0].isupper() or opening.norm in ground.words.many
    if opening.pos not in ("DET", "PROPN", "PRON", "NUM", "ADJ", "ADP") and not whose:
        return False  # "pour moitié des prêtres", not "pour nombre d'élus"
    if before in ground.words.joins and match.first - 2 >= sentence.first and tokens[match.first - 2].text != ",":
        return False  # "pour l'Europe et pour le monde"
    apart = behind in (",", "«", "“", '"', ":") or behind in ground.words.subject_pronouns
    return (_leads(ground, match, sentence) or before == ",") and apart


def find_phrase_content(ground: Ground, match: CueMatch, source: Source) -> Content | None:
    """The clause a prepositional cue stands in, without the cue and its source."""
    analysis = ground.analysis
    sentence = analysis.sentence_of(match.head.i)
    if source.last <= match.first:
        return _behind(ground, match, match.last + 1, _up_to_relative(ground, match.last + 1, sentence))
    if analysis.tokens[match.last].norm == "ce":
        comma = next((i for i in range(source.last, sentence.last) if analysis.tokens[i].text == ","), sentence.last)
        return _behind(ground, match, comma, sentence) if _leads(ground, match, sentence) else None
    if _leads(ground, match, sentence):
        return _behind(ground, match, _insertion_end(ground, source, sentence), sentence)
    part = _figure(ground, match, sentence) or _judgement(ground, match, sentence)
    if part is not None:
        return Content((part,), "clause")
    relative = _relative_around(ground, match, source, sentence)
    if relative:
        return Content(relative, "clause")
    before = _before(ground, match, sentence)
    if before is None:
        return None
    after = _after(ground, match, source, sentence, before)
    if after and _is_time(ground, before):
        return Content(after, "clause")
    return Content((before, *after), "clause")


def _up_to_relative(ground: Ground, first: int, sentence: Sentence) -> Sentence:
    """A sentence up to a second relative clause: "X, selon qui P | et qui a démissionné"."""
    words = ground.words
    ends = (
        i
        for i in range(first, sentence.last - 1)
        if ground.norm_at(i) in words.joins and ground.norm_at(i + 1) in words.subject_relatives
    )
    return sentence._replace(last=next(ends, sentence.last))


def _is_time(ground: Ground, stretch: Stretch) -> bool:
    """Whether nothing but a time stands before the phrase: "Vers midi, selon X, P" says when X said it."""
    inside = [ground.analysis.tokens[i] for i in ground.analysis.tokens_in(*stretch)]
    return all(ground.time_at(t) or t.pos in ("ADP", "PUNCT", "DET") or t.norm == "a" for t in inside)


def _leads(ground: Ground, match: CueMatch, sentence: Sentence) -> bool:
    """Whether the phrase opens its clause: the sentence's, or one with que, et, car and the like before it."""
    tokens = ground.analysis.tokens
    i = match.first - 1
    while i >= sentence.first and tokens[i].pos in ("PUNCT", "ADV"):
        i -= 1
    aside = ground.behind_aside(sentence.first) > i
    if i < sentence.first or aside or tokens[i].norm in ground.words.clause_openers:
        return True
    return tokens[match.first - 1].text in ("–", ";", ":", "(")


def _insertion_end(ground: Ground, source: Source, sentence: Sentence) -> int:
    """The token at which the clause begins: the comma behind the source, or behind what a second comma adds to it."""
    tokens = ground.analysis.tokens
    commas = [
        i
        for i in range(source.last, sentence.last)
        if tokens[i].text in (",", ":", ";", "–") or ground.opens_quotation(tokens[i])
    ]
    if not commas:
        return source.last
    verbs = [i for i in range(source.last, sentence.last) if i in ground.groups and ground.groups[i].finite is not None]
    first = commas[0]
    behind = tokens[first + 1].norm if first + 1 < sentence.last else ""
    if tokens[first].text == "," and behind in ground.words.subject_relatives:
        main = main_clause_comma(ground, first + 1, sentence)  # "Selon X, qui l'a connu, | P"
        return first if main is None else main
    if verbs and verbs[0] < first:
        relative = next((i for i in range(source.last, verbs[0]) if tokens[i].norm in ground.words.relatives), None)
        if relative is None:
            return source.last
    if tokens[first].text == "," and len(commas) > 1 and tokens[commas[1]].text == ",":
        added = range(first + 1, commas[1])
        if tokens[added[0]].pos == "PROPN" and source_kind(ground, tokens[source.head]) in ("papers", "things"):
            return first  # "Selon une enquête, Jean Dupont, le trésorier, a menti"
        bare = not any(i in ground.groups and ground.groups[i].finite is not None for i in added)
        if bare and _is_apposition(ground, source, added) and any(verb > commas[1] for verb in verbs):
            return commas[1]
    if tokens[first].text == "," and len(commas) > 1 and tokens[first + 1].norm in ground.words.bare_de:
        return commas[1]
    return first


def _is_apposition(ground: Ground, source: Source, added: range) -> bool:
    """Whether a stretch between commas says who the source is: a name, a role, "interrogé par X"."""
    tokens = ground.analysis.tokens
    opening = [tokens[i] for i in added[:4]]
    if not opening or ground.time_at(opening[0]) or opening[0].norm == "les":
        return False
    if opening[0].pos == "PROPN" or opening[0].norm in ground.words.appositions:
        return True
    told = next((t for t in opening if t.pos == "NOUN" and source_kind(ground, t) in ("people", "bodies")), None)
    # Not in "Selon les médias, l'homme, ivre, a fui".
    return told is not None and _number(told) == _number(tokens[source.head])


def _number(noun: Token) -> str:
    return "Plur" if "Number=Plur" in noun.morph else "Sing"


def _behind(ground: Ground, match: CueMatch, end: int, sentence: Sentence) -> Content | None:
    """The clause that follows a leading phrase."""
    analysis = ground.analysis
    tokens = analysis.tokens
    first = end
    while first < sentence.last and tokens[first].text in ",;:–—":
        first += 1
    if first >= sentence.last:
        return None
    quotation = ground.opened_by(tokens[first])
    if quotation is not None and quotation.outer.end >= tokens[trim_end(ground, first, sentence.last) - 1].end:
        return Content(((quotation.inner.start, quotation.inner.end),), "clause")
    last = min(content_end(ground, first, match, "clause"), sentence.last)
    start, stop = tokens[first].start, tokens[last - 1].end
    around = ground.quotations.around(tokens[match.first].start, tokens[match.first].end)
    if around is not None:
        stop = min(stop, around.inner.end)
    running = next((q for q in ground.quotations.outermost if start <= q.outer.start < stop < q.outer.end), None)
    return Content(((start, running.outer.end if running else stop),), "clause")


def _figure(ground: Ground, match: CueMatch, sentence: Sentence) -> Stretch | None:
    """A figure between commas that stands straight before the phrase: "13 500 selon la police, 100 000 selon X"."""
    tokens = ground.analysis.tokens
    last = match.first - 1 if tokens[match.first - 1].text == "," else match.first
    first = last
    while first > sentence.first and tokens[first - 1].text not in ",(;:–":
        first -= 1
    inside = tokens[first:last]
    # The model takes "12.000" for a verb now and then.
    if first == sentence.first or not inside or any(t.i in ground.groups and not t.text[0].isdigit() for t in inside):
        return None
    if len(inside) > 1 and inside[0].norm in ground.words.joins:
        inside = inside[1:]  # "800, selon la mairie, et | plus de 3 000 | selon X"
    if len(inside) > 1 and inside[0].norm in ground.words.counting - ground.words.relatives:
        inside = inside[1:]  # "12 blessés, contre | 30 | selon X"
    if inside[-1].text == ")" or inside[0].pos in ("ADP", "CCONJ"):
        return None  # "(environ 24 millions) selon X" leaves the clause whole
    if inside[0].norm in ground.words.relatives or not any(t.text[0].isdigit() for t in inside):
        return None
    return inside[0].start, inside[-1].end


def _judgement(ground: Ground, match: CueMatch, sentence: Sentence) -> Stretch | None:
    """What a thing is called, put behind its comma straight before the phrase: "P, | une « folie » | selon X"."""
    tokens, first = ground.analysis.tokens, match.first
    while first > sentence.first and (tokens[first - 1].text not in ",;:" or ground.is_quoted(tokens[first - 1])):
        first -= 1
    if first == sentence.first:
        return None
    other = next((i for i in range(first, match.first) if tokens[i].norm in ground.words.according), first)
    first = next((i for i in range(other, match.first) if tokens[i].norm in ground.words.joins), first)
    while first < match.first - 1 and tokens[first].norm in ground.words.joins | ground.words.bare_de:
        first += 1
    opens = tokens[first].pos == "DET" or ground.opens_quotation(tokens[first])
    if not opens or not ground.quotations.within(tokens[first].start, tokens[match.first - 1].end):
        return None
    named = lacks_verb(ground, first, match.first)
    return (tokens[first].start, tokens[match.first - 1].end) if named else None


def _relative_around(ground: Ground, match: CueMatch, source: Source, sentence: Sentence) -> tuple[Stretch, ...]:
    """The relative clause in which one spoken of before is named: "le pont, | qui ne peut | selon lui | servir"."""
    tokens = ground.analysis.tokens
    if tokens[source.head].pos != "PRON" or match.cue.stance != "affirms":
        return ()
    last = match.first - (tokens[match.first - 1].text == ",")
    first = last
    while first > sentence.first and tokens[first].norm not in ground.words.relatives:
        first -= 1
        if tokens[first].text in ",;:":
            return ()
    verbs = [i for i in range(first, last) if i in ground.groups and ground.groups[i].finite is not None]
    if len(verbs) != 1 or lacks_verb(ground, sentence.first, first):
        return ()
    behind = source.last + (last < match.first)
    if last < match.first and behind >= sentence.last - 1:
        return ()  # "a vu le syndic, qui n'a rien fait, | selon elle": the whole sentence
    end = next((i for i in range(behind, sentence.last) if tokens[i].text in ",;:)"), sentence.last)
    end = trim_end(ground, behind, end) if end > behind else behind
    rest = ((tokens[behind].start, tokens[end - 1].end),) if end > behind else ()
    return ((tokens[first].start, tokens[last - 1].end), *rest)


def _before(ground: Ground, match: CueMatch, sentence: Sentence) -> Stretch | None:
    """The clause before an inserted or trailing phrase."""
    analysis = ground.analysis
    tokens = analysis.tokens
    first = clause_start(ground, sentence, match.first)
    if match.cue.stance == "wants":
        first = done_last(ground, told_before(ground, first, match.first), match.first)
    end = trim_end(ground, first, match.first)
    if end <= first:
        return None
    start, stop = tokens[first].start, tokens[end - 1].end
    quotation = next(
        (
            q
            for q in ground.quotations.outermost
            if q.outer.start <= start and stop <= q.outer.end <= tokens[match.first].start
        ),
        None,
    )
    return (start, stop) if quotation is None else (quotation.inner.start, quotation.inner.end)


def _after(ground: Ground, match: CueMatch, source: Source, sentence: Sentence, before: Stretch) -> tuple[Stretch, ...]:
    """What follows an inserted phrase and belongs to its clause: more, if no finite verb stood before it
    or if the phrase parts a verb from its complement ("est selon lui trop lent", "aurait, selon lui, menti").
    """
    analysis = ground.analysis
    tokens = analysis.tokens
    tight = (
        tokens[match.first - 1].text != ","
        and tokens[source.last : source.last + 1]
        and (tokens[source.last].pos != "PUNCT" or ground.opens_quotation(tokens[source.last]))
    )
    verbs = [i for i in analysis.tokens_in(*before) if i in ground.groups and ground.groups[i].finite is not None]
    if ground.norm_at(source.last + 1) in ground.words.que or _goes_on(ground, source.last, sentence):
        verbs = []  # "laissent penser, selon X, que P", "A est sûr selon X et coûterait peu"
    parted = (tight and verbs[-1] >= match.first - 3) or _parts_complement(ground, match, source) if verbs else False
    if verbs and not parted and not _lacks_predicate(ground, verbs[-1], match):
        return ()
    first = _insertion_end(ground, source, sentence) if _has_relative(ground, source) else source.last
    while first < sentence.last and (tokens[first].text in ",;:–—" or tokens[first].norm in ground.words.joins):
        first += 1
    last = trim_end(ground, first, sentence.last) if first < sentence.last else first
    if last <= first or all(t.pos == "PUNCT" for t in tokens[first:last]) or _is_other_figure(ground, first):
        return ()
    return ((tokens[first].start, tokens[last - 1].end),)


def _is_other_figure(ground: Ground, first: int) -> bool:
    """Whether a figure begins at a token that somebody else tells: "400, selon la police, et | 900 |, selon la CGT"."""
    told = [ground.norm_at(i) for i in range(first + 1, first + 4)]
    return ground.norm_at(first)[:1].isdigit() and not ground.words.according.isdisjoint(told)


def _parts_complement(ground: Ground, match: CueMatch, source: Source) -> bool:
    """Whether commas about the phrase part a verb from what it governs: "ont compté, selon X, | dix blessés"."""
    tokens = ground.analysis.tokens
    last = match.first - 2
    while last > 0 and tokens[last].pos == "ADV":
        last -= 1
    behind = tokens[source.last : source.last + 3]
    if len(behind) < 3 or source.last - 1 in ground.groups or {behind[0].text, tokens[match.first - 1].text} != {","}:
        return False
    several = behind[1].pos == "DET" and "Number=Plur" in behind[1].morph  # not "la mairie, | une commune voisine"
    governed = behind[1].pos == "ADP" or "NUM" in (behind[1].pos, behind[2].pos) or ground.opens_quotation(behind[1])
    return last in ground.groups and (governed or several)


def _has_relative(ground: Ground, source: Source) -> bool:
    """Whether a clause with que says more of the source: "selon les chiffres | que la mairie a publiés"."""
    return ground.norm_at(source.last) in ground.words.que


def _goes_on(ground: Ground, place: int, sentence: Sentence) -> bool:
    """Whether a conjunction and a finite verb without a subject stand at a token."""
    behind = place + 1
    if behind >= sentence.last or ground.norm_at(place) not in ground.words.joins:
        return False
    group = next((g for g in ground.groups.values() if g.first == behind), None)
    return group is not None and group.finite is not None


def _lacks_predicate(ground: Ground, verb: int, match: CueMatch) -> bool:
    """Whether only adverbs stand between a form of avoir or être and the phrase: "serait cependant, | selon X"."""
    tokens = ground.analysis.tokens
    between = tokens[verb + 1 : match.first]
    return tokens[verb].lemma in ground.words.auxiliaries and all(t.pos in ("ADV", "PUNCT") for t in between)

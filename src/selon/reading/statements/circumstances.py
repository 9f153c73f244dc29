"""To whom, where and when a thing was said: what stands around the cue and outside the content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selon.analysis import Sentence, Token
from selon.reading.statements.addressees import find_addressee
from selon.reading.statements.extent import Stretch
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase
from selon.reading.statements.published import (
    end_before_comma,
    find_guest,
    is_medium,
    is_outlet,
    noun_behind,
    outlet_behind,
)
from selon.reading.statements.relayed import relayed_by
from selon.record import TimeExpression
from selon.span import Span

_REACH = 40


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The spans of addressee and medium and the time of saying; each may be missing."""

    addressee: Span | None = None
    medium: Span | None = None
    said_at: TimeExpression | None = None


def find_circumstances(
    ground: Ground,
    match: CueMatch,
    source: Source | None,
    content: tuple[Stretch, ...],
    places: frozenset[int],
    told: tuple[Stretch, ...] = (),
) -> Circumstances:
    """What stands beside the cue in its clause, the content and the source left out.

    Args:
        places: the tokens that belong to names of places: nothing is said to them.
        told: what is said elsewhere, in code points: a date in it dates what it tells.
    """
    beside = _beside(ground, match, source, content)
    return Circumstances(
        addressee=find_addressee(ground, match, beside, places),
        medium=_medium(ground, beside)
        or _medium_of_source(ground, source)
        or _medium_before_participle(ground, match)
        or _medium_before_relative(ground, match)
        or _medium_of_guest(ground, match),
        said_at=_time(ground, match, _outside_appositions(ground, match, beside), told),
    )


def _beside(ground: Ground, match: CueMatch, source: Source | None, content: tuple[Stretch, ...]) -> dict[int, Token]:
    """The tokens of the cue's clause that belong neither to the content nor to the source nor to the cue, by index."""
    analysis = ground.analysis
    sentence = analysis.sentence_of(match.head.i)
    cue = {i for i in range(match.first, match.last) if analysis.tokens[i].pos in ("VERB", "AUX", "PRON")} | {
        match.head.i
    }
    taken = cue | (set(range(source.first, source.last)) if source else set())
    return {
        token.i: token
        for token in analysis.tokens[sentence.first : sentence.last]
        if token.i not in taken
        and abs(token.i - match.head.i) <= _REACH
        and not any(a <= token.start < b for a, b in content)
        and not _beyond_another_verb(ground, match, token, source)
    }


def _outside_appositions(ground: Ground, match: CueMatch, beside: dict[int, Token]) -> dict[int, Token]:
    """What stands beside a cue and in no clause between commas that only tells more of its subject.

    "X, | nommé en 2023 |, affirme", "X, | qui aura 73 ans en juin |, a dit"; not "X, interrogé lundi, affirme".
    """
    tokens = ground.analysis.tokens
    first = ground.analysis.sentence_of(match.head.i).first
    if match.first <= first or tokens[match.first - 1].text != ",":
        return beside
    opening = next((i for i in range(match.first - 2, first, -1) if tokens[i].text == ","), None)
    inside = range(match.first if opening is None else opening + 1, match.first - 1)
    told = any(i in ground.groups and not ground.groups[i].is_participle for i in inside)
    asked = any(tokens[i].norm in ground.words.appositions | ground.words.guests for i in inside)
    return {i: token for i, token in beside.items() if i not in inside} if told and not asked else beside


def _beyond_another_verb(ground: Ground, match: CueMatch, token: Token, source: Source | None) -> bool:
    """Whether a finite verb stands between a token and the cue: then it belongs to another clause."""
    if _opens_clause_of(ground, token, match):
        return False
    low, high = sorted((token.i, match.head.i))
    between = [i for i in range(low, high + 1) if i in ground.groups and not match.first <= i < match.last]
    verbs = {i for i in between if ground.groups[i].finite is not None}
    verbs = verbs - _sharing(ground, match) if verbs else verbs
    return any(
        source is None or not (source.first <= i < source.last or _describes(ground, i, source, match.head.i))
        for i in verbs
    )


def _opens_clause_of(ground: Ground, token: Token, match: CueMatch) -> bool:
    """Whether a token stands in the phrase before the first comma, which belongs to the main verb: "Sur RTL, ...".

    A date that opens a sentence belongs to the verbs that are coordinated with the main one, or hang on it, too.
    """
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(match.head.i)
    time = ground.time_at(token)
    if time is not None and _opens(ground, time, sentence) and _main(ground, match.head).dep == "ROOT":
        return True
    if match.head.dep != "ROOT" or tokens[sentence.first].pos != "ADP":
        return False
    comma = next((i for i in range(sentence.first, sentence.last) if tokens[i].text == ","), sentence.first)
    return token.i < comma and not any(i in ground.groups for i in range(sentence.first, comma))


def _opens(ground: Ground, time: TimeExpression, sentence: Sentence) -> bool:
    """Whether a time expression is the first thing in a sentence, at most a preposition before it."""
    first = ground.analysis.token_at(time.span.start)
    return sentence.first <= first <= sentence.first + 2 and all(
        t.pos in ("ADP", "ADV", "CCONJ", "DET") for t in ground.analysis.tokens[sentence.first : first]
    )


def _main(ground: Ground, verb: Token) -> Token:
    """The verb that a verb is coordinated with, or that its participle hangs on; else itself."""
    tokens = ground.analysis.tokens
    while verb.dep in ("conj", "advcl") and verb.head != verb.i and verb.head in ground.groups:
        group = ground.groups.get(verb.i)
        if verb.dep == "advcl" and group is not None and group.finite is not None:
            break
        verb = tokens[verb.head]
    return verb


def _describes(ground: Ground, verb: int, source: Source, cue: int) -> bool:
    """Whether a verb stands in a relative clause between the source and its cue."""
    behind = cue < source.first  # "raconte X, qui vit à Lyon depuis 1987": the clause runs on to the end
    return not behind and ground.analysis.tokens[verb].dep == "acl:relcl" and source.last <= verb < source.last + 8


def _sharing(ground: Ground, match: CueMatch) -> set[int]:
    """The verbs whose clause a cue shares: those a participle or a coordinated verb hangs on."""
    if match.group is None or (match.group.finite is not None and match.head.dep != "conj"):
        return set()
    hung = {t.i for t in ground.analysis.ancestors(match.head.i) if t.sentence == match.head.sentence}
    return hung if match.group.finite is None else {match.head.head, match.group.finite.head}


def _medium(ground: Ground, tokens: Mapping[int, Token]) -> Span | None:
    """The noun phrase behind dans, sur, lors de that names a paper, a programme or a kind of text, or a title."""
    analysis = ground.analysis
    for token in tokens.values():
        if token.norm not in ground.words.through or _is_dated(ground, token.i + 1) or _compares(ground, token):
            continue  # not "publie en 2003 | un livre"
        told = token.norm in ground.words.to
        named = outlet_behind(ground, token)
        if named is not None and not (told and _is_agency(ground, named)):
            return ground.analysis.span(named.first, named.last)
        title = _title_behind(ground, token)
        if title is not None:
            return title
        noun = noun_behind(ground, token, tokens)
        if noun is None:
            continue
        phrase = noun_phrase(ground, noun.i, first=token.i + 1)
        last = end_before_comma(ground, noun, phrase)
        if is_medium(ground, noun) or (is_outlet(ground, phrase) and not (told and _is_agency(ground, phrase))):
            return analysis.span(phrase.first, _over_name(ground, last))
    return None


def _over_name(ground: Ground, end: int) -> int:
    """`end`, or the end of the paper or station that a talk was given to: "un entretien | au Figaro", "| avec RTL"."""
    tokens, words = ground.analysis.tokens, ground.words
    if end >= len(tokens) or tokens[end].norm not in words.through | words.de:
        return end
    named = outlet_behind(ground, tokens[end])
    return end if named is None else named.last


def _is_dated(ground: Ground, i: int) -> bool:
    """Whether a time stands at token `i`."""
    return i < len(ground.analysis.tokens) and ground.time_at(ground.analysis.tokens[i]) is not None


def _compares(ground: Ground, preposition: Token) -> bool:
    """Whether a preposition begins "par rapport à"."""
    behind = [ground.norm_at(preposition.i + 1), ground.norm_at(preposition.i + 2)]
    return preposition.norm in ground.words.par and behind[0] == "rapport" and behind[1] in ground.words.at


def _is_agency(ground: Ground, phrase: Source) -> bool:
    """Whether a body is a news agency: it is told things as a person is, and a paper makes them public."""
    tokens = ground.analysis.tokens[phrase.first : phrase.last]
    return any(t.norm in ground.words.agencies for t in tokens)


def _title_behind(ground: Ground, preposition: Token) -> Span | None:
    """A title in quotation marks: "lors de « L'Heure politique »"."""
    for token in ground.analysis.tokens[preposition.i + 1 : preposition.i + 3]:
        if ground.opens_quotation(token):
            quotation = ground.opened_by(token)
            titled = quotation is not None and quotation.inner.text[:1].isupper() and len(quotation.inner.text) < 40
            return quotation.outer if quotation is not None and titled else None
    return None


def _medium_of_source(ground: Ground, source: Source | None) -> Span | None:
    """Where a source spoke whose own words say it: "selon des médecins cités par X", "un rapport | de la CIA"."""
    if source is None:
        return None
    verb = next((i for i in range(source.head + 1, source.last) if i in ground.groups), source.last)
    found = _medium(ground, {i: ground.analysis.tokens[i] for i in range(verb, source.last)})
    paper = {ground.analysis.tokens[source.head].lemma.lower()} <= ground.words.media & ground.words.papers
    written = found is None and (paper or relayed_by(ground, source) is not None)  # "« P », poursuit | le texte"
    return ground.analysis.span(source.first, source.head + 1) if written else found


def _medium_of_guest(ground: Ground, match: CueMatch) -> Span | None:
    """The station whose guest somebody is that says something: "Invité mardi | de RTL, X a dit"."""
    tokens, guest = ground.analysis.tokens, find_guest(ground, match)
    if guest is None:
        return None
    for token in tokens[guest.i + 1 : min(guest.i + 7, match.first)]:
        named = outlet_behind(ground, token) if token.norm in ground.words.de | ground.words.through else None
        if named is not None:
            return ground.analysis.span(named.first, named.last)
        if token.text == "," or token.i in ground.groups:
            return None
    return None


def _medium_before_participle(ground: Ground, match: CueMatch) -> Span | None:
    """What was published before a participle tells its content: "a publié un communiqué, y affirmant que"."""
    if match.group is None or not match.group.is_participle:
        return None
    verb = next((t for t in ground.analysis.ancestors(match.head.i) if t.i in ground.groups), None)
    text = None if verb is None else ground.analysis.child(verb.i, "obj")
    if text is None or text.i > match.first or text.lemma.lower() not in ground.words.media:
        return None
    phrase = noun_phrase(ground, text.i, before=match.first)
    return ground.analysis.span(phrase.first, phrase.last)


def _medium_before_relative(ground: Ground, match: CueMatch) -> Span | None:
    """The paper in which a relative clause tells something: "a écrit | une lettre | où il affirme que"."""
    tokens = ground.analysis.tokens
    first = ground.analysis.sentence_of(match.head.i).first
    for i in range(match.first - 1, max(first, match.first - 8), -1):
        if i in ground.groups and ground.groups[i].finite is not None:
            return None
        opens = tokens[i].norm == "où" or (tokens[i].norm in ground.words.relatives and tokens[i - 1].norm == "dans")
        if opens:
            finite = {k for k in range(first, i) if k in ground.groups and ground.groups[k].finite is not None}
            nouns = (t for t in reversed(tokens[max(first, i - 8) : i]) if t.pos == "NOUN" or t.i in finite)
            noun = next((t for t in nouns if t.i in finite or _is_paper(ground, t)), None)
            if noun is None or noun.i in finite:
                return None
            return ground.analysis.span(noun_phrase(ground, noun.i, before=noun.i + 1).first, noun.i + 1)
    return None


def _is_paper(ground: Ground, noun: Token) -> bool:
    """Whether a noun names something in which one can read or hear what somebody says."""
    return noun.lemma.lower() in ground.words.media | ground.words.papers


def _time(
    ground: Ground, match: CueMatch, beside: dict[int, Token], told: tuple[Stretch, ...]
) -> TimeExpression | None:
    """The nearest date or time of day beside the cue, outside what anybody is quoted to say."""
    quoted = ground.quotations.around(match.head.start, match.head.end)
    times = (
        (abs(token.i - match.head.i), time)
        for token in beside.values()
        if (time := ground.time_at(token)) is not None
        and not any(a <= token.start < b for a, b in told)
        and ground.quotations.around(token.start, token.end) == quoted
    )
    near = [time for _, time in sorted(times, key=lambda pair: pair[0])]
    return next((time for time in near if time.type in ("DATE", "TIME") and not _LASTING.match(time.value or "")), None)


# A value that is a duration: "trois jours plus tôt" tells how long before, and not when.
_LASTING = re.compile(r"P[\dX]")

"""Noun phrases without a name that a pronoun or a shorter phrase may take up later: "la veuve de X", "les talibans"."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head
from selon.reading.statements.verbs import VerbGroup


def find_bearers(ground: Ground) -> tuple[Source, ...]:
    """The phrases of a document, in text order, that people or bodies head, and coordinated names."""
    return tuple(
        noun_phrase(ground, token.i)
        for token in ground.analysis.tokens
        if (token.pos == "NOUN" and _has_article(ground, token) and _may_speak(ground, token))
        or is_coordinated(ground, token)
    )


def _may_speak(ground: Ground, noun: Token) -> bool:
    """Whether a noun means people or a body; of one that no list knows its plural may ("les taliban")."""
    kind = source_kind(ground, noun)
    return kind in ("people", "bodies") or (
        kind == "unknown" and "Number=Plur" in noun.morph and noun.dep.startswith("nsubj")
    )


def is_coordinated(ground: Ground, token: Token) -> bool:
    """Whether a phrase means several, each named: "Thierry et Véronique Roy", "la maire et son adjoint"."""
    if token.pos not in ("PROPN", "NOUN") or token.dep.startswith(("conj", "flat")) or "Number=Plur" in token.morph:
        return False
    return bool(_conjuncts(ground, token))


def coordinated(ground: Ground, source: Source) -> tuple[Source, ...]:
    """The phrases a coordinated phrase joins, in text order; empty where it joins none."""
    head = ground.analysis.tokens[source.head]
    others = [t for t in _conjuncts(ground, head) if t.i < source.last] if is_coordinated(ground, head) else []
    if not others:
        return _joined_names(ground, source)
    rest = (noun_phrase(ground, t.i, before=source.last) for t in others)
    marks = (t.i for t in ground.analysis.tokens[source.head : source.last] if t.pos == "CCONJ" or t.text == ",")
    end = next(marks, max(source.head + 1, others[0].i))  # "Lea Roth / Paul Renard"
    return (Source(source.first, end, source.head), *rest)


def each_alone(ground: Ground, source: Source) -> tuple[Source, ...]:
    """A phrase for one, or the phrases for one that it joins: two of "la préfète et le maire", none of "les élus"."""
    parts = coordinated(ground, source) or (source,)
    return tuple(part for part in parts if "Number=Plur" not in ground.analysis.tokens[part.head].morph)


def _joined_names(ground: Ground, source: Source) -> tuple[Source, ...]:
    """The names a phrase joins, whatever the parse says: "les avocats Lea Roth et Paul Renard", "la Suède et Malte"."""
    tokens = ground.analysis.tokens
    marks = [i for i in range(source.first + 1, source.last - 1) if tokens[i].text == "," or tokens[i].norm == "et"]
    if not marks or tokens[marks[-1]].norm != "et":
        return ()
    edges = zip((source.first, *(i + 1 for i in marks)), (*marks, source.last), strict=True)
    parts = [(first, last) for first, last in edges if first < last]
    names = [_name_at_end(ground, first, last) for first, last in parts]
    if len(parts) > 2 and names[0] is None and "Number=Plur" in tokens[source.head].morph and all(names[1:]):
        names = names[1:]  # "les porte-parole du club, | Lea Roth | et Paul Renard"
    elif len(parts) > 2 or (any(names) and all(tokens[first].pos == "DET" for first, _ in parts)):
        names = [name or _listed(ground, *part) for name, part in zip(names, parts, strict=True)]
    return tuple(name for name in names if name is not None) if all(names) else ()


def _name_at_end(ground: Ground, first: int, last: int) -> Source | None:
    """The person named at the end of a stretch with no preposition before the name, or the name it is as a whole."""
    tokens = ground.analysis.tokens
    person = next(((a, b) for a, b in ground.people if first <= a and b == last), None)
    if person is not None:
        before = tokens[first : person[0]]
        return None if before and before[-1].pos == "ADP" else Source(*person, person[0])
    name = first + (tokens[first].pos == "DET")
    whole = name < last and all(t.text[0].isupper() for t in tokens[name:last])
    return Source(first, last, name) if whole else None


def _listed(ground: Ground, first: int, last: int) -> Source | None:
    """One of three and more in a row: an article, then people or a body: "la mairie, | le club du Jura | et X"."""
    tokens = ground.analysis.tokens
    head = phrase_head(ground.analysis, first, last) if tokens[first].pos == "DET" else None
    if head is None or source_kind(ground, tokens[head]) not in ("people", "bodies"):
        return None
    return Source(first, last, head)


def with_partners(ground: Ground, source: Source, verb: VerbGroup) -> Source:
    """A plural verb's subject with the names joined to the one that the parse finds: "écrivent X | et Y"."""
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(source.head)
    plural = verb.finite is not None and "Number=Plur" in verb.finite.morph
    if not plural or is_plural(ground, source):
        return source
    if not tokens[source.head].text[0].isupper():
        return _with_listed(ground, source, sentence.last)
    first, last = source.first, source.last
    if ground.norm_at(last) == "et" and last < sentence.last:
        last = next((b for a, b in ground.people if a == last + 1), last)
    elif first > sentence.first and tokens[first - 1].norm == "et":
        while first > sentence.first and (
            tokens[first - 1].text[0].isupper()
            or tokens[first - 1].pos == "DET"
            or tokens[first - 1].norm in ("et", ",")
        ):
            first -= 1
        if first > sentence.first and tokens[first - 1].pos == "ADP":
            first = next((i + 1 for i in range(first, source.first) if tokens[i].text == ","), source.first)
    joined = Source(first, last, source.head)
    names = _joined_names(ground, joined) if joined != source else ()
    return Source(first, last, names[0].head) if names else source


def _with_listed(ground: Ground, source: Source, limit: int) -> Source:
    """A phrase with those that a comma or "et" joins to it: "assurent | le maire, la préfète et le patron du club"."""
    tokens, last = ground.analysis.tokens, source.last
    while (
        last + 1 < limit and (tokens[last].text == "," or tokens[last].norm == "et") and tokens[last + 1].pos == "DET"
    ):
        head = phrase_head(ground.analysis, last + 1, limit)
        if head is None or source_kind(ground, tokens[head]) not in ("people", "bodies"):
            break
        last = noun_phrase(ground, head, first=last + 1).last
    joined = Source(source.first, last, source.head)
    return joined if coordinated(ground, joined) else source


def _conjuncts(ground: Ground, token: Token) -> list[Token]:
    """The people and bodies joined to a noun with "et", no clause between."""
    return [
        t
        for t in ground.analysis.find_children(token.i, "conj")
        if t.pos in ("PROPN", "NOUN")
        and t.i > token.i
        and source_kind(ground, t) in ("people", "bodies")
        and ground.analysis.child(t.i, "case") is None
        and ground.analysis.child(t.i, "cc") is not None
        and not _parts(ground, token.i, t.i)
        and not _is_second_role(ground, token, t)
    ]


def _is_second_role(ground: Ground, first: Token, second: Token) -> bool:
    """Whether a noun without an article only tells another role: "la fondatrice et | présidente de la fondation"."""
    apart = ground.analysis.child(first.i, "det") is not None and ground.analysis.child(second.i, "det") is None
    return apart and first.pos == second.pos == "NOUN" and "Number=Sing" in second.morph


def _parts(ground: Ground, first: int, last: int) -> bool:
    """Whether a comma stands between two nouns, but for an adverb between two: "la Suède et, surtout, la Norvège"."""
    tokens = ground.analysis.tokens
    commas = [i for i in range(first, last) if tokens[i].text == ","]
    aside = len(commas) == 2 and all(t.pos == "ADV" for t in tokens[commas[0] + 1 : commas[1]])
    return bool(commas) and not (aside and tokens[commas[0] - 1].pos == "CCONJ")


def is_plural(ground: Ground, source: Source) -> bool:
    """Whether a phrase means several."""
    head = ground.analysis.tokens[source.head]
    return "Number=Plur" in head.morph or bool(coordinated(ground, source))


def tells_more(ground: Ground, bearer: Source) -> bool:
    """Whether a phrase says which one it means behind its head, and does not go on to another."""
    behind = ground.analysis.tokens[bearer.head + 1 : bearer.last]
    joined = any(t.pos == "CCONJ" for t in behind)
    words = ground.words
    whose = behind[0].norm in words.de | words.about | words.at  # not "le journal depuis 15 ans"
    whose = whose and not any("VerbForm=Inf" in t.morph for t in behind[1:2])  # "a demandé au maire de partir"
    return not joined and (whose or behind[0].pos in ("ADJ", "PROPN")) and ground.time_at(behind[0]) is None


def _has_article(ground: Ground, token: Token) -> bool:
    case = ground.analysis.child(token.i, "case")  # "des élus", "au maire": the article is in the preposition
    return ground.analysis.child(token.i, "det", "nummod") is not None or (
        case is not None and "PronType=Art" in case.morph
    )

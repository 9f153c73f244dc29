"""Noun phrases without a name that a pronoun or a shorter phrase may take up later: "la veuve de X", "les talibans"."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase


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
        return ()
    rest = (noun_phrase(ground, t.i, before=source.last) for t in others)
    end = next(t.i for t in ground.analysis.tokens[source.head : source.last] if t.pos == "CCONJ" or t.text == ",")
    return (Source(source.first, end, source.head), *rest)


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
    ]


def _parts(ground: Ground, first: int, last: int) -> bool:
    """Whether a comma stands between two nouns, but for an adverb between two: "la Suède et, surtout, la Norvège"."""
    tokens = ground.analysis.tokens
    commas = [i for i in range(first, last) if tokens[i].text == ","]
    aside = len(commas) == 2 and all(t.pos == "ADV" for t in tokens[commas[0] + 1 : commas[1]])
    return bool(commas) and not (aside and tokens[commas[0] - 1].pos == "CCONJ")


def is_plural(ground: Ground, source: Source) -> bool:
    """Whether a phrase means several."""
    head = ground.analysis.tokens[source.head]
    return "Number=Plur" in head.morph or is_coordinated(ground, head)


def tells_more(ground: Ground, bearer: Source) -> bool:
    """Whether a phrase says which one it means behind its head, and does not go on to another."""
    behind = ground.analysis.tokens[bearer.head + 1 : bearer.last]
    joined = any(t.pos == "CCONJ" for t in behind)
    return not joined and behind[0].pos in ("ADJ", "ADP", "PROPN") and ground.time_at(behind[0]) is None


def _has_article(ground: Ground, token: Token) -> bool:
    case = ground.analysis.child(token.i, "case")  # "des élus", "au maire": the article is in the preposition
    return ground.analysis.child(token.i, "det") is not None or (case is not None and "PronType=Art" in case.morph)

"""Who gave what a source rests on: "des chiffres relayés par la radio", "un rapport de la CIA"."""

from __future__ import annotations

from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source, noun_phrase, phrase_head


def relayed_by(ground: Ground, source: Source) -> Source | None:
    """Who gave what a source rests on: "des chiffres relayés par la radio", "un rapport de la CIA", "sa lettre"."""
    tokens = ground.analysis.tokens
    head = tokens[source.head]
    relayed = source.head + 2 < source.last and tokens[source.head + 2].norm in ground.words.par
    someone = bool({head.norm, head.lemma.lower()} & (ground.words.people | ground.words.bodies))
    if relayed and source.head + 1 in ground.groups and not someone:
        return _giver(ground, source.head + 3, source.last)
    if head.lemma.lower() not in ground.words.papers | ground.words.pages:
        return None
    if tokens[source.first].norm in ground.words.possessives and source.first < source.head:
        return Source(source.first, source.first + 1, source.first)
    for i in range(source.head + 1, source.last - 1):
        if i in ground.groups and tokens[i + 1].norm in ground.words.par:
            return _giver(ground, i + 2, source.last)
        if tokens[i].norm in ground.words.de:
            giver = _giver(ground, i + 1, source.last)
            return giver if giver is not None and _may_write(ground, i, giver) else None
        if tokens[i].pos != "ADJ" and tokens[i].norm not in ground.words.media:
            return None  # "son compte | Twitter"
    return None


def is_agent(ground: Ground, source: Source, i: int) -> bool:
    """Whether who is named at token `i` did what the phrase's head suffered: "un témoin cité par | l'agence X"."""
    tokens, groups = ground.analysis.tokens, ground.groups
    by = next((k for k in range(i - 1, source.head, -1) if tokens[k].norm in ground.words.par), None)
    suffered = by is not None and by - 1 in groups and groups[by - 1].is_past_participle
    return suffered and not any(t.text == "," for t in tokens[by:i])


def _giver(ground: Ground, first: int, last: int) -> Source | None:
    head = phrase_head(ground.analysis, first, last)
    return None if head is None else noun_phrase(ground, head, first=first, before=last)


def _may_write(ground: Ground, of: int, giver: Source) -> bool:
    """Whether a paper of somebody is theirs: a name's, or that of one known body or person: "du ministère"."""
    tokens = ground.analysis.tokens
    head = tokens[giver.head]
    if any(t.pos == "PROPN" or t.text[0].isupper() for t in tokens[giver.first : min(giver.head + 2, giver.last)]):
        return ground.time_at(head) is None
    definite = tokens[of].norm in ("du", "des") or tokens[giver.first].norm in ground.words.definite
    return definite and {head.norm, head.lemma.lower()} <= ground.words.people | ground.words.bodies

"""How a phrase stands in its sentence: as its subject, governed by a preposition, or only beside another noun."""

from __future__ import annotations

from selon.reading.statements.ground import Ground


def is_subject(ground: Ground, first: int, last: int) -> bool:
    """Whether the parse makes a phrase a subject, or it stands before its sentence's first verb, ungoverned."""
    tokens = ground.analysis.tokens
    for token in tokens[first:last]:
        while token.dep.startswith(("flat", "appos")) and token.head != token.i:
            token = tokens[token.head]
        if token.dep.startswith("nsubj"):
            return True
    return _opens_sentence(ground, first)


def _opens_sentence(ground: Ground, first: int) -> bool:
    """Whether a phrase, or the noun phrase in whose apposition it stands, begins its sentence ungoverned."""
    tokens, start = ground.analysis.tokens, ground.analysis.sentence_of(first).first
    if is_governed(ground, first) or tokens[start].pos not in ("DET", "NOUN", "PROPN"):
        return False
    before = tokens[start : first - 1 if tokens[first - 1].text == "," else first]
    return all(t.pos in ("DET", "NOUN", "ADJ", "PROPN", "ADP") for t in before)


def is_aside(ground: Ground, first: int) -> bool:
    """Whether a phrase hangs on a participle that only tells more about a noun: "les buts encaissés par X"."""
    tokens = ground.analysis.tokens
    return any(
        t.dep.startswith("acl") for t in ground.analysis.ancestors(first) if t.sentence == tokens[first].sentence
    )


def is_governed(ground: Ground, first: int, by: frozenset[str] = frozenset()) -> bool:
    """Whether a preposition, or one of those in `by`, stands before a phrase or the title it begins with."""
    tokens, limit = ground.analysis.tokens, ground.analysis.sentence_of(first).first
    i = first - 1
    while i >= limit and tokens[i].pos in ("DET", "NOUN", "ADJ", "PROPN", "NUM"):
        i -= 1
    return i >= limit and tokens[i].pos == "ADP" and (not by or tokens[i].norm in by)

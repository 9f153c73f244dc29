"""Participles with a subject of their own: "a demandé de l'aide |, l'ancien maire dénonçant « un abandon »"."""

from __future__ import annotations

from selon.reading.statements.answerable import source_kind
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import phrase_head

# What a noun phrase may be made of.
_NOMINAL = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM")


def comma_before_subject(ground: Ground, participle: int, start: int) -> int | None:
    """The comma before the subject of the participle at token `participle`, if it is behind token `start`."""
    subject = ground.analysis.child(participle, "nsubj")
    if subject is None or not start < subject.i < participle:
        return _before_someone(ground, participle, start)
    comma = ground.analysis.subtree(subject.i)[0] - 1
    return comma if comma > start and ground.analysis.tokens[comma].text == "," else None


def _before_someone(ground: Ground, participle: int, start: int) -> int | None:
    """The comma before somebody whom the parse does not see as the subject of the participle straight behind."""
    tokens, group = ground.analysis.tokens, ground.groups[participle]
    i = group.first - 1
    while i > start and tokens[i].pos in _NOMINAL and i not in ground.groups:
        i -= 1
    if i <= start or tokens[i].text != "," or tokens[i + 1].pos not in ("DET", "PROPN"):
        return None
    head = phrase_head(ground.analysis, i + 1, group.first)
    return i if head is not None and source_kind(ground, tokens[head]) in ("people", "bodies") else None

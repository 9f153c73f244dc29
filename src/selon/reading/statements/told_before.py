"""Whom the report brings on stage before a quotation without a cue: "Lea Roth hausse les épaules. « P »"."""

from __future__ import annotations

from selon.reading.statements.answerable import source_kind
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.sources import subject_of


def person_before(ground: Ground, quotation: int) -> Source | None:
    """The subject of the sentence straight before a quotation, where it is a person and does something.

    Args:
        quotation: the token at which the quotation's words begin.
    """
    first = ground.analysis.sentence_of(quotation).first
    return None if first == 0 else _person_in(ground, first - 1)


def person_behind(ground: Ground, quotation: int) -> Source | None:
    """The subject of the sentence straight behind a quotation, likewise: "« P. » Lea Roth a perdu patience".

    Args:
        quotation: the token at which the quotation's words end.
    """
    last = ground.analysis.sentence_of(quotation).last
    return None if last >= len(ground.analysis.tokens) else _person_in(ground, last)


def _person_in(ground: Ground, place: int) -> Source | None:
    """The person who is the subject of the main verb of the sentence in which a token stands."""
    sentence = ground.analysis.sentence_of(place)
    tokens = ground.analysis.tokens
    main = next(
        (g for i in range(sentence.first, sentence.last) if (g := ground.groups.get(i)) and _is_main(ground, i)), None
    )
    if main is None or main.finite is None or main.passive or _is_quoted(ground, main.head.i):
        return None
    source = subject_of(ground, main.head)
    if source is None or source.head >= main.head.i or _is_quoted(ground, source.head):
        return None
    head = tokens[source.head]
    pronoun = head.norm in ground.words.subject_pronouns - ground.words.subject_relatives
    return source if pronoun or (head.pos in ("PROPN", "NOUN") and source_kind(ground, head) == "people") else None


def _is_main(ground: Ground, verb: int) -> bool:
    """Whether the parse makes a verb, or the auxiliary that it bears, the main one of its sentence."""
    return ground.analysis.tokens[verb].dep == "ROOT"


def _is_quoted(ground: Ground, token: int) -> bool:
    at = ground.analysis.tokens[token]
    return ground.quotations.around(at.start, at.end) is not None

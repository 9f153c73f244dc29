"""What keeps somebody in view: the places of a text that mention them, how prominent each is, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.statements.ground import Ground
from selon.reading.statements.impersonal import is_impersonal
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.prominence import is_aside, is_governed, is_subject

# What a pronoun may stand for: the place of an entity, or a noun phrase that has none yet.
Antecedent = int | Source

# Weights found on the training reports: a subject outranks a mention one sentence nearer; a speaker two.
SUBJECT, OF_SUBJECT, SPEAKER, BEARER, ASIDE = 1.5, 0.5, 1.5, 1.25, 1.0
PRONOUN, AGENT, OBLIQUE = 1.75, 1.0, -0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that keeps somebody in view, and how much.

    Attributes:
        token: where it stands; for a speaker also the end of what was said.
        gender: Masc, Fem, or empty where it is not known.
        name_of_body: it is the name of a body that did not speak here: no pronoun is taken for it.
        spoken: nothing is written here of whom it keeps in view: it is where their words end.
    """

    token: int
    antecedent: Antecedent
    weight: float
    gender: str
    plural: bool = False
    name_of_body: bool = False
    spoken: bool = False


def count_sentences(ground: Ground) -> list[int]:
    """For every token how many sentences of the report's own have begun: a long quotation takes nobody out of view."""
    paces: list[int] = []
    pace, sentence = 0, -1
    for token in ground.analysis.tokens:
        if token.sentence != sentence:
            sentence = token.sentence
            pace += not ground.is_quoted(token) or not paces
        paces.append(pace)
    return paces


def running_pronouns(ground: Ground) -> list[Source]:
    """The subject pronouns of the report's own voice that stand for somebody, with "le second" and "ce dernier"."""
    tokens = ground.analysis.tokens
    alone = [Source(t.i, t.i + 1, t.i) for t in tokens if _is_running(ground, t)]
    return alone + [Source(t.i - 1, t.i + 1, t.i) for t in tokens if ground.of_two(t) or _is_last_named(ground, t)]


def _is_running(ground: Ground, token: Token) -> bool:
    return token.norm in _PRONOUNS and not is_impersonal(ground, token) and quotation_at(ground, token.i) is None


def _is_last_named(ground: Ground, token: Token) -> bool:
    """Whether a token is the "dernier" of "ce dernier"; not of "ce dernier tour"."""
    if not ground.last_named(token) or ground.norm_at(token.i - 1) not in ground.words.demonstratives:
        return False
    behind = ground.analysis.tokens[token.i + 1 : token.i + 2]
    return not any(t.pos in ("NOUN", "PROPN", "NUM") for t in behind) and quotation_at(ground, token.i) is None


_PRONOUNS = frozenset(("il", "elle", "ils", "elles", "-il", "-elle", "-ils", "-elles"))


def quotation_at(ground: Ground, token: int) -> object:
    """The quotation a token stands in, or None."""
    at = ground.analysis.tokens[token]
    return ground.quotations.around(at.start, at.end)


def heard_weight(ground: Ground, source: Source) -> float:
    """The weight of who spoke: less for a source behind selon, comme or "ce que", since the report is not about it."""
    tokens = ground.analysis.tokens
    before = tokens[source.first - 1].norm if source.first else ""
    opening = tokens[max(ground.analysis.sentence_of(source.first).first, source.first - 4) : source.first]
    aside = before in ground.words.according or any(t.norm in ground.words.comme for t in opening)
    aside |= any(ground.takes_up(t.i) for t in opening)
    return SPEAKER - ASIDE * aside


def prominence(ground: Ground, first: int, last: int) -> float:
    """The weight of a phrase by its place: most for a subject, least behind a preposition."""
    tokens = ground.analysis.tokens
    if is_subject(ground, first, last):
        return SUBJECT
    if is_governed(ground, first, ground.words.par) and not is_aside(ground, first):
        return AGENT
    near = (t for t in tokens[max(0, first - 6) : first] if t.sentence == tokens[first].sentence)
    if any(t.dep.startswith("nsubj") for t in near):
        return OF_SUBJECT
    return OBLIQUE if is_governed(ground, first) else 0.0

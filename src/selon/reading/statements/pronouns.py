"""Whom a pronoun stands for: the person whose gender agrees, who was the subject or spoke last, and who is near."""

from __future__ import annotations

from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import is_plural
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source
from selon.record import Entity, Statement

Heard = list[tuple[Source, int]]
_SENTENCES = 5
# Weights found on the training reports: a subject outranks a mention one sentence nearer; a speaker two.
_SUBJECT, _NEAR_SUBJECT, _SPEAKER, _BEARER, _GAP, _BODY, _ASIDE = 1.5, 1.0, 2.0, 1.25, 1.0, 1.0, 1.0


def find_person(
    ground: Ground,
    names: Names,
    source: Source,
    gender: str,
    heard: Heard,
    before: list[Statement],
    entities: list[Entity],
    bearers: tuple[Source, ...],
) -> int | Source | None:
    """What a singular pronoun stands for: the place of an entity, or a noun phrase that has none yet; or None.

    Args:
        gender: Masc, Fem, or empty for a possessive, which has none.
        heard: the sources resolved so far, in text order.
    """
    tokens = ground.analysis.tokens
    here = tokens[source.first].sentence
    scores: dict[int, float] = {}

    inside = ground.quotations.around(tokens[source.first].start, tokens[source.first].end)

    def weigh(place: int, token: int, bonus: float) -> None:
        distance = here - tokens[token].sentence
        if ground.quotations.around(tokens[token].start, tokens[token].end) not in (None, inside):
            return  # what somebody else's words name
        if 0 <= distance <= _SENTENCES and token < source.first:
            score = bonus - _GAP * distance + token / 1e7
            scores[place] = max(scores.get(place, -99.0), score)

    for place, entry in enumerate(names.named):
        if not _agrees(entry.kind, entry.gender, gender):
            continue
        for first, last in entry.mentions:
            weigh(place, first, _prominence(ground, first, last))
    genders: dict[int, str] = {}
    for earlier, place in heard:
        kind = entities[place].kind
        known = names.named[place].gender if place < len(names.named) else _phrase_gender(ground, earlier)
        genders[place] = known
        if kind != "group" and _agrees("person", known, gender):
            weigh(place, earlier.first, _heard_weight(ground, earlier, kind))
    spoken = next((s for s in reversed(before) if s.speaker is not None and s.inside is None), None)
    if spoken is not None and spoken.speaker is not None:
        place = next(i for i, e in enumerate(entities) if e.id == spoken.speaker.id)
        end = min(ground.analysis.token_at(spoken.content[-1].end), len(tokens) - 1)
        kind, known = entities[place].kind, genders.get(place, "")
        if end < source.first and kind != "group" and _agrees("person", known, gender):
            aside = next((e for e, p in reversed(heard) if p == place), None)
            weigh(place, end, _SPEAKER if aside is None else _heard_weight(ground, aside, kind))
    best = max(scores, key=lambda place: scores[place]) if scores else None
    least = -99.0 if best is None else scores[best]
    return next(
        (
            bearer
            for bearer in _near(ground, source, bearers)
            if not is_plural(ground, bearer)
            and _agrees("person", _phrase_gender(ground, bearer), gender)
            and source_kind(ground, tokens[bearer.head]) == "people"
            and _weight(ground, source, bearer) > least
        ),
        best,
    )


def find_plural(
    ground: Ground, source: Source, gender: str, heard: Heard, bearers: tuple[Source, ...]
) -> int | Source | None:
    """What a plural pronoun stands for: the last plural source, or a plural subject nearer than that; or None."""
    tokens = ground.analysis.tokens
    spoke = next(
        (
            (earlier, place)
            for earlier, place in reversed(heard)
            if tokens[source.first].sentence - tokens[earlier.first].sentence <= _SENTENCES
            and (is_plural(ground, earlier) or tokens[earlier.head].pos == "PRON")
        ),
        None,
    )
    for bearer in _near(ground, source, bearers):
        agrees = _agrees("person", _phrase_gender(ground, bearer), gender if gender == "Fem" else "")
        if is_plural(ground, bearer) and agrees:
            nearer = spoke is None or tokens[bearer.first].sentence > tokens[spoke[0].first].sentence
            return bearer if nearer else spoke[1] if spoke else None
    return None if spoke is None else spoke[1]


def _near(ground: Ground, source: Source, bearers: tuple[Source, ...]) -> list[Source]:
    """The subjects among noun phrases of this sentence and the two before it, the last first."""
    tokens = ground.analysis.tokens
    here = tokens[source.first].sentence
    return [
        bearer
        for bearer in reversed(bearers)
        if bearer.last <= source.first
        and here - tokens[bearer.first].sentence <= 2
        and tokens[bearer.head].dep.startswith("nsubj")
        and ground.quotations.around(tokens[bearer.head].start, tokens[bearer.head].end) is None
    ]


def _weight(ground: Ground, source: Source, bearer: Source) -> float:
    tokens = ground.analysis.tokens
    return _BEARER - _GAP * (tokens[source.first].sentence - tokens[bearer.first].sentence) + bearer.first / 1e7


def _agrees(kind: str, known: str, gender: str) -> bool:
    """Whether an entity may be meant: a person of this gender; a body only where nothing speaks against it."""
    return kind == "person" and (not known or not gender or known == gender)


def _heard_weight(ground: Ground, source: Source, kind: str) -> float:
    """The weight of who spoke: less for a body, and for a source behind selon, since the report is not about it."""
    before = ground.analysis.tokens[source.first - 1].norm if source.first else ""
    aside = before in ground.words.according
    return _SPEAKER - _BODY * (kind != "person") - _ASIDE * aside


def _prominence(ground: Ground, first: int, last: int) -> float:
    """The weight of a name by its place: more for a subject or what stands in apposition to one, some close to one."""
    tokens = ground.analysis.tokens
    for token in tokens[first:last]:
        while token.dep.startswith(("flat", "appos")) and token.head != token.i:
            token = tokens[token.head]
        if token.dep.startswith("nsubj"):
            return _SUBJECT
    near = (t for t in tokens[max(0, first - 6) : first] if t.sentence == tokens[first].sentence)
    return _NEAR_SUBJECT if any(t.dep.startswith("nsubj") for t in near) else 0.0


def _phrase_gender(ground: Ground, source: Source) -> str:
    morph = ground.analysis.tokens[source.head].morph
    return "Masc" if "Gender=Masc" in morph else "Fem" if "Gender=Fem" in morph else ""

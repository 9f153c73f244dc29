"""Whom the grammar of its own sentence tells a pronoun to stand for, or not to: "Interrogé sur X, il", "selon elle"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.reading.statements.gender import agree
from selon.reading.statements.ground import Ground
from selon.reading.statements.in_view import BEARER, PRONOUN, SUBJECT, Antecedent, Mention, quotation_at
from selon.reading.statements.noun_phrases import Source


def bound(ground: Ground, mentions: Sequence[Mention], source: Source, gender: str, plural: bool) -> Antecedent | None:
    """Whom its sentence tells a pronoun to stand for; None where it leaves that open.

    Args:
        mentions: of those in view.
        gender: Masc, Fem, or empty where the pronoun does not tell.
    """
    sentence = ground.analysis.sentence_of(source.first)
    here = [m for m in mentions if sentence.first <= m.token < sentence.last and not m.spoken]
    fit = [m for m in here if m.plural == plural and agree(m.gender, gender, plural)]
    behind = _named_behind_clause(ground, fit, source, gender)
    if behind is not None:
        return behind
    before = [m for m in fit if m.token < source.first]
    told = (step(ground, before, source) for step in (_told_by_comme, _teller_named, _subject_before))
    return next((one for one in told if one is not None), None)


def _named_behind_clause(ground: Ground, here: Iterable[Mention], source: Source, gender: str) -> Antecedent | None:
    """Whom the main clause names behind one that opens the sentence: "Après qu'il a plaidé, | X a souri".

    Args:
        here: the mentions of the sentence that agree with the pronoun.
    """
    tokens, sentence = ground.analysis.tokens, ground.analysis.sentence_of(source.first)
    opens = tokens[sentence.first].norm in ground.words.fronting
    if not opens or not gender or quotation_at(ground, source.first) is not None:
        return None
    ahead = (m for m in here if m.token > source.first and m.weight == SUBJECT)
    first = min(ahead, key=lambda m: m.token, default=None)
    if first is None or first.name_of_body:
        return None
    title = first.token
    while title > source.first and tokens[title - 1].pos in ("DET", "NOUN", "ADJ", "ADP"):
        title -= 1
    verb = next((t.i for t in tokens[first.token : sentence.last] if t.i in ground.groups), None)
    clitics = ground.words.object_clitics | ground.words.dative_clitics
    asked = verb is not None and not clitics.isdisjoint(t.norm for t in tokens[first.token : verb])
    return first.antecedent if tokens[title - 1].text == "," and not asked else None


def unlike(ground: Ground, mentions: Iterable[Mention], source: Source) -> frozenset[Antecedent]:
    """Whom a pronoun cannot stand for: whom a participle names that opens its sentence: "Interrogé sur | X |, il"."""
    tokens, first = ground.analysis.tokens, ground.analysis.sentence_of(source.first).first
    behind = source.first > first and tokens[source.first - 1].text == ","
    if "VerbForm=Part" not in tokens[first].morph or not behind:
        return frozenset()
    named = (m for m in mentions if first < m.token < source.first and not m.spoken and m.weight != PRONOUN)
    return frozenset(m.antecedent for m in named)


def _told_by_comme(ground: Ground, before: Sequence[Mention], source: Source) -> Antecedent | None:
    """Who does what a sentence tells, as they have said: "Lea Roth partira, comme | elle | l'a promis"."""
    if ground.norm_at(source.first - 1) not in ground.words.comme:
        return None
    subjects = [m for m in before if m.weight in (SUBJECT, BEARER) and not m.name_of_body]
    return max(subjects, key=lambda m: m.token).antecedent if subjects else None


def _teller_named(ground: Ground, before: Sequence[Mention], source: Source) -> Antecedent | None:
    """Who the sentence has named as telling it: "Selon Lea Roth, le maire a cédé sans voter, selon | elle |, P"."""
    first = ground.analysis.sentence_of(source.first).first
    according = ground.words.according
    if ground.norm_at(source.first - 1) not in according or ground.norm_at(first) not in according:
        return None
    return next((m.antecedent for m in before if m.token == first + 1), None)


def _subject_before(ground: Ground, before: Sequence[Mention], source: Source) -> Antecedent | None:
    """Which body, or who without a name, does what a sentence tells: "La CGT a cédé, | selon elle |, après P".

    A named person who does it is rather told of by another: "Lea Roth ne partira pas, | selon lui |".
    """
    if ground.norm_at(source.first - 1) not in ground.words.according:
        return None
    subjects = (m for m in before if m.weight in (SUBJECT, BEARER))
    fit = [m for m in subjects if m.name_of_body or not isinstance(m.antecedent, int)]
    return max(fit, key=lambda m: m.token).antecedent if fit else None

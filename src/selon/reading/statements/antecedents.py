"""Whom a pronoun stands for: every candidate is scored by how prominent its last mention is and how near.

All subject pronouns of a report are resolved in text order, those that no statement rests on too, because each keeps
the person it stands for in view: "X est né à Y. Il a étudié à Z. Il dit que".

The weights stay the few below: a softmax over the candidates, fitted with eight to sixty clues on the pronouns of
parts `a` and `b` of `docs/accuracy/pronouns.jsonl`, was right of 211 to 215 of 272 of part `c`; these are of 217. Of
the wrong ones of `a` and `b`, more than half had nobody right among their candidates.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from selon.analysis import Token
from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import each_alone, is_plural
from selon.reading.statements.binding import bound, unlike
from selon.reading.statements.gender import agree, pronoun_traits, told_gender
from selon.reading.statements.ground import Ground
from selon.reading.statements.in_view import (
    BEARER,
    PRONOUN,
    SUBJECT,
    Antecedent,
    Mention,
    count_sentences,
    heard_weight,
    prominence,
    quotation_at,
    running_pronouns,
)
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.prominence import is_governed, is_subject

_SENTENCES = 5
_GAP, _BODY, _VAGUE, _APART = 1.0, 1.0, 1.0, 1.0
# Of the reports' main characters, each doubling of their names counts so much, up to as many; on the training reports
# .902 of the speakers are right with it, .890 without.
_TOPIC, _OFTEN = 0.7, 8
_OUTLET = 2.5
_AGAIN = 2.0  # "« P », a dit X. « Q », a-t-il ajouté": who spoke last
_CLEAR = 0.6  # by how much whom a description means must be more in view than anybody else whom it fits
_FAINT = 9.0  # never for "il", but "ce dernier" may take up an unnamed person who is no subject


class Trail:
    """Who is in view at each place of one document; grows in text order, as its pronouns and sources are resolved."""

    def __init__(
        self,
        ground: Ground,
        names: Names,
        bearers: tuple[Source, ...],
        known: Callable[[Source], int | None],
    ) -> None:
        """`known` tells the entity that a noun phrase names or describes, if the report has named it."""
        self._ground = ground
        self._names = names
        self._known = known
        self._mentions = [
            Mention(first, place, prominence(ground, first, last), entry.gender, name_of_body=entry.kind != "person")
            for place, entry in enumerate(names.named)
            for first, last in entry.mentions
            if entry.kind != "place" or not is_governed(ground, first)
        ]
        unquoted = (bearer for bearer in bearers if quotation_at(ground, bearer.head) is None)
        self._ahead = sorted((*running_pronouns(ground), *unquoted), key=lambda source: -source.first)
        self._resolved: dict[int, Antecedent | None] = {}
        self._heard: dict[int, Mention] = {}
        self._pace = count_sentences(ground)

    def hear(self, source: Source, place: int, kind: str) -> None:
        """Note who a source was, and that it spoke; a paper that tells what others say is seldom "il"."""
        plural = kind == "group" or is_plural(self._ground, source)
        gender = self._gender(place, source)
        weight = heard_weight(self._ground, source)
        if kind in ("organization", "place", "outlet"):
            weight -= (_BODY if gender else _BODY + _VAGUE) + _OUTLET * (kind == "outlet")
        self._heard[place] = Mention(source.first, place, weight, gender, plural)
        self._mentions.append(self._heard[place])

    def speak(self, token: int, place: int) -> None:
        """Note that the words of a speaker end at a token."""
        heard = self._heard.get(place)
        if heard is not None:
            self._mentions.append(replace(heard, token=token, spoken=True))

    def find(
        self,
        source: Source,
        gender: str,
        plural: bool,
        told: frozenset[int] = frozenset(),
        but: frozenset[Antecedent] = frozenset(),
        goes_on: bool = False,
    ) -> Antecedent | None:
        """What a pronoun stands for; None where nobody fits.

        Args:
            gender: Masc, Fem, or empty for a possessive, which has none.
            told: tokens of what is said; it is not taken for whom they name where anybody else fits.
            but: whom it cannot stand for.
            goes_on: it is likely whoever spoke last, as an inverted pronoun is.
        """
        self._follow_to(source.first)
        if source.first not in self._resolved:
            nearest = self._ground.last_named(self._ground.analysis.tokens[source.head])
            told_so = bound(self._ground, self._mentions, source, gender, plural)
            if self._ground.of_two(self._ground.analysis.tokens[source.head]):
                self._resolved[source.first] = self._one_of_two(source, gender)
            elif nearest:
                self._resolved[source.first] = self._nearest(source, gender, plural)
            elif told_so is not None:
                self._resolved[source.first] = told_so
            else:
                but = but | unlike(self._ground, self._mentions, source)
                named = self._named_in(told)
                apart = self._best(source, gender, plural, others=named | but, goes_on=goes_on) if named else None
                found = apart if apart is not None else self._best(source, gender, plural, others=but, goes_on=goes_on)
                self._resolved[source.first] = found
        return self._resolved[source.first]

    def _named_in(self, tokens: frozenset[int]) -> frozenset[Antecedent]:
        """The people whom some words name or describe; not bodies, which speak of themselves so, nor pronouns."""
        written = (m for m in self._mentions if m.token in tokens and m.weight != PRONOUN and not m.spoken)
        found = frozenset(mention.antecedent for mention in written)
        named = self._names.named
        return frozenset(a for a in found if not isinstance(a, int) or a >= len(named) or named[a].kind == "person")

    def find_described(self, source: Source, fits: Callable[[Antecedent], bool]) -> Antecedent | None:
        """Whom a noun phrase without a name means, of those in view who fit it; None where nobody does."""
        self._follow_to(source.first)
        return self._best(source, self._gender(None, source), False, fits)

    def _follow_to(self, limit: int) -> None:
        while self._ahead and self._ahead[-1].first < limit:
            self._follow(self._ahead.pop())

    def _follow(self, source: Source) -> None:
        """Note a pronoun or a noun phrase that no statement need rest on."""
        head = self._ground.analysis.tokens[source.head]
        of_two = self._ground.of_two(head)
        last_named = self._ground.last_named(head)
        if of_two or last_named or head.pos == "PRON" or head.norm in self._ground.words.inverted_subjects:
            if source.first in self._resolved:
                return
            gender, plural = pronoun_traits(self._ground, head)
            told_so = bound(self._ground, self._mentions, source, gender, plural)
            if of_two:
                found = self._one_of_two(source, gender)
            elif last_named:
                found = self._nearest(source, gender, plural)
            elif told_so is not None:
                found = told_so
            else:
                others = unlike(self._ground, self._mentions, source)
                found = self._best(source, gender, plural, others=others)
            self._resolved[source.first] = found
            if found is not None:
                self._mentions.append(Mention(source.first, found, PRONOUN, gender, plural))
            return
        if any(first in (source.last, source.last + 1) for first, _ in self._ground.people):
            return  # the name it introduces has a mention of its own
        plural = is_plural(self._ground, source)
        known = self._known(source)
        subject = is_subject(self._ground, source.first, source.last)
        kind = source_kind(self._ground, head)
        named = self._names.named
        if isinstance(known, int) and known < len(named) and named[known].kind != "person" and not subject:
            return
        if known is None and not plural and self._is_no_teller(head, kind, subject):
            return
        weight = BEARER if subject else prominence(self._ground, source.first, source.last)
        gender = self._gender(known, source)
        if known is None and not plural:
            of_body = (_BODY if gender else _BODY + _VAGUE) if kind == "bodies" else 0
            weight -= of_body if subject else _FAINT
        self._mentions.append(Mention(source.first, source if known is None else known, weight, gender, plural))

    def _is_no_teller(self, head: Token, kind: str, subject: bool) -> bool:
        """Whether a pronoun seldom takes up a phrase: a thing's, a body's that does nothing, or "est médecin".

        "Le groupe" and the like mostly stand for a body that the report names.
        """
        acts = kind == "bodies" and subject and head.norm not in self._ground.rules.names.body_anaphors
        return not (kind == "people" or acts) or bool(self._ground.analysis.child(head.i, "cop"))

    def _best(
        self,
        source: Source,
        gender: str,
        plural: bool,
        fits: Callable[[Antecedent], bool] | None = None,
        others: frozenset[Antecedent] = frozenset(),
        goes_on: bool = False,
    ) -> Antecedent | None:
        here, inside = self._pace[source.first], quotation_at(self._ground, source.first)
        goes_on |= self._ground.analysis.tokens[source.head].norm in self._ground.words.inverted_subjects
        best: tuple[float, int] | None = None
        scores: dict[Antecedent, float] = {}
        found: Antecedent | None = None
        newcomer = self._newcomer(source, gender, plural)
        for mention in self._mentions:
            distance = here - self._pace[mention.token]
            if mention.token >= source.first or not 0 <= distance <= _SENTENCES or mention.plural != plural:
                continue
            body = fits is not None and mention.name_of_body  # "La CGT", then "le syndicat"
            if mention.weight < -_FAINT / 2 or not (body or agree(mention.gender, gender, plural)):
                continue
            if not mention.spoken and quotation_at(self._ground, mention.token) not in (None, inside):
                continue  # what somebody else's words name
            if mention.antecedent in others:
                continue
            if mention.name_of_body if fits is None else not fits(mention.antecedent):
                continue
            apart = self._paragraph(source.first) > self._paragraph(mention.token)
            last = mention.spoken and not self._is_passed(mention, newcomer)
            again = goes_on and (last or (distance <= 1 and self._takes_floor(mention)))
            weight = mention.weight + self._topic(mention.antecedent) + _AGAIN * again
            score = (weight - _GAP * distance - _APART * apart, mention.token)
            if best is None or score > best:
                best, found = score, mention.antecedent
            scores[mention.antecedent] = max(score[0], scores.get(mention.antecedent, score[0]))
        rivals = [score for other, score in scores.items() if other != found]
        if fits is not None and best is not None and rivals and best[0] - max(rivals) < _CLEAR:
            return None  # the description as written is better than the wrong name
        return found

    def _newcomer(self, source: Source, gender: str, plural: bool) -> Mention | None:
        """Who was brought in last of those whom a pronoun may stand for: a named person, or "un manifestant"."""
        inside, last = quotation_at(self._ground, source.first), None
        for m in self._mentions:
            if m.token >= source.first or m.plural != plural or m.spoken or not agree(m.gender, gender, plural):
                continue
            if (last is None or m.token > last.token) and self._is_brought_in(m):
                last = m if quotation_at(self._ground, m.token) in (None, inside) else last
        return last

    def _is_brought_in(self, mention: Mention) -> bool:
        named, one = self._names.named, mention.antecedent
        if isinstance(one, int) and one < len(named):
            return named[one].kind == "person" and mention.weight >= 0
        indefinite = "Definite=Ind" in self._ground.analysis.tokens[mention.token].morph
        return indefinite and mention.weight in (SUBJECT, BEARER)

    def _is_passed(self, mention: Mention, newcomer: Mention | None) -> bool:
        """Whether the report has gone on to somebody else in a sentence behind a speaker's words."""
        if newcomer is None or newcomer.antecedent == mention.antecedent:
            return False
        tokens = self._ground.analysis.tokens
        return tokens[newcomer.token].sentence > tokens[mention.token].sentence

    def _takes_floor(self, mention: Mention) -> bool:
        """Whether a subject is said to speak though not what: "La maire a réagi mardi. « P », a-t-elle dit"."""
        if mention.weight not in (SUBJECT, BEARER):
            return False
        sentence = self._ground.analysis.sentence_of(mention.token)
        groups = (self._ground.groups.get(i) for i in range(mention.token, sentence.last))
        group = next((g for g in groups if g is not None and g.finite is not None), None)
        return group is not None and not group.conditional and self._ground.tells(group.head)

    def _topic(self, antecedent: Antecedent) -> float:
        """The weight of whom the report is about: it names them again and again."""
        named = self._names.named
        if not isinstance(antecedent, int) or antecedent >= len(named) or named[antecedent].kind != "person":
            return 0.0
        return _TOPIC * math.log2(min(len(named[antecedent].mentions), _OFTEN))

    def _paragraph(self, token: int) -> int:
        return self._ground.analysis.sentence_of(token).paragraph

    def _nearest(self, source: Source, gender: str, plural: bool) -> Antecedent | None:
        """What "ce dernier" stands for: whoever of the right gender and number was mentioned last.

        Not whom its own clause names before it, if sentences before name anybody: "Interrogé par X, | ce dernier".
        """
        here, inside = self._pace[source.first], quotation_at(self._ground, source.first)
        last = [
            m
            for m in self._mentions
            if m.token < source.first
            and m.plural == plural
            and agree(m.gender, gender, plural)
            and here - self._pace[m.token] <= 2
            and (m.spoken or quotation_at(self._ground, m.token) in (None, inside))
        ]
        opening = self._ground.analysis.sentence_of(source.first).first
        if any(g.finite is not None for i in range(opening, source.first) if (g := self._ground.groups.get(i))):
            opening = source.first
        last = [m for m in last if not self._only_tells_whose(m)] or last
        return max(last, key=lambda m: (m.token < opening, not m.spoken, m.token)).antecedent if last else None

    def _only_tells_whose(self, mention: Mention) -> bool:
        """Whether a body's name tells of what somebody else is: "Lea Roth, du | collectif Ligne |"."""
        return mention.name_of_body and self._ground.norm_at(mention.token - 1) in self._ground.words.de

    def _one_of_two(self, source: Source, gender: str) -> Antecedent | None:
        """Whom "le premier" or "le second" means: of the last sentence before it that tells of just two, in order."""
        tokens = self._ground.analysis.tokens
        opening = tokens[source.head].sentence
        for sentence in range(opening - 1, max(opening - 4, -1), -1):
            told = sorted((m for m in self._mentions if tokens[m.token].sentence == sentence), key=lambda m: m.token)
            two = list(dict.fromkeys(one for m in told for one in self._people_of(m)))
            if len(two) == 2:
                found = two[tokens[source.head].norm not in self._ground.words.premier]
                place, phrase = (found, source) if isinstance(found, int) else (None, found)
                return found if agree(self._gender(place, phrase), gender, False) else None
        return None

    def _people_of(self, mention: Mention) -> tuple[Antecedent, ...]:
        """The people, each alone, whom a mention keeps in view: two of "la préfète et le maire"."""
        if isinstance(mention.antecedent, Source):
            known = ((self._known(one), one) for one in each_alone(self._ground, mention.antecedent))
            return tuple(one if place is None else place for place, one in known)
        named = self._names.named
        person = mention.antecedent >= len(named) or named[mention.antecedent].kind == "person"
        return (mention.antecedent,) if person and not mention.plural else ()

    def _gender(self, place: int | None, source: Source) -> str:
        if place is not None and place < len(self._names.named) and self._names.named[place].gender:
            return self._names.named[place].gender
        told = told_gender(self._ground, source)
        if told:
            return told
        head = self._ground.analysis.tokens[source.head]
        morph = "" if head.norm.startswith("ex-") else head.morph  # the model guesses it of "l'ex-ministre"
        return "Masc" if "Gender=Masc" in morph else "Fem" if "Gender=Fem" in morph else ""

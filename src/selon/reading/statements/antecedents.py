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
from dataclasses import dataclass, replace

from selon.analysis import Token
from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import each_alone, is_plural
from selon.reading.statements.gender import agree, pronoun_traits, told_gender
from selon.reading.statements.ground import Ground
from selon.reading.statements.impersonal import is_impersonal
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.prominence import is_aside, is_governed, is_subject

# What a pronoun may stand for: the place of an entity, or a noun phrase that has none yet.
Antecedent = int | Source

_SENTENCES = 5
# Weights found on the training reports: a subject outranks a mention one sentence nearer; a speaker two.
_SUBJECT, _OF_SUBJECT, _SPEAKER, _BEARER, _GAP, _BODY, _ASIDE = 1.5, 0.5, 1.5, 1.25, 1.0, 1.0, 1.0
_PRONOUN, _AGENT, _OBLIQUE, _VAGUE, _APART = 1.75, 1.0, -0.5, 1.0, 1.0
# Of the reports' main characters, each doubling of their names counts so much, up to as many; on the training reports
# .902 of the speakers are right with it, .890 without.
_TOPIC, _OFTEN = 0.7, 8
_OUTLET = 2.5
_AGAIN = 2.0  # "« P », a dit X. « Q », a-t-il ajouté": who spoke last
_CLEAR = 0.6  # by how much whom a description means must be more in view than anybody else whom it fits
_FAINT = 9.0  # never for "il", but "ce dernier" may take up an unnamed person who is no subject


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
            Mention(first, place, _prominence(ground, first, last), entry.gender, name_of_body=entry.kind != "person")
            for place, entry in enumerate(names.named)
            for first, last in entry.mentions
            if entry.kind != "place" or not is_governed(ground, first)
        ]
        pronouns = [Source(t.i, t.i + 1, t.i) for t in ground.analysis.tokens if _is_running(ground, t)]
        pronouns += [Source(t.i - 1, t.i + 1, t.i) for t in ground.analysis.tokens if ground.of_two(t)]
        unquoted = (bearer for bearer in bearers if _quotation(ground, bearer.head) is None)
        self._ahead = sorted((*pronouns, *unquoted), key=lambda source: -source.first)
        self._resolved: dict[int, Antecedent | None] = {}
        self._heard: dict[int, Mention] = {}
        self._pace = _count_sentences(ground)

    def hear(self, source: Source, place: int, kind: str) -> None:
        """Note who a source was, and that it spoke; a paper that tells what others say is seldom "il"."""
        plural = kind == "group" or is_plural(self._ground, source)
        gender = self._gender(place, source)
        weight = _heard_weight(self._ground, source)
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
            behind = self._named_behind_clause(source, gender, plural)
            if self._ground.of_two(self._ground.analysis.tokens[source.head]):
                self._resolved[source.first] = self._one_of_two(source, gender)
            elif nearest:
                self._resolved[source.first] = self._nearest(source, gender, plural)
            elif behind is not None:
                self._resolved[source.first] = behind
            elif (teller := self._subject_before(source, gender, plural)) is not None:
                self._resolved[source.first] = teller
            else:
                named = self._named_in(told)
                apart = self._best(source, gender, plural, others=named | but, goes_on=goes_on) if named else None
                found = apart if apart is not None else self._best(source, gender, plural, others=but, goes_on=goes_on)
                self._resolved[source.first] = found
        return self._resolved[source.first]

    def _subject_before(self, source: Source, gender: str, plural: bool) -> Antecedent | None:
        """Which body, or who without a name, does what a sentence tells: "La CGT a cédé, | selon elle |, après P".

        A named person who does it is rather told of by another: "Lea Roth ne partira pas, | selon lui |".
        """
        if self._ground.norm_at(source.first - 1) not in self._ground.words.according:
            return None
        first = self._ground.analysis.sentence_of(source.first).first
        here = (m for m in self._mentions if first <= m.token < source.first and m.weight in (_SUBJECT, _BEARER))
        alike = (m for m in here if m.plural == plural and agree(m.gender, gender, plural))
        fit = [m for m in alike if m.name_of_body or not isinstance(m.antecedent, int)]
        return max(fit, key=lambda m: m.token).antecedent if fit else None

    def _named_behind_clause(self, source: Source, gender: str, plural: bool) -> Antecedent | None:
        """Whom the main clause names behind one that opens the sentence: "Après qu'il a plaidé, | X a souri"."""
        tokens, sentence = self._ground.analysis.tokens, self._ground.analysis.sentence_of(source.first)
        opens = tokens[sentence.first].norm in self._ground.words.fronting
        if not opens or not gender or _quotation(self._ground, source.first) is not None:
            return None
        ahead = (m for m in self._mentions if source.first < m.token < sentence.last and m.weight == _SUBJECT)
        first = min(ahead, key=lambda m: m.token, default=None)
        if first is None or first.plural != plural or first.name_of_body or not agree(first.gender, gender, plural):
            return None
        title = first.token
        while title > source.first and tokens[title - 1].pos in ("DET", "NOUN", "ADJ", "ADP"):
            title -= 1
        verb = next((t.i for t in tokens[first.token : sentence.last] if t.i in self._ground.groups), None)
        clitics = self._ground.words.object_clitics | self._ground.words.dative_clitics
        asked = verb is not None and not clitics.isdisjoint(t.norm for t in tokens[first.token : verb])
        return first.antecedent if tokens[title - 1].text == "," and not asked else None

    def _named_in(self, tokens: frozenset[int]) -> frozenset[Antecedent]:
        """The people whom some words name or describe; not bodies, which speak of themselves so, nor pronouns."""
        written = (m for m in self._mentions if m.token in tokens and m.weight != _PRONOUN and not m.spoken)
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
        if of_two or head.pos == "PRON" or head.norm in self._ground.words.inverted_subjects:
            if source.first in self._resolved:
                return
            gender, plural = pronoun_traits(self._ground, head)
            behind = self._named_behind_clause(source, gender, plural)
            if of_two:
                found = self._one_of_two(source, gender)
            else:
                found = self._best(source, gender, plural) if behind is None else behind
            self._resolved[source.first] = found
            if found is not None:
                self._mentions.append(Mention(source.first, found, _PRONOUN, gender, plural))
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
        weight = _BEARER if subject else _prominence(self._ground, source.first, source.last)
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
        here, inside = self._pace[source.first], _quotation(self._ground, source.first)
        goes_on |= self._ground.analysis.tokens[source.head].norm in self._ground.words.inverted_subjects
        best: tuple[float, int] | None = None
        scores: dict[Antecedent, float] = {}
        found: Antecedent | None = None
        for mention in self._mentions:
            distance = here - self._pace[mention.token]
            if mention.token >= source.first or not 0 <= distance <= _SENTENCES or mention.plural != plural:
                continue
            body = fits is not None and mention.name_of_body  # "La CGT", then "le syndicat"
            if mention.weight < -_FAINT / 2 or not (body or agree(mention.gender, gender, plural)):
                continue
            if _quotation(self._ground, mention.token) not in (None, inside):
                continue  # what somebody else's words name
            if mention.antecedent in others:
                continue
            if mention.name_of_body if fits is None else not fits(mention.antecedent):
                continue
            apart = self._paragraph(source.first) > self._paragraph(mention.token)
            again = goes_on and (mention.spoken or (distance <= 1 and self._takes_floor(mention)))
            weight = mention.weight + self._topic(mention.antecedent) + _AGAIN * again
            score = (weight - _GAP * distance - _APART * apart, mention.token)
            if best is None or score > best:
                best, found = score, mention.antecedent
            scores[mention.antecedent] = max(score[0], scores.get(mention.antecedent, score[0]))
        rivals = [score for other, score in scores.items() if other != found]
        if fits is not None and best is not None and rivals and best[0] - max(rivals) < _CLEAR:
            return None  # the description as written is better than the wrong name
        return found

    def _takes_floor(self, mention: Mention) -> bool:
        """Whether a subject is said to speak though not what: "La maire a réagi mardi. « P », a-t-elle dit"."""
        if mention.weight not in (_SUBJECT, _BEARER):
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
        here, inside = self._pace[source.first], _quotation(self._ground, source.first)
        last = [
            m
            for m in self._mentions
            if m.token < source.first
            and m.plural == plural
            and agree(m.gender, gender, plural)
            and here - self._pace[m.token] <= 2
            and (m.spoken or _quotation(self._ground, m.token) in (None, inside))
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


def _count_sentences(ground: Ground) -> list[int]:
    """For every token how many sentences of the report's own have begun: a long quotation takes nobody out of view."""
    paces: list[int] = []
    pace, sentence = 0, -1
    for token in ground.analysis.tokens:
        if token.sentence != sentence:
            sentence = token.sentence
            pace += not ground.is_quoted(token) or not paces
        paces.append(pace)
    return paces


def _is_running(ground: Ground, token: Token) -> bool:
    """Whether a token is a subject pronoun of the report's own voice that stands for somebody."""
    return token.norm in _PRONOUNS and not is_impersonal(ground, token) and _quotation(ground, token.i) is None


_PRONOUNS = frozenset(("il", "elle", "ils", "elles", "-il", "-elle", "-ils", "-elles"))


def _quotation(ground: Ground, token: int) -> object:
    """The quotation a token stands in, or None."""
    at = ground.analysis.tokens[token]
    return ground.quotations.around(at.start, at.end)


def _heard_weight(ground: Ground, source: Source) -> float:
    """The weight of who spoke: less for a source behind selon, comme or "ce que", since the report is not about it."""
    tokens = ground.analysis.tokens
    before = tokens[source.first - 1].norm if source.first else ""
    opening = tokens[max(ground.analysis.sentence_of(source.first).first, source.first - 4) : source.first]
    aside = before in ground.words.according or any(t.norm in ground.words.comme for t in opening)
    aside |= any(ground.takes_up(t.i) for t in opening)
    return _SPEAKER - _ASIDE * aside


def _prominence(ground: Ground, first: int, last: int) -> float:
    """The weight of a phrase by its place: most for a subject, least behind a preposition."""
    tokens = ground.analysis.tokens
    if is_subject(ground, first, last):
        return _SUBJECT
    if is_governed(ground, first, ground.words.par) and not is_aside(ground, first):
        return _AGENT
    near = (t for t in tokens[max(0, first - 6) : first] if t.sentence == tokens[first].sentence)
    if any(t.dep.startswith("nsubj") for t in near):
        return _OF_SUBJECT
    return _OBLIQUE if is_governed(ground, first) else 0.0

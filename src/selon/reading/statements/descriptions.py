"""Whom a noun phrase without a name stands for: "la ministre", "l'homme", "la coalition", "ce boulanger"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.antecedents import Trail
from selon.reading.statements.bearers import coordinated, is_coordinated, tells_more
from selon.reading.statements.gender import told_gender
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import ARTICLES, Source
from selon.reading.statements.phrase_names import ends_in_name, is_bare, is_definite, phrase_words, tells_whose
from selon.reading.statements.roles import Roles
from selon.reading.statements.told_before import person_before
from selon.record import Entity

# How many sentences behind a statement a phrase without a name may still mean its speaker.
_NEAR = 3
# How many sentences open a report, before it names those whom it is about.
_OPENING = 3


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The descriptions of one document.

    Attributes:
        _entities: of the document, the named ones first; grows as its statements are read.
        _heard: the sources so far and the places of their entities; grows likewise.
        _bearers: the phrases that people and bodies head.
        _trail: who is in view.
        _resolve: the place of the entity that a noun phrase names or stands for.
    """

    _ground: Ground
    _names: Names
    _roles: Roles
    _entities: Sequence[Entity]
    _heard: Sequence[tuple[Source, int]]
    _bearers: tuple[Source, ...]
    _trail: Trail
    _resolve: Callable[[Source], int]

    def holder(self, source: Source) -> int | None:
        """The person or body that a phrase stands for: one with this role, or a source with this head."""
        tokens = self._ground.analysis.tokens
        head = tokens[source.head]
        if not is_definite(self._ground, source):
            again = tokens[source.first].text in self._ground.words.same and head.lemma.lower() == "source"
            return self._same(source) if again else self._introduced(source, head)
        together = self._together(source, head)
        if together is not None:
            return together
        words = phrase_words(self._ground, source)
        if "Number=Plur" in head.morph:
            said = self._said_before(source, head, words)
            return self._fuller(source, head, words) if said is None else said
        if ends_in_name(self._ground, source):
            return self._ending_in_name(source, head, words)
        if tokens[source.first].norm in self._ground.words.possessives:
            return self._of_somebody(source, head, words)
        steps: tuple[Callable[[], int | None], ...] = (
            lambda: self._roles.holder(source, head, words),
            lambda: self._roles.only_one(source, head, words),
            lambda: self._roles.of_this(source, head),
            lambda: self._said_before(source, head, words),
            lambda: self._same(source),
            lambda: self._paper(head, words),
            lambda: self._roles.body_named_after(head, words, source),
            lambda: self._anaphor(source, head),
            lambda: self._fuller(source, head, words),
            lambda: self._roles.holder_ahead(source, head, words),
            lambda: self._untold(source, head),
            lambda: None if self._untold_before(source, head) else self._roles.named_next(source, head, words),
        )
        return next((place for step in steps if (place := step()) is not None), None)

    def _introduced(self, source: Source, head: Token) -> int | None:
        """Whom the opening of a report calls "un député de Dole" and names only later, with the same role."""
        indefinite = "Definite=Ind" in self._ground.analysis.tokens[source.first].morph
        if (
            not indefinite
            or "Number=Plur" in head.morph
            or head.sentence >= _OPENING
            or ends_in_name(self._ground, source)
        ):
            return None
        return self._roles.holder_ahead(source, head, phrase_words(self._ground, source))

    def _ending_in_name(self, source: Source, head: Token, words: set[str]) -> int | None:
        """Whose role ends in a name: "le Souverain Pontife", "la présidente de la région Corse"."""
        held = self._roles.holder(source, head, words)
        said = self._said_before(source, head, words) if held is None else held
        return self._roles.holder_ahead(source, head, words) if said is None else said

    def _of_somebody(self, source: Source, head: Token, words: set[str]) -> int | None:
        """Who has the role that somebody else's "son avocat" tells, if the report has named or heard one so."""
        held = self._roles.holder(source, head, words)
        tokens, own = self._ground.analysis.tokens, self._ground.words.possessives
        said = self._said_before(source, head, words, lambda earlier: tokens[earlier.first].norm in own)
        return said if held is None else held

    def _together(self, source: Source, head: Token) -> int | None:
        """The people named together last: "le couple", "les deux hommes" after "Paul et Lea Roth", "les trois élus"."""
        tokens, words, counted = self._ground.analysis.tokens, self._ground.words, source.first + 1
        if counted + 1 == source.head and tokens[counted].pos == "NUM" and tokens[counted].norm not in words.two:
            heard = ((coordinated(self._ground, earlier), place) for earlier, place in reversed(self._heard))
            return next((place for joined, place in heard if len(joined) > 2), None)
        two = self._ground.norm_at(counted) in words.two
        if head.norm not in words.pairs and not (two and source_kind(self._ground, head) == "people"):
            return None
        named = (b for b in reversed(self._bearers) if b.last <= source.first and tokens[b.head].pos == "PROPN")
        last = next(named, None)
        return None if last is None else self._resolve(last)

    def _said_before(
        self, source: Source, head: Token, words: set[str], fits: Callable[[Source], bool] = lambda _: True
    ) -> int | None:
        """An earlier source with the same head, of which a phrase says no more."""
        for earlier, place in reversed(self._heard):
            same = self._ground.analysis.tokens[earlier.head].norm == head.norm and fits(earlier)
            if same and words <= phrase_words(self._ground, earlier):
                return place
        return None

    def _same(self, source: Source) -> int | None:
        """Who spoke last, where a phrase says that it is the same: "selon la même source", "cette source"."""
        tokens, opening = self._ground.analysis.tokens, [self._ground.norm_at(source.first + i) for i in (0, 1)]
        same, this = not self._ground.words.same.isdisjoint(opening), opening == ["cette", "source"]
        if not (same or this) or not self._heard:
            return None
        called = (place for earlier, place in reversed(self._heard) if tokens[earlier.head].norm == "source")
        return next(called, self._heard[-1][1]) if this else self._heard[-1][1]

    def _paper(self, head: Token, words: set[str]) -> int | None:
        """The paper that spoke last, where a phrase says only that it is one: "le texte", "ce document"."""
        if head.norm not in self._ground.words.any_papers or words - {head.lemma.lower(), head.norm}:
            return None
        tokens, papers = self._ground.analysis.tokens, self._ground.words.papers
        heard = (place for source, place in reversed(self._heard) if tokens[source.head].lemma.lower() in papers)
        return next(heard, None)

    def _fuller(self, source: Source, head: Token, words: set[str]) -> int | None:
        """What the report called in full before: "la coalition" after "la coalition internationale contre X"."""
        if words - {head.lemma.lower(), head.norm}:
            return None
        tokens = self._ground.analysis.tokens
        for bearer in reversed(self._bearers):
            other = tokens[bearer.head]
            if bearer.last > source.first or other.norm != head.norm or is_coordinated(self._ground, other):
                continue
            small = self._ground.words
            article = tokens[bearer.first if bearer.first < bearer.head else bearer.head - 1].norm
            of = article in small.de - small.bare_de and "Number=Plur" not in other.morph  # "au sein du collectif X"
            if article not in small.definite and not of:
                return None
            if bearer.last - bearer.head > 1 and tells_more(self._ground, bearer):
                return self._resolve(bearer)
        return None

    def _anaphor(self, source: Source, head: Token) -> int | None:
        """ "L'homme", "la compagnie", "le député de Lyon": the person or body in view that it may be said of."""
        rules, words = self._ground.rules.names, self._ground.words
        bare = is_bare(self._ground, source)
        if bare and self._ground.norm_at(source.last) in words.subject_relatives:
            return None  # "la femme | qui l'accuse" is told by what she does
        named = self._names.named  # whoever speaks and is named but once is a witness, no "suspect"
        if bare and head.norm in rules.person_anaphors & rules.bystanders:
            once = {place for _, place in self._heard if place < len(named) and len(named[place].mentions) == 1}
            return self._in_view(source, lambda place: place not in once and self._roles.has_none(place))
        if (bare and head.norm in rules.person_anaphors) or self._tells_kin(source, head):
            spoke = self._last_heard(source, head)
        elif bare and self._is_telling(source, head):
            another = head.norm in words.callings  # "le médecin" is not the journalist who spoke last
            fits = self._roles.has_none if another else lambda place: self._roles.may_be(place, head)
            spoke = self._only_heard(source, head, fits)
            if spoke is None and not another:
                spoke = self._subject_before(source, head)
        else:
            spoke = None
        if spoke is not None:
            return spoke
        stranger = head.norm in rules.kin  # "ce voisin" is of somebody named before, not they
        if self._ground.norm_at(source.first) in words.demonstratives and self._is_person(head) and not stranger:
            return self._in_view(source, lambda place: self._roles.may_be(place, head))
        if bare and head.norm in rules.body_anaphors:
            called = self._in_view(source, lambda place: self._roles.is_called(place, head.norm))
            if called is not None:
                return called
            body = self._in_view(source, lambda place: self._roles.is_body(place, head.norm))
            return self._outlet_heard(head) if body is None and head.norm in words.media else body
        if self._ground.norm_at(source.first + 1) in words.former or head.norm.startswith("ex-"):
            return self._in_view(
                source, lambda place: self._roles.may_have_been(place, head) or self._roles.was_too(place, source)
            )
        if (head.norm in rules.always_named - rules.offices and tells_whose(self._ground, source)) or (
            bare and head.norm in rules.person_anaphors
        ):
            return self._in_view(
                source, lambda place: self._roles.may_be(place, head) or self._roles.was_too(place, source)
            )
        return None

    def _untold(self, source: Source, head: Token) -> int | None:
        """Who spoke last, of whom the report has told nothing: "a dit X. « P », ajoute la présidente de l'ARC"."""
        rules = self._ground.rules.names
        alone = rules.kin | rules.bystanders | (rules.offices - rules.always_named)
        bare = is_bare(self._ground, source)
        only = sum(entry.kind == "person" for entry in self._names.named) == 1
        if (
            bare
            or (head.norm in alone and not only and not self._is_told_straight(source, head))
            or head.text[0].isupper()
            or source_kind(self._ground, head) != "people"
        ):
            return None
        if not tells_whose(self._ground, source) or self._holds_new_name(source):
            return None
        spoke = self._only_heard(source, head, self._roles.has_none)
        return None if spoke is None or self._has_rival(spoke, source, head) else spoke

    def _is_told_straight(self, source: Source, head: Token) -> bool:
        """Whether a phrase stands straight behind the sentence of who spoke, of the same sex and in one paragraph."""
        if not self._heard or head.norm in self._ground.rules.names.bystanders | self._ground.rules.names.kin:
            return False
        analysis, (last, place) = self._ground.analysis, self._heard[-1]
        before, here = analysis.sentence_of(last.first), analysis.sentence_of(source.first)
        straight = before.last == here.first == source.first and before.paragraph == here.paragraph
        named = self._names.named[place] if place < len(self._names.named) else None
        return straight and named is not None and named.gender == told_gender(self._ground, source) != ""

    def _untold_before(self, source: Source, head: Token) -> bool:
        """Whether somebody of whom the report has told nothing has spoken near before, whom a phrase may mean too."""
        near = (place for place in self._heard_near(head) if place < len(self._names.named))
        return any(self._roles.agrees(place, source) and self._roles.has_none(place) for place in near)

    def _has_rival(self, place: int, source: Source, head: Token) -> bool:
        """Whether the last sentences name somebody else of whom a phrase may tell who it is."""
        tokens = self._ground.analysis.tokens
        return any(
            other != place and self._roles.agrees(other, source) and self._roles.has_none(other)
            for other, entry in enumerate(self._names.named)
            for first, _ in entry.mentions
            if first < source.first and head.sentence - tokens[first].sentence <= _NEAR
        )

    def _holds_new_name(self, source: Source) -> bool:
        """Whether a phrase ends in a name behind another, which the model has missed: "de Dole Lea Roth"."""
        tokens, at = self._ground.analysis.tokens, self._names.at
        inside = range(source.head + 2, source.last)
        return any(i not in at and i - 1 in at and tokens[i].text[0].isupper() for i in inside)

    def _is_telling(self, source: Source, head: Token) -> bool:
        """Whether a noun tells more about somebody named before: "le spécialiste", "la Finlandaise"; not "la victime".

        A noun that the report has used before of somebody else is that one's: "un chirurgien", then "le chirurgien".
        """
        rules, tokens = self._ground.rules.names, self._ground.analysis.tokens
        if head.norm in rules.offices | rules.kin | rules.bystanders or "Number=Plur" in head.morph:
            return False
        if head.norm not in rules.demonyms and (head.text[0].isupper() or source_kind(self._ground, head) != "people"):
            return False
        return not any(b.first < source.first and tokens[b.head].norm == head.norm for b in self._bearers)

    def _is_person(self, noun: Token) -> bool:
        return noun.pos == "NOUN" and source_kind(self._ground, noun) in ("people", "unknown")

    def _last_heard(self, source: Source, head: Token) -> int | None:
        """The named person who spoke last, no more than a few sentences before."""
        people = self._heard_near(head)
        last = people[0] if people else None
        return last if last is not None and last < len(self._names.named) and self._roles.agrees(last, source) else None

    def _only_heard(self, source: Source, head: Token, fits: Callable[[int], bool]) -> int | None:
        """The named person who alone, of those whom a phrase may mean, spoke in the last sentences."""
        people = {place for place in self._heard_near(head) if self._roles.agrees(place, source)}
        only = people.pop() if len(people) == 1 else None
        return only if only is not None and only < len(self._names.named) and fits(only) else None

    def _subject_before(self, source: Source, head: Token) -> int | None:
        """The person named as the subject of the sentence before: "Paul Roth refuse. « P », réagit le batelier"."""
        before = person_before(self._ground, source.first)
        if before is None:
            return None
        place, analysis = self._roles.named_in(before), self._ground.analysis
        if place is None or self._names.named[place].kind != "person":
            return None
        near = analysis.sentence_of(before.head).paragraph == analysis.sentence_of(head.i).paragraph
        fits = self._roles.agrees(place, source) and self._roles.may_be(place, head)
        return place if near and fits else None

    def _tells_kin(self, source: Source, head: Token) -> bool:
        """Whether a phrase tells whose child or wife somebody known is: "la fille de Ida Roth", who is new herself."""
        if head.norm not in self._ground.rules.names.kin:
            return False
        inside = {place for i in range(source.head, source.last) if (place := self._names.at.get(i)) is not None}
        new = all(self._names.named[place].mentions[0][0] >= source.first for place in inside)
        return bool(inside) and new and self._ground.norm_at(source.first) in ARTICLES

    def _outlet_heard(self, head: Token) -> int | None:
        """The body that spoke last, which may be the paper that a phrase means: "selon Alpen Post", "le journal"."""
        tokens, named = self._ground.analysis.tokens, len(self._names.named)
        near = (p for s, p in reversed(self._heard) if head.sentence - tokens[s.first].sentence <= 2 * _NEAR)
        return next((place for place in near if place < named and self._roles.may_be_outlet(place)), None)

    def _heard_near(self, head: Token) -> list[int]:
        """The people who spoke no more than a few sentences before, the last one first."""
        tokens = self._ground.analysis.tokens
        near = (p for s, p in reversed(self._heard) if 0 < head.sentence - tokens[s.first].sentence <= _NEAR)
        return [place for place in near if self._entities[place].kind == "person"]

    def _in_view(self, source: Source, fits: Callable[[int], bool]) -> int | None:
        named = len(self._names.named)
        own = {place for i in range(source.first, source.last) if (place := self._names.at.get(i)) is not None}
        own |= self._telling(source)
        found = self._trail.find_described(
            source, lambda it: isinstance(it, int) and it < named and it not in own and fits(it)
        )
        return found if isinstance(found, int) else None

    def _telling(self, source: Source) -> set[int]:
        """Whom the sentence names as who tells it, who is not whom it tells of: "selon Lea Roth, | la femme"."""
        tokens, first = self._ground.analysis.tokens, self._ground.analysis.sentence_of(source.first).first
        if first == source.first or not {tokens[i].norm for i in (first, first + 1)} & self._ground.words.according:
            return set()
        return {place for i in range(first, source.first) if (place := self._names.at.get(i)) is not None}

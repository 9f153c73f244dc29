"""Whom a noun phrase without a name stands for: "la ministre", "l'homme", "la coalition", "ce boulanger"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.names import Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.antecedents import Trail
from selon.reading.statements.bearers import is_coordinated, tells_more
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.phrase_names import phrase_words
from selon.reading.statements.roles import Roles, ends_in_name, tells_whose
from selon.record import Entity


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
        """The person or body that a definite phrase stands for: one with this role, or a source with this head."""
        tokens = self._ground.analysis.tokens
        head = tokens[source.head]
        if tokens[source.first].norm not in self._ground.words.definite:
            return None
        pair = self._pair(source, head)
        if pair is not None:
            return pair
        words = phrase_words(self._ground, source)
        if "Number=Plur" in head.morph:
            said = self._said_before(source, head, words)
            return self._fuller(source, head, words) if said is None else said
        if ends_in_name(self._ground, source):
            return self._said_before(source, head, words)
        steps: tuple[Callable[[], int | None], ...] = (
            lambda: self._roles.holder(source, head, words),
            lambda: self._roles.only_one(source, head, words),
            lambda: self._said_before(source, head, words),
            lambda: self._same(source),
            lambda: self._paper(head, words),
            lambda: self._roles.body_named_after(head, words, source),
            lambda: self._anaphor(source, head),
            lambda: self._fuller(source, head, words),
            lambda: self._roles.holder_ahead(source, head, words),
            lambda: self._roles.named_next(source, head),
        )
        return next((place for step in steps if (place := step()) is not None), None)

    def _pair(self, source: Source, head: Token) -> int | None:
        """The two named together last: "le couple", "les deux hommes" after "Paul et Lea Roth"."""
        words, two = self._ground.words, self._ground.norm_at(source.first + 1) in self._ground.words.two
        if head.norm not in words.pairs and not (
            two and head.lemma.lower() in self._ground.rules.names.person_anaphors
        ):
            return None
        tokens = self._ground.analysis.tokens
        named = (b for b in reversed(self._bearers) if b.last <= source.first and tokens[b.head].pos == "PROPN")
        last = next(named, None)
        return None if last is None else self._resolve(last)

    def _said_before(self, source: Source, head: Token, words: set[str]) -> int | None:
        """An earlier source with the same head, of which a phrase says no more."""
        for earlier, place in reversed(self._heard):
            same = self._ground.analysis.tokens[earlier.head].norm == head.norm
            if same and words <= phrase_words(self._ground, earlier):
                return place
        return None

    def _same(self, source: Source) -> int | None:
        """Who spoke last, where a phrase says that it is the same: "selon la même source"."""
        again = self._ground.norm_at(source.first + 1) in self._ground.words.last_named
        return self._heard[-1][1] if again and self._heard else None

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
            if tokens[bearer.first].norm not in self._ground.words.definite:
                return None
            if bearer.last - bearer.head > 1 and tells_more(self._ground, bearer):
                return self._resolve(bearer)
        return None

    def _anaphor(self, source: Source, head: Token) -> int | None:
        """ "L'homme", "la compagnie", "le député de Lyon": the person or body in view that it may be said of."""
        rules, words = self._ground.rules.names, self._ground.words
        bare = not any(t.norm in words.de for t in self._ground.analysis.tokens[source.first : source.last])
        if bare and head.norm in rules.person_anaphors:
            spoke = self._last_heard(head, "person", 3)
            if spoke is not None:
                return spoke
        if self._ground.norm_at(source.first) in words.demonstratives and self._is_person(head):
            return self._in_view(source, lambda place: self._roles.may_be(place, head))
        if bare and head.norm in rules.body_anaphors:
            return self._in_view(source, lambda place: self._roles.is_body(place, head.norm))
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

    def _is_person(self, noun: Token) -> bool:
        return noun.pos == "NOUN" and source_kind(self._ground, noun) in ("people", "unknown")

    def _last_heard(self, head: Token, kind: str, sentences: int) -> int | None:
        """The named person or body that spoke last, no more sentences before."""
        tokens = self._ground.analysis.tokens
        near = (p for s, p in reversed(self._heard) if 0 < head.sentence - tokens[s.first].sentence <= sentences)
        last = next((p for p in near if self._entities[p].kind == kind), None)
        return last if last is not None and last < len(self._names.named) else None

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

"""Who a source is, and who speaks where no source is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from selon.analysis import Token
from selon.reading.names import Named, Names
from selon.reading.statements.antecedents import Trail
from selon.reading.statements.bearers import coordinated, find_bearers
from selon.reading.statements.descriptions import Descriptions
from selon.reading.statements.drafts import Draft
from selon.reading.statements.gender import pronoun_traits
from selon.reading.statements.ground import Ground
from selon.reading.statements.impersonal import is_impersonal
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.phrase_names import listed, of, phrase_name
from selon.reading.statements.relayed import relayed_by
from selon.reading.statements.roles import Roles
from selon.reading.statements.speaker import NOBODY, Speaker, grade, kind_of
from selon.reading.statements.told_before import (
    concerned,
    enclosing,
    ended_before,
    is_beside,
    last_said,
    last_unnamed,
    person_before,
    person_behind,
    resumes,
    takes_floor,
)
from selon.record import Entity, Mention, Reason, Reference, Statement
from selon.rules.states import State

# How many sentences behind a statement a quotation without a source may still be its speaker's.
_FAR = 3


class SpeakerBook:
    """The entities of one document, growing by the unnamed sources its statements rest on."""

    def __init__(self, ground: Ground, names: Names) -> None:
        self._ground = ground
        self._names = names
        self._roles = Roles(ground, names)
        self._entities = list(names.entities)
        self._heard: list[tuple[Source, int]] = []
        self._before: list[Statement] = []
        self._joined: dict[int, int] = {}

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, the named ones first, mentions in text order."""
        return tuple(replace(e, mentions=tuple(sorted(e.mentions, key=lambda m: m.span))) for e in self._entities)

    @property
    def distinct(self) -> tuple[Entity, ...]:
        """The entities as a reading gives them: without those that were joined to others."""
        return tuple(entity for place, entity in enumerate(self.entities) if place not in self._joined)

    @property
    def places(self) -> frozenset[int]:
        """The tokens of place names."""
        return frozenset(i for i, place in self._names.at.items() if self._entities[place].kind == "place")

    @property
    def roles(self) -> Roles:
        """What the report tells of whom it names."""
        return self._roles

    def named(self, place: int) -> Named | None:
        """What the report tells of a named entity at a place; None where it only describes."""
        return self._names.named[place] if place < len(self._names.named) else None

    def speaker(self, draft: Draft, before: list[Statement]) -> Speaker:
        """The speaker of a draft, given the statements before it in text order."""
        if draft.source is None:
            return self._carried(draft, before)
        goes_on = draft.match is not None and draft.match.cue.lemma in self._ground.words.continuing
        speaker = self.find(draft.source, before, self._told_of(draft), goes_on)
        if speaker.place is not None:
            self._hear(draft.source, speaker.place)
        return speaker

    def _told_of(self, draft: Draft) -> frozenset[int]:
        """The tokens of a content: whoever it names is not the "il" who says it."""
        stretches = draft.content.stretches
        return frozenset(i for start, end in stretches for i in self._ground.analysis.tokens_in(start, end))

    def find(
        self,
        source: Source,
        before: list[Statement],
        told: frozenset[int] = frozenset(),
        goes_on: bool = False,
        but: frozenset[int] = frozenset(),
    ) -> Speaker:
        """Whom a noun phrase or a pronoun stands for, given the statements before it; a new entity where it is new.

        Args:
            told: tokens of what is said; a pronoun is not taken for whom they name where anybody else fits.
            goes_on: the cue says that whoever speaks has spoken before.
            but: whom a description does not mean: who does something to "le président" is somebody else.
        """
        self._before = before
        head, named = self._ground.analysis.tokens[source.head], source.head in self._names.at
        alone, words = source.last - source.first == 1, self._ground.words
        pronoun = (head.pos in ("PRON", "DET") and not named) or _is_clitic(head) or head.norm in words.subject_pronouns
        told_of = head.norm in words.pointing and self._ground.norm_at(head.i + 1) in words.subject_relatives
        told_of = told_of or self._ground.last_named(head) or self._ground.of_two(head)
        pronoun = alone and pronoun and head.norm not in words.indefinite
        if pronoun or head.norm in words.concerned or told_of:
            return self._pronoun(head, source, before, told, goes_on)  # "explique | celle qui a gagné"
        place = self._resolve(source, but)
        return Speaker(self._entities[place].reference, grade(self._ground, self._names, place, source), place)

    def entity_at(self, token: int) -> int | None:
        """The place of the entity whose name token `token` belongs to."""
        return self._names.at.get(token)

    def name_around(self, token: int) -> tuple[int, int]:
        """First and last (exclusive) token of the name that token `token` belongs to."""
        entry = self._names.named[self._names.at[token]]
        return next((first, last) for first, last in entry.mentions if first <= token < last)

    def entity(self, place: int) -> Entity:
        """The entity at a place."""
        return self._entities[place]

    def place_of(self, reference: Reference) -> int:
        """The place of a reference's entity, or of the one that it was joined to."""
        return self.one(next(place for place, entity in enumerate(self._entities) if entity.id == reference.id))

    def one(self, place: int) -> int:
        """The place of the entity that the one at a place was joined to; itself where it was not."""
        return self._joined.get(place, place)

    def join(self, same: Mapping[int, int]) -> None:
        """Give the mentions of each entity that is another to that one, which is told why.

        The place stays, empty, so that those of the others do not change. Whom the report does not name goes by the
        descriptions that were joined; a name has no need of them.
        """
        for place, one in same.items():
            gone, entity = self._entities[place], self._entities[one]
            because = Reason("fr.name.same.description", gone.mentions[0].span)
            names = () if self.named(one) else tuple(n for n in (gone.name, *gone.aliases) if n != entity.name)
            self._entities[one] = replace(
                entity, aliases=tuple(dict.fromkeys((*entity.aliases, *names))), because=(*entity.because, because)
            )
            for mention in gone.mentions:
                self._add(one, mention)
            self._entities[place] = replace(gone, mentions=())
            self._joined[place] = one

    def said_by_one(self, statement: Statement) -> Statement:
        """A statement with whoever its speaker was joined to, whom the report may name."""
        if statement.speaker is None:
            return statement
        place = self.place_of(statement.speaker)
        entity = self._entities[place]
        if entity.id == statement.speaker.id:
            return statement
        grade = "institution" if entity.kind == "organization" else "named"
        return replace(statement, speaker=entity.reference, named=grade if self.named(place) else statement.named)

    def add_state(self, state: State, mention: Mention) -> int:
        """The place of a state, or of several that act together, which is made where the report does not name it.

        A demonym becomes a mention of the state; a name ("Moscou") stays that of the place it names.
        """
        written = {state.name, *state.others}
        known = ((i, e.name.replace("’", "'")) for i, e in enumerate(self._entities) if e.kind != "person")
        place = next((i for i, name in known if name in written), None)
        if place is None:
            place = len(self._entities)
            kind, because = ("place" if state.code else "group"), (Reason("fr.name.state", mention.span),)
            entity = Entity(f"e{place + 1}", state.name, kind, state.code or None, (), (), None, None, (), because)
            self._entities.append(entity)
        if mention.kind == "demonym":
            self._add(place, mention)
        return place

    def _resolve(self, source: Source, but: frozenset[int] = frozenset()) -> int:
        """The entity a noun phrase names, or stands for by its role; a new one where it is neither."""
        for find in (self._giver, self._roles.of_short, self._roles.named_in, self._author):
            place = find(source)
            if place is not None:
                return place
        joined = coordinated(self._ground, source)
        place = None if joined else self._descriptions.holder(source)
        if place is None or place in but:
            return self._unnamed(source, joined)
        self._mention(place, source, "title")
        return place

    def _giver(self, source: Source) -> int | None:
        """The entity of whoever gave what a paper says; a possessive tells whose it is only where it is known."""
        giver = relayed_by(self._ground, source)
        if giver is None or self._is_where(giver):
            return None
        possessive = self._ground.analysis.tokens[giver.head]
        owned = possessive.norm in self._ground.words.possessives
        return self._owner(possessive) if owned else self._resolve(giver)

    def _author(self, source: Source) -> int | None:
        """Who said before in a paper what the paper says now: "a-t-elle dit dans un communiqué", "ajoute le texte"."""
        head = self._ground.analysis.tokens[source.head]
        if source.last - source.first > 2 or self._ground.norm_at(source.first) not in self._ground.words.definite:
            return None
        said = (s for s in reversed(self._before) if s.medium is not None and s.speaker is not None)
        last = next((s for s in said if s.medium and head.norm in s.medium.text.lower().split()), None)
        return None if last is None or last.speaker is None else self.place_of(last.speaker)

    def _is_where(self, giver: Source) -> bool:
        """Whether a paper is only called after a place: "l'accord de Paris", not "le rapport de la Suède"."""
        place = self._roles.named_in(giver)
        return giver.last - giver.first == 1 and place is not None and self._entities[place].kind == "place"

    def _hear(self, source: Source, place: int) -> None:
        self._heard.append((source, place))
        outlet = self.named(place) is not None and self._roles.is_outlet(place)
        self._trail.hear(source, place, "outlet" if outlet else self._entities[place].kind)

    def _note_words(self, start: int, before: list[Statement]) -> None:
        """Tell the trail where the last speaker's words end before a place in the text."""
        told = ended_before(before, start)
        if told is not None and told.speaker is not None:
            last = min(self._ground.analysis.token_at(told.content[-1].end), len(self._ground.analysis.tokens) - 1)
            self._trail.speak(last, self.place_of(told.speaker))

    @cached_property
    def _descriptions(self) -> Descriptions:
        names, roles = self._names, self._roles
        return Descriptions(
            self._ground, names, roles, self._entities, self._heard, self._bearers, self._trail, self._resolve
        )

    def _known(self, source: Source) -> int | None:
        place = self._roles.named_in(source)
        return self._descriptions.holder(source) if place is None else place

    @cached_property
    def _trail(self) -> Trail:
        return Trail(self._ground, self._names, self._bearers, self._known)

    @cached_property
    def _bearers(self) -> tuple[Source, ...]:
        return find_bearers(self._ground)

    def _carried(self, draft: Draft, before: list[Statement]) -> Speaker:
        """A quotation without a source, or "Et de préciser que", is the last speaker's; other words are nobody's."""
        goes_on = draft.match is not None and (self._ground.tells_on(draft.match) or resumes(self._ground, draft.match))
        if draft.content.frame != "alone" and not goes_on:
            return NOBODY
        last = last_said(before)
        passed = _FAR + 1 if last is None else self._passed(draft, last)
        near = passed <= _FAR
        aside = last is not None and is_beside(self._ground, last, min(self._told_of(draft)))
        if draft.match is None and (passed > 1 or aside):
            on_stage = self._on_stage(draft, before, near)
            if on_stage is not None:
                return on_stage
        return Speaker(last.speaker, last.named) if last is not None and near else NOBODY

    def _passed(self, draft: Draft, last: Statement) -> int:
        """How many sentences behind a statement the words of a draft begin."""
        return self._sentence_of(draft.content.stretches[0][0]) - self._sentence_of(last.content[-1].end)

    def _on_stage(self, draft: Draft, before: list[Statement], near: bool) -> Speaker | None:
        """Whom the sentence before a quotation tells of; by name, where somebody else has spoken near before it."""
        told = self._told_of(draft)
        source = person_before(self._ground, min(told))
        if source is None and not before:
            source = person_behind(self._ground, max(told))
        if source is None or (near and not takes_floor(self._ground, source)):
            return None
        speaker = self.find(source, before)
        named = {self._names.at.get(i) for i in told}
        return None if speaker.place is None or speaker.place in named else speaker

    def _sentence_of(self, offset: int) -> int:
        analysis = self._ground.analysis
        return analysis.tokens[min(analysis.token_at(offset), len(analysis.tokens) - 1)].sentence

    def _called(self, joined: Sequence[Source]) -> list[str]:
        """What to call several: each by its name, if it has one that none before it has."""
        places = [self._known(one) for one in joined]
        return [
            phrase_name(self._ground, one) if place is None or place in places[:i] else self._entities[place].name
            for i, (one, place) in enumerate(zip(joined, places, strict=True))
        ]

    def _called_after(self, source: Source) -> str:
        """The phrase, whose it is told by name: "sa mère", or where she speaks "ma mère", is "mère de Lea Roth"."""
        name, first = phrase_name(self._ground, source), self._ground.analysis.tokens[source.first]
        if first.norm not in self._ground.words.possessives or first.i == source.head:
            return name
        whose = self._owner(first)
        return name if whose is None else f"{name.split(maxsplit=1)[1]} {of(self._entities[whose].name)}"

    def _owner(self, possessive: Token) -> int | None:
        """The entity that a possessive stands for: "mon" for whoever says the quotation it stands in."""
        words = self._ground.words
        if possessive.norm in words.own_possessives:
            speaker = enclosing(possessive, self._before).reference
            return None if speaker is None else self.place_of(speaker)
        plural = possessive.norm in words.plural_pronouns
        found = self._trail.find(Source(possessive.i, possessive.i + 1, possessive.i), "", plural)
        return found if isinstance(found, int) else None

    def _unnamed(self, source: Source, joined: tuple[Source, ...]) -> int:
        """A new entity for a source that has no name, called as the report calls it; the same words are the same."""
        head = self._ground.analysis.tokens[source.head]
        name = listed(self._called(joined)) if joined else self._called_after(source)
        span = self._ground.analysis.span(source.first, source.last)
        for place, entity in enumerate(self._entities):
            if entity.name == name and place >= len(self._names.named):
                self._mention(place, source, "title")
                return place
        kind = "group" if joined else kind_of(self._ground, head)
        eid, because = f"e{len(self._entities) + 1}", (Reason("fr.name.unnamed_source", span),)
        phrase = phrase_name(self._ground, source)
        aliases, mentions = () if phrase == name else (phrase,), (Mention(span, "title"),)
        self._entities.append(Entity(eid, name, kind, None, (), aliases, None, None, mentions, because))
        return len(self._entities) - 1

    def _pronoun(
        self, head: Token, source: Source, before: list[Statement], told: frozenset[int], goes_on: bool
    ) -> Speaker:
        words = self._ground.words
        if head.norm in words.anybody and _is_clitic(head):
            return last_unnamed(self._ground, head, before)
        if head.norm in words.anybody | words.nobody | words.impersonal:
            return NOBODY
        if head.norm in words.first_person | words.own_possessives:
            return enclosing(head, before)
        place = concerned(self._ground, self._names, head, before, told)
        if place is None:
            place = self.antecedent(source, *pronoun_traits(self._ground, head), before, told, goes_on=goes_on)
        if place is None:
            return NOBODY
        self._mention(place, source, "pronoun")
        return Speaker(self._entities[place].reference, grade(self._ground, self._names, place, source), place)

    def antecedent(
        self,
        source: Source,
        gender: str,
        plural: bool,
        before: list[Statement],
        told: frozenset[int] = frozenset(),
        but: frozenset[int] = frozenset(),
        goes_on: bool = False,
    ) -> int | None:
        """The place of the entity a pronoun stands for, which gains the mention.

        Args:
            gender: Masc, Fem, or empty where the pronoun does not tell.
            told: tokens of what is said; it is not taken for whom they name where anybody else fits.
            but: places of entities it cannot stand for: an object is not its own subject.
            goes_on: it is likely whoever spoke last.
        """
        if is_impersonal(self._ground, self._ground.analysis.tokens[source.head]):
            return None
        self._note_words(self._ground.analysis.tokens[source.first].start, before)
        found = self._trail.find(source, gender, plural, told, but | self._saying(source, before), goes_on)
        place = self._resolve(found) if isinstance(found, Source) else found
        if place is None and gender and not plural:
            place = self._roles.named_behind(source, gender)
        if place is not None:
            self._mention(place, source, "pronoun")
        return place

    def _saying(self, source: Source, before: list[Statement]) -> frozenset[int]:
        """Whoever says the quotation a pronoun stands in: they would say "je"."""
        at = self._ground.analysis.tokens[source.first]
        if not self._ground.is_quoted(at):
            return frozenset()
        said = (s for s in before if s.form == "direct" and any(c.start <= at.start < c.end for c in s.content))
        return frozenset(self.place_of(s.speaker) for s in said if s.speaker is not None)

    def _mention(self, place: int, source: Source, kind: str) -> None:
        self._add(place, Mention(self._ground.analysis.span(source.first, source.last), kind))

    def _add(self, place: int, mention: Mention) -> None:
        entity = self._entities[place]
        if not any(m.span == mention.span for m in entity.mentions):
            self._entities[place] = replace(entity, mentions=(*entity.mentions, mention))


def _is_clitic(token: Token) -> bool:
    """Whether a token is an inverted pronoun: "-t-elle", "-il"."""
    return token.norm.startswith("-")

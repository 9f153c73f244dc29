"""Who a source is, and who speaks where no source is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from selon.analysis import Token
from selon.reading.names import Named, Names
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import find_bearers, is_coordinated, is_plural
from selon.reading.statements.drafts import Draft
from selon.reading.statements.ground import Ground
from selon.reading.statements.phrase_names import phrase_name, phrase_words
from selon.reading.statements.pronouns import find_person, find_plural
from selon.reading.statements.sources import Source
from selon.record import Entity, Mention, Reason, Reference, Statement
from selon.rules.states import State

_GRADES = {"people": "role", "bodies": "institution", "papers": "institution"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and how well the source is known: named, role, group, institution, unknown.

    Attributes:
        place: of its entity in the book.
    """

    reference: Reference | None
    named: str
    place: int | None = None


_NOBODY = Speaker(None, "unknown")
# How many sentences back a person may have been named whom a role stands for.
_NEAR = 5
# How many sentences behind a statement a quotation without a source may still be its speaker's.
_FAR = 3


class SpeakerBook:
    """The entities of one document, growing by the unnamed sources its statements rest on."""

    def __init__(self, ground: Ground, names: Names) -> None:
        self._ground = ground
        self._names = names
        self._entities = list(names.entities)
        self._heard: list[tuple[Source, int]] = []

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, the named ones first, mentions in text order."""
        return tuple(replace(e, mentions=tuple(sorted(e.mentions, key=lambda m: m.span))) for e in self._entities)

    @property
    def places(self) -> frozenset[int]:
        """The tokens of place names."""
        return frozenset(i for i, place in self._names.at.items() if self._entities[place].kind == "place")

    def speaker(self, draft: Draft, before: list[Statement]) -> Speaker:
        """The speaker of a draft, given the statements before it in text order."""
        if draft.source is None:
            return self._carried(draft, before)
        speaker = self.find(draft.source, before)
        if speaker.place is not None:
            self._heard.append((draft.source, speaker.place))
        return speaker

    def find(self, source: Source, before: list[Statement]) -> Speaker:
        """Whom a noun phrase or a pronoun stands for, given the statements before it; a new entity where it is new."""
        head = self._ground.analysis.tokens[source.head]
        alone = source.last - source.first == 1
        pronoun = head.pos in ("PRON", "DET") or _is_clitic(head) or head.norm in self._ground.words.subject_pronouns
        if (
            alone and pronoun and head.norm not in self._ground.words.indefinite
        ) or head.norm in self._ground.words.last_named:
            return self._pronoun(head, source, before)
        place = self._resolve(source)
        return Speaker(self._entities[place].reference, self._grade(place, source), place)

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

    def add_state(self, state: State, mention: Mention) -> int:
        """The place of a state's entity, which is made where the report does not name it.

        A demonym becomes a mention of the state; a name ("Moscou") stays that of the place it names.
        """
        written = {state.name, *state.others}
        names = enumerate(self._entities)
        place = next((i for i, e in names if e.kind != "person" and e.name.replace("’", "'") in written), None)
        if place is None:
            place = len(self._entities)
            because = (Reason("fr.name.state", mention.span),)
            entity = Entity(f"e{place + 1}", state.name, "place", state.code, (), (), None, None, (), because)
            self._entities.append(entity)
        if mention.kind == "demonym":
            self._add(place, mention)
        return place

    def _resolve(self, source: Source) -> int:
        """The entity a noun phrase names, or stands for by its role; a new one where it is neither."""
        place = self._named_in(source)
        if place is not None:
            return place
        place = self._by_role(source)
        if place is None:
            return self._unnamed(source)
        self._mention(place, source, "title")
        return place

    @cached_property
    def _bearers(self) -> tuple[Source, ...]:
        return find_bearers(self._ground)

    def _carried(self, draft: Draft, before: list[Statement]) -> Speaker:
        """A quotation without a source is the last speaker's; the conditional of hearsay is nobody's."""
        if draft.content.frame != "alone":
            return _NOBODY
        last = next((s for s in reversed(before) if s.speaker is not None and s.inside is None), None)
        if (
            last is None
            or self._sentence_of(draft.content.stretches[0][0]) - self._sentence_of(last.content[-1].end) > _FAR
        ):
            return _NOBODY
        return Speaker(last.speaker, last.named)

    def _sentence_of(self, offset: int) -> int:
        tokens = self._ground.analysis.tokens
        return tokens[min(self._ground.analysis.token_at(offset), len(tokens) - 1)].sentence

    def _grade(self, place: int, source: Source) -> str:
        if place < len(self._names.named):
            return "institution" if self._entities[place].kind == "organization" else "named"
        head = self._ground.analysis.tokens[source.head]
        if "Number=Plur" in head.morph:
            return "group"
        return _GRADES.get(source_kind(self._ground, head), "role")

    def _named_in(self, source: Source) -> int | None:
        """The name in a phrase that is its head or its apposition: not what a preposition governs."""
        tokens, words = self._ground.analysis.tokens, self._ground.words
        if is_coordinated(self._ground, tokens[source.head]):
            return None
        governing = words.de | words.at | {"en", "chez", "pour", "par", "sur", "dans", "avec"}
        things = source_kind(self._ground, tokens[source.head]) == "things"  # "les chiffres de l'Insee" are the Insee's
        best: int | None = None
        for i in range(source.first, source.last):
            place = self._names.at.get(i)
            if place is None or place == best or (self._names.at.get(i - 1) == place and i > source.first):
                continue
            before = [] if things else [t.norm for t in tokens[max(source.first, i - 2) : i]]
            if before and (before[-1] in governing or (tokens[i - 1].pos == "DET" and before[0] in governing)):
                continue
            person = self._entities[place].kind == "person"
            apart = any(t.text == "," for t in tokens[source.first : i])
            if not person and apart and source_kind(self._ground, tokens[source.head]) != "bodies":
                continue  # a body in a person's apposition is where that person works
            if best is None or (person and self._entities[best].kind != "person"):
                best = place
        return best

    def _by_role(self, source: Source) -> int | None:
        """The person or body that a definite phrase stands for: one with this role, or a source with this head."""
        tokens = self._ground.analysis.tokens
        head = tokens[source.head]
        if tokens[source.first].norm not in self._ground.words.definite or "Number=Plur" in head.morph:
            return None
        words = phrase_words(self._ground, source)
        fits = [
            (max(first for first, _ in entry.mentions if first < source.first), place)
            for place, entry in enumerate(self._names.named)
            if self._fits(head, words, entry) and entry.mentions[0][0] < source.first
        ]
        if fits:
            return max(fits)[1]
        alone = self._only_one_it_may_be(source, head, words)
        if alone is not None:
            return alone
        for earlier, place in reversed(self._heard):
            if tokens[earlier.head].norm == head.norm and words <= phrase_words(self._ground, earlier):
                return place
        named = self._body_named_after(head, words, source)
        if named is not None:
            return named
        anaphor = self._anaphor(source, head)
        return self._fuller(source, head, words) if anaphor is None else anaphor

    def _fuller(self, source: Source, head: Token, words: set[str]) -> int | None:
        """What the report called in full before: "la coalition" after "la coalition internationale contre X"."""
        if words - {head.lemma.lower(), head.norm}:
            return None
        tokens = self._ground.analysis.tokens
        for bearer in reversed(self._bearers):
            other = tokens[bearer.head]
            if bearer.last > source.first or other.norm != head.norm or is_plural(self._ground, bearer):
                continue
            if tokens[bearer.first].norm not in self._ground.words.definite:
                return None
            if bearer.last - bearer.head > 1 and self._tells_more(bearer):
                return self._resolve(bearer)
        return None

    def _tells_more(self, bearer: Source) -> bool:
        """Whether a phrase says which one it means behind its head, and does not go on to another."""
        behind = self._ground.analysis.tokens[bearer.head + 1 : bearer.last]
        joined = any(t.pos == "CCONJ" for t in behind)
        return not joined and behind[0].pos in ("ADJ", "ADP", "PROPN") and self._ground.time_at(behind[0]) is None

    def _only_one_it_may_be(self, source: Source, head: Token, words: set[str]) -> int | None:
        """The one person named nearby whom a phrase tells more about: "le capitaine nîmois" is "le capitaine, X".

        Of a person who has a role, the phrase must say as much and more; one without any must be the only one named so
        far, and the phrase a role that reports never leave without a name ("le chef de l'État").
        """
        tokens = self._ground.analysis.tokens
        named = [
            place
            for place, entry in enumerate(self._names.named)
            if entry.kind == "person" and entry.mentions[0][0] < source.first
        ]
        told = [place for place in named if {head.norm} <= self._names.named[place].roles <= words]
        if len(told) == 1:
            return told[0]
        rules = self._ground.rules.names
        if len(named) != 1 or head.norm not in rules.always_named:
            return None
        entry = self._names.named[named[0]]
        held = entry.roles & rules.always_named
        last = max(first for first, _ in entry.mentions if first < source.first)
        near = head.sentence - tokens[last].sentence <= _NEAR
        return named[0] if near and (not held or held & words) else None

    def _fits(self, head: Token, words: set[str], entry: Named) -> bool:
        """Whether a phrase names no more than the roles do, a synonym or a country's code standing for its words."""
        rules, roles = self._ground.rules.names, entry.roles
        general = {role for role in rules.synonyms if role in words & roles}
        covered = {part for role in general for synonym in rules.synonyms[role] for part in synonym.split()}
        codes = {word for word in words if word.isupper()}
        countries = (
            {word for word in words if rules.demonyms.get(word) in codes or word.capitalize() in rules.places}
            if codes <= roles
            else set()
        )
        headed = bool(general) or not {head.norm, head.lemma.lower()}.isdisjoint(entry.heads)
        return headed and bool(words & roles) and words - covered - countries <= roles

    def _anaphor(self, source: Source, head: Token) -> int | None:
        """ "L'homme", "la compagnie": the last speaker, or the body named last, where the phrase tells nothing more."""
        rules, tokens = self._ground.rules.names, self._ground.analysis.tokens
        if any(t.norm in self._ground.words.de for t in tokens[source.first : source.last]):
            return None
        here = head.sentence
        if head.norm in rules.person_anaphors:
            near = (place for earlier, place in reversed(self._heard) if here - tokens[earlier.first].sentence <= 3)
            return next((p for p in near if p < len(self._names.named) and self._entities[p].kind == "person"), None)
        if head.norm in rules.body_anaphors:
            spoke = (p for earlier, p in reversed(self._heard) if here - tokens[earlier.first].sentence <= _NEAR)
            body = next((p for p in spoke if self._entities[p].kind == "organization"), None)
            if body is not None and body < len(self._names.named):
                return body
            mentions = [
                (first, place)
                for place, entry in enumerate(self._names.named)
                for first, _ in entry.mentions
                if entry.kind == "organization" and first < source.first and here - tokens[first].sentence <= 3
            ]
            return max(mentions)[1] if mentions else None
        return None

    def _body_named_after(self, head: Token, words: set[str], source: Source) -> int | None:
        """The body whose name begins with the phrase's head: "le ministère" after "ministère russe de la Défense"."""
        if words - {head.lemma.lower(), head.norm}:
            return None
        for place in reversed(range(len(self._names.named))):
            entry: Named = self._names.named[place]
            if (
                entry.kind == "organization"
                and entry.mentions[0][0] < source.first
                and entry.name.lower().split()[0] == head.norm
            ):
                return place
        return None

    def _unnamed(self, source: Source) -> int:
        """A new entity for a source that has no name, called as the report calls it; the same words are the same."""
        head = self._ground.analysis.tokens[source.head]
        name = phrase_name(self._ground, source)
        span = self._ground.analysis.span(source.first, source.last)
        for place, entity in enumerate(self._entities):
            if entity.name == name and place >= len(self._names.named):
                self._mention(place, source, "title")
                return place
        kinds = {"people": "person", "bodies": "organization", "papers": "organization"}
        kind = "group" if "Number=Plur" in head.morph else kinds.get(source_kind(self._ground, head), "person")
        eid = f"e{len(self._entities) + 1}"
        because = (Reason("fr.name.unnamed_source", span),)
        self._entities.append(Entity(eid, name, kind, None, (), (), None, None, (Mention(span, "title"),), because))
        return len(self._entities) - 1

    def _pronoun(self, head: Token, source: Source, before: list[Statement]) -> Speaker:
        words = self._ground.words
        if head.norm in words.anybody | words.nobody:
            return _NOBODY
        if head.norm in words.first_person:
            return self._enclosing(head, before)
        gender = "Fem" if head.norm in words.feminine_pronouns else "" if head.pos == "DET" else "Masc"
        plural = "Number=Plur" in head.morph or head.norm in words.plural_pronouns
        place = self.antecedent(source, gender, plural, before)
        if place is None:
            return _NOBODY
        return Speaker(self._entities[place].reference, self._grade(place, source), place)

    def antecedent(self, source: Source, gender: str, plural: bool, before: list[Statement]) -> int | None:
        """The place of the entity a pronoun stands for, which gains the mention.

        Args:
            gender: Masc, Fem, or empty where the pronoun does not tell.
        """
        tokens = self._ground.analysis.tokens
        here = tokens[source.head].sentence
        heard = [each for each in self._heard if tokens[each[0].first].sentence <= here]
        if plural:
            found = find_plural(self._ground, source, gender, heard, self._bearers)
        else:
            found = find_person(self._ground, self._names, source, gender, heard, before, self._entities, self._bearers)
        place = self._resolve(found) if isinstance(found, Source) else found
        if place is not None:
            self._mention(place, source, "pronoun")
        return place

    def _enclosing(self, head: Token, before: list[Statement]) -> Speaker:
        """Whoever says the quotation a "je" stands in; else the last speaker."""
        for statement in reversed(before):
            if any(c.start <= head.start < c.end for c in statement.content):
                return Speaker(statement.speaker, statement.named)
        return Speaker(before[-1].speaker, before[-1].named) if before else _NOBODY

    def _mention(self, place: int, source: Source, kind: str) -> None:
        self._add(place, Mention(self._ground.analysis.span(source.first, source.last), kind))

    def _add(self, place: int, mention: Mention) -> None:
        entity = self._entities[place]
        if not any(m.span == mention.span for m in entity.mentions):
            self._entities[place] = replace(entity, mentions=(*entity.mentions, mention))


def _is_clitic(token: Token) -> bool:
    """Whether a token is an inverted pronoun: "-t-elle", "-il"."""
    return token.norm.startswith("-")

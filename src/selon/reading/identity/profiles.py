"""What a report tells of each person, body and group in it: how it is called, where it is met, what it does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from selon.analysis import Token
from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.events.suspects import opponents
from selon.reading.names import Named
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.noun_phrases import phrase_head
from selon.record import Entity, Statement
from selon.rules.clues import ROLES

_AGE = re.compile(r"\b(\d{1,3}) ans\b")
# So far behind a name an age may stand that is its own: "Lea Roth, coiffeuse à Dole, 41 ans".
_AGE_BEHIND = 30
_SMALL = ("DET", "ADP", "PUNCT", "CCONJ", "PRON", "NUM")


@dataclass(frozen=True)
class Profile:
    """One entity of a report.

    Attributes:
        place: in the book.
        named: what the report tells of whom it names; None where it only describes.
        nouns: the head nouns of its descriptions, the first one first.
        stretches: first and last (exclusive) token of its mentions in text order, pronouns left out.
        met: the head tokens of all its mentions in text order.
        words: lemmas of the first description, small words left out.
    """

    scene: Scene
    place: int
    entity: Entity
    named: Named | None
    nouns: tuple[Token, ...]
    stretches: tuple[tuple[int, int], ...]
    met: tuple[int, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, scene: Scene, place: int) -> Profile:
        """The profile of the entity at a place, which has mentions."""
        entity, analysis = scene.book.entity(place), scene.analysis
        mentions = sorted(entity.mentions, key=lambda m: m.span)
        ranges = [(analysis.token_at(m.span.start), analysis.token_at(m.span.end - 1) + 1) for m in mentions]
        titles = [r for m, r in zip(mentions, ranges, strict=True) if m.kind == "title"]
        heads = (phrase_head(analysis, first, last) for first, last in titles)
        nouns = tuple(scene.tokens[head] for head in heads if head is not None)
        first, last = titles[0] if titles else ranges[0]
        return cls(
            scene=scene,
            place=place,
            entity=entity,
            named=scene.book.named(place),
            nouns=nouns,
            stretches=tuple(r for m, r in zip(mentions, ranges, strict=True) if m.kind != "pronoun") or (ranges[0],),
            met=tuple(sorted({scene.head_of(first, last - 1) for first, last in ranges})),
            words=frozenset(t.lemma.lower() for t in scene.tokens[first:last] if t.pos not in _SMALL),
        )

    @property
    def noun(self) -> Token:
        """The head of its first description, or of its first mention."""
        return self.nouns[0] if self.nouns else self.scene.tokens[self.met[0]]

    @property
    def first(self) -> int:
        """Where it is met first."""
        return self.stretches[0][0]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The head nouns as written and as lemmas."""
        return frozenset(word for noun in self.nouns for word in (noun.norm, noun.lemma.lower()))

    @cached_property
    def article(self) -> str:
        """How its first description begins: definite, this, whose, some, several or bare."""
        words, tokens, first = self.scene.ground.words, self.scene.tokens, self.stretches[0][0]
        norm = tokens[first].norm
        if norm in words.possessives:
            return "whose"
        if norm in (*words.demonstratives, "ces"):
            return "this"
        if norm in words.definite:
            return "definite"
        if tokens[first].pos == "NUM" and norm not in ("un", "une"):
            return "several"
        if norm in words.indefinite or "Definite=Ind" in tokens[first].morph or norm in ("un", "une", "des"):
            return "some"
        before = tokens[first - 1] if first else None
        return "definite" if before is not None and before.norm in ("au", "aux", "du") else "bare"

    @cached_property
    def gender(self) -> str:
        """Masc, Fem or empty: of a described person what the article tells, else what the model says of the noun."""
        if self.named is not None:
            return self.named.gender
        if not self.lemmas.isdisjoint(self.scene.ground.rules.identity.neuter):
            return ""
        norm = self.scene.tokens[self.stretches[0][0]].norm
        told = _GENDERS.get(norm, "")
        morph = self.noun.morph
        return told or ("Fem" if "Gender=Fem" in morph else "Masc" if "Gender=Masc" in morph else "")

    @cached_property
    def is_plural(self) -> bool:
        """Whether it is several."""
        return self.entity.kind == "group" or (self.named is None and "Number=Plur" in self.noun.morph)

    @cached_property
    def count(self) -> str:
        """How many they are, as the first description writes it; empty where it does not."""
        first, last = self.stretches[0]
        return next((t.norm for t in self.scene.tokens[first:last] if t.pos == "NUM" and t.i < self.noun.i), "")

    @cached_property
    def ages(self) -> frozenset[str]:
        """The ages told of it, in years: in a description, or behind a name."""
        text, tokens, found = self.scene.analysis.text, self.scene.tokens, set()
        for first, last in self.stretches:
            end = tokens[last - 1].end
            behind = text[end : end + _AGE_BEHIND].split(".")[0] if self.named is not None else text[end : end + 1]
            found |= set(_AGE.findall(text[tokens[first].start : end] + behind))
        return frozenset(found)

    @cached_property
    def norms(self) -> frozenset[str]:
        """The words of its first description as written, in lower case."""
        first, last = self.stretches[0]
        return frozenset(token.norm for token in self.scene.tokens[first:last])

    @property
    def is_charged(self) -> bool:
        """Whether the description is of somebody who is charged or has done harm: "le prévenu"."""
        return not self.lemmas.isdisjoint(self.scene.ground.rules.identity.families["culprit"].words)

    @property
    def acts_for_law(self) -> bool:
        """Whether a person is told to be of the police, of a court or of the rescue, or somebody's advocate."""
        families = self.scene.ground.rules.identity.families
        heads = frozenset() if self.named is None else self.named.heads
        return any(not families[name].words.isdisjoint(heads) for name in _LAWFUL)

    @cached_property
    def told_by_deed(self) -> bool:
        """Whether what it does tells who it is, who is then nobody named before: "la femme | qui accuse le maire"."""
        first, last = self.stretches[0]
        definite = self.scene.tokens[first].norm in self.scene.ground.words.definite
        relative = self.scene.ground.norm_at(last) in self.scene.ground.words.subject_relatives
        return definite and relative and last - first == 2

    @cached_property
    def verbs(self) -> frozenset[tuple[str, str]]:
        """The words that govern its mentions, and how."""
        tokens = self.scene.tokens
        return frozenset((tokens[tokens[i].head].lemma.lower(), tokens[i].dep) for i in self.met if tokens[i].head != i)

    def may_be_called(self, other: Profile) -> bool:
        """Whether the description names no other body than that: not "le syndicat Arc" the "syndicat des marins"."""
        tokens, last = self.scene.tokens, self.stretches[0][1]
        name = last
        while name > self.noun.i + 1 and tokens[name - 1].text[0].isupper():
            name -= 1
        if name == last or tokens[name - 1].pos not in ("NOUN", "ADJ"):
            return True
        known = {
            word.lower() for each in (other.entity.name, *other.entity.aliases) for word in re.split(r"[ ']", each)
        }
        return any(token.norm in known for token in tokens[name:last])

    @property
    def means_people(self) -> bool:
        """Whether the head noun means people, not a body."""
        return source_kind(self.scene.ground, self.noun) == "people"

    def is_of(self, country: str | None) -> bool:
        """Whether a demonym that heads a description, if one does, may be said of somebody of a country."""
        told = self.scene.ground.rules.names.demonyms.get(self.noun.norm)
        return not told or not country or told == country

    def may_be_as_many(self, other: Profile) -> bool:
        """Whether both are a person that may be of one sex."""
        clash = self.gender and other.gender and self.gender != other.gender
        return other.entity.kind == self.entity.kind == "person" and not clash and self.is_plural == other.is_plural

    def holds(self, other: Profile) -> bool:
        """Whether a mention of the other lies inside one of its own: "le frère de | X" is not X."""
        return any(a < d and c < b for a, b in self.stretches for c, d in other.stretches)

    def ends_in(self, other: Profile) -> bool:
        """Whether its first description ends in the name of the other, which nothing governs: "le quotidien | X"."""
        last = self.stretches[0][1]
        starts = [a for a, b in other.stretches if b == last and a > self.noun.i]
        return bool(starts) and self.scene.tokens[starts[0] - 1].pos in ("NOUN", "ADJ", "PROPN")


# Families of nouns for those whom a court calls no culprit where it only names them.
_LAWFUL = ("police", "rescue", "court", "speaker", "victim")
_ANOTHER = frozenset(("autre", "autres"))
_SHORT = 3
_GENDERS = {"le": "Masc", "la": "Fem", "ce": "Masc", "cet": "Masc", "cette": "Fem", "un": "Masc", "une": "Fem"}


@dataclass(frozen=True)
class People:
    """Everybody in a report.

    Attributes:
        profiles: by place in the book; no places, nobody without mentions.
        parts: who is actor or recipient of events of what types.
    """

    scene: Scene
    profiles: Mapping[int, Profile]
    parts: Mapping[int, frozenset[tuple[str, str]]]
    told: Sequence[tuple[Frame, Roles]]

    @classmethod
    def of(cls, scene: Scene, told: Sequence[tuple[Frame, Roles]]) -> People:
        """The people of a report whose statements are found and whose events' own words are read."""
        entities = enumerate(scene.book.entities)
        places = [place for place, entity in entities if entity.kind != "place" and entity.mentions]
        parts: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
        for frame, roles in told:
            for role in ROLES:
                for place in roles.of(role):
                    parts[place].add((role, frame.match.trigger.type))
        profiles = {place: Profile.of(scene, place) for place in places}
        return cls(scene, profiles, {place: frozenset(some) for place, some in parts.items()}, told)

    @cached_property
    def described(self) -> list[Profile]:
        """Those who have no name, in text order; not what is no party, one of several, or two at once."""
        some = (p for p in self.profiles.values() if p.nouns and not _has_name(p.entity) and self._is_somebody(p))
        return sorted(some, key=lambda profile: profile.first)

    def _is_somebody(self, profile: Profile) -> bool:
        ground, (first, last) = self.scene.ground, profile.stretches[0]
        names = {place for i in range(first, last) if (place := self.scene.book.entity_at(i)) is not None}
        joined = any(
            token.pos == "CCONJ" and (len(names) > 1 or self.scene.tokens[token.i + 1].pos == "DET")
            for token in self.scene.tokens[first : last - 1]
        )
        one_of_many = not profile.norms.isdisjoint(ground.rules.identity.others - _ANOTHER)
        one_of_many = one_of_many or self.scene.tokens[profile.noun.i].norm in ("un", "une")
        known = (
            source_kind(ground, profile.noun) in ("people", "bodies")
            or profile.noun.norm in ground.rules.names.demonyms
        )
        return known and not joined and not one_of_many

    @cached_property
    def against(self) -> frozenset[frozenset[int]]:
        """Who stand on two sides of one event."""
        return opponents(self.told)

    @cached_property
    def named_people(self) -> list[Profile]:
        """The persons that the report names, in text order."""
        some = (p for p in self.profiles.values() if p.entity.kind == "person" and p.named is not None)
        return sorted(some, key=lambda profile: profile.first)

    @cached_property
    def speaking(self) -> Mapping[int, list[Statement]]:
        """What each says, in text order."""
        said: defaultdict[int, list[Statement]] = defaultdict(list)
        for statement in self.scene.statements:
            if statement.speaker is not None:
                said[self.scene.book.place_of(statement.speaker)].append(statement)
        return said

    @cached_property
    def most(self) -> int:
        """How often the person is met who is met most often."""
        return max((len(p.met) for p in self.named_people), default=0)

    def candidates(self, described: Profile) -> Iterable[Profile]:
        """Whom a description may mean: whoever is named, and whoever is described before it."""
        for other in self.profiles.values():
            earlier = other.named is not None or (other.first, other.place) < (described.first, described.place)
            if described.told_by_deed and other.named is not None and other.first < described.first:
                continue
            if other.place == described.place or not (earlier and (other.named is not None or other.nouns)):
                continue
            if frozenset((other.place, described.place)) not in self.against and may_be(described, other):
                yield other


def may_be(described: Profile, other: Profile) -> bool:
    """Whether nothing forbids that a description means somebody: they are as many, of one kind, age and office."""
    if described.holds(other) and not (other.named is not None and described.ends_in(other)):
        return False
    kinds = {described.entity.kind, other.entity.kind}
    if kinds == {"person", "organization"} or ("person" in kinds and described.is_plural != other.is_plural):
        return False
    if not described.is_of(other.entity.country) or (other.entity.kind == "organization" and described.means_people):
        return False
    if other.named is not None and other.entity.kind == "organization" and not described.may_be_called(other):
        return False
    if described.is_charged and other.named is not None and other.acts_for_law:
        return False
    if described.ages and other.ages and not described.ages & other.ages:
        return False
    return not _is_told_otherwise(described, other)


def _is_told_otherwise(described: Profile, other: Profile) -> bool:
    """Whether both go by one noun with other words beside it: two ministers, "deux élus alsaciens" and "normands"."""
    more = described.words - described.lemmas
    if other.named is None:
        nouns, words = other.lemmas, other.words
        another = not described.norms.isdisjoint(_ANOTHER)
    elif other.entity.kind == "person":
        told = (*other.named.titles, *other.named.roles)
        nouns, words = frozenset(other.named.heads), frozenset(w for t in told for w in re.split(r"[ ']", t.lower()))
        another = False
    else:
        name = re.split(r"[ ']", other.entity.name.lower())
        nouns, words, another = frozenset(name[:1]), frozenset(name), False
    if described.lemmas.isdisjoint(nouns):
        return False
    its = frozenset(word for word in words - described.lemmas if len(word) > _SHORT)
    return another or bool(more and its and more.isdisjoint(its))


def _has_name(entity: Entity) -> bool:
    return any(mention.kind in ("name", "demonym") for mention in entity.mentions)

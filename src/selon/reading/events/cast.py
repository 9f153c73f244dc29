"""The parties of a report: where each is met, and what parts it has in the events that were read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.analysis import Token
from selon.reading.events.callings import find_callings
from selon.reading.events.factuality import find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.objects import case_of
from selon.reading.events.parties import has_article, is_state, may_act
from selon.reading.events.referents import is_nobody, state_behind
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.events.where import Setting
from selon.reading.names import is_credit
from selon.record import Entity
from selon.rules.clues import ROLES
from selon.span import Span


@dataclass(frozen=True)
class Cast:
    """The parties of a report, where they are met and what they do in the events that were read.

    Attributes:
        met: the head tokens of the names, descriptions and pronouns of each party, a place in the book.
        told: the events with the roles that were read.
    """

    scene: Scene
    met: Mapping[int, list[int]]
    told: list[tuple[Frame, Roles]]

    @classmethod
    def of(cls, scene: Scene, setting: Setting, told: list[tuple[Frame, Roles]], same: Mapping[int, int]) -> Cast:
        """Everybody in the book, states but no other places.

        Args:
            same: who is known to be somebody else.
        """
        met: defaultdict[int, set[int]] = defaultdict(set)
        for place, entity in enumerate(scene.book.entities):
            if not may_act(scene, entity):
                continue
            for mention in entity.mentions:
                first, last = (scene.analysis.token_at(at) for at in (mention.span.start, mention.span.end - 1))
                head = scene.head_of(first, last)
                if is_nobody(scene, scene.tokens[head]):
                    continue
                if is_credit(scene.analysis, first, last + 1) or _is_no_party_here(scene, place, head):
                    continue
                if first not in setting.where and not _tells_where(scene, entity, first, last):
                    met[same.get(place, state_behind(scene, place))].add(head)
        return cls(scene, {place: sorted(tokens) for place, tokens in met.items()}, told)

    @cached_property
    def mentions(self) -> list[tuple[int, int]]:
        """Where somebody is met, and who it is, in text order."""
        return sorted((token, place) for place, tokens in self.met.items() for token in tokens)

    @cached_property
    def kinds(self) -> list[str]:
        """What each entity of the book is, as the clues call it."""
        return [_kind(self.scene, entity) for entity in self.scene.book.entities]

    @cached_property
    def callings(self) -> list[frozenset[str]]:
        """What kinds of people or bodies each entity of the book is called."""
        callings = self.scene.lexicon.words.callings
        return [find_callings(callings, entity) for entity in self.scene.book.entities]

    @cached_property
    def lead(self) -> frozenset[int]:
        """Who is met in the title and the first sentence behind it."""
        sentences = self.scene.analysis.sentences
        return frozenset(place for _, place in self.between(0, sentences[min(1, len(sentences) - 1)].last))

    @cached_property
    def most(self) -> int:
        """How often the party is met that is met most often."""
        return max(map(len, self.met.values()), default=0)

    @cached_property
    def parts(self) -> Mapping[tuple[str, str], Counter[int]]:
        """Who is actor or recipient of events of a type, and of how many."""
        parts: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for frame, roles in self.told:
            parts["actor", frame.match.trigger.type].update(roles.actor)
            parts["recipient", frame.match.trigger.type].update(roles.recipient)
        return parts

    @cached_property
    def deeds(self) -> Mapping[int, list[tuple[int, str, str]]]:
        """The part that each party has in events: their numbers, the parts and the types."""
        found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
        for number, (frame, roles) in enumerate(self.told):
            for role in ROLES:
                for place in roles.of(role):
                    found[place].append((number, role, frame.match.trigger.type))
        return found

    @cached_property
    def subjects(self) -> Mapping[int, set[int]]:
        """Who is a subject in each sentence."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for token, place in self.mentions:
            top, nested = top_of_phrase(self.scene.tokens, self.scene.tokens[token])
            if not nested and top.dep.startswith("nsubj"):
                found[top.sentence].add(place)
        return found

    @cached_property
    def opponents(self) -> Mapping[int, frozenset[int]]:
        """Who stands on the other side of events than somebody."""
        sides: defaultdict[int, set[int]] = defaultdict(set)
        for _, roles in self.told:
            for actor in roles.actor:
                for recipient in roles.recipient:
                    sides[actor].add(recipient)
                    sides[recipient].add(actor)
        return {place: frozenset(others) for place, others in sides.items()}

    def judges(self, frame: Frame) -> frozenset[int]:
        """Who condemns an event or takes a stand on it in its sentence: "le maire juge « lâche » | l'attaque"."""
        head = frame.match.head
        statement = find_statement(self.scene, head.start)
        told = {place for other, roles in self.told if head.i in other.object for place in roles.actor}
        if statement is None or statement.stance != "believes" or statement.speaker is None:
            return frozenset(told)
        return frozenset(told | {self.scene.book.place_of(statement.speaker)})

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The mentions of tokens `first` to `last` (exclusive)."""
        return self.mentions[bisect_left(self.mentions, (first,)) : bisect_left(self.mentions, (last,))]

    def met_in(self, spans: Iterable[Span]) -> frozenset[int]:
        """Who is met in some stretches of the text: those whose mention begins there."""
        starts = self.scene.analysis.starts
        stretches = (self.between(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in spans)
        return frozenset(place for stretch in stretches for _, place in stretch)

    def sentences_since(self, place: int, sentence: int) -> int:
        """How many sentences ago a party was met last; as many as there are, where it has not been met yet."""
        tokens, sentences = self.met[place], self.scene.analysis.sentences
        before = bisect_left(tokens, sentences[sentence].last)
        return sentence - self.scene.tokens[tokens[before - 1]].sentence if before else len(sentences)


def _is_no_party_here(scene: Scene, place: int, head: int) -> bool:
    """Whether it is a paper that is told of it, or a kind of deed: "dit auprès de l'AFP", "un effet de foule"."""
    noun = scene.tokens[head]
    cases = case_of(scene, noun)
    paper = scene.book.named(place) is not None and scene.book.roles.is_outlet(place)
    told = paper and any(t.norm == "auprès" for t in scene.tokens[max(head - 3, 0) : head])
    bare = noun.pos == "NOUN" and "Number=Sing" in noun.morph and not has_article(scene, noun)
    return told or (bare and bool(cases & scene.ground.words.de))


def _tells_where(scene: Scene, entity: Entity, first: int, last: int) -> bool:
    """Whether the name of a place tells where, not who: "Pérou : ..." at the top, "le nord du Pérou".

    What only tells of which country a contest is acts for nobody: "le championnat du Pérou".
    """
    if entity.kind != "place":
        return False
    if scene.tokens[first].sentence == 0 and last + 1 < len(scene.tokens) and scene.tokens[last + 1].text == ":":
        return True
    token = scene.tokens[scene.head_of(first, last)]
    above, words = scene.tokens[token.head], scene.lexicon.words
    lists = (words.lists["ground"], words.standing["compass"], words.lists["sport"])
    part = any(scene.is_one_of(above, some) for some in lists)
    return (
        part and token.dep.split(":")[0] in ("nmod", "appos") and not scene.is_one_of(above, words.standing["country"])
    )


_WITHIN = frozenset(("nmod", "appos", "flat", "conj", "amod"))


def top_of_phrase(tokens: tuple[Token, ...], token: Token) -> tuple[Token, bool]:
    """The noun that heads the phrase a mention stands in, and whether it only tells whose or which."""
    nested = False
    while token.dep.split(":")[0] in _WITHIN and tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
        nested = nested or token.dep.split(":")[0] in ("nmod", "amod")
        token = tokens[token.head]
    return token, nested


def _kind(scene: Scene, entity: Entity) -> str:
    """Its kind; of a place whether it is a state, of the others whether the report names them."""
    if entity.kind == "place":
        return "state" if is_state(scene, entity) else "town"
    named = any(mention.kind == "name" for mention in entity.mentions)
    return entity.kind if named else f"unnamed {entity.kind}"

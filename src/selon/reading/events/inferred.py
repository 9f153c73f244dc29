"""Roles that no slot fills: the party the report is about, told apart from what is read by the rules that say so."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from selon.reading.events.factuality import find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.parties import is_party, is_state
from selon.reading.events.roles import Roles, state_behind
from selon.reading.events.scene import Scene
from selon.reading.events.where import Setting
from selon.record import Entity, Reason

# What a party gains by standing where it does, in the logarithm of its odds. Fitted (softmax over the parties of a
# report) on the roles that no slot filled in the training reports, rounded, shared by both roles where they agreed.
_MENTIONED = 0.8
_IN_SENTENCE = 1.0
_ON_ITS_SIDE = 0.8
_SAME_ROLE = 0.9
_OPPONENT = 0.6
_DOER = 1.5
_LONG_AGO = -0.3
_SPEAKS: Mapping[str, float] = {"actor": 0.5, "recipient": -1.0}
_IN_LEAD: Mapping[str, float] = {"actor": 0.3, "recipient": 1.2}
# Nobody is named who is not likelier than all the others together. Without this bound type and who rises from .24 to
# .31 on the training reports, but of 446 events read by eye the parties so given were right in three of ten.
_SURE = 0.5
_ROLES = ("actor", "recipient")
# Acts of which everybody is actor.
_MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
# Of the parties that are met elsewhere, so many are looked at, those met most often.
_KNOWN_BEST = 12


@dataclass(frozen=True)
class Cast:
    """The parties of a report, where they are met and what they do in the events that were read.

    Attributes:
        met: the tokens at which each party, a place in the book, is named, described or meant by a pronoun.
        told: the events with the roles that were read.
    """

    scene: Scene
    met: Mapping[int, list[int]]
    told: list[tuple[Frame, Roles]]

    @classmethod
    def of(cls, scene: Scene, setting: Setting, told: list[tuple[Frame, Roles]]) -> Cast:
        """Everybody in the book, states but no other places."""
        met: defaultdict[int, set[int]] = defaultdict(set)
        for place, entity in enumerate(scene.book.entities):
            if _is_party(scene, entity):
                tokens = {scene.analysis.token_at(mention.span.start) for mention in entity.mentions}
                acting = tokens.difference(setting.happening)  # "en Irak" is where, not who
                if acting:
                    met[state_behind(scene, place)].update(acting)
        return cls(scene, {place: sorted(tokens) for place, tokens in met.items()}, told)

    @cached_property
    def mentions(self) -> list[tuple[int, int]]:
        """Where somebody is met, and who it is, in text order."""
        return sorted((token, place) for place, tokens in self.met.items() for token in tokens)

    @cached_property
    def lead(self) -> frozenset[int]:
        """Who is met in the title and the first sentence behind it."""
        sentences = self.scene.analysis.sentences
        return frozenset(place for _, place in self.between(0, sentences[min(1, len(sentences) - 1)].last))

    @cached_property
    def best_known(self) -> frozenset[int]:
        """Who is met most often."""
        return frozenset(sorted(self.met, key=lambda place: (-len(self.met[place]), place))[:_KNOWN_BEST])

    @cached_property
    def parts(self) -> Mapping[tuple[str, str], Counter[int]]:
        """Who is actor or recipient of events of a type, and of how many."""
        parts: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for frame, roles in self.told:
            parts["actor", frame.match.trigger.type].update(roles.actor)
            parts["recipient", frame.match.trigger.type].update(roles.recipient)
        return parts

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

    def between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The mentions of tokens `first` to `last` (exclusive)."""
        return self.mentions[bisect_left(self.mentions, (first,)) : bisect_left(self.mentions, (last,))]


def _is_party(scene: Scene, entity: Entity) -> bool:
    """Whether an entity can do or suffer something: no town, and of what has no name no thing ("le bilan")."""
    if entity.kind == "place":
        return bool(entity.mentions) and is_state(scene, entity)
    title = next((mention for mention in entity.mentions if mention.kind == "title"), None)
    if title is None or any(mention.kind == "name" for mention in entity.mentions):
        return bool(entity.mentions)
    first, last = (scene.analysis.token_at(offset) for offset in (title.span.start, title.span.end - 1))
    noun = next((t for t in scene.tokens[first : last + 1] if t.pos in ("NOUN", "PROPN")), scene.tokens[first])
    lists = scene.lexicon.words.lists
    return is_party(scene, noun) and not any(scene.is_one_of(noun, lists[name]) for name in ("ground", "target"))


def _does(scene: Scene, frame: Frame, place: int) -> bool:
    """Whether a party is of those that mostly do what an event's type means."""
    doers = scene.lexicon.words.doers.get(frame.match.trigger.type)
    name = scene.book.entity(place).name.lower().replace("’", "'")
    if doers is None:
        return False
    return not doers.words.isdisjoint(name.split()) or name.startswith(doers.phrases)


def infer_roles(scene: Scene, setting: Setting, told: list[tuple[Frame, Roles]]) -> list[tuple[Frame, Roles]]:
    """The events with each empty role given to the party of the report it most likely is of, where one stands out.

    A mutual act of which one side is known is left as it is. A town that is struck or taken gives way to a party.
    """
    cast = Cast.of(scene, setting, told)
    return [(frame, _complete(cast, frame, roles)) for frame, roles in told]


def _complete(cast: Cast, frame: Frame, roles: Roles) -> Roles:
    if frame.match.trigger.type in _MUTUAL or frame.match.trigger.reciprocal:
        return roles if roles.actor or roles.recipient else _fill(cast, frame, roles, "actor")
    for role in _ROLES:
        if not any(place in cast.met for place in getattr(roles, role)):
            roles = _fill(cast, frame, roles, role)
    return roles


def _fill(cast: Cast, frame: Frame, roles: Roles, role: str) -> Roles:
    taken = {*roles.actor, *roles.recipient}
    near, story = _near(cast, frame, role), _story(cast, frame, taken, role)
    sentence = frame.match.head.sentence
    statement = find_statement(cast.scene, frame.match.head.start)
    speaker = statement.speaker.id if statement is not None and statement.speaker is not None else None
    scores = {}
    for place in ({*near, *story} | cast.lead | cast.best_known) - taken:
        since = _sentences_since(cast, place, sentence)
        scores[place] = (
            _MENTIONED * math.log(1 + len(cast.met[place]))
            + near.get(place, 0.0)
            + story.get(place, 0.0)
            + (_IN_LEAD[role] if place in cast.lead else 0.0)
            + (_DOER if _does(cast.scene, frame, place) == (role == "actor") else 0.0)
            + (_SPEAKS[role] if cast.scene.book.entity(place).id == speaker else 0.0)
            + _LONG_AGO * math.log(1 + since)
        )
    if not scores:
        return roles
    best = max(scores, key=lambda place: (scores[place], -place))
    if 1 / sum(math.exp(score - scores[best]) for score in scores.values()) < _SURE:
        return roles
    how = "sentence" if best in near else "story" if best in story else "topic"
    if role == "actor" and how == "topic":
        return roles  # of 25 on the training reports four were right
    token = min(cast.met[best], key=lambda token: abs(token - frame.match.head.i))
    reason = Reason(f"fr.event.{role}.{how}", cast.scene.analysis.span(token, token + 1))
    roles = replace(roles, because=(*roles.because, reason))
    return replace(roles, actor=(best,)) if role == "actor" else replace(roles, recipient=(best,))


def _near(cast: Cast, frame: Frame, role: str) -> dict[int, float]:
    """What the parties of the sentence gain, more before its word for who does it and behind it for who suffers it."""
    gains: dict[int, float] = {}
    sentence = cast.scene.analysis.sentence_of(frame.match.head.i)
    for token, place in cast.between(sentence.first, sentence.last):
        on_its_side = token < frame.match.first if role == "actor" else token >= frame.match.last
        gains[place] = max(gains.get(place, 0.0), _IN_SENTENCE + (_ON_ITS_SIDE if on_its_side else 0.0))
    return gains


def _story(cast: Cast, frame: Frame, taken: set[int], role: str) -> dict[int, float]:
    """What parties gain that have the role in events of the same type, or stand against who is already known."""
    same = cast.parts.get((role, frame.match.trigger.type), Counter())
    gains = {place: _SAME_ROLE * min(2, number) for place, number in same.items() if place in cast.met}
    for known in taken:
        for place in cast.opponents.get(known, ()):
            if place in cast.met:
                gains[place] = gains.get(place, 0.0) + _OPPONENT
    return gains


def _sentences_since(cast: Cast, place: int, sentence: int) -> int:
    """How many sentences ago a party was met last; as many as there are, where it has not been met yet."""
    tokens = cast.met[place]
    before = bisect_left(tokens, cast.scene.analysis.sentences[sentence].last)
    return sentence - cast.scene.tokens[tokens[before - 1]].sentence if before else len(cast.scene.analysis.sentences)

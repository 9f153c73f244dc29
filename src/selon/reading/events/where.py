"""The places of a report: where each is named, and whether something is said to happen there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.reading.events.parties import is_state, is_town, named
from selon.reading.events.scene import Scene
from selon.record import Entity

_LOCATIVE = frozenset(("à", "au", "aux", "en", "dans", "sur", "près", "depuis", "devant", "face", "hors"))
_MARKS = frozenset((":", ",", "(", "–", "-", "."))
_INSIDE = frozenset(("en", "au", "aux", "dans"))
_PASSED = ("DET", "ADJ", "NOUN", "NUM", "PROPN", "ADV")
_REACH = 7
# Sentences that count as the lead: the title and what follows it.
_LEAD = 2
# Sentences of the opening: a dateline takes one.
_LONG_LEAD = 4
# Of the places that a report names before an event, so many are looked at.
_REMEMBERED = 12


@dataclass(frozen=True)
class Setting:
    """The places of a report, by the tokens at which they are named.

    Attributes:
        happening: first tokens of names behind words that say that something happens there, to their entities; not of
            those that only say where another is: "à Fresno, en Californie".
        named: first tokens of all names of places.
        where: first tokens of names that say where something happens or is.
    """

    scene: Scene
    happening: dict[int, int]
    named: dict[int, int]
    where: frozenset[int]

    @classmethod
    def of(cls, scene: Scene) -> Setting:
        """Every place of a document by each of its names; points of the compass are none."""
        found: dict[int, int] = {}
        for place, entity in enumerate(scene.book.entities):
            if entity.kind == "place" and not _is_direction(scene, entity):
                found |= {scene.analysis.token_at(m.span.start): place for m in entity.mentions if m.kind == "name"}
        found = dict(sorted(found.items()))
        around = {token for token in found if _is_around(scene, token)}
        happening = {t: place for t, place in found.items() if t not in around and _is_locative(scene, t)}
        return cls(scene, happening, found, frozenset(around | happening.keys()))

    @cached_property
    def tokens(self) -> list[int]:
        """Where something happens, in text order."""
        return list(self.happening)

    @cached_property
    def counts(self) -> Counter[int]:
        """How often something is said to happen in each place."""
        return Counter(self.happening.values())

    @cached_property
    def tokens_of(self) -> Mapping[int, list[int]]:
        """The first tokens of the names of each place, in text order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for token, place in self.named.items():
            found[place].append(token)
        return found

    @cached_property
    def most(self) -> int | None:
        """The place in which most is said to happen."""
        return next((place for place, _ in self.counts.most_common(1)), None)

    @cached_property
    def lead(self) -> Mapping[int, frozenset[str]]:
        """The places of the title and the sentence behind it, and how each is named there."""
        sentences = self.scene.analysis.sentences
        last = sentences[min(_LEAD, len(sentences)) - 1].last if sentences else 0
        found: defaultdict[int, set[str]] = defaultdict(set)
        for token, place in self.named.items():
            if token < last:
                found[place].add(self.how(token))
        return {place: frozenset(how) for place, how in found.items()}

    @cached_property
    def long_lead(self) -> frozenset[int]:
        """The places in which something is said to happen at the opening of the report."""
        sentences = self.scene.analysis.sentences
        last = sentences[min(_LONG_LEAD, len(sentences)) - 1].last if sentences else 0
        return frozenset(place for token, place in self.happening.items() if token < last)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The countries of the towns and regions in which something is said to happen."""
        entities = (self.scene.book.entity(place) for place in self.counts)
        return frozenset(e.country for e in entities if e.country is not None and not is_state(self.scene, e))

    def how(self, token: int) -> str:
        """How a place is named: something happens in it, it only tells where another lies, or it is spoken of."""
        return "in" if token in self.happening else "around" if token in self.where else "named"

    def kind(self, place: int) -> str:
        """What it is: a state, a town or region of a known country, or something else."""
        entity = self.scene.book.entity(place)
        if is_state(self.scene, entity):
            return "state"
        return "wide" if entity.country is None else "town"

    def before(self, token: int) -> list[int]:
        """The last tokens before one at which something happens somewhere, a dozen at most."""
        end = bisect_left(self.tokens, token)
        return self.tokens[max(0, end - _REMEMBERED) : end]

    def told_before(self, place: int, sentence: int) -> Iterator[int]:
        """The sentences before one in which something is said to happen in a place."""
        for token in self.tokens_of[place]:
            if token in self.happening and self.scene.tokens[token].sentence < sentence:
                yield self.scene.tokens[token].sentence

    def in_sentence(self, sentence: int) -> list[int]:
        """The tokens at which a sentence names a place, in text order."""
        return self.named_by_sentence.get(sentence, [])

    @cached_property
    def named_by_sentence(self) -> Mapping[int, list[int]]:
        """The tokens at which each sentence names a place."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for token in self.named:
            found[self.scene.tokens[token].sentence].append(token)
        return found

    def sentences_since(self, place: int, sentence: int) -> int | None:
        """How many sentences ago a place was named last; None where it has not been."""
        tokens = self.tokens_of[place]
        before = bisect_left(tokens, self.scene.analysis.sentences[sentence].last)
        return sentence - self.scene.tokens[tokens[before - 1]].sentence if before else None


def _is_locative(scene: Scene, token: int) -> bool:
    """Whether the words before a name say that something happens there: "dans le nord de la Syrie", "(Rhône)"."""
    first = scene.analysis.sentence_of(token).first
    for i in range(token - 1, max(first, token - _REACH) - 1, -1):
        before = scene.tokens[i]
        if before.norm in _LOCATIVE:
            return True
        if before.text == "(" and i == token - 1:
            return True
        if before.norm in scene.ground.words.de or before.pos in _PASSED:
            continue
        return False
    begins, ends = scene.book.name_around(token)
    subject = any(word.dep.startswith("nsubj") for word in scene.tokens[begins:ends])
    subject = subject and all(word.text not in _MARKS for word in scene.tokens[ends : ends + 1])
    return token == first and not subject  # "Bruxelles : ", not "Paris a promis"


def _is_around(scene: Scene, token: int) -> bool:
    """Whether a name tells in which region or country the place named before it lies: ", en Californie", "(Var)"."""
    at = token - 1
    while at > 0 and scene.tokens[at].pos == "DET":
        at -= 1
    inside = at > 0 and scene.tokens[at].norm in _INSIDE
    at -= inside
    if at < 1 or not (scene.tokens[at].text == "(" or (inside and scene.tokens[at].text == ",")):
        return False
    before = named(scene, scene.tokens[at - 1])
    return before is not None and is_town(scene, before)


def _is_direction(scene: Scene, entity: Entity) -> bool:
    """Whether a name is but a point of the compass: "Nord-Est"."""
    return entity.name.lower() in scene.lexicon.words.standing["compass"].words

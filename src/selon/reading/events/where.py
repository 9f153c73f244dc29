"""Where an event happened: the place it strikes, else the likeliest of those where something happens."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selon.reading.events.clauses import in_clause
from selon.reading.events.frames import Frame
from selon.reading.events.parties import is_state, named
from selon.reading.events.scene import Scene
from selon.record import Entity

_LOCATIVE = frozenset(("à", "au", "aux", "en", "dans", "sur", "vers", "près", "depuis", "devant", "face", "hors"))
_INSIDE = frozenset(("en", "au", "aux", "dans"))
_PASSED = ("DET", "ADJ", "NOUN", "NUM", "PROPN", "ADV")
_REACH = 7
# What a place gains by standing where it does. Found by hill climbing on the training reports (.56 of the events with a
# place; the nearest place alone .38), rounded.
_IN_SENTENCE = 2.5
_IN_CLAUSE = 1.0
_BEHIND = 0.3
_IN_PARAGRAPH = 1.1
_IN_LEAD = 0.9
_HAPPENS_IN_LEAD = 0.7
_STATE = -0.75  # the gold wants the most precise place
_RECENT = 0.5
# Sentences that count as the lead: the title and what follows it; a dateline takes one.
_LEAD = 2
_LONG_LEAD = 4
# Of the places met elsewhere in a report, so many are looked at.
_KNOWN_BEST = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: the entity's place in the book, the token of its name, and how it was found.

    Attributes:
        near: object, clause, sentence, paragraph or report.
    """

    entity: int
    token: int
    near: str


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
    def best_known(self) -> dict[int, float]:
        """The places of the lead and those named most often, with what they gain by that."""
        gains = {place: 0.1 * math.log(1 + n) for place, n in self.counts.most_common(_KNOWN_BEST)}
        for reach, tokens, gain in (
            (_LEAD, self.named, _IN_LEAD),
            (_LONG_LEAD, self.happening, _HAPPENS_IN_LEAD),
        ):
            sentences = self.scene.analysis.sentences
            last = sentences[min(reach, len(sentences)) - 1].last
            for place in {place for token, place in tokens.items() if token < last}:
                gains[place] = gains.get(place, 0.0) + gain
        return gains

    def before(self, token: int) -> list[int]:
        """The last tokens before one at which something happens somewhere, a dozen at most."""
        end = bisect_left(self.tokens, token)
        return self.tokens[max(0, end - _KNOWN_BEST) : end]


def find_place(frame: Frame, setting: Setting) -> Place | None:
    """Where an event happened; None where the report names no place."""
    return _struck(frame, setting) or _likeliest(frame, setting)


def _struck(frame: Frame, setting: Setting) -> Place | None:
    """The town or region that is itself taken, shelled or left: "ont repris X", "l'offensive de X"."""
    scene, match = frame.scene, frame.match
    if match.trigger.type not in ("ASSAULT", "RETREAT", "COERCE", "PROTEST"):
        return None
    for head in frame.object if match.group is not None else frame.fill("de"):
        entity = named(scene, scene.tokens[head])
        place = scene.book.entity_at(head)
        if place is not None and entity is not None and entity.kind == "place" and not is_state(scene, entity):
            return Place(place, head, "object")
    return None


def _likeliest(frame: Frame, setting: Setting) -> Place | None:
    found: dict[int, Place] = {}
    gains = dict(setting.best_known)
    for token, near, gain in _around(frame, setting):
        place = setting.happening[token]
        if place not in found or found[place].near != near:
            gains[place] = gains.get(place, 0.0) + gain
        found[place] = Place(place, token, near)
    if not gains:
        return None
    for place in gains:
        gains[place] += _STATE if is_state(frame.scene, frame.scene.book.entity(place)) else 0.0
    best = max(gains, key=lambda place: (gains[place], -place))
    first = next(token for token, place in setting.named.items() if place == best)
    return found.get(best, Place(best, first, "report"))


def _around(frame: Frame, setting: Setting) -> Iterator[tuple[int, str, float]]:
    """The places around an event, before its sentence and then in it: token, how near, and what that gains."""
    scene, head = frame.scene, frame.match.head
    sentence = scene.analysis.sentence_of(head.i)
    for token in setting.before(sentence.first):
        other = scene.analysis.sentence_of(token)
        recent = _RECENT / (1 + sentence.index - other.index)
        if other.paragraph == sentence.paragraph:
            yield token, "paragraph", _IN_PARAGRAPH + recent
        else:
            yield token, "report", recent
    for token in setting.tokens[bisect_left(setting.tokens, sentence.first) :]:
        if token >= sentence.last:
            break
        near = in_clause(scene, token, head.i)
        behind = _BEHIND if token > head.i else 0.0
        yield token, "clause" if near else "sentence", _IN_SENTENCE + behind + (_IN_CLAUSE if near else 0.0)


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
    return token == first


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
    return before is not None and before.kind == "place" and not is_state(scene, before)


def _is_direction(scene: Scene, entity: Entity) -> bool:
    """Whether a name is but a point of the compass: "Nord-Est"."""
    return entity.name.lower() in scene.lexicon.words.standing["compass"].words

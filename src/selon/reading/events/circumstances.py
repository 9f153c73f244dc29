"""Where and when: what the clause says, else the sentence, else the paragraph, else the report up to there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selon.reading.events.frames import Frame
from selon.reading.events.parties import is_state, named
from selon.reading.events.scene import Scene
from selon.record import Reason, Reference, TimeExpression

_LOCATIVE = frozenset(("à", "au", "aux", "en", "dans", "sur", "vers", "près", "depuis", "devant", "face", "hors"))
_PASSED = ("DET", "ADJ", "NOUN", "NUM", "PROPN", "ADV")
_REACH = 7


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when an event happened, and the rules that say so; each may be missing."""

    place: Reference | None = None
    time: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place or a time beside a trigger; `near` tells how: clause, sentence, paragraph or report."""

    token: int
    near: str


def find_circumstances(frame: Frame, places: dict[int, int]) -> Circumstances:
    """The nearest place and time.

    Args:
        places: first tokens of the names of places that stand where something happens, to their entities.
    """
    scene = frame.scene
    because: list[Reason] = []
    where = _struck(frame) or _nearest(frame, list(places)) or _setting(frame, places)
    place = None
    if where is not None:
        place = scene.book.entity(_entity_at(scene, where.token, places)).reference
        because.append(Reason(f"fr.event.place.{where.near}", scene.analysis.span(where.token, where.token + 1)))
    dated = list(_dated_tokens(frame))
    when = _nearest(frame, dated) or _last_before(frame, dated)
    time: TimeExpression | None = None
    if when is not None:
        time = scene.ground.time_at(scene.tokens[when.token])
        if time is not None:
            because.append(Reason(f"fr.event.time.{when.near}", time.span))
    return Circumstances(place, None if time is None else time.value, tuple(because))


def find_places(scene: Scene) -> dict[int, int]:
    """The places of a document in which something happens: first token of each mention to its entity."""
    found = {}
    for place, entity in enumerate(scene.book.entities):
        if entity.kind != "place":
            continue
        for mention in entity.mentions:
            token = scene.analysis.token_at(mention.span.start)
            if mention.kind == "name" and _is_locative(scene, token):
                found[token] = place
    return dict(sorted(found.items()))


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


def _dated_tokens(frame: Frame) -> Iterator[int]:
    """The tokens that begin a time in which an event may lie."""
    scene, start = frame.scene, frame.match.head.start
    said = {s.said_at for s in scene.statements if s.said_at and any(c.start <= start < c.end for c in s.content)}
    for time in scene.ground.times:
        if time.type in ("DATE", "TIME") and time.value is not None and time.span not in said:
            yield scene.analysis.token_at(time.span.start)


def _struck(frame: Frame) -> Candidate | None:
    """The town or region that is itself taken, shelled or left."""
    scene = frame.scene
    if frame.match.group is None or frame.match.trigger.type not in ("ASSAULT", "RETREAT", "COERCE"):
        return None
    for head in frame.object:
        entity = named(scene, scene.tokens[head])
        if entity is not None and entity.kind == "place" and not is_state(scene, entity):
            return Candidate(head, "object")
    return None


def _entity_at(scene: Scene, token: int, places: dict[int, int]) -> int:
    place = places.get(token)
    if place is None:
        place = scene.book.entity_at(token)
    assert place is not None
    return place


def _nearest(frame: Frame, tokens: list[int]) -> Candidate | None:
    """The candidate of the innermost surroundings: in the sentence the nearest, before it the last."""
    scene, head = frame.scene, frame.match.head
    sentence = scene.analysis.sentence_of(head.i)
    inside = [t for t in tokens if sentence.first <= t < sentence.last]
    for near, some in (("clause", [t for t in inside if _in_clause(scene, t, head.i)]), ("sentence", inside)):
        if some:
            return Candidate(min(some, key=lambda t: (abs(t - head.i), t < head.i)), near)
    before = [t for t in tokens if t < sentence.first and scene.analysis.sentence_of(t).paragraph == sentence.paragraph]
    return Candidate(before[-1], "paragraph") if before else None


def _last_before(frame: Frame, tokens: list[int]) -> Candidate | None:
    """The last candidate before, in whichever paragraph: a dateline, or the day a story has come to."""
    before = [t for t in tokens if t < frame.match.head.i]
    return Candidate(before[-1], "report") if before else None


# What is said has a place only where the sentence says so; deeds happen where the report is set.
_DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"))


def _setting(frame: Frame, places: dict[int, int]) -> Candidate | None:
    """The place that the report names most, where a deed has none nearer."""
    if frame.match.trigger.type not in _DEEDS or not places:
        return None
    counts = Counter(places.values())
    token = max(places, key=lambda t: (counts[places[t]], -t))
    return Candidate(token, "report")


def _in_clause(scene: Scene, token: int, head: int) -> bool:
    """Whether no other verb stands between two words in the tree of the sentence."""
    own = _verb_of(scene, head)
    return _verb_of(scene, token) == own


def _verb_of(scene: Scene, token: int) -> int:
    """The verb whose clause a word belongs to: itself, or the first above it."""
    if token in scene.ground.groups:
        return token
    return next((t.i for t in scene.analysis.ancestors(token) if t.i in scene.ground.groups), -1)

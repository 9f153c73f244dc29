"""Where and when: the place as `where` finds it; the time of the clause, the sentence, or the day told of last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.moment import Moment
from selon.reading.events.clauses import in_clause
from selon.reading.events.frames import Frame
from selon.reading.events.where import Setting, find_place
from selon.record import Reason, Reference, TimeExpression
from selon.span import Span

# Values of what has not happened and is not denied.
_TO_COME = frozenset(("PR+", "PS+"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when an event happened, and the rules that say so; each may be missing."""

    place: Reference | None = None
    time: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """When an event happened, as EDTF, and the words that say so.

    Attributes:
        near: where they stand (clause, sentence, paragraph, report); else future, or published.
    """

    value: str
    near: str
    words: Span | None = None


def find_circumstances(frame: Frame, setting: Setting, factuality: str) -> Circumstances:
    """The likeliest place and time; what is only planned, wanted or feared is not dated by what has happened."""
    scene = frame.scene
    because: list[Reason] = []
    where, when = find_place(frame, setting), _find_time(frame, factuality)
    place = None
    if where is not None:
        place = scene.book.entity(where.entity).reference
        because.append(Reason(f"fr.event.place.{where.near}", scene.analysis.span(where.token, where.token + 1)))
    if when is not None:
        because.append(Reason(f"fr.event.time.{when.near}", when.words))
    return Circumstances(place, None if when is None else when.value, tuple(because))


def _find_time(frame: Frame, factuality: str) -> Time | None:
    """What the clause says, else the sentence; else, of an act still to come, the future; else the day told of last."""
    scene, head = frame.scene, frame.match.head
    sentence = scene.analysis.sentence_of(head.i)
    times = _dates(frame)
    published = scene.analysis.document.published
    inside = [(token, time) for token, time in times if sentence.first <= token < sentence.last]
    if _is_past(frame):
        inside = [each for each in inside if not _is_ahead(each[1], published)]
    in_its_clause = [each for each in inside if in_clause(scene, each[0], head.i)]
    for near, some in (("clause", in_its_clause), ("sentence", inside)):
        if some:
            _, time = min(some, key=lambda each: (abs(each[0] - head.i), each[0] < head.i))
            return Time(time.value or "", near, time.span)
    if factuality in _TO_COME and not _is_past(frame):
        return Time("FUTURE_REF", "future")
    for token, time in reversed(times):
        if token < sentence.first and _goes_on(time, published):
            beside = scene.analysis.sentence_of(token).paragraph == sentence.paragraph
            return Time(time.value or "", "paragraph" if beside else "report", time.span)
    return None if published is None else Time(published.edtf, "published")


def _goes_on(time: TimeExpression, published: Moment | None) -> bool:
    """Whether a story goes on at a time it has told of: a day, not a year it looks back to nor a day still to come."""
    return time.value is not None and _DAY.match(time.value) is not None and not _is_ahead(time, published)


def _is_ahead(time: TimeExpression, published: Moment | None) -> bool:
    """Whether a time lies behind the report's own date."""
    last = None if published is None else published.latest
    return last is not None and time.earliest is not None and time.earliest > last.isoformat()


def _is_past(frame: Frame) -> bool:
    """Whether a verb tells what has happened, or what may have: "auraient ouvert le feu"."""
    group = frame.match.group
    if group is None or group.finite is None:
        return False
    compound = group.finite.i != frame.match.head.i and group.finite.lemma == "avoir"
    return compound or "Tense=Past" in group.finite.morph or "Tense=Imp" in group.finite.morph


def _dates(frame: Frame) -> list[tuple[int, TimeExpression]]:
    """The dates and times in which an event may lie, with their first tokens."""
    scene, start = frame.scene, frame.match.head.start
    said = {s.said_at for s in scene.statements if s.said_at and any(c.start <= start < c.end for c in s.content)}
    return [
        (scene.analysis.token_at(time.span.start), time)
        for time in scene.ground.times
        if time.type in ("DATE", "TIME") and time.value is not None and time.value[0] != "P" and time.span not in said
    ]

"""Where, and when: of times what the clause says, else the sentence, else the paragraph, else the report up to there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.reading.events.clauses import in_clause
from selon.reading.events.frames import Frame
from selon.reading.events.where import Setting, find_place
from selon.record import Reason, Reference, TimeExpression

@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when an event happened, and the rules that say so; each may be missing."""

    place: Reference | None = None
    time: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time beside a trigger; `near` tells how: clause, sentence, paragraph or report."""

    token: int
    near: str


def find_circumstances(frame: Frame, setting: Setting) -> Circumstances:
    """The likeliest place and the nearest time."""
    scene = frame.scene
    because: list[Reason] = []
    where = find_place(frame, setting)
    place = None
    if where is not None:
        place = scene.book.entity(where.entity).reference
        because.append(Reason(f"fr.event.place.{where.near}", scene.analysis.span(where.token, where.token + 1)))
    dated = list(_dated_tokens(frame))
    when = _nearest(frame, dated) or _last_before(frame, dated)
    time: TimeExpression | None = None
    if when is not None:
        time = scene.ground.time_at(scene.tokens[when.token])
        if time is not None:
            because.append(Reason(f"fr.event.time.{when.near}", time.span))
    return Circumstances(place, None if time is None else time.value, tuple(because))


def _dated_tokens(frame: Frame) -> Iterator[int]:
    """The tokens that begin a time in which an event may lie."""
    scene, start = frame.scene, frame.match.head.start
    said = {s.said_at for s in scene.statements if s.said_at and any(c.start <= start < c.end for c in s.content)}
    for time in scene.ground.times:
        if time.type in ("DATE", "TIME") and time.value is not None and time.span not in said:
            yield scene.analysis.token_at(time.span.start)


def _nearest(frame: Frame, tokens: list[int]) -> Candidate | None:
    """The candidate of the innermost surroundings: in the sentence the nearest, before it the last."""
    scene, head = frame.scene, frame.match.head
    sentence = scene.analysis.sentence_of(head.i)
    inside = [t for t in tokens if sentence.first <= t < sentence.last]
    for near, some in (("clause", [t for t in inside if in_clause(scene, t, head.i)]), ("sentence", inside)):
        if some:
            return Candidate(min(some, key=lambda t: (abs(t - head.i), t < head.i)), near)
    before = [t for t in tokens if t < sentence.first and scene.analysis.sentence_of(t).paragraph == sentence.paragraph]
    return Candidate(before[-1], "paragraph") if before else None


def _last_before(frame: Frame, tokens: list[int]) -> Candidate | None:
    """The last candidate before, in whichever paragraph: a dateline, or the day a story has come to."""
    before = [t for t in tokens if t < frame.match.head.i]
    return Candidate(before[-1], "report") if before else None

"""Triggers made into events: who did what to whom, where, when, how surely and according to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.reading.events.circumstances import CircumstanceFinder
from selon.reading.events.conditions import find_unmet
from selon.reading.events.contexts import find_contexts
from selon.reading.events.factuality import find_factuality, find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.inferred import infer_roles
from selon.reading.events.matches import TriggerMatch, find_matches
from selon.reading.events.novelty import tells_anew
from selon.reading.events.roles import RoleFinder, Roles
from selon.reading.events.scene import Scene
from selon.reading.events.suspects import join_suspects, rename, rename_joined
from selon.reading.events.where import Setting
from selon.reading.events.worth import Candidate, WorthClues
from selon.record import Event, Reason, Reference
from selon.rules.conditions import Alternatives
from selon.span import Span


def find_events(scene: Scene, told: Sequence[tuple[Frame, Roles]]) -> tuple[Event, ...]:
    """The events of a document in text order; the book grows by the parties that had no entity yet.

    Args:
        told: the events with the parties that their own words name, as `find_told` finds them.

    Source: PLOVER 0.8 for types, modes and contexts; FactBank for factuality; the triggers are those of
    `languages/*/events`.
    """
    told, same = tell(scene, told)
    setting = Setting.of(scene)
    finder = CircumstanceFinder.of(scene, setting, (frame for frame, _ in told))
    return tuple(
        _event(frame, roles, f"v{number}", finder)
        for number, (frame, roles) in enumerate(infer_roles(scene, setting, told, same), start=1)
    )


def tell(scene: Scene, told: Sequence[tuple[Frame, Roles]]) -> tuple[list[tuple[Frame, Roles]], Mapping[int, int]]:
    """The events with those to whom their parties were joined, and who of the others is a suspect told once more."""
    joined = [(frame, rename_joined(scene, roles)) for frame, roles in told]
    same = join_suspects(scene, joined)
    return [(frame, rename(scene, roles, same)) for frame, roles in joined], same


def find_told(scene: Scene) -> list[tuple[Frame, Roles]]:
    """The events in text order with the parties that their own words name."""
    return [(each.frame, each.roles) for each in WorthClues(scene, find_candidates(scene)).choose()]


def find_candidates(scene: Scene) -> list[Candidate]:
    """The words that may denote an event, in text order: surely or not, telling it anew or taking one up."""
    chosen = _choose(scene)
    sure = {frame.match.head.i: frame for frame, lacks in chosen if not lacks}
    finder = RoleFinder(scene, sure)
    found: list[Candidate] = []
    for frame, lacks in chosen:
        roles = finder.find(frame)
        told = [other.frame for other in found if other.is_new and not other.lacks]
        found.append(Candidate(frame, roles, tells_anew(scene, frame, roles, told), lacks))
    return found


def _choose(scene: Scene) -> list[tuple[Frame, tuple[Alternatives, ...]]]:
    """For each word that may denote an event the longest of its triggers that lacks nothing, else that least."""
    chosen: list[tuple[Frame, tuple[Alternatives, ...]]] = []
    used: set[int] = set()
    for matches in find_matches(scene):
        best = _best([Frame(scene, match) for match in matches])
        if best is not None and best[0].match.head.i not in used:
            chosen.append(best)
            if not best[1]:
                used |= {best[0].match.head.i, *best[0].match.fixed}
    return [(frame, lacks) for frame, lacks in chosen if not lacks or frame.match.head.i not in used]


def _best(frames: Sequence[Frame]) -> tuple[Frame, tuple[Alternatives, ...]] | None:
    best: tuple[Frame, tuple[Alternatives, ...]] | None = None
    for frame in frames:
        lacks = find_unmet(frame)
        if lacks is not None and (best is None or len(lacks) < len(best[1])):
            best = frame, lacks
        if lacks == ():
            break
    return best


def _event(frame: Frame, roles: Roles, eid: str, finder: CircumstanceFinder) -> Event:
    scene, match = frame.scene, frame.match
    anchor = scene.analysis.span(match.first, match.last)
    statement = find_statement(scene, match.head.start)
    factuality = find_factuality(frame, statement)
    circumstances = finder.find(frame, roles, factuality)
    return Event(
        id=eid,
        anchor=anchor,
        type=match.trigger.type,
        mode=match.trigger.mode,
        context=find_contexts(scene, match),
        actor=_references(scene, roles.actor),
        recipient=_references(scene, roles.recipient),
        place=circumstances.place,
        time=circumstances.time,
        factuality=factuality,
        according_to=None if statement is None else statement.id,
        evidence=_evidence(scene, match),
        because=(Reason(match.trigger.id, anchor), *roles.because, *circumstances.because),
    )


def _references(scene: Scene, places: tuple[int, ...]) -> tuple[Reference, ...]:
    return tuple(scene.book.entity(place).reference for place in places)


def _evidence(scene: Scene, match: TriggerMatch) -> Span:
    """The sentence the event is told in."""
    sentence = scene.analysis.sentence_of(match.head.i)
    return Span.of(scene.analysis.text, sentence.start, sentence.end)

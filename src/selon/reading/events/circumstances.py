"""Where and when: the place and the time of the report that an event most likely is of, where one stands out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selon.reading.events.clauses import in_clause
from selon.reading.events.frames import Frame
from selon.reading.events.negation import is_given_up
from selon.reading.events.place_clues import PlaceClues
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.events.time_clues import FUTURE, PRESENT, Dates, TimeClues, own_time
from selon.reading.events.where import Setting
from selon.record import Reason, Reference


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when an event happened, and the rules that say so; each may be missing."""

    place: Reference | None = None
    time: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class CircumstanceFinder:
    """Finds the circumstances of a document's events.

    How likely each place and each time is follows from the clues that speak for it, weighed as
    `events/circumstances.toml` says; what is not likely enough is left open.
    """

    scene: Scene
    setting: Setting
    dates: Dates

    @classmethod
    def of(cls, scene: Scene, setting: Setting, events: Iterable[Frame]) -> CircumstanceFinder:
        """The finder for the events of a document, of which the places are known."""
        return cls(scene, setting, Dates.of(scene, events))

    def find(self, frame: Frame, roles: Roles, factuality: str) -> Circumstances:
        """The likeliest place and time of an event."""
        place, where = self._find_place(frame, roles, factuality)
        time, when = self._find_time(frame, factuality)
        reference = None if place is None else self.scene.book.entity(place).reference
        return Circumstances(reference, time, tuple(reason for reason in (where, when) if reason is not None))

    def _find_place(self, frame: Frame, roles: Roles, factuality: str) -> tuple[int | None, Reason | None]:
        clues = PlaceClues(self.setting, frame, roles, factuality)
        weights = self.scene.lexicon.circumstances["place"]
        places = (p for p in self.setting.tokens_of if not (clues.is_government(p) or clues.is_told_after(p)))
        place = weights.choose({place: clues.of(place) for place in places}, clues.of_none())
        if place is None:
            return None, None
        token = _nearest(frame, self.setting.tokens_of[place])
        near = "object" if token == clues.struck else self._near(frame, token)
        if near == "clause" and token not in self.setting.where:
            near = "sentence"  # a place that only is spoken of does not say where
        return place, Reason(f"fr.event.place.{near}", self.scene.analysis.span(token, token + 1))

    def _find_time(self, frame: Frame, factuality: str) -> tuple[str | None, Reason | None]:
        group = frame.match.group
        if group is not None and is_given_up(self.scene, group):
            return None, None  # the report tells when it ended, and not when it was
        tried_for = own_time(self.dates, frame)
        if tried_for is not None:
            told = self.dates.at[tried_for]
            return told.value, Reason("fr.event.time.clause", told.span)
        clues = TimeClues(self.dates, frame, factuality)
        weights = self.scene.lexicon.circumstances["time"]
        values = (value for value in self.dates.tokens_of if not self.dates.is_only_spoken_of(value, frame))
        time = weights.choose({value: clues.of(value) for value in values}, clues.of_none())
        if time is None:
            return None, None
        tokens = self.dates.tokens_of[time]
        if tokens:
            token = _nearest(frame, tokens)
            return time, Reason(f"fr.event.time.{self._near(frame, token)}", self.dates.at[token].span)
        own = {FUTURE: "future", PRESENT: "present"}.get(time, "published")
        return time, Reason(f"fr.event.time.{own}")

    def _near(self, frame: Frame, token: int) -> str:
        """How near an event something is named: in its clause, its sentence, its paragraph or elsewhere."""
        head = frame.match.head
        sentence, own = self.scene.analysis.sentence_of(token), self.scene.analysis.sentence_of(head.i)
        if sentence.index == own.index:
            return "clause" if in_clause(self.scene, token, head.i) else "sentence"
        return "paragraph" if sentence.paragraph == own.paragraph else "report"


def _nearest(frame: Frame, tokens: Sequence[int]) -> int:
    """The token from which an event is read: the nearest in its sentence, else the last before, else the first."""
    head = frame.match.head
    here = [token for token in tokens if frame.scene.tokens[token].sentence == head.sentence]
    before = [token for token in tokens if token < head.i]
    return min(here or before[-1:] or tokens, key=lambda token: abs(token - head.i))

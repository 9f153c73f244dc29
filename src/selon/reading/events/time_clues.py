"""What speaks for a time as that of an event: where the report names it, and what the event's verb tells."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.reading.events.clauses import relation
from selon.reading.events.doing import is_told_as_done
from selon.reading.events.factuality import find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.objects import case_of
from selon.reading.events.scene import Scene
from selon.reading.times.tense import OPEN, tense_of
from selon.record import TimeExpression

FUTURE, PRESENT = "FUTURE_REF", "PRESENT_REF"
_TO_COME = frozenset(("PR+", "PS+"))
_NEAR = 6
_LEAD = 2
# Code points before a date in which what makes it a term is looked for.
_TERM = 16
_CLIMB = 4
_SHAPES = (
    ("reference", re.compile(r"[A-Z]+_REF")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d(T.*)?")),
    ("month", re.compile(r"\d{4}-\d\d~?")),
    ("year", re.compile(r"\d{4}~?")),
)


@dataclass(frozen=True)
class Dates:
    """The dates and times of a report, by the tokens at which they begin; those that are a term are left out.

    Attributes:
        published: the value of the report's own date, or None.
        events: what the report tells, in text order.
    """

    scene: Scene
    at: Mapping[int, TimeExpression]
    published: str | None
    events: tuple[Frame, ...]

    @classmethod
    def of(cls, scene: Scene, events: Iterable[Frame]) -> Dates:
        """Every time of a document in which something may lie, and its events."""
        published = scene.analysis.document.published
        return cls(
            scene,
            {
                scene.analysis.token_at(time.span.start): time
                for time in scene.ground.times
                if time.type in ("DATE", "TIME")
                and time.value is not None
                and time.value[0] != "P"
                and not _is_term(scene, time)
            },
            None if published is None else published.edtf,
            tuple(events),
        )

    @cached_property
    def dated(self) -> Mapping[int, list[int]]:
        """The events in whose clause each time stands, by their numbers."""
        heads = [(number, frame.match.head) for number, frame in enumerate(self.events)]
        return {
            token: [
                number
                for number, head in heads
                if head.sentence == self.scene.tokens[token].sentence and relation(self.scene, token, head.i) == "own"
            ]
            for token in self.at
        }

    @cached_property
    def hung(self) -> Mapping[int, bool]:
        """Whether each time hangs on an event, or on the verb that carries it."""
        frames: defaultdict[int, list[Frame]] = defaultdict(list)
        for frame in self.events:
            frames[frame.match.head.sentence].append(frame)
        analysis = self.scene.analysis
        return {
            token: any(
                frame.governs(analysis.tokens_in(time.span.start, time.span.end))
                for frame in frames[self.scene.tokens[token].sentence]
            )
            for token, time in self.at.items()
        }

    @cached_property
    def number_of(self) -> Mapping[int, int]:
        """The number of the event of a head."""
        return {frame.match.head.i: number for number, frame in enumerate(self.events)}

    @cached_property
    def tokens(self) -> list[int]:
        """Where a time is named, in text order."""
        return list(self.at)

    @cached_property
    def tokens_of(self) -> Mapping[str, list[int]]:
        """The tokens at which each value is named; the report's date, the future and the present have an entry too."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for token, time in self.at.items():
            found[time.value or ""].append(token)
        for value in (FUTURE, PRESENT, self.published):
            if value is not None:
                found.setdefault(value, [])
        return found

    def goes_on(self, token: int) -> bool:
        """Whether a story goes on at a time it has told of: a day, not a year it looks back to nor a day to come."""
        time = self.at[token]
        return _SHAPES[1][1].fullmatch(time.value or "") is not None and not self.is_ahead(time)

    def is_only_spoken_of(self, value: str, frame: Frame) -> bool:
        """Whether a time is named in nothing but what an event says: "« Lundi, tout allait bien », se défend X"."""
        said = self.scene.cued_by(frame.match.head)
        tokens = self.tokens_of[value]
        if said is None or not tokens or value == self.published:
            return False
        return all(
            any(part.start <= self.at[token].span.start < part.end for part in said.content)
            and relation(self.scene, token, frame.match.head.i) != "own"
            for token in tokens
        )

    def is_ahead(self, time: TimeExpression) -> bool:
        """Whether a time lies behind the report's own date."""
        published = self.scene.analysis.document.published
        last = None if published is None else published.latest
        return last is not None and time.earliest is not None and time.earliest > last.isoformat()


def own_time(dates: Dates, frame: Frame) -> int | None:
    """Where the time of a deed stands for which somebody is tried: "jugé lundi | pour le meurtre de X, en mai 2019"."""
    scene, noun = frame.scene, frame.match.head
    if frame.match.group is not None or "pour" not in case_of(scene, noun):
        return None
    above = next((t for t in scene.analysis.ancestors(noun.i) if scene.is_verb(t)), None)
    tried = above is not None and any(
        other.match.head.i == above.i and other.match.trigger.type in ("ACCUSE", "COERCE") for other in dates.events
    )
    if not tried:
        return None
    limit = scene.analysis.sentence_of(noun.i).last
    limit = next((t.i for t in scene.tokens[noun.i + 1 : limit] if scene.is_verb(t)), limit)
    return next((token for token in dates.tokens if noun.i < token < limit), None)


@dataclass(frozen=True)
class TimeClues:
    """What is known of one event and the times of its report."""

    dates: Dates
    frame: Frame
    factuality: str

    def of(self, value: str) -> Mapping[str, float]:
        """The clues for and against a time, by the names they have in `events/circumstances.toml`."""
        found = dict.fromkeys(self._names(value), 1.0)
        before = [t for t in self.dates.tokens_of[value] if t < self._first]
        if before:
            since = self.frame.match.head.sentence - self.frame.scene.tokens[before[-1]].sentence
            found["long ago"] = math.log(1 + since)
        return found

    def of_none(self) -> Mapping[str, float]:
        """The clues that the report does not say when."""
        names = ["untold", f"untold {self._type}", f"untold {self.frame.form}", f"untold {self._told}"]
        names += ["untold in speech"] if find_statement(self.frame.scene, self.frame.match.head.start) else []
        names += ["untold in the lead"] if self.frame.match.head.sentence < _LEAD else []
        return dict.fromkeys(names, 1.0)

    @property
    def _type(self) -> str:
        return self.frame.match.trigger.type

    @property
    def _first(self) -> int:
        return self.frame.scene.analysis.sentence_of(self.frame.match.head.i).first

    @cached_property
    def tense(self) -> str:
        """The tense of the event's verb, or of that over it."""
        scene, head = self.frame.scene, self.frame.match.head
        rules = scene.ground.rules.times.tense
        chain = (head, *scene.analysis.ancestors(head.i))[:_CLIMB]
        tenses = (tense_of(scene.analysis, rules, t.i) for t in chain if t.i in scene.ground.groups)
        return next((tense for tense in tenses if tense != OPEN), OPEN)

    @cached_property
    def _told(self) -> str:
        """Whether it is still to come, else its tense."""
        return "to come" if self._is_to_come else self.tense

    @cached_property
    def _is_to_come(self) -> bool:
        """Whether it is planned or possible and not, as hearsay or a charge, told as done: "aurait tiré"."""
        return self.factuality in _TO_COME and not is_told_as_done(self.frame)

    def _names(self, value: str) -> Iterator[str]:
        if value == FUTURE:
            yield from ("future", f"future {self._told}", f"future {self.frame.form}")
        elif value == PRESENT:
            yield from ("present", f"present {self._told}", f"present {self.frame.form}")
        else:
            yield from self._of_date(value)
        tokens = self.dates.tokens_of[value]
        here = [t for t in tokens if self.frame.scene.tokens[t].sentence == self.frame.match.head.sentence]
        for token in here:
            yield from self._path(token, self.dates.at[token])
        if len(tokens) > 1 and not here:
            yield "often"
        yield from self._stands(tokens)
        yield from self._of_others(tokens)

    def _of_others(self, tokens: list[int]) -> Iterator[str]:
        """Whether other events have a time in their clause; one that is to come is not dated by what has happened."""
        if self._is_to_come:
            return
        own, match = self.dates.number_of[self.frame.match.head.i], self.frame.match
        numbers = {number for token in tokens for number in self.dates.dated[token]} - {own}
        others = [self.dates.events[number].match for number in numbers]
        if others:
            yield "of an event"
        if any(other.trigger.type == match.trigger.type for other in others):
            yield "of its type"
        if any(other.trigger.id == match.trigger.id for other in others):
            yield "of its trigger"
        if any(other.head.sentence == match.head.sentence for other in others):
            yield "of an event here"
        if own - 1 in numbers:
            yield from ("of the last event", f"of the last event {self.frame.form}")
        if own + 1 in numbers:
            yield "of the next event"

    def _of_date(self, value: str) -> Iterator[str]:
        shape = next((name for name, pattern in _SHAPES if pattern.fullmatch(value)), "stretch")
        yield from (shape, f"{shape} {self._told}")
        if value == self.dates.published:
            yield from ("published", f"published {self._told}", f"published {self.frame.form}")
            if self._is_to_come:
                return  # what is still to come is seldom of the day it is told
            yield f"published {self._type}"
            if self.frame.match.head.sentence < _LEAD:
                yield "published in the lead"

    def _stands(self, tokens: list[int]) -> Iterator[str]:
        """Where a time is named before the event's sentence."""
        scene, head, dates = self.frame.scene, self.frame.match.head, self.dates
        before = dates.tokens[: bisect_left(dates.tokens, self._first)]
        if before and before[-1] in tokens:
            yield from ("told last", f"told last {self._told}", f"told last {self.frame.form}")
        days = [t for t in before if dates.goes_on(t)]
        if days and days[-1] in tokens:
            yield from ("last day told", f"last day told {self._told}")
        paragraph = scene.analysis.sentences[head.sentence].paragraph
        earlier = [t for t in tokens if t < self._first]
        for token in earlier:
            sentence = scene.analysis.sentence_of(token)
            if sentence.paragraph == paragraph:
                yield from ("in the paragraph", f"in the paragraph {self._told}")
                if token - sentence.first < _NEAR and sentence.index == head.sentence - 1:
                    yield "opens the sentence before"
            if sentence.index < _LEAD:
                yield "in the lead"
        if earlier:
            ahead = dates.is_ahead(dates.at[earlier[-1]])
            yield from ("before", f"before {self._told}", *((f"before ahead {self._told}",) if ahead else ()))
        elif tokens and tokens[0] >= scene.analysis.sentences[head.sentence].last:
            yield "named later"

    def _path(self, token: int, time: TimeExpression) -> Iterator[str]:
        """Where a mention in the event's sentence stands from it."""
        scene, head = self.frame.scene, self.frame.match.head
        clause, side = relation(scene, self._hung(token), head.i), "behind" if token > head.i else "before"
        yield from ("here", clause, f"{clause} {self.frame.form}", f"{side} {self.frame.form}", f"here {self._told}")
        if abs(token - head.i) <= _NEAR:
            yield from ("near", f"near {side}")
        others = [abs(t - head.i) for t in self.dates.tokens if scene.tokens[t].sentence == head.sentence]
        if abs(token - head.i) == min(others):
            yield "nearest"
        if token - self._first < _NEAR // 2:
            yield "opens the sentence"
        if self._hangs(time):
            yield from ("hangs", f"hangs {self.frame.form}")
        elif self.dates.hung[token]:
            yield from ("hangs on another", f"hangs on another {self.frame.form}", f"hangs on another {clause}")
        last = scene.tokens[token - 1] if token > self._first else None
        yield f"preposition {last.norm}" if last is not None and last.pos == "ADP" else "no preposition"
        if self.dates.is_ahead(time):
            yield f"ahead {self._told}"
        if any(
            time.span == s.said_at for s in scene.statements if any(c.start <= head.start < c.end for c in s.content)
        ):
            yield "when it was said"

    def _hung(self, token: int) -> int:
        """The word by whose place in the sentence a time is judged: "il y a un an" is no clause of its own."""
        tokens = self.frame.scene.tokens
        verb = tokens[max(token - 1, 0)]
        is_object = any(t.head == verb.i and t.dep == "obj" for t in tokens[token : token + _NEAR])
        return verb.head if is_object and verb.dep.startswith("advcl") else token

    def _hangs(self, time: TimeExpression) -> bool:
        """Whether a time hangs on the trigger, or on the verb that carries it."""
        return self.frame.governs(self.frame.scene.analysis.tokens_in(time.span.start, time.span.end))


def _is_term(scene: Scene, time: TimeExpression) -> bool:
    """Whether something is to be done, or was, before a date: "avant le 3 mai"."""
    before = scene.analysis.document.text[max(time.span.start - _TERM, 0) : time.span.start]
    near = " " + " ".join(before.lower().replace("’", "'").split())
    terms = scene.lexicon.words.lists["term"]
    return any(near.endswith(f" {words}") for words in (*terms.words, *terms.phrases))

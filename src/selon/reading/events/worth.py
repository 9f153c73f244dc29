"""What speaks for a word as that of an event a record keeps: how, by whom and among what it is told."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from selon.reading.events.factuality import find_factuality, find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.novelty import determiner_of, says_more
from selon.reading.events.parties import is_state
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.statements.worth import is_report
from selon.rules.conditions import Alternatives

_LEAD = 4
_DAY, _YEAR = len("2022-12-19"), len("2022")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may denote an event, with the parties it names.

    Attributes:
        is_new: it tells the event anew, by `tells_anew`.
        lacks: what its trigger's entry needs and is not there; nothing where it surely denotes the event.
    """

    frame: Frame
    roles: Roles
    is_new: bool
    lacks: tuple[Alternatives, ...] = ()


@dataclass(frozen=True)
class WorthClues:
    """What is known of the candidates of one report, which are in text order."""

    scene: Scene
    candidates: Sequence[Candidate]

    def choose(self) -> list[Candidate]:
        """The candidates that are new and worth a record, as `events/worth.toml` weighs them."""
        new = [number for number, each in enumerate(self.candidates) if each.is_new]
        if not is_report(self.scene.analysis):
            return [self.candidates[number] for number in new if not self.candidates[number].lacks]
        return [self.candidates[number] for number in new if self.scene.lexicon.worth.keeps(self.of(number))]

    def of(self, number: int) -> Mapping[str, float]:
        """The clues for and against a candidate, by the names they have in `events/worth.toml`."""
        frame = self.candidates[number].frame
        sentence = self.scene.analysis.sentence_of(frame.match.head.i)
        same = sum(each.frame.match.trigger.type == frame.match.trigger.type for each in self.candidates)
        clues = {
            **dict.fromkeys(self._names(number), 1.0),
            **self._of_report,
            "type share": same / len(self.candidates),
            "late": math.log(1 + sentence.index),
            "length": math.log(1 + sentence.last - sentence.first),
            "deep": math.log(1 + frame.match.head.i - sentence.first),
            "events here": math.log(self._here[sentence.index]),
        }
        lacks = self.candidates[number].lacks
        if not lacks:
            return clues
        doubts = {f"doubtful {name}": much for name, much in clues.items()}
        return {**clues, **doubts, **{f"lacks {_name_of(some)}": 1.0 for some in lacks}, "lacking": float(len(lacks))}

    @cached_property
    def _here(self) -> Counter[int]:
        """How many candidates each sentence has."""
        return Counter(each.frame.match.head.sentence for each in self.candidates)

    @cached_property
    def _of_report(self) -> Mapping[str, float]:
        """What is true of all candidates of the report."""
        analysis, scene = self.scene.analysis, self.scene
        length, sentences = len(self.candidates), len(analysis.sentences)
        states = sum(len(e.mentions) for e in scene.book.entities if e.kind == "place" and is_state(scene, e))
        quoted = sum(quote.end - quote.start for statement in scene.statements for quote in statement.quotes)
        return {
            "events": math.log(length),
            "dense": math.log(length / sentences),
            "states": math.log(1 + states) - math.log(sentences) / 2,
            "quoted share": quoted / len(analysis.text),
        }

    def _names(self, number: int) -> Iterator[str]:
        candidate = self.candidates[number]
        frame, trigger = candidate.frame, candidate.frame.match.trigger
        form = _form(frame)
        yield from ("event", trigger.id, trigger.type, form)
        yield "phrase" if len(trigger.words) > 1 else "word"
        yield "needs" if trigger.needs or trigger.must else "no needs"
        yield "new" if candidate.is_new else "taken up"
        yield from _of_noun(frame) if frame.match.group is None else _of_verb(frame)
        yield from _of_roles(candidate.roles, form)
        yield from self._told(frame, form)
        yield from self._stands(frame)
        yield from self._near(frame)
        yield from self._beside(number)

    def _told(self, frame: Frame, form: str) -> Iterator[str]:
        """How sure it is, and whether it is the report's own words, somebody's, or a quotation."""
        start = frame.match.head.start
        statement = find_statement(self.scene, start)
        yield f"told {find_factuality(frame, statement)}"
        if statement is not None:
            yield from ("said", f"said {statement.stance}", f"said {form}")
        if any(quote.start <= start < quote.end for each in self.scene.statements for quote in each.quotes):
            yield "quoted"
        if self.scene.cued_by(frame.match.head) is not None:
            yield "cue"

    def _stands(self, frame: Frame) -> Iterator[str]:
        """Where in the report and in its sentence it stands."""
        head, analysis = frame.match.head, self.scene.analysis
        if head.sentence < _LEAD:
            yield "in the opening"
        if head.sentence < 2:
            yield f"in sentence {head.sentence + 1}"
        if any(above.dep == "acl:relcl" for above in (head, *analysis.ancestors(head.i))):
            yield "in a relative clause"
        sentence = analysis.sentence_of(head.i)
        if "?" in analysis.text[sentence.start : sentence.end]:
            yield "in a question"

    def _near(self, frame: Frame) -> Iterator[str]:
        """What its sentence names: a day, a year, nobody."""
        sentence = self.scene.analysis.sentence_of(frame.match.head.i)
        times = [time for time in self.scene.ground.times if sentence.start <= time.span.start < sentence.end]
        dates = {len(time.value) for time in times if time.type == "DATE" and time.value and time.value[0].isdigit()}
        if times:
            yield "a time here"
        if _DAY in dates:
            yield "a day here"
        if _YEAR in dates:
            yield "a year here"
        if all(self.scene.book.entity_at(i) is None for i in range(sentence.first, sentence.last)):
            yield "no name here"

    def _beside(self, number: int) -> Iterator[str]:
        """Whether its sentence tells another event before it."""
        match = self.candidates[number].frame.match
        before = [each.frame.match for each in self.candidates[:number] if each.is_new]
        here = [other.trigger.type for other in before if other.head.sentence == match.head.sentence]
        if here:
            yield "another before it"
        if match.trigger.type in here:
            yield "its type before it"


def _name_of(some: Alternatives) -> str:
    """What one of several conditions asks for: "subject:party", "object:words|par:any"."""
    return "|".join(sorted({f"{each.place}:{each.kind or 'words'}" for each in some}))


def _form(frame: Frame) -> str:
    return "passive" if frame.passive else frame.form


def _of_verb(frame: Frame) -> Iterator[str]:
    group = frame.match.group
    if group is not None and group.is_participle:
        yield "past participle" if group.is_past_participle else "present participle"


def _of_noun(frame: Frame) -> Iterator[str]:
    """What stands before a noun, and whether something is said of it."""
    before = determiner_of(frame)
    number = "plural" if "Number=Plur" in frame.match.head.morph else "singular"
    yield from (before, number, f"{before} {number}")
    if frame.carrier is not None:
        yield "carried"
    if says_more(frame):
        yield "says more"


def _of_roles(roles: Roles, form: str) -> Iterator[str]:
    missing = [role for role in ("actor", "recipient") if not roles.of(role)]
    if not missing:
        yield "both parties"
    for what in (*missing, *(("party",) if len(missing) > 1 else ())):
        yield from (f"no {what}", f"no {what} {form}")

"""What speaks for a party as the actor or the recipient of an event: where it stands, what it is, what else it does."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from selon.analysis import Token
from selon.reading.events.cast import Cast, top_of_phrase
from selon.reading.events.clauses import verb_of
from selon.reading.events.factuality import find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.objects import case_of
from selon.reading.events.roles import Roles
from selon.record import Statement

# The prepositions that tell a part, under one name each.
_CASES = {
    "par": "par", "contre": "contre", "envers": "contre", "sur": "contre", "à": "à", "au": "à", "aux": "à",
    "auprès": "à", "de": "de", "du": "de", "des": "de", "d'": "de", "avec": "avec", "entre": "entre", "selon": "selon",
    "pour": "pour", "dans": "dans", "en": "dans",
}  # fmt: skip
_FUNCTIONS = frozenset(("nsubj", "obj", "iobj", "root"))
_NEAR = 6
OTHER_ROLE = {"actor": "recipient", "recipient": "actor"}


@dataclass(frozen=True)
class Clues:
    """What is known of one event and its report.

    Attributes:
        roles: the parties of the event that were read.

    What does not depend on the party is found once for the event, and what does not depend on the role once for both:
    a long report has a hundred parties.
    """

    cast: Cast
    frame: Frame
    roles: Roles
    _known: dict[int, dict[str, float]] = field(default_factory=dict)

    def of(self, place: int, role: str) -> Mapping[str, float]:
        """The clues for and against a party, by the names they have in `events/clues.toml`, and how much of each."""
        if place not in self._known:
            self._known[place] = {**dict.fromkeys(self._names(place), 1.0), **self._amounts(place)}
        return {**self._known[place], **dict.fromkeys(self._names_in(place, role), 1.0)}

    def of_all(self, role: str) -> dict[int, Mapping[str, float]]:
        """The clues for each party of the report, and under -1 those that nobody has the role."""
        everybody = self.cast.met.keys() | set(self.roles.of(role))
        return {**{place: self.of(place, role) for place in sorted(everybody)}, -1: self.of_nobody()}

    def of_nobody(self) -> Mapping[str, float]:
        """The clues that no party of the report has a role."""
        kind = self.frame.match.trigger.type
        found = dict.fromkeys(("nobody", f"{kind} nobody", f"nobody {self._form}", f"{kind} nobody {self._form}"), 1.0)
        found |= dict.fromkeys((f"{self._mode} nobody", f"{self._mode} nobody {self._form}"), 1.0)
        found["nobody of many"] = math.log(1 + self.cast.most)
        return found

    def _amounts(self, place: int) -> dict[str, float]:
        met = self.cast.met.get(place, [])
        since = self.cast.sentences_since(place, self.frame.match.head.sentence) if met else 0
        return {"often": math.log(1 + len(met)), "long ago": math.log(1 + since)}

    def _names(self, place: int) -> Iterator[str]:
        """The clues that are the same whichever role is asked for."""
        kind = self.cast.kinds[place]
        yield kind
        yield f"{self.frame.match.trigger.type} {kind}"
        yield from self._rank(place)
        yield f"{self._mode} {kind}"
        for calling in sorted(self.cast.callings[place]):
            yield from (f"is {calling}", f"{self.frame.match.trigger.type} is {calling}", f"{self._mode} is {calling}")
        yield from (clue for clue, parties in self._speech if place in parties)
        if place in self._here:
            yield "in its sentence"
        for token in self._here.get(place, ()):
            yield from self._path(self.frame.scene.tokens[token])

    def _rank(self, place: int) -> Iterator[str]:
        """What it is in the report: in its lead, met first or most often, the subject of the sentence before."""
        cast = self.cast
        if place in cast.lead:
            yield "in the lead"
        if cast.mentions and place == cast.mentions[0][1]:
            yield "met first"
        if cast.most and len(cast.met.get(place, ())) == cast.most:
            yield "met most"
        if place in cast.subjects.get(self.frame.match.head.sentence - 1, ()):
            yield "subject of the sentence before"
        if self._several is not None:
            yield f"{self._form} {self._several} {cast.kinds[place]}"

    @property
    def _mode(self) -> str:
        """The mode of the event; of one that has none its type."""
        trigger = self.frame.match.trigger
        return f"mode {trigger.mode or trigger.type}"

    @cached_property
    def _several(self) -> str | None:
        """Whether the verb is in the plural; None where it does not say."""
        group = self.frame.match.group
        if group is None or group.finite is None:
            return None
        return "plural" if "Number=Plur" in group.finite.morph else "singular"

    @cached_property
    def _number(self) -> int:
        """The number of the event in the report."""
        return next(n for n, (frame, _) in enumerate(self.cast.told) if frame.match.head.i == self.frame.match.head.i)

    @cached_property
    def _here(self) -> Mapping[int, list[int]]:
        """Where the event's sentence mentions each party."""
        sentence = self.frame.scene.analysis.sentence_of(self.frame.match.head.i)
        here = defaultdict(list)
        for token, place in self.cast.between(sentence.first, sentence.last):
            here[place].append(token)
        return here

    def _names_in(self, place: int, role: str) -> Iterator[str]:
        """The clues that are those of a role."""
        yield from self._story(place, role)
        if place in self.roles.of(role):
            yield from ("read", f"read {self._form}", f"read {self.frame.match.trigger.type}")
            yield f"read {self.cast.kinds[place]}"

    @cached_property
    def _form(self) -> str:
        """How the event is told: by a noun, a passive, an infinitive or another verb."""
        return "passive" if self.frame.passive else self.frame.form

    def _story(self, place: int, role: str) -> Iterator[str]:
        """What it does elsewhere in the report."""
        cast, kind, other = self.cast, self.frame.match.trigger.type, OTHER_ROLE[role]
        same = cast.parts[role, kind][place] - (place in self.roles.of(role))
        if same > 0:
            yield "same part in such an event"
        if same > 1:
            yield "same part in several such events"
        if cast.parts[other, kind][place]:
            yield "other part in such an event"
        at = self._number
        for number, part, its in cast.deeds.get(place, ()):
            if number != at:
                yield f"{part} elsewhere"
                yield f"{its} {part}, {kind}"
            if abs(number - at) == 1:
                side = "before" if number < at else "behind"
                yield f"{part} of the event {side}"
                yield f"{its} {part} {side}, {kind}"
        if place not in self.roles.of(role) and any(
            place in cast.opponents.get(known, ()) for known in self.roles.of(other)
        ):
            yield "stands against the other"

    @cached_property
    def _speech(self) -> list[tuple[str, frozenset[int]]]:
        """Who has a part in the statement that the event is the cue of, and in that which tells the event, by clue."""
        scene, anchor = self.frame.scene, self.frame.match.head.start
        parts: list[tuple[str, frozenset[int]]] = []
        cued = next((s for s in scene.statements if s.cue is not None and s.cue.start <= anchor < s.cue.end), None)
        if cued is not None:
            parts += self._parts_in(cued, "cue")
            parts.append(("in what is said", self.cast.met_in(cued.content)))
        around = find_statement(scene, anchor)
        if around is not None:
            parts += self._parts_in(around, around.stance if around.stance in ("wants", "promises") else "said")
        return parts

    def _parts_in(self, statement: Statement, how: str) -> Iterable[tuple[str, frozenset[int]]]:
        if statement.speaker is not None:
            yield f"{how} speaker", frozenset((self.frame.scene.book.place_of(statement.speaker),))
        if statement.addressee is not None:
            yield f"{how} addressee", self.cast.met_in((statement.addressee,))
        if statement.medium is not None:
            yield f"{how} medium", self.cast.met_in((statement.medium,))

    def _path(self, token: Token) -> Iterator[str]:
        """Where a mention stands in the event's sentence."""
        head = self.frame.match.head
        side = "before" if token.i < head.i else "behind"
        yield f"{side} {self._form}"
        if abs(token.i - head.i) <= _NEAR:
            yield f"near {side}"
        top, nested = top_of_phrase(self.frame.scene.tokens, token)
        function, clause = self._function(top), self._clause(top)
        if head.i in (top.head, token.head):
            yield f"hangs {self._form} {function}"
        elif nested and any(above.i == head.i for above in self.frame.scene.analysis.ancestors(token.i)):
            yield f"below {self._form}"
        yield f"{clause} {function}{' inside' if nested else ''}"
        yield f"{clause} {self._form} {'inside' if nested else function}"

    def _clause(self, top: Token) -> str:
        """Whether a phrase is in the event's own clause, in one under or over it, or in another."""
        analysis, head = self.frame.scene.analysis, self.frame.match.head
        own, its = verb_of(self.frame.scene, head.i), verb_of(self.frame.scene, top.i)
        if its == own:
            return "own"
        if any(above.i == own for above in analysis.ancestors(top.i)):
            return "under"
        return "over" if any(above.i == its for above in analysis.ancestors(head.i)) else "other"

    def _function(self, top: Token) -> str:
        if top.dep == "nsubj:pass":
            return top.dep
        function = top.dep.split(":")[0]
        if function in ("obl", "nmod"):
            return next((_CASES[case] for case in sorted(case_of(self.frame.scene, top)) if case in _CASES), "obl")
        return function if function in _FUNCTIONS else "else"

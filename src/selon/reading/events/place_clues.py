"""What speaks for a place as that of an event: how the report names it near the event, and what it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.reading.events.clauses import relation
from selon.reading.events.factuality import find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.parties import is_town, named
from selon.reading.events.roles import Roles
from selon.reading.events.where import Setting

_STRIKING = ("ASSAULT", "RETREAT", "COERCE", "PROTEST")
_NEAR = 6


@dataclass(frozen=True)
class PlaceClues:
    """What is known of one event and the places of its report."""

    setting: Setting
    frame: Frame
    roles: Roles
    factuality: str

    def of(self, place: int) -> Mapping[str, float]:
        """The clues for and against a place, by the names they have in `events/circumstances.toml`."""
        found = dict.fromkeys(self._names(place), 1.0)
        found["recent"] = sum(1 / (1 + self._sentence - s) for s in self.setting.told_before(place, self._sentence))
        found["often"] = math.log(1 + self.setting.counts[place])
        since = self.setting.sentences_since(place, self._sentence)
        if since is not None:
            found["long ago"] = math.log(1 + since)
        return found

    def of_none(self) -> Mapping[str, float]:
        """The clues that the report does not say where."""
        names = ["untold", f"untold {self._type}", f"untold {self.frame.form}"]
        names += [] if self._is_done else ["untold to come"]
        names += ["untold in speech"] if find_statement(self.frame.scene, self.frame.match.head.start) else []
        return {**dict.fromkeys(names, 1.0), "untold of many": math.log(1 + len(self.setting.counts))}

    def is_government(self, place: int) -> bool:
        """Whether a capital that acts in the sentence only stands for its government: "Oslo a imposé des sanctions".

        Nothing may be said to happen there, and who meets somebody may be his host.
        """
        scene = self.frame.scene
        name = scene.book.entity(place).name.replace("’", "'")
        metonym = scene.ground.rules.names.states.metonyms.get(name)
        if metonym is None or metonym.kind != "capital" or self._type == "CONSULT" or place in self.setting.counts:
            return False
        words = (scene.tokens[i] for t in self._mentions(place) for i in range(*scene.book.name_around(t)))
        return any(word.dep.startswith("nsubj") for word in words)

    def is_told_after(self, place: int) -> bool:
        """Whether a report goes on to a place behind the paragraph of an event: "Il a ri.\\n\\n À Oran, une source".

        A title alone is no such paragraph: what happens under it is what it tells of.
        """
        sentences = self.frame.scene.analysis.sentences
        own, first = sentences[self._sentence].paragraph, self.setting.tokens_of[place][0]
        there = self.frame.scene.analysis.sentence_of(first)
        fronted = first - there.first < 2 and self.frame.scene.tokens[there.first].pos == "ADP"
        told = sum(sentence.paragraph == own for sentence in sentences) > 1
        return fronted and told and there.paragraph > own

    @property
    def _type(self) -> str:
        return self.frame.match.trigger.type

    @property
    def _sentence(self) -> int:
        return self.frame.match.head.sentence

    @property
    def _is_done(self) -> bool:
        return self.factuality not in ("PR+", "PS+")

    @cached_property
    def struck(self) -> int | None:
        """The token of the town that is itself taken, shelled or left: "ont repris X", "l'attaque contre X"."""
        scene, match = self.frame.scene, self.frame.match
        if self._type not in _STRIKING:
            return None
        aimed = [head for slot in ("contre", "sur") for head in self.frame.fill(slot)]
        for head in (*(self.frame.object if match.group is not None else self.frame.fill("de")), *aimed):
            head = self._name_of(head)
            entity = named(scene, scene.tokens[head])
            if entity is not None and is_town(scene, entity):
                return head
        return None

    def _name_of(self, head: int) -> int:
        """The name of what a noun says is a town, or the noun itself: "le village de | Darn"."""
        scene = self.frame.scene
        if named(scene, scene.tokens[head]) is not None or not scene.is_one_of(
            scene.tokens[head], scene.lexicon.words.lists["ground"]
        ):
            return head
        below = [t.i for t in scene.analysis.find_children(head, "nmod", "appos") if t.i > head]
        at = head + 1
        while at + 1 < len(scene.tokens) and scene.tokens[at].pos == "ADJ":
            at += 1
        below += [at + 1] if scene.tokens[at].text == "," else []  # "la capitale belge, | Bruxelles"
        return next((i for i in below if i < len(scene.tokens) and named(scene, scene.tokens[i]) is not None), head)

    def _names(self, place: int) -> Iterator[str]:
        kind = self.setting.kind(place)
        yield from (kind, f"{self._type} {kind}")
        yield from self._stands(place)
        yield from self._is_of(place, kind)
        for token in self._mentions(place):
            yield from self._path(token)

    def _stands(self, place: int) -> Iterator[str]:
        """Where in the report it is named."""
        setting = self.setting
        yield from (f"{how} lead" for how in setting.lead.get(place, ()))
        if place in setting.long_lead:
            yield "in the opening"
        before = setting.before(self._first)
        if before and setting.happening[before[-1]] == place:
            yield "told last"
            if self._is_beside(before[-1]):
                yield "told last in the paragraph"
        if any(self._is_beside(token) for token in before if setting.happening[token] == place):
            yield "in the paragraph"
        if setting.most == place:
            yield "most"
        if setting.sentences_since(place, self._sentence) is None:
            yield "named later"

    @property
    def _first(self) -> int:
        return self.frame.scene.analysis.sentences[self._sentence].first

    def _is_beside(self, token: int) -> bool:
        sentences = self.frame.scene.analysis.sentences
        return self.frame.scene.analysis.sentence_of(token).paragraph == sentences[self._sentence].paragraph

    def _is_of(self, place: int, kind: str) -> Iterator[str]:
        """Whether it is the country, or in the country, of who does it or to whom."""
        book = self.frame.scene.book
        country = book.entity(place).country
        for role in ("actor", "recipient"):
            for party in self.roles.of(role):
                if party == place:
                    yield f"is the {role}"
                elif country is not None and book.entity(party).country == country:
                    yield f"{kind} of the {role}"
        if kind == "state" and country in self.setting.towns:
            yield "state of a town"
        yield from self._beside(place, kind)
        if place == self._taken_up:
            yield "taken up"

    def _beside(self, place: int, kind: str) -> Iterator[str]:
        """Whether the sentence names a town of a state, or the state of a town."""
        book, country = self.frame.scene.book, self.frame.scene.book.entity(place).country
        here = {self.setting.named[token] for token in self.setting.in_sentence(self._sentence)} - {place}
        kinds = {self.setting.kind(other) for other in here if country and book.entity(other).country == country}
        if kind == "state" and "town" in kinds:
            yield "state of a town here"
        elif kind == "town" and "state" in kinds:
            yield "town of a state here"

    @cached_property
    def _taken_up(self) -> int | None:
        """The town that "la ville" takes up: the last that was named before."""
        scene = self.frame.scene
        sentence = scene.analysis.sentences[self._sentence]
        ground = scene.lexicon.words.lists["ground"]
        if not any(
            scene.tokens[i].pos == "NOUN"
            and scene.is_one_of(scene.tokens[i], ground)
            and scene.tokens[i - 1].pos == "DET"
            and not any(t.i > i for t in scene.analysis.find_children(i, "nmod", "appos", "amod", "flat:name"))
            for i in range(sentence.first + 1, sentence.last)
        ):
            return None
        towns = (self.setting.named[t] for t in self.setting.named if t < sentence.first)
        return next((place for place in reversed([*towns]) if self.setting.kind(place) == "town"), None)

    def _mentions(self, place: int) -> Iterator[int]:
        """The tokens at which the event's sentence names a place."""
        return (t for t in self.setting.in_sentence(self._sentence) if self.setting.named[t] == place)

    def _path(self, token: int) -> Iterator[str]:
        """Where a mention in the event's sentence stands from it."""
        scene, head = self.frame.scene, self.frame.match.head
        how = self._how(token)
        clause = relation(scene, token, head.i)
        side = "behind" if token > head.i else "before"
        yield f"{clause} {how}"
        yield f"{side} {how}"
        yield f"{how} {self.frame.form}"
        if abs(token - head.i) <= _NEAR:
            yield f"near {side} {how}"
        others = [abs(t - head.i) for t in self.setting.in_sentence(self._sentence) if self._how(t) == how]
        if abs(token - head.i) == min(others):
            yield f"nearest {how}"
        if self._hangs(token):
            yield f"hangs {how}"

    def _how(self, token: int) -> str:
        """How a place is named here: as what is struck, else as the setting has it."""
        struck = self.struck is not None and self.frame.scene.book.name_around(self.struck)[0] == token
        return "struck" if struck else self.setting.how(token)

    def _hangs(self, token: int) -> bool:
        """Whether the phrase of a name hangs on the trigger, or on the verb that carries it."""
        return self.frame.governs(range(*self.frame.scene.book.name_around(token)))

"""Who a source is, and who speaks where no source is named."""

from __future__ import annotations

from dataclasses import dataclass

from selon.analysis import Token
from selon.reading.names import Names
from selon.reading.statements.drafts import Draft
from selon.reading.statements.ground import Ground
from selon.reading.statements.register import Named, Register
from selon.reading.statements.sources import Source
from selon.record import Entity, Reference, Statement


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and how well known."""

    reference: Reference | None
    named: str


class SpeakerBook:
    """The speakers of one document, and the entities with those the sources add."""

    def __init__(self, ground: Ground, names: Names) -> None:
        self._names = names
        self._ground = ground
        self._register = Register(ground)
        self._sources: list[tuple[Source, str]] = []

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities."""
        return self._names.entities

    @property
    def places(self) -> frozenset[int]:
        """Tokens of place names."""
        return frozenset(i for i, entry in self._register.at.items() if entry.kind == "LOC")

    def speaker(self, draft: Draft, before: list[Statement]) -> Speaker:
        """The speaker of a draft."""
        if draft.source is None:
            if draft.content.frame == "alone" and before:
                last = next((s for s in reversed(before) if s.speaker is not None), before[-1])
                return Speaker(last.speaker, last.named)
            return Speaker(None, "unknown")
        name = self._name(draft, before)
        if name is None:
            return Speaker(None, "unknown")
        self._sources.append((draft.source, name))
        return Speaker(Reference("e0", name), "named")

    def _name(self, draft: Draft, before: list[Statement]) -> str | None:
        source = draft.source
        assert source is not None
        tokens = self._ground.analysis.tokens
        head = tokens[source.head]
        if source.last - source.first == 1 and head.pos in ("PRON", "DET") or head.norm in self._ground.words.last_named:
            return self._pronoun(head, source, before)
        named = self._inside(source)
        if named is not None:
            return named.name
        known = self._by_role(source)
        if known is not None:
            return known
        return self._phrase(source)

    def _inside(self, source: Source) -> Named | None:
        """The name in a phrase that is its head or its apposition, not what "de" governs."""
        tokens = self._ground.analysis.tokens
        seen: set[int] = set()
        best: Named | None = None
        for i in range(source.first, source.last):
            entry = self._register.at.get(i)
            if entry is None or id(entry) in seen:
                continue
            seen.add(id(entry))
            if i > source.first and tokens[i - 1].norm in self._ground.words.de | self._ground.words.at | {"en", "chez", "pour"}:
                continue
            if i > source.first + 1 and tokens[i - 1].pos == "DET" and tokens[i - 2].norm in self._ground.words.de:
                continue
            if best is None or entry.kind == "PER" and best.kind != "PER":
                best = entry
        return best

    def _phrase(self, source: Source) -> str:
        tokens = self._ground.analysis.tokens
        first, last = source.first, source.last
        while first < last - 1 and tokens[first].pos == "DET" and tokens[first].norm in ("le", "la", "les", "l'"):
            first += 1
        for i in range(source.head + 1, last):
            if tokens[i].text == ",":
                last = i
                break
        return self._ground.analysis.span(first, last).text

    def _by_role(self, source: Source) -> str | None:
        """The person or body a definite phrase stands for: one with this role, or an earlier phrase with this head."""
        tokens = self._ground.analysis.tokens
        if tokens[source.first].norm not in self._ground.words.definite:
            return None
        head = tokens[source.head]
        words = {t.lemma.lower() for t in tokens[source.first : source.last] if t.pos in ("NOUN", "ADJ", "PROPN")}
        fits = [
            (max(first for first, _ in entry.mentions if first < source.first), entry)
            for entry in self._register.all
            if head.lemma.lower() in entry.roles
            and (words - {"nouveau", "ancien"}) <= entry.roles
            and entry.kind in ("PER", "ORG")
            and any(first < source.first for first, _ in entry.mentions)
        ]
        if fits:
            return max(fits, key=lambda pair: pair[0])[1].name
        for earlier, name in reversed(self._sources):
            other = tokens[earlier.head]
            if other.lemma.lower() == head.lemma.lower() and other.norm == head.norm and len(words) == 1:
                return name
        return None

    def _pronoun(self, head: Token, source: Source, before: list[Statement]) -> str | None:
        words = self._ground.words
        if head.norm in words.first_person:
            return self._enclosing(head, before)
        if head.norm in words.anybody | words.nobody:
            return None
        plural = "Number=Plur" in head.morph or head.norm in ("ils", "elles", "-ils", "-elles", "eux", "leur", "leurs")
        feminine = head.norm in ("elle", "elles", "-elle", "-elles", "celle-ci")
        if plural:
            return self._plural(source)
        return self._person(source, "Fem" if feminine else "Masc", before)

    def _enclosing(self, head: Token, before: list[Statement]) -> str | None:
        for statement in reversed(before):
            if any(c.start <= head.start < c.end for c in statement.content):
                return None if statement.speaker is None else statement.speaker.name
        return before[-1].speaker.name if before and before[-1].speaker else None

    def _person(self, source: Source, gender: str, before: list[Statement]) -> str | None:
        """The nearest subject, then the last speaker, then the nearest person, whose gender agrees."""
        tokens, analysis = self._ground.analysis.tokens, self._ground.analysis
        sentence = analysis.sentence_of(source.first)
        floor = analysis.sentences[max(0, sentence.index - 4)].first
        candidates: list[tuple[float, str]] = []
        for entry in self._register.all:
            if entry.kind != "PER" or entry.gender and entry.gender != gender:
                continue
            for first, last in entry.mentions:
                if floor <= first < source.first:
                    distance = (sentence.index - tokens[first].sentence) * 1.0
                    subject = any(tokens[i].dep.startswith("nsubj") for i in range(max(0, first - 6), last))
                    candidates.append((-distance + (1.5 if subject else 0.0) + first / 1e6, entry.name))
        last = next((s for s in reversed(before) if s.inside is None and s.speaker is not None), None)
        if last is not None and last.content[0].start < tokens[source.first].start:
            ref = last.speaker
            entry = next((e for e in self._register.all if ref is not None and e.name == ref.name), None)
            if ref is not None and (entry is None or not entry.gender or entry.gender == gender):
                gap = sentence.index - tokens[min(analysis.token_at(last.content[-1].end), len(tokens) - 1)].sentence
                candidates.append((1.2 - 0.5 * gap, ref.name))
        return max(candidates)[1] if candidates else None

    def _plural(self, source: Source) -> str | None:
        tokens, analysis = self._ground.analysis.tokens, self._ground.analysis
        sentence = analysis.sentence_of(source.first)
        floor = analysis.sentences[max(0, sentence.index - 3)].first
        for i in range(source.first - 1, floor - 1, -1):
            token = tokens[i]
            if token.pos == "NOUN" and token.dep.startswith("nsubj") and "Number=Plur" in token.morph:
                return token.text
        return next((name for earlier, name in reversed(self._sources) if "Number=Plur" in tokens[earlier.head].morph), None)

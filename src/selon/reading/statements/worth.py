"""What speaks for a draft as a statement worth a record: its cue, who is answerable, what is reported, and where."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from selon.analysis import Analysis
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.drafts import Draft
from selon.reading.statements.ground import CueMatch, Ground

_REPORT = 6
_FEW = 2


def is_report(analysis: Analysis) -> bool:
    """Whether a text is long enough for a report; a shorter one was picked for what it tells, and all of it is kept."""
    return len(analysis.sentences) >= _REPORT


@dataclass(frozen=True)
class DraftClues:
    """What is known of the drafts of one report."""

    ground: Ground
    drafts: Sequence[Draft]

    def choose(self) -> list[Draft]:
        """The drafts that are likely enough to be statements, as `cues/worth.toml` weighs them."""
        if not is_report(self.ground.analysis):
            return list(self.drafts)
        return [draft for draft in self.drafts if self.ground.rules.cues.worth.keeps(self.of(draft))]

    def of(self, draft: Draft) -> Mapping[str, float]:
        """The clues for and against a draft, by the names they have in `cues/worth.toml`."""
        start = draft.content.stretches[0][0]
        sentence = self.ground.analysis.sentence_of(self.ground.analysis.token_at(start))
        return {
            **dict.fromkeys(self._names(draft), 1.0),
            **self._of_report,
            "length": math.log(len(self._told(draft)) or 1),
            "late": math.log(1 + sentence.index),
        }

    @cached_property
    def _of_report(self) -> Mapping[str, float]:
        """What is true of all drafts of the report."""
        sentences, people = len(self.ground.analysis.sentences), len(self.ground.people)
        return {
            "drafts": math.log(len(self.drafts)),
            "dense": math.log(len(self.drafts) / sentences),
            "people": math.log(1 + people) - math.log(sentences),
        }

    def _names(self, draft: Draft) -> Iterator[str]:
        match, frame = draft.match, draft.content.frame
        yield from ("statement", frame)
        yield from self._of_source(draft)
        yield from self._of_content(draft)
        if match is None:
            return
        yield from (match.cue.id, match.cue.kind, match.cue.stance, f"{match.cue.kind} {frame}")
        yield from _of_verb(match)
        if draft.also:
            yield "several cues"
        if self.ground.is_quoted(match.head):
            yield "quoted cue"
        others = (each.content.stretches for each in self.drafts if each is not draft)
        if any(start <= match.head.start < end for told in others for start, end in told):
            yield "inside another"
            yield f"{frame} inside another"

    def _of_source(self, draft: Draft) -> Iterator[str]:
        """Who is answerable: nobody named, a pronoun, a name, or what a noun means."""
        if draft.source is None:
            yield "no source"
            return
        head = self.ground.analysis.tokens[draft.source.head]
        if head.pos in ("PRON", "PROPN"):
            yield f"source {head.pos}"
            return
        yield f"source {source_kind(self.ground, head)}"
        if "Number=Plur" in head.morph:
            yield "source plural"

    def _of_content(self, draft: Draft) -> Iterator[str]:
        """Whether what is reported is a clause or a phrase, what it opens with, and how much of it is quoted."""
        tokens, told = self.ground.analysis.tokens, self._told(draft)
        finite = any(i in self.ground.groups and self.ground.groups[i].finite is not None for i in told)
        yield "a clause" if finite else "a phrase"
        if len(told) <= _FEW:
            yield "few words"
        if told and tokens[told[0]].pos in ("ADP", "DET", "SCONJ"):
            yield f"opens with {tokens[told[0]].norm}"
        quoted = sum(self.ground.is_quoted(tokens[i]) for i in told)
        yield "all quoted" if quoted == len(told) else "some quoted" if quoted else "none quoted"

    def _told(self, draft: Draft) -> list[int]:
        """The tokens of what is reported."""
        return [i for stretch in draft.content.stretches for i in self.ground.analysis.tokens_in(*stretch)]


def _of_verb(match: CueMatch) -> Iterator[str]:
    """The form of a cue that is a verb."""
    group = match.group
    if group is None:
        return
    if group.finite is None:
        yield "infinitive cue" if group.is_infinitive else "participle cue"
    if group.negated:
        yield "negated cue"
    yield from (f"cue {feature}" for feature in sorted(match.head.morph) if feature.startswith(("Tense", "Person")))

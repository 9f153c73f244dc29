"""The sentences of the rule files, read all at once, and the lists of those that are read wrongly today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from selon.document import Document
from selon.reading import read_all
from selon.record import Reading
from selon.rules import RuleSet
from selon.rules.cues import Cue
from selon.rules.events import Trigger

HEADER = """\
# Sentences of the {kind} files that are read wrongly today: {kind}, finds or skips, sentence. The tests want this list
# exact. Write it again with:  python tools/list_known_misses.py
"""


class Example(NamedTuple):
    """A sentence of a rule's entry; `kind` is finds or skips."""

    rule: str
    kind: str
    sentence: str


@dataclass(frozen=True)
class Examples:
    """The sentences of one kind of rule file.

    `is_found` tells whether a reading has what the entry's finds want, `is_made` whether the entry made something in
    it, which its skips forbid.
    """

    kind: str
    entries: Callable[[RuleSet], Iterable[Cue | Trigger]]
    is_found: Callable[[Cue | Trigger, Reading], bool]
    is_made: Callable[[Cue | Trigger, Reading], bool]

    @property
    def list(self) -> Path:
        """The file of the sentences that are known to be read wrongly."""
        return Path(__file__).with_name(f"known_{self.kind}_misses.txt")

    def find(self, rules: RuleSet) -> Iterator[Example]:
        """Every sentence, in the order of the files."""
        for entry in self.entries(rules):
            yield from (Example(entry.id, "finds", sentence) for sentence in entry.finds)
            yield from (Example(entry.id, "skips", sentence) for sentence in entry.skips)

    def misses(self, rules: RuleSet) -> frozenset[Example]:
        """The sentences that are read otherwise than their entry says."""
        by_id = {entry.id: entry for entry in self.entries(rules)}
        examples = tuple(self.find(rules))
        readings = read_all(Document(example.sentence, rules.language) for example in examples)
        return frozenset(
            example
            for example, reading in zip(examples, readings, strict=True)
            if not self._is_right(example.kind, by_id[example.rule], reading)
        )

    def _is_right(self, kind: str, entry: Cue | Trigger, reading: Reading) -> bool:
        return self.is_found(entry, reading) if kind == "finds" else not self.is_made(entry, reading)

    def known_misses(self) -> frozenset[Example]:
        """Those of the list."""
        lines = self.list.read_text(encoding="utf8").splitlines()
        return frozenset(Example(*line.split("\t")) for line in lines if not line.startswith("#"))

    def save(self, misses: Iterable[Example]) -> None:
        """Write the list."""
        rows = sorted("\t".join(miss) + "\n" for miss in misses)
        self.list.write_text(HEADER.format(kind=self.kind) + "".join(rows), encoding="utf8")


def _made_statement(cue: Cue | Trigger, reading: Reading) -> bool:
    return any(reason.rule == cue.id for statement in reading.statements for reason in statement.because)


def _made_event(trigger: Cue | Trigger, reading: Reading) -> bool:
    return any(event.because[0].rule == trigger.id for event in reading.events)


def _has_event_of_type(trigger: Cue | Trigger, reading: Reading) -> bool:
    return isinstance(trigger, Trigger) and any(event.type == trigger.type for event in reading.events)


CUES = Examples("cue", lambda rules: rules.cues.cues, _made_statement, _made_statement)
TRIGGERS = Examples("trigger", lambda rules: rules.events.triggers, _has_event_of_type, _made_event)

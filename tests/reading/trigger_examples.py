"""The sentences of the trigger files, read all at once, and the list of those that are read wrongly today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from selon.document import Document
from selon.reading import read_all
from selon.rules import RuleSet

KNOWN_MISSES = Path(__file__).with_name("known_trigger_misses.txt")
HEADER = """\
# Sentences of the trigger files that are read wrongly today: trigger, finds or skips, sentence. The tests want this
# list exact. Write it again with:  python tools/list_known_misses.py
"""


class Example(NamedTuple):
    """A sentence of a trigger's entry; `kind` is finds or skips."""

    trigger: str
    kind: str
    sentence: str


def find_examples(rules: RuleSet) -> Iterator[Example]:
    """Every sentence, in the order of the files."""
    for trigger in rules.events.triggers:
        yield from (Example(trigger.id, "finds", sentence) for sentence in trigger.finds)
        yield from (Example(trigger.id, "skips", sentence) for sentence in trigger.skips)


def find_misses(rules: RuleSet) -> tuple[Example, ...]:
    """The `finds` in which no event has the trigger's type, and the `skips` in which the trigger makes one."""
    types = {trigger.id: trigger.type for trigger in rules.events.triggers}
    examples = tuple(find_examples(rules))
    readings = read_all(Document(example.sentence, rules.language) for example in examples)
    misses = []
    for example, reading in zip(examples, readings, strict=True):
        if example.kind == "finds":
            right = any(event.type == types[example.trigger] for event in reading.events)
        else:
            right = not any(event.because[0].rule == example.trigger for event in reading.events)
        if not right:
            misses.append(example)
    return tuple(misses)


def load_known_misses() -> tuple[Example, ...]:
    lines = KNOWN_MISSES.read_text(encoding="utf8").splitlines()
    return tuple(Example(*line.split("\t")) for line in lines if not line.startswith("#"))


def save_known_misses(misses: tuple[Example, ...]) -> None:
    rows = sorted("\t".join(miss) + "\n" for miss in misses)
    KNOWN_MISSES.write_text(HEADER + "".join(rows), encoding="utf8")

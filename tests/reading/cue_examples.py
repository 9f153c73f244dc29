"""The sentences of the cue files, read all at once, and the list of those that are read wrongly today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from selon.document import Document
from selon.reading import read_all
from selon.rules import RuleSet

KNOWN_MISSES = Path(__file__).with_name("known_misses.txt")
HEADER = """\
# Sentences of the cue files that are read wrongly today: cue, finds or skips, sentence. The tests want this list exact.
# Write it again with:  python tools/list_known_misses.py
"""


class Example(NamedTuple):
    """A sentence of a cue's entry; `kind` is finds or skips."""

    cue: str
    kind: str
    sentence: str


def find_examples(rules: RuleSet) -> Iterator[Example]:
    """Every sentence, in the order of the files."""
    for cue in rules.cues.cues:
        yield from (Example(cue.id, "finds", sentence) for sentence in cue.finds)
        yield from (Example(cue.id, "skips", sentence) for sentence in cue.skips)


def find_misses(rules: RuleSet) -> tuple[Example, ...]:
    """The `finds` in which their cue makes no statement, and the `skips` in which it makes one."""
    examples = tuple(find_examples(rules))
    readings = read_all(Document(example.sentence, rules.language) for example in examples)
    return tuple(
        example
        for example, reading in zip(examples, readings, strict=True)
        if (example.kind == "finds")
        != any(reason.rule == example.cue for statement in reading.statements for reason in statement.because)
    )


def load_known_misses() -> tuple[Example, ...]:
    lines = KNOWN_MISSES.read_text(encoding="utf8").splitlines()
    return tuple(Example(*line.split("\t")) for line in lines if not line.startswith("#"))


def save_known_misses(misses: tuple[Example, ...]) -> None:
    rows = sorted("\t".join(miss) + "\n" for miss in misses)
    KNOWN_MISSES.write_text(HEADER + "".join(rows), encoding="utf8")

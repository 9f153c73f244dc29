"""A quotation traced through the ledger: who said it, where first, how it changed, who is wrongly credited with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from selon.desk.speakers import is_speaker
from selon.desk.verify import Finding, find_quotation
from selon.ledger import DocumentRow, Ledger
from selon.ledger.days import days_of
from selon.record import Reading

# Reports looked at closely: those that share the most telling pairs of words with the quotation.
MOST = 200
# A pair of shorter words than this ("de la") is in every report.
TELLING = 4


@dataclass(frozen=True, slots=True)
class Appearance:
    """A report that holds the quotation, or nearly.

    Attributes:
        finding: where and how, as in one report.
        credited: who it is ascribed to there; None where to nobody.
        wrongly: whether that is somebody else, by name, than most reports ascribe it to.
    """

    document: DocumentRow
    reading: Reading
    finding: Finding
    credited: str | None
    wrongly: bool = False

    @property
    def said(self) -> str | None:
        """The first day it can have been said on, where the report tells that; None else."""
        told = self.finding.statement.said if self.finding.statement else None
        return days_of(told)[0] or None if told else None

    @property
    def day(self) -> str | None:
        """The first day it can have been said on: of what tells none, that of its report."""
        return self.said or self.document.first_day


def trace_quotation(ledger: Ledger, quotation: str, speaker: str | None = None) -> tuple[Appearance, ...]:
    """Every report that holds the quotation; empty where none does.

    Those where whoever is asked for says it go first, then those where somebody else does or nobody is credited, then
    those that say the contrary or give another figure; of each, the earliest first, undated ones last.
    """
    words = re.findall(r"\w+", quotation)
    pairs = [f"{a} {b}" for a, b in pairwise(words) if max(len(a), len(b)) >= TELLING]
    telling = [word for word in words if len(word) >= TELLING]
    found = _look(ledger, pairs or words, quotation, speaker)
    # In another tense ("nous partirons" for "nous partons") no pair may be left as it was.
    found = found or _look(ledger, telling, quotation, speaker)
    found.sort(key=lambda each: (each.day or "9", each.document.row, each.finding.start))
    return tuple(sorted(_judge(tuple(found)), key=lambda each: _rank(each.finding)))


def _rank(finding: Finding) -> int:
    """How well a finding answers, the best first."""
    return 2 if finding.against else int(finding.verdict.startswith(("other", "report")))


def best_of(found: Sequence[Appearance]) -> Appearance:
    """The appearance that answers best; of those that answer as well, the first."""
    return min(found, key=lambda each: (_rank(each.finding), -each.finding.score))


def _look(ledger: Ledger, phrases: list[str], quotation: str, speaker: str | None) -> list[Appearance]:
    """Where the quotation is among the reports that hold some phrases."""
    found = []
    for id in ledger.find_texts(phrases, MOST):
        stored = ledger.load_document(id)
        for finding in find_quotation(stored.reading, quotation, speaker):
            if finding.verdict != "never":
                found.append(Appearance(stored.row, stored.reading, finding, _credited(finding)))
    return found


def _credited(finding: Finding) -> str | None:
    statement = finding.statement
    return statement.speaker.name if statement is not None and statement.speaker is not None else None


def _judge(found: tuple[Appearance, ...]) -> tuple[Appearance, ...]:
    """Mark those ascribed to another than whom most reports ascribe it to; of as many, the one that came first."""
    said = (each for each in found if not each.finding.against and each.finding.statement is not None)
    credited = [each for each in said if each.finding.statement and each.finding.statement.named == "named"]
    votes: Counter[str] = Counter()
    for each in credited:
        votes[next((name for name in votes if _same(each, name)), each.credited or "")] += 1
    if len(votes) < 2:
        return found
    # `most_common` keeps the order of first appearance among equals.
    right = votes.most_common(1)[0][0]
    return tuple(replace(each, wrongly=each in credited and not _same(each, right)) for each in found)


def _same(appearance: Appearance, name: str) -> bool:
    statement = appearance.finding.statement
    return statement is not None and is_speaker(statement, name, appearance.reading)

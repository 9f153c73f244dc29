"""What reports tell as fact, in their own words, against what somebody denies: the same event, days that fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from selon.compare import Claim, Match, Vocabulary, claim_of, match
from selon.compare.match import DONE_DAYS
from selon.desk.claiming import day_said, deed_of, make_claims
from selon.ledger import EventRow, Ledger, StatementRow
from selon.ledger.contests import Contest

# Whoever wrote the report: nobody who speaks in a ledger has this name.
REPORT = "*"
# The reason given: the one side is the report's own.
TOLD = "told"


def find_contests(ledger: Ledger, vocabulary: Vocabulary, document: str) -> tuple[Contest, ...]:
    """What a document tells as fact and somebody denies, and what somebody denies in it and another report tells.

    Told and denied must be of one type, by or to one of the same, dated, and alike in their words. Who denies
    something speaks of what has happened: what is told of a later day is news to both.
    """
    pairs = tuple({(told.row, denial.row): (told, denial) for told, denial in _pairs(ledger, document)}.values())
    denials = {denial.row: denial for _, denial in pairs}
    denying = make_claims(ledger, vocabulary, denials.values())
    telling = {told.row: _claim(vocabulary, told, told.evidence) for told, _ in pairs}
    return tuple(
        Contest(told.row, denial.row, met.score, (*met.because, TOLD))
        for told, denial in pairs
        if (met := match(vocabulary, telling[told.row], denying[denial.row])) is not None
        and met.kind == "disputes"
        and _is_what_happened(vocabulary, told, met)
    )


def _pairs(ledger: Ledger, document: str) -> Iterator[tuple[EventRow, StatementRow]]:
    """Tellings and denials that may be of one event, one of each pair in the document."""
    for denial in ledger.links.statements_of(document):
        said = day_said(denial)
        if denial.stance == "denies" and said:
            for event in ledger.links.events_in([denial.row]):
                # The day of what did not happen is but the day it was denied on.
                if event.factuality == "CT-":
                    near = ledger.contests.told_near(event, _days_from(said, -DONE_DAYS), said)
                    yield from ((told, denial) for told in near)
    for told in ledger.contests.told_in(document):
        if told.first_day:
            near_by = ledger.contests.denied_near(told, told.first_day, _days_from(told.first_day, DONE_DAYS))
            yield from ((told, denial) for denial in near_by if told.first_day <= day_said(denial))


def _days_from(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _is_what_happened(vocabulary: Vocabulary, told: EventRow, met: Match) -> bool:
    """Whether what happened is among what both speak of, and not only who took part."""
    happened = {term for clause in _claim(vocabulary, told, told.anchor).clauses for term in clause.terms}
    return not happened.isdisjoint(met.because[0].removeprefix("shared:").split())


def _claim(vocabulary: Vocabulary, told: EventRow, words: str) -> Claim:
    return claim_of(
        vocabulary,
        key="",
        document=told.document,
        speaker=REPORT,
        day=told.first_day or "",
        stance="affirms",
        cue=None,
        content=words,
        form="direct",
        deeds=(deed_of(told),),
        span=(told.evidence_start, told.evidence_end),
    )

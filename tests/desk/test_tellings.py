"""What a report tells in its own words is a side of a dispute where somebody denies it."""

from __future__ import annotations

import pytest

from selon.desk.accounts import Disagreement, find_disagreements
from selon.desk.judging import find_saying, judge_match
from selon.desk.linking import link_document, link_new
from selon.desk.support import find_support_of_document
from selon.desk.watching import Question, find_firings
from selon.document import Document
from selon.ledger import Ledger
from selon.moment import Moment
from selon.reading.read import read_all
from selon.record import Reading

TOLD = "La police a perquisitionné mardi le siège de la banque Ferrolis à Port-Veyre."
DENIED = "La police n'a pas perquisitionné le siège de la banque, a assuré son avocat, Luc Dervaux."
LATER = (
    "Les enquêteurs ont pris leur temps. La police a perquisitionné lundi le siège de la banque Ferrolis à Port-Veyre."
)


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    """A telling of 5 March, a denial of the 6th, and the same told of the 11th."""
    written = ((TOLD, "2024-03-05", "Le Phare"), (DENIED, "2024-03-06", "La Rade"), (LATER, "2024-03-12", "L'Écluse"))
    return tuple(read_all(Document(text, "fr", Moment.parse(day), None, paper, None) for text, day, paper in written))


def put(ledger: Ledger, *readings: Reading) -> tuple[Disagreement, ...]:
    for number, reading in enumerate(readings):
        ledger.add(reading, str(number))
    link_new(ledger)
    return find_disagreements(ledger)


@pytest.mark.parametrize("turned", [False, True])
def test_what_a_report_tells_and_somebody_denies_is_a_dispute_whichever_came_in_first(
    ledger: Ledger, readings: tuple[Reading, ...], turned: bool
) -> None:
    telling, denying = readings[:2]
    (found,) = put(ledger, *((denying, telling) if turned else (telling, denying)))
    told, denied = (side.voices[0] for side in found.sides)
    assert (told.told, told.speaker, told.publishers, told.words) == (True, None, ("Le Phare",), TOLD)
    assert (denied.told, denied.speaker) == (False, "Luc Dervaux")
    assert told.row.startswith(telling.document.id)


def test_what_is_told_of_a_later_day_contradicts_no_denial(ledger: Ledger, readings: tuple[Reading, ...]) -> None:
    assert put(ledger, readings[1], readings[2]) == ()


def test_a_watch_on_disputes_tells_one_that_a_telling_begins(ledger: Ledger, readings: tuple[Reading, ...]) -> None:
    put(ledger, readings[1], readings[0])
    (firing,) = find_firings(ledger, Question("dispute"), documents=(readings[0].document.id,))
    assert TOLD in firing.what


def test_a_telling_that_is_of_something_else_is_parted_until_that_is_undone(
    ledger: Ledger, readings: tuple[Reading, ...]
) -> None:
    (found,) = put(ledger, *readings[:2])
    told, denied = (find_saying(ledger, side.voices[0].row) for side in found.sides)
    decision = judge_match(ledger, told, [denied], "part", by="Ana")
    ledger.read_again(readings[0])
    link_new(ledger)
    assert find_disagreements(ledger) == ()
    ledger.undo(decision.uid)
    assert find_disagreements(ledger) == (found,)
    judge_match(ledger, denied, [told], "confirm")
    assert [each.because[0] for each in find_disagreements(ledger)] == ["confirmed"]


@pytest.mark.parametrize("side", [0, 1])
def test_what_people_reject_is_no_side(ledger: Ledger, readings: tuple[Reading, ...], side: int) -> None:
    (found,) = put(ledger, *readings[:2])
    ledger.reject(found.sides[side].voices[0].row)
    assert find_disagreements(ledger) == ()


def test_what_is_taken_out_is_no_side(ledger: Ledger, readings: tuple[Reading, ...]) -> None:
    put(ledger, *readings[:2])
    ledger.remove(readings[0].document.id)
    assert find_disagreements(ledger) == ()


def test_comparing_again_keeps_what_was_found(ledger: Ledger, readings: tuple[Reading, ...]) -> None:
    before = put(ledger, *readings[:2])
    link_document(ledger, readings[1].document.id)
    ledger.read_again(readings[0])
    link_new(ledger)
    assert find_disagreements(ledger) == before


def test_who_denies_what_a_report_tells_contests_the_report(ledger: Ledger, readings: tuple[Reading, ...]) -> None:
    put(ledger, *readings[:2])
    support = find_support_of_document(ledger, readings[0].document.id)
    assert [voice.speaker for voice in support.contests] == ["Luc Dervaux"]

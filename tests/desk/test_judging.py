"""A match that people confirm or part stays so, in this ledger and in another that takes their decisions."""

from __future__ import annotations

from pathlib import Path

from made_readings import make_reading

from selon.desk.accounts import find_disagreements
from selon.desk.judging import judge_match
from selon.desk.linking import link_new
from selon.ledger import Ledger, open_ledger

ONE = make_reading(("Ana Ruiz", "le chantier du théâtre avance au rythme prévu"), published="2023-02-02")
OTHER = make_reading(("Jo Bell", "rien ne bouge derrière les palissades"), published="2023-02-03")


def fill(path: Path) -> Ledger:
    ledger = open_ledger(path)
    for reading in (ONE, OTHER):
        ledger.add(reading, "made")
    link_new(ledger)
    return ledger


def test_what_people_confirm_is_told_until_they_undo_it(tmp_path: Path) -> None:
    with fill(tmp_path / "one.db") as ledger, fill(tmp_path / "other.db") as second:
        assert find_disagreements(ledger) == ()
        rows = [ledger.links.statements_of(reading.document.id)[0] for reading in (ONE, OTHER)]
        decision = judge_match(ledger, rows[1], rows[0], "confirm")
        found = find_disagreements(ledger)
        assert [each.because for each in found] == [("confirmed",)]
        for reading in (ONE, OTHER):
            ledger.read_again(reading)
        link_new(ledger)
        assert [each.about for each in find_disagreements(ledger)] == [each.about for each in found]
        second.decide(ledger.decisions("match"))
        assert len(find_disagreements(second)) == 1
        ledger.undo(decision.uid)
        assert find_disagreements(ledger) == ()

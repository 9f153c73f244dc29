"""A match that people confirm or part stays so, in this ledger and in another that takes their decisions."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from made_readings import make_reading

from selon.desk.accounts import find_disagreements
from selon.desk.judging import find_saying, judge_match, sayings_of
from selon.desk.linking import link_judged, link_new
from selon.desk.said import numbers_of
from selon.ledger import Ledger, LedgerFault, open_ledger

CLOSED = "l’usine de Valbrune sera fermée en juin"
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
        decision = judge_match(ledger, rows[1], [rows[0]], "confirm")
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


def test_what_is_parted_in_a_report_is_parted_in_its_copies(tmp_path: Path) -> None:
    told = make_reading(("Ana Ruiz", CLOSED), published="2023-02-02")
    copy = make_reading(("Ana Ruiz", CLOSED), ("Lou Perrin", "le port aussi"), published="2023-02-02")
    denied = make_reading(("Jo Bell", CLOSED.replace("sera", "ne sera pas")), published="2023-02-03")
    with open_ledger(tmp_path / "copies.db") as ledger:
        for reading in (told, copy, denied):
            ledger.add(reading, "made")
        ledger.set_origin(copy.document.id, told.document.id, 1.0)
        link_new(ledger)
        (found,) = find_disagreements(ledger)
        assert [len(side.voices) for side in found.sides] == [1, 1]
        one, other = (find_saying(ledger, side.voices[0].row) for side in found.sides)
        judge_match(ledger, one, [other], "part")
        assert find_disagreements(ledger) == ()


def test_what_is_decided_about_a_row_leaves_no_report_uncompared(tmp_path: Path) -> None:
    told = make_reading(("Ana Ruiz", CLOSED), published="2023-02-02")
    denied = make_reading(("Lou Perrin", CLOSED.replace("sera", "ne sera pas")), published="2023-02-03")
    with open_ledger(tmp_path / "decided.db") as ledger:
        for reading in (told, denied):
            ledger.add(reading, "made")
        link_new(ledger)
        link_judged(ledger, [ledger.correct(f"{denied.document.id}/s1", {"speaker": "Jo Bell"})])
        assert ledger.links.count_unlinked() == 0
        (found,) = find_disagreements(ledger)
        assert {voice.speaker for side in found.sides for voice in side.voices} == {"Ana Ruiz", "Jo Bell"}
        link_judged(ledger, [ledger.reject(f"{denied.document.id}/s1")])
        assert find_disagreements(ledger) == ()


def test_a_saying_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with fill(tmp_path / "one.db") as ledger, pytest.raises(LedgerFault, match="s9"):
        find_saying(ledger, f"{ONE.document.id}/s9")


def test_what_is_decided_of_other_reports_costs_a_report_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(1)
    with open_ledger(tmp_path / "many.db") as ledger:
        for number, town in enumerate(("Valbrune", "Tournel", "Belroc", "Ormesson")):
            for speaker, words in (("Ana Ruiz", CLOSED), ("Jo Bell", CLOSED.replace("sera", "ne sera pas"))):
                # So much of its own that it is no copy of another.
                own = " ".join("".join(dice.choices("abcdefghij", k=6)) for _ in range(30))
                said = ((speaker, words.replace("Valbrune", town)), ("Luc Faure", own))
                ledger.add(make_reading(*said, published=f"2023-0{number + 1}-02"), "made")
        link_new(ledger)
        every = find_disagreements(ledger)
        assert len(every) == 4
        for each, action in zip(every, ("confirm", "part", "confirm"), strict=False):
            one, other = (find_saying(ledger, side.voices[0].row) for side in each.sides)
            judge_match(ledger, one, [other], action)
        told = {each.id: each for each in find_disagreements(ledger)}
        assert len(told) == 3
        loaded: list[str] = []
        monkeypatch.setattr(
            "selon.desk.judging.sayings_of", lambda ledger, name: loaded.append(name) or sayings_of(ledger, name)
        )
        for each in every:
            loaded.clear()
            documents = {voice.documents[0] for side in each.sides for voice in side.voices}
            rows = numbers_of(ledger, each.sides[0].voices[0].documents[0])
            assert find_disagreements(ledger, rows) == tuple(filter(None, (told.get(each.id),)))
            assert set(loaded) <= documents

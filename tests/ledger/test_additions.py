"""What people add where the machine found nothing: it is found and counted like all rows, and lasts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from made_readings import make_reading, with_event

from selon.ledger import Decision, Filter, Ledger, LedgerFault, open_ledger
from selon.ledger.decisions import parse_decision
from selon.ledger.wording import find_words

MISSED = make_reading(
    ("Ana Ruiz", "le pont ferme. Jo Bell dit « Tout ira bien » à la presse"),
    ("Lou Marchal", "il tient"),
    about="Jo Bell",
)
TEXT, ID = MISSED.document.text, MISSED.document.id
QUOTED = find_words(TEXT, "Tout ira bien")


def add_statement(ledger: Ledger, **given: Any) -> Decision:
    claim = {"content": QUOTED, "speaker": "Jo Bell", "stance": "promises", **given}
    return ledger.add_row(ID, "statement", claim, by="eva", why="relu")


def test_an_added_statement_is_found_counted_and_marked(ledger: Ledger) -> None:
    ledger.add(MISSED, "a")
    decision = add_statement(ledger)
    (row,) = ledger.statements(Filter(speaker="Bell", stance="promises", text='"ira bien"', review="added"))
    assert row.id == f"{ID}/{decision.target['label']}"
    assert (row.review, row.because, row.form, row.named) == ("added", ("decision",), "direct", "named")
    assert (row.quotes, row.first_day) == (("Tout ira bien",), "2023-05-10")
    assert [(each.name, each.statements) for each in ledger.people("Bell")] == [("Jo Bell", 1)]
    assert [each.id for each in ledger.load_document(ID).reading.statements] == ["s1", decision.target["label"], "s2"]
    assert TEXT[slice(*QUOTED[0])] == decision.target["quote"]["exact"]
    assert (decision.action, decision.by, decision.why) == ("add", "eva", "relu")


def test_it_is_undone_and_that_is_undone(ledger: Ledger) -> None:
    ledger.add(MISSED, "a")
    decision = add_statement(ledger, speaker="Nadir Kebbal")
    undone = ledger.undo(decision.uid)
    assert len(ledger.statements()) == 2
    assert ledger.people("Kebbal") == ()
    ledger.undo(undone.uid)
    assert [row.speaker for row in ledger.statements(Filter(speaker="Kebbal"))] == ["Nadir Kebbal"]


def test_it_lasts_when_the_report_is_read_anew_and_in_another_ledger(ledger: Ledger, path: Any) -> None:
    ledger.add(MISSED, "a")
    id = f"{ID}/{add_statement(ledger).target['label']}"
    ledger.read_again(replace(MISSED, rules="newer", statements=MISSED.statements[:1]))
    assert id in {row.id for row in ledger.statements()}
    assert ledger.waiting() == ()
    with open_ledger(path.with_name("other.db")) as other:
        other.add(MISSED, "a")
        other.decide(ledger.decisions())
        assert id in {row.id for row in other.statements(Filter(review="added"))}


def test_it_can_be_corrected_and_rejected_and_stays_marked(ledger: Ledger) -> None:
    ledger.add(MISSED, "a")
    id = f"{ID}/{add_statement(ledger).target['label']}"
    ledger.correct(id, {"speaker": "Nadir Kebbal"})
    ledger.accept(id)
    (row,) = ledger.statements(Filter(speaker="Kebbal"))
    assert (row.id, row.review) == (id, "added")
    ledger.reject(id)
    assert id not in {row.id for row in ledger.statements()}


def test_what_the_machine_finds_by_now_is_there_once(ledger: Ledger) -> None:
    ledger.add(MISSED, "a")
    decision = add_statement(ledger)
    label = decision.target["label"]
    found = next(each for each in ledger.load_document(ID).reading.statements if each.id == label)
    ledger.read_again(replace(MISSED, rules="newer", statements=(*MISSED.statements, replace(found, id="s3"))))
    (row,) = ledger.statements(Filter(stance="promises"))
    assert (row.id, row.review) == (f"{ID}/s3", "accepted")
    with pytest.raises(LedgerFault, match="s3 says the same already"):
        add_statement(ledger)


def test_an_added_event_is_found_counted_and_marked(ledger: Ledger) -> None:
    ledger.add(MISSED, "a")
    claim = {"anchor": find_words(TEXT, "tient")[0], "type": "AID", "actor": ["Jo Bell"], "recipient": ["La mairie"]}
    ledger.add_row(ID, "event", {**claim, "place": "Belroc", "time": "2023-05-09"})
    (row,) = ledger.events(Filter(type="AID", about="mairie", place="Belroc", since="2023-05-09", until="2023-05-09"))
    assert (row.review, row.anchor, row.evidence) == ("added", "tient", "Lou Marchal affirme que il tient.")
    assert [row.tells(part) for part in ("actor", "recipient", "place", "time")] == [True] * 4
    assert (row.according_to, row.factuality) == (f"{ID}/s2", "CT+")
    assert "AID" in {edge.kind for edge in ledger.edges()}


def test_what_is_told_within_an_added_statement_is_told_by_it(ledger: Ledger) -> None:
    ledger.add(with_event(MISSED, "Jo Bell", "Ana Ruiz", time=None), "a")
    words = find_words(TEXT, "que le pont ferme")
    decision = ledger.add_row(ID, "statement", {"content": words, "speaker": "Nadir Kebbal"})
    (event,) = ledger.events()
    assert event.according_to == f"{ID}/{decision.target['label']}"
    ledger.undo(decision.uid)
    assert [row.according_to for row in ledger.events()] == [f"{ID}/s1"]


@pytest.mark.parametrize(
    ("layer", "claim", "message"),
    [
        ("statement", {"speaker": "Jo Bell"}, "content is missing"),
        ("statement", {"content": [[0, 10_000]]}, "stretches of the text"),
        ("statement", {"content": QUOTED, "stance": "lies"}, "it is one of: affirms"),
        ("statement", {"content": QUOTED, "speaker": "-"}, "give a name"),
        ("statement", {"content": find_words(TEXT, "Jo Bell")}, "is a name, and says nothing"),
        ("event", {"anchor": QUOTED[0]}, "type is missing"),
        ("event", {"anchor": [5, 2], "type": "AID"}, "one stretch"),
        ("event", {"anchor": QUOTED[0], "type": "AID", "mode": "prison"}, "cannot be 'prison'"),
    ],
)
def test_what_no_row_can_hold_is_refused_and_logs_nothing(
    ledger: Ledger, layer: str, claim: dict[str, Any], message: str
) -> None:
    ledger.add(MISSED, "a")
    with pytest.raises(LedgerFault, match=message):
        ledger.add_row(ID, layer, claim)
    assert ledger.decisions() == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("l'eau monte", ["L’eau monte"]),
        ('"l\'eau  monte"', ["« L’eau monte »"]),
        ("eau", ["eau"]),
        ("l'eau […] baissera", ["L’eau", "baissera"]),
        ("elle monte [...] vite", ["elle monte", "vite"]),
    ],
)
def test_words_are_found_whatever_their_marks_and_blanks(words: str, found: list[str]) -> None:
    text = "« L’eau monte »,\ndit-il. Et elle monte encore vite. Elle baissera vite."
    assert [text[start:end] for start, end in find_words(text, words)] == found


def test_words_that_are_absent_or_stand_in_several_places_are_told() -> None:
    text = "Le pont ferme. Le pont rouvre. Les pontons."
    with pytest.raises(LedgerFault, match="does not have the words 'le pon'"):
        find_words(text, "le pon")
    with pytest.raises(LedgerFault, match="does not have the words"):
        find_words(text, " […] ")
    with pytest.raises(LedgerFault, match="does not have the words"):
        find_words(text, ".")
    with pytest.raises(LedgerFault, match="'le pont' 2 times"):
        find_words(text, "le pont")
    assert find_words(text, "le pont", near=[[18, 40]]) == [[15, 22]]


def test_a_row_that_is_not_whole_is_not_taken_from_another_ledger(ledger: Ledger) -> None:
    ledger.add(MISSED, "a")
    line = json.dumps(add_statement(ledger).to_dict())
    assert parse_decision(line, "here").action == "add"
    with pytest.raises(LedgerFault, match="not whole"):
        parse_decision(line.replace('"stance"', '"stanza"'), "here")

"""What people decide: it holds at once, through newer readings and in other ledgers, and nothing moves silently."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_readings import make_reading, with_event

from selon.ledger import Filter, Ledger, LedgerFault, open_ledger
from selon.record import Dispute, Reading, Reason, Side
from selon.record.json import to_dict
from selon.span import Span

PONT = make_reading(("Ana Ruiz", "le pont ferme"), ("Jo Bell", "Ana Ruiz ment"), about="Ana Ruiz")
FIRST, SECOND = (f"{PONT.document.id}/s{n}" for n in (1, 2))


def facts(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every fact the ledger shows, without the numbers of rows."""
    views = {
        "statements": "id, speaker, stance, content, said, review, spans",
        "events": "id, type, actor, recipient, review",
        "entities": "id, name, kind, known_as, review",
        "mentions": 'entity, text, start, "end"',
        "edges": "month, kind, stance, source, target, count",
    }
    where = {"edges": " WHERE count <> 0"}
    return {
        view: sorted(ledger.query(f"SELECT {columns} FROM {view}{where.get(view, '')}"), key=repr)
        for view, columns in views.items()
    }


def test_a_correction_holds_and_is_found_by(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.correct(FIRST, {"speaker": "Lou Marchal", "stance": "denies", "said": "2023-05-08"}, why="relu", by="eva")
    (row,) = ledger.statements(Filter(speaker="Marchal", stance="denies", until="2023-05-08"))
    assert (row.id, row.review, row.first_day) == (FIRST, "corrected", "2023-05-08")
    stored = ledger.load_document(PONT.document.id)
    assert stored.reviews == {"s1": "corrected"}
    (decision,) = ledger.decisions()
    assert (decision.by, decision.why, decision.before["speaker"]) == ("eva", "relu", "Ana Ruiz")
    start, end = decision.target["position"]["start"], decision.target["position"]["end"]
    assert PONT.document.text[start:end] == decision.target["quote"]["exact"] == "que le pont ferme"


def test_what_is_rejected_leaves_the_views_and_the_edges(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    assert len(ledger.edges()) == 1
    ledger.reject(SECOND)
    assert [row.id for row in ledger.statements()] == [FIRST]
    assert ledger.edges() == ()
    assert ledger.load_document(PONT.document.id).reviews == {"s2": "rejected"}


def test_who_is_rejected_is_on_no_side_of_a_dispute(ledger: Ledger) -> None:
    sides = (Side("for", ("s1",), ()), Side("against", ("s2",), ()))
    quarrel = Dispute("d1", "le pont ferme", None, (), (), sides, ())
    reading = replace(make_reading(("Ana Ruiz", "le pont ferme"), ("Jo Bell", "il reste ouvert")), disputes=(quarrel,))
    added = ledger.add(reading, "made")
    assert ledger.load_document(added.document).reading.disputes == (quarrel,)
    decision = ledger.reject(f"{added.document}/s2")
    assert ledger.load_document(added.document).reading.disputes == ()
    ledger.undo(decision.uid)
    assert ledger.load_document(added.document).reading.disputes == (quarrel,)


def test_undo_brings_everything_back_and_undoing_that_takes_it_away_again(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    before = facts(ledger)
    decision = ledger.correct(FIRST, {"speaker": "Lou Marchal"})
    corrected = facts(ledger)
    undone = ledger.undo(decision.uid[:8])
    assert facts(ledger) == before
    ledger.undo(undone.uid)
    assert facts(ledger) == corrected
    with pytest.raises(LedgerFault, match="does not hold"):
        ledger.undo(undone.uid)
    assert len(ledger.decisions()) == 3


@pytest.mark.parametrize(
    ("row", "changes", "message"),
    [
        ("s1", {"stance": "lies"}, "it is one of: affirms"),
        ("s1", {"colour": "red"}, "fields that can be: speaker"),
        ("s1", {}, "nothing to correct"),
        ("s1", {"said": "le 12"}, "2022-12-19"),
        ("s1", {"speaker": "  "}, "give a name"),
        ("s1", {"content": [[5, 2]]}, "stretches of the text"),
        ("s1", {"content": [[0, 10_000]]}, "stretches of the text"),
        ("s9", {"stance": "denies"}, "no row"),
        ("e1", {"kind": "star"}, "person, organization"),
        ("e1", {"country": "France"}, "two capital letters"),
        ("s1", {"speaker": "-"}, "give a name"),
        ("v1", {"mode": "prison"}, "it is one of: disapprove"),
        ("v1", {"type": "COERCE", "mode": "allege"}, "it is one of: seize"),
        ("v1", {"actor": ["-"]}, "list of names"),
        ("v1", {"content": [[0, 2]]}, "fields that can be: type"),
    ],
)
def test_what_no_row_can_hold_is_refused_and_logs_nothing(
    ledger: Ledger, row: str, changes: dict[str, Any], message: str
) -> None:
    ledger.add(with_event(PONT, "Jo Bell", "Ana Ruiz", time="2023-05"), "a")
    with pytest.raises(LedgerFault, match=message):
        ledger.correct(f"{PONT.document.id}/{row}", changes)
    assert ledger.decisions() == ()


def test_the_words_of_a_statement_can_be_corrected(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    start = PONT.document.text.index("le pont")
    ledger.correct(FIRST, {"content": [[start, start + 7]]})
    ledger.accept(FIRST)
    (row,) = ledger.statements(Filter(text='"le pont"'))
    assert (row.content, row.spans, row.review) == ("le pont", ((start, start + 7),), "accepted")


def test_events_and_entities_can_be_corrected(ledger: Ledger) -> None:
    ledger.add(with_event(PONT, "Jo Bell", "Ana Ruiz", time="2023-05"), "a")
    ledger.correct(f"{PONT.document.id}/v1", {"type": "REJECT", "recipient": ["La mairie"], "place": "Belroc"})
    (event,) = ledger.events(Filter(type="REJECT", about="mairie", place="Belroc"))
    assert [party.name for party in event.recipient] == ["La mairie"]
    ledger.correct(f"{PONT.document.id}/e1", {"name": "Ana-María Ruiz"})
    assert len(ledger.statements(Filter(speaker="María"))) == 1


def test_what_a_person_says_is_not_inferred_any_longer(ledger: Ledger) -> None:
    reading = with_event(PONT, "Jo Bell", "Ana Ruiz", time="2023-05")
    (event,) = reading.events
    guesses = tuple(Reason(f"fr.event.{part}.report") for part in ("actor", "place", "time"))
    ledger.add(replace(reading, events=(replace(event, because=(*event.because, *guesses)),)), "a")
    (row,) = ledger.events()
    assert [row.tells(part) for part in ("actor", "recipient", "place", "time")] == [False, True, False, False]
    ledger.correct(row.id, {"actor": ["Lou Marchal"], "place": "Belroc"})
    (row,) = ledger.events()
    assert [row.tells(part) for part in ("actor", "recipient", "place", "time")] == [True, True, True, False]
    assert {"decision.actor", "decision.place", "fr.event.time.report"} < set(row.because)


def test_an_event_of_another_type_loses_a_mode_that_only_the_old_one_has(ledger: Ledger) -> None:
    reading = with_event(PONT, "Jo Bell", "Ana Ruiz", time=None)
    ledger.add(replace(reading, events=(replace(reading.events[0], mode="allege"),)), "a")
    decision = ledger.correct(f"{PONT.document.id}/v1", {"type": "ASSAULT"})
    assert decision.after == {"type": "ASSAULT", "mode": None}
    assert [row.mode for row in ledger.events()] == [None]


def test_a_decision_is_named_by_four_characters_or_more(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    decision = ledger.reject(FIRST)
    with pytest.raises(LedgerFault, match="the first 4 characters"):
        ledger.undo(decision.uid[:3])
    assert ledger.undo(decision.uid[:4]).settles == decision.uid


def reread(reading: Reading, **changes: Any) -> Reading:
    """The reading as newer rules have it: the first statement changed."""
    first, *others = reading.statements
    return replace(reading, rules="newer", statements=(replace(first, **changes), *others))


def test_a_newer_reading_that_claims_the_same_keeps_the_decision(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.correct(FIRST, {"speaker": "Lou Marchal"})
    ledger.reject(SECOND)
    before = facts(ledger)
    ledger.read_again(replace(PONT, rules="newer", statements=tuple(replace(s, cue=None) for s in PONT.statements)))
    assert facts(ledger) == before
    assert ledger.waiting() == ()


def test_a_newer_reading_that_agrees_with_the_person_keeps_the_decision(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.correct(FIRST, {"stance": "denies"})
    ledger.read_again(reread(PONT, stance="denies"))
    assert ledger.waiting() == ()
    assert ledger.load_document(PONT.document.id).reviews == {"s1": "corrected"}


def test_a_near_match_waits_with_both_claims_and_moves_nothing(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    decision = ledger.correct(FIRST, {"speaker": "Lou Marchal"})
    content = PONT.statements[0].content[0]
    shorter = Span.of(PONT.document.text, content.start + 4, content.end)
    ledger.read_again(reread(PONT, content=(shorter,)))
    (row,) = ledger.statements(Filter(speaker="Ruiz"))
    assert (row.content, row.review) == ("le pont ferme", "machine")
    (waiting,) = ledger.waiting()
    assert (waiting.decision.uid, waiting.label) == (decision.uid, "s1")
    assert waiting.decision.before["content"] == [[content.start, content.end]]
    assert waiting.now["content"] == [[shorter.start, shorter.end]]
    ledger.correct(FIRST, {"speaker": "Lou Marchal"}, settles=decision.uid)
    assert ledger.waiting() == ()
    assert [row.content for row in ledger.statements(Filter(speaker="Marchal"))] == ["le pont ferme"]


def test_a_decision_about_a_row_that_is_gone_waits_too(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.accept(FIRST)
    ledger.read_again(replace(PONT, rules="newer", statements=PONT.statements[1:]))
    (waiting,) = ledger.waiting()
    assert waiting.label is None
    ledger.read_again(PONT)
    assert ledger.waiting() == ()
    assert ledger.load_document(PONT.document.id).reviews == {"s1": "accepted"}


def test_people_merge_in_documents_there_are_and_will_be_and_part_again(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.add(make_reading(("A. Ruiz", "le quai ferme"), ("Jo Bell", "A. Ruiz rêve"), about="A. Ruiz"), "b")
    before = facts(ledger)
    (short,), (full,) = ledger.people("A. Ruiz"), ledger.people("Ana Ruiz")
    decision = ledger.merge(short.id, full.id, by="eva")
    ledger.add(make_reading(("A. Ruiz", "la gare ferme")), "c")
    assert len(ledger.statements(Filter(person=full.id))) == 3
    assert len(ledger.people("Ruiz")) == 1
    assert [(edge.target, edge.count) for edge in ledger.edges()] == [("Ana Ruiz", 2)]
    ledger.remove(make_reading(("A. Ruiz", "la gare ferme")).document.id)
    ledger.undo(decision.uid)
    assert facts(ledger) == before


def test_two_of_one_name_are_split(ledger: Ledger) -> None:
    other = make_reading(("Ana Ruiz", "la récolte est bonne"))
    for each in (PONT, other):
        ledger.add(each, "a")
    ledger.split(f"{other.document.id}/e1", "Ana Ruiz (agricultrice)")
    assert {person.name for person in ledger.people("Ruiz")} == {"Ana Ruiz", "Ana Ruiz (agricultrice)"}
    assert [row.document for row in ledger.statements(Filter(speaker="agricultrice"))] == [other.document.id]


def test_decisions_outlive_their_document_and_travel(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(PONT, "a")
    ledger.correct(FIRST, {"speaker": "Lou Marchal"})
    ledger.reject(SECOND)
    before = facts(ledger)
    ledger.remove(PONT.document.id)
    assert len(ledger.decisions()) == 2
    ledger.add(PONT, "a")
    assert facts(ledger) == before
    with open_ledger(tmp_path / "other.db") as other:
        other.add(PONT, "b")
        assert other.decide(ledger.decisions()) == 2
        assert other.decide(ledger.decisions()) == 0
        assert facts(other) == before
        assert to_dict(other.load_document(PONT.document.id).reading) == to_dict(
            ledger.load_document(PONT.document.id).reading
        )


@pytest.mark.parametrize("name", ["Ana Roiz", "Anna Ruiz"])
def test_a_speaker_set_right_to_a_name_that_is_only_written_alike_is_somebody_else(ledger: Ledger, name: str) -> None:
    ledger.add(PONT, "a")
    decision = ledger.correct(FIRST, {"speaker": name})
    assert [(row.id, row.speaker) for row in ledger.statements(Filter(speaker=name))] == [(FIRST, name)]
    assert name in [row.name for row in ledger.people(name)]
    ledger.read_again(replace(PONT, rules="newer"))
    (person,) = (row for row in ledger.people() if row.name == name)
    assert (person.documents, person.statements) == (1, 1)
    ledger.undo(decision.uid)
    assert name not in [row.name for row in ledger.people()]
    assert [row.speaker for row in ledger.statements()] == ["Jo Bell", "Ana Ruiz"]


def test_a_speaker_set_right_is_not_the_one_the_report_calls_so_too(ledger: Ledger) -> None:
    ana = PONT.entities[0]
    ledger.add(replace(PONT, entities=(replace(ana, aliases=("Paule Ruiz", "Mme Ruiz")), *PONT.entities[1:])), "a")
    ledger.correct(FIRST, {"speaker": "Paule Ruiz"})
    assert "Paule Ruiz" in [row.name for row in ledger.people()]
    ledger.correct(SECOND, {"speaker": "Mme Ruiz"})
    assert [row.speaker for row in ledger.statements(Filter(speaker="Ruiz"))] == ["Ana Ruiz", "Paule Ruiz"]


def test_how_well_a_speaker_is_known_follows_who_it_is(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.correct(FIRST, {"speaker": None})
    assert [row.named for row in ledger.statements()] == ["named", "unknown"]
    ledger.correct(FIRST, {"speaker": "Lou Marchal"})
    assert [row.named for row in ledger.statements()] == ["named", "named"]


def test_whom_a_person_names_is_a_name_again(ledger: Ledger) -> None:
    ledger.add(PONT, "a")
    ledger.reject(f"{PONT.document.id}/{PONT.entities[1].id}")
    assert [row.name for row in ledger.people()] == ["Ana Ruiz"]
    ledger.correct(FIRST, {"speaker": "Jo Bell"})
    assert {(row.name, row.statements) for row in ledger.people()} == {("Ana Ruiz", 0), ("Jo Bell", 2)}

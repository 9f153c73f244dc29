"""What may be asked of a ledger: values that no row can have are told, not answered with nothing."""

from __future__ import annotations

import pytest
from made_readings import make_reading

from selon.ledger import Filter, Ledger
from selon.ledger.fault import QuestionFault


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"type": "fire"}, "it is one of: AGREE"),
        ({"type": "arrest"}, "which is a mode"),
        ({"mode": "prison"}, "it is one of: assist"),
        ({"factuality": "oui"}, r"it is one of: CT\+"),
        ({"stance": "lies"}, "it is one of: affirms"),
        ({"review": "open"}, "it is one of: machine"),
        ({"since": "octobre"}, "give a date such as"),
        ({"until": "2023-02-30"}, "give a date such as"),
    ],
)
def test_a_question_for_what_no_row_can_have_is_refused(asked: dict[str, str], message: str) -> None:
    with pytest.raises(QuestionFault, match=message):
        Filter(**asked)  # type: ignore[arg-type]


def test_a_question_may_be_put_in_any_case_and_for_a_month() -> None:
    asked = Filter(type="assault", factuality="ct+", stance="Denies", since="2023-02", until="2023-02")
    assert asked == Filter(type="ASSAULT", factuality="CT+", stance="denies", since="2023-02-01", until="2023-02-28")


def test_rows_are_found_by_what_people_made_of_them(ledger: Ledger) -> None:
    reading = make_reading(("Ana Ruiz", "le pont ferme"), ("Jo Bell", "la gare ferme"))
    ledger.add(reading, "a")
    ledger.accept(f"{reading.document.id}/s1")
    found = {each: [row.speaker for row in ledger.statements(Filter(review=each))] for each in ("machine", "accepted")}
    assert found == {"machine": ["Jo Bell"], "accepted": ["Ana Ruiz"]}


def test_a_text_that_two_papers_printed_is_found_by_either(ledger: Ledger) -> None:
    said = ("Ana Ruiz", "le pont ferme")
    for publisher in ("L’Écho", "Le Courrier"):
        ledger.add(make_reading(said, publisher=publisher), publisher)
    ledger.add(make_reading(("Jo Bell", "la gare ferme"), publisher="Le Courrier"), "c")
    for publisher, number in (("l’Écho", 1), ("LE COURRIER", 2), ("Le Phare", 0)):
        asked = Filter(publisher=publisher)
        assert len(ledger.documents(asked)) == ledger.count("documents", asked) == number
        assert len(ledger.statements(asked)) == ledger.count("statements", asked) == number
    (document,) = ledger.documents(Filter(publisher="L’Écho"))
    ledger.remove(document.id)
    assert len(ledger.documents(Filter(publisher="L’Écho"))) == 0


def test_a_stance_may_be_called_what_lists_call_it_and_a_mode_is_told_from_a_type() -> None:
    assert {Filter(stance=each).stance for each in ("affirms", "says", "affirme")} == {"affirms"}
    assert Filter(stance="thinks").stance == "believes"
    with pytest.raises(QuestionFault, match="mode='demo'"):
        Filter(type="demo")

"""On which side of a dispute somebody stands, and what is in question: who names a thing to deny it denies it."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import make_reading

import selon
from selon.desk.accounts import find_disagreements
from selon.desk.linking import link_new
from selon.desk.sides import find_sides, neighbours
from selon.ledger import open_ledger
from selon.ledger.links import Link


@pytest.mark.parametrize(
    ("report", "about", "holding", "denying"),
    [
        (
            "Le directeur du port, Paul Morin, rejette toute négligence. « C'est faux », réplique Anne Delmas.",
            "toute négligence",
            [("Anne Delmas", "C'est faux")],
            [("Paul Morin", "toute négligence")],
        ),
        (
            "Paul Morin rejette toute négligence. Il affirme que les grues avaient été vérifiées en mai. "
            "« C'est faux », réplique Anne Delmas.",
            "les grues avaient été vérifiées en mai",
            [("Paul Morin", "que les grues avaient été vérifiées en mai")],
            [("Anne Delmas", "C'est faux")],
        ),
        (
            "« La négligence du port est certaine », dit Anne Delmas. Paul Morin a nié toute négligence du port.",
            "La négligence du port est certaine",
            [("Anne Delmas", "La négligence du port est certaine")],
            [("Paul Morin", "toute négligence du port")],
        ),
    ],
)
def test_who_names_a_thing_to_deny_it_stands_against_it(
    tmp_path: Path, report: str, about: str, holding: list[tuple[str, str]], denying: list[tuple[str, str]]
) -> None:
    with open_ledger(tmp_path / "sides.db") as ledger:
        ledger.add(selon.read(report, published="2024-03-14"), "report.txt")
        link_new(ledger)
        [found] = find_disagreements(ledger)
    assert found.about == about
    assert [side.position for side in found.sides] == ["for", "against"]
    assert [[(voice.speaker, voice.words) for voice in side.voices] for side in found.sides] == [holding, denying]


def test_one_statement_of_two_matters_joins_no_two_disputes() -> None:
    dam = Link(1, 3, "disputes", 0.9, ("shared:dam repair varne", "contrary"))
    lead = Link(2, 3, "disputes", 0.8, ("shared:lead plant river", "contrary"))
    again = Link(1, 4, "agrees", 0.9, ("shared:dam repair",))
    found = [find_sides(start, *neighbours([dam, lead, again])) for start in (dam, lead)]
    assert found == [{1: True, 3: False, 4: True}, {2: True, 3: False}]


def test_two_disputes_that_one_statement_takes_part_in_are_told_apart(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "two.db") as ledger:
        for speaker, words in (
            ("Ana Ruiz", "la digue de Varne a été réparée"),
            ("Lou Perrin", "l'usine de Tornac a vendu du plomb à la mairie"),
            ("Zoé Vasseur", "la digue de Varne n'a pas été réparée"),
            ("Zoé Vasseur", "l'usine de Tornac n'a pas vendu de plomb à la mairie"),
        ):
            ledger.add(make_reading((speaker, words), published="2024-03-05"), words)
        dam, lead, no_dam, no_lead = sorted(row.row for row in ledger.statements())
        links = (
            Link(dam, no_dam, "disputes", 0.9, ("shared:dam repair varne", "contrary")),
            Link(lead, no_dam, "disputes", 0.8, ("shared:lead plant river", "contrary")),
            Link(lead, no_lead, "disputes", 0.9, ("shared:lead plant river", "contrary")),
        )
        with ledger.links.transaction():
            ledger.links.keep(ledger.documents().rows[0].id, {}, links)
        found = find_disagreements(ledger)
    assert len({each.id for each in found}) == len(found) == 2
    assert sorted(sum(len(side.voices) for side in each.sides) for each in found) == [2, 3]

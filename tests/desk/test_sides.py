"""On which side of a dispute somebody stands, and what is in question: who names a thing to deny it denies it."""

from __future__ import annotations

from pathlib import Path

import pytest

import selon
from selon.desk.accounts import find_disagreements
from selon.desk.linking import link_new
from selon.ledger import open_ledger


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

"""What contradicts each other in two reports is of one story, or very sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import make_reading

from selon.desk.accounts import find_disagreements
from selon.desk.linking import CONTRARY, link_new
from selon.desk.stories import FEW
from selon.ledger import open_ledger

SAID = "la mairie vendra la piscine, selon {}"
DENIED = "la mairie ne vendra sûrement jamais le stade ni le gymnase ni les terrains de tennis ni la piscine de {}"


def find_because(path: Path, name: str, others: int = 0) -> tuple[tuple[str, ...], ...]:
    """Why two reports that name somebody contradict each other; so many more reports name him."""
    readings = [
        make_reading(("Ana Ruiz", SAID.format(name)), about=name),
        make_reading(("Jo Bell", DENIED.format(name)), about=name, published="2023-05-11"),
        *(make_reading((f"Témoin {n}", f"{name} dort au numéro {n}"), about=name) for n in range(others)),
    ]
    with open_ledger(path) as ledger:
        for number, reading in enumerate(readings):
            ledger.add(reading, str(number))
        link_new(ledger)
        assert len(find_disagreements(ledger)) == len(ledger.links.links(CONTRARY))
        return tuple(each.because for each in ledger.links.links(CONTRARY))


def test_the_name_that_makes_two_reports_one_story_is_told(tmp_path: Path) -> None:
    (because,) = find_because(tmp_path / "rare.db", "Odile Varennes")
    assert because[-1] == "story:Odile Varennes"


@pytest.mark.parametrize(("name", "others"), [("Odile Varennes", FEW), ("France", 0), ("Moscou", 0)])
def test_a_name_that_many_reports_have_or_a_state_makes_no_story(tmp_path: Path, name: str, others: int) -> None:
    assert find_because(tmp_path / "common.db", name, others) == ()

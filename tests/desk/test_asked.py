"""Who confirms a claim that somebody asks about, who contests it, and who printed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made_readings import make_reading

from selon.desk.linking import link_new
from selon.desk.support import find_support
from selon.ledger import Ledger, open_ledger

FIRST = make_reading(
    ("Ana Ruiz", "l'État savait"),
    ("Lou Perrin", "l'éboulement a fait trois blessés"),
    ("Zoé Vasseur", "l'eau n'est pas potable"),
    published="2023-02-02",
    publisher="Le Phare",
)
OTHER = make_reading(
    ("Jo Bell", "l'État ne savait pas"),
    ("Ida Brun", "l'éboulement a fait onze blessés"),
    published="2023-02-03",
    publisher="La Vigie",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "asked.db") as ledger:
        for reading in (FIRST, OTHER):
            ledger.add(reading, "made")
        again = replace(FIRST, document=replace(FIRST.document, publisher="La Gazette"))
        assert ledger.add(again, "elsewhere").outcome == "same"
        link_new(ledger)
        yield ledger


@pytest.mark.parametrize(
    ("claim", "confirms", "contests"),
    [
        ("L'État savait", ["Ana Ruiz"], ["Jo Bell"]),
        ("L'éboulement a fait trois blessés", ["Lou Perrin"], ["Ida Brun"]),
        ("La pollution de l'eau vient de l'usine Brossard", [], []),
        ("La lune est pleine", [], []),
    ],
)
def test_a_claim_is_confirmed_whole_and_contested_by_figures_too(
    ledger: Ledger, claim: str, confirms: list[str], contests: list[str]
) -> None:
    support = find_support(ledger, claim)
    assert [voice.speaker for voice in support.confirms] == confirms
    assert [voice.speaker for voice in support.contests] == contests


def test_a_second_paper_with_the_same_text_is_told_with_the_first(ledger: Ledger) -> None:
    (voice,) = find_support(ledger, "L'éboulement a fait trois blessés").confirms
    assert voice.publishers == ("Le Phare", "La Gazette")

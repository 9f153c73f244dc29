"""What one report sets against each other is a dispute of the ledger too; other figures are no denial."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.desk.accounts import find_disagreements
from selon.desk.linking import link_new
from selon.document import Document
from selon.ledger import open_ledger
from selon.moment import Moment
from selon.reading.read import read_all
from selon.record import Reading


def reading_of(text: str) -> Reading:
    (reading,) = read_all([Document(text, "fr", Moment.parse("2024-03-05"))])
    return reading


ANSWERED = (
    "Le chef de l'opposition, Jo Bell, a affirmé mardi que la maire avait caché le rapport. "
    "« C'est une calomnie », a répondu la maire, Ana Ruiz."
)
COUNTED = "Ils étaient 3.000 selon les organisateurs, 900 selon la préfecture."
DENIED = "Le maire, Luc Tarn, affirme que l'usine a brûlé. « L'usine n'a pas brûlé », a répliqué le préfet, Ivo Marn."


@pytest.mark.parametrize(("text", "position"), [(ANSWERED, "against"), (DENIED, "against"), (COUNTED, "figure")])
def test_a_dispute_found_in_a_report_is_one_of_its_ledger(tmp_path: Path, text: str, position: str) -> None:
    reading = reading_of(text)
    (own,) = reading.disputes
    with open_ledger(tmp_path / "a.db") as ledger:
        ledger.add(reading, "a.txt")
        link_new(ledger)
        (found,) = find_disagreements(ledger)
    told = {side.position: {f"{reading.document.id}/{id}" for id in side.statements} for side in own.sides}
    assert found.sides[1].position == own.verb_of("against") == position
    assert [{voice.row for voice in side.voices} for side in found.sides] == [told["for"], told["against"]]


def test_a_row_that_is_on_no_side_any_more_is_none_in_the_ledger(tmp_path: Path) -> None:
    reading = reading_of(ANSWERED)
    with open_ledger(tmp_path / "a.db") as ledger:
        ledger.add(reading, "a.txt")
        denying = next(side for side in reading.disputes[0].sides if side.position == "against").statements[0]
        ledger.reject(f"{reading.document.id}/{denying}")
        link_new(ledger)
        assert find_disagreements(ledger) == ()

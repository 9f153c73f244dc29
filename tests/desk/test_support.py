"""Who else says it: what it costs to tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from made_readings import make_reading

from selon.desk.linking import link_new
from selon.desk.origins import Media, is_medium
from selon.desk.support import find_support, find_support_of_document
from selon.document import Document
from selon.ledger import Filter, open_ledger
from selon.ledger.database import Database
from selon.moment import Moment
from selon.reading.read import read, read_all

CLAIM = "la mairie de Valbrune va vendre le stade"


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The questions that are put to SQLite inside."""
    asked: list[str] = []
    rows = Database.rows

    def ask(self: Database, query: str, values: Any = ()) -> Any:
        asked.append(query)
        return rows(self, query, values)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "rows", ask)
        yield asked


def test_a_claim_costs_as_many_questions_however_many_confirm_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = set()
    for confirming in (2, 12):
        with open_ledger(tmp_path / f"{confirming}.db") as ledger:
            for number in range(confirming):
                # So much of its own that it is no copy of the others.
                own = " ".join(chr(97 + number) * 3 + chr(97 + each) * 2 for each in range(26))
                said = ((f"Ana Brun{number}", CLAIM), ("Luc Faure", own))
                reading = make_reading(*said, publisher=f"Gazette {number}")
                ledger.add(reading, f"{number}.txt")
            link_new(ledger)
            with counted(monkeypatch) as asked:
                support = find_support(ledger, CLAIM)
        assert support.independent == confirming
        costs.add(len(asked))
    assert len(costs) == 1


@pytest.mark.parametrize(
    "words", ["avec alp", "la presse", "le courrier du nord", "courrier", "d apres la gazette d albin", "monde", ""]
)
def test_the_media_that_words_name_are_those_that_are_named_one_by_one(words: str) -> None:
    publishers = ["Agence littorale de presse", "Le Courrier du Nord", "La Gazette d’Albin", "Le Monde", "…"]
    assert Media(publishers).find(words) == {each for each in publishers if is_medium(words, each)}


def test_what_is_to_come_does_not_confirm_that_it_came_and_who_says_it_is_wrong_contests_it(tmp_path: Path) -> None:
    reports = (
        ("La mairie de Valbrune affirme que les travaux du stade commenceront en mai.", "2024-03-01"),
        (
            "La mairie de Valbrune affirme que les travaux du stade ont commencé.\n\n"
            "« C’est faux », répond Odile Sarment.",
            "2024-06-03",
        ),
    )
    with open_ledger(tmp_path / "claims.db") as ledger:
        for text, day in reports:
            ledger.add(read(text, published=day), f"{day}.txt")
        link_new(ledger)
        support = find_support(ledger, "les travaux du stade de Valbrune ont commencé")
    assert [voice.words for voice in support.confirms] == ["que les travaux du stade ont commencé"]
    assert [voice.speaker for voice in support.contests] == ["Odile Sarment"]


def test_who_leaves_a_name_to_the_report_says_a_claim_and_its_coming_is_told_apart(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "port.db") as ledger:
        announced = make_reading(
            ("Luc Faure", "le maire de Valbrune l'a invité"),
            ("Ana Brun", "les travaux du quai commenceront au printemps"),
        )
        done = make_reading(("Eve Roy", "les travaux du quai de Valbrune ont commencé"), published="2024-04-02")
        elsewhere = make_reading(("Max Joly", "les travaux du quai commenceront au printemps à Morlac"))
        for number, reading in enumerate((announced, done, elsewhere)):
            ledger.add(reading, f"{number}.txt")
        link_new(ledger)
        coming = find_support(ledger, "les travaux du quai de Valbrune commenceront au printemps")
        assert [voice.speaker for voice in coming.confirms] == ["Ana Brun"]
        assert [voice.speaker for voice in coming.came_true] == ["Eve Roy"]
        come = find_support(ledger, "les travaux du quai de Valbrune ont commencé")
        assert [voice.speaker for voice in come.confirms] == ["Eve Roy"]


def test_figures_of_the_dead_are_found_however_they_are_told(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "feu.db") as ledger:
        told = (
            ("Ana Brun", "à Valbrune, l'incendie a tué trois personnes"),
            ("Luc Faure", "l'incendie de Valbrune a fait trois morts"),
            ("Eve Roy", "le bilan de l'incendie de Valbrune est de sept morts"),
        )
        for number, said in enumerate(told):
            ledger.add(make_reading(said), f"{number}.txt")
        link_new(ledger)
        support = find_support(ledger, "l'incendie de Valbrune a fait trois morts")
        assert {voice.speaker for voice in support.confirms} == {"Ana Brun", "Luc Faure"}
        assert {voice.speaker for voice in support.contests} == {"Eve Roy"}


def test_the_copies_of_a_document_are_named(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "copies.db") as ledger:
        own = " ".join(chr(97 + each) * 4 for each in range(26))
        for publisher, title in (("Agence du Nord", "Stade vendu"), ("Le Phare", "Le stade, vendu")):
            reading = make_reading(("Ana Brun", f"{CLAIM} {title}"), ("Luc Faure", own), publisher=publisher)
            ledger.add(reading, f"{publisher}.txt")
        first, second = (row.id for row in reversed(tuple(ledger.documents(Filter(old=True)))))
        link_new(ledger)
        assert find_support_of_document(ledger, first).copies == {second: ("Le Phare",)}


def test_what_is_so_again_weeks_later_confirms_nothing_said_before(tmp_path: Path) -> None:
    told = {
        "2024-03-05": "Le préfet, Ivo Marn, a affirmé que la plage de Belroc était ouverte.",
        "2024-03-06": "La maire, Ana Ruiz, a affirmé que la plage de Belroc était ouverte.",
        "2024-05-20": "Le chef des secours, Luc Tarn, a affirmé que la plage de Belroc était de nouveau ouverte.",
    }
    documents = [Document(text, "fr", Moment.parse(day)) for day, text in told.items()]
    with open_ledger(tmp_path / "a.db") as ledger:
        for reading in read_all(documents):
            ledger.add(reading, f"{reading.document.id}.txt")
        link_new(ledger)
        once = find_support(ledger, "la plage de Belroc est ouverte")
        again = find_support(ledger, "la plage de Belroc est de nouveau ouverte")
    assert {voice.speaker for voice in once.confirms} == {"Ivo Marn", "Ana Ruiz"}
    assert "Luc Tarn" in {voice.speaker for voice in again.confirms}

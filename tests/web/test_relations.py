"""In the network a name is one end, under whatever kinds its reports have it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dossier import Visitor
from made_readings import make_reading
from starlette.testclient import TestClient

from selon.ledger import EdgeRow, Ledger, open_ledger
from selon.reading.read import read
from selon.web import charts
from selon.web.app import create_app
from selon.web.charts import draw_network
from selon.web.relations import find_relations, namesakes
from selon.web.settings import Settings

TEXTS = (
    "Jo Marsan a affirmé lundi que la Bretagne manquerait d'eau.",
    "Jo Marsan a affirmé mardi que la Bretagne paierait la digue de Brest.",
)


def add_two_of_one_name(path: Path) -> tuple[int, int]:
    """Two reports that speak of Bretagne: one as of a place, one as of who acts for it."""
    with open_ledger(path) as ledger:
        for number, text in enumerate(TEXTS):
            id = ledger.add(read(text, published=f"2023-07-0{number + 3}"), f"{number}.txt").document
            if number:
                entities = ledger.load_document(id).reading.entities
                (label,) = (each.id for each in entities if each.name == "Bretagne")
                ledger.correct(f"{id}/{label}", {"kind": "organization"})
        place, body = (ledger.people("Bretagne", (kind,))[0].id for kind in ("place", "organization"))
    return place, body


def edges(ledger: Ledger, person: int | None = None) -> list[tuple[str, str, int]]:
    found = find_relations(ledger, since=None, until=None, person=person, limit=80)
    return [(edge.source, edge.target, edge.count) for edge in found if edge.kind == "says"]


def test_a_country_met_as_a_place_and_as_a_body_is_one_end(ledger_path: Path) -> None:
    place, body = add_two_of_one_name(ledger_path)
    with open_ledger(ledger_path, writable=False) as ledger:
        assert place != body
        assert namesakes(ledger, place) == [body]
        assert ("Jo Marsan", "Bretagne", 2) in edges(ledger)
        assert edges(ledger, place) == edges(ledger, body) == [("Jo Marsan", "Bretagne", 2)]


def test_the_picture_writes_each_name_once(visitor: Visitor, ledger_path: Path) -> None:
    add_two_of_one_name(ledger_path)
    picture = visitor.get("/network").partition('<section class="picture">')[2]
    assert picture.count(">Bretagne<") == 1


def test_every_name_of_the_picture_has_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "MOST_NODES", 3)
    ends = (("Ana", "Léo", 9), ("Léo", "Zoé", 8), ("Max", "Lou", 7), ("Ana", "Zoé", 1))
    numbers = {name: number for number, name in enumerate(sorted({name for *both, _ in ends for name in both}))}
    nodes, arcs = draw_network(
        [EdgeRow("2023-05", "says", "affirms", numbers[a], a, numbers[b], b, n) for a, b, n in ends]
    )
    assert {node.name for node in nodes} == {"Ana", "Léo", "Zoé"}
    assert len(arcs) == 3


def test_a_full_name_has_no_namesakes(ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        assert namesakes(ledger, ledger.people("Anne Vasseur")[0].id) == []


def test_the_network_opens_on_the_last_year_that_reports_tell_of_and_says_so(tmp_path: Path) -> None:
    def said(month: str, times: int, published: str) -> None:
        for number in range(times):
            words = [(f"Ana Brun{number}", f"Luc Faure a vendu le pont {month} {each}") for each in range(2)]
            reading = make_reading(*words, about="Luc Faure", published=published)
            ledger.add(reading, f"{month} {number}")

    with open_ledger(tmp_path / "ledger.db") as ledger:
        for year, times in (("2021", 5), ("2023", 1)):
            for number in range(1, 11):
                said(f"{year}-{number:02}", times if number == 3 else 1, f"{year}-{number:02}-05")
        for number in range(1, 4):
            said(f"2024-{number:02}", 2 if number == 1 else 1, f"2024-{number:02}-05")
    client = TestClient(create_app(Settings(ledger=tmp_path / "ledger.db")), base_url="http://127.0.0.1:8000")
    page = client.get("/network", headers={"accept-language": "en"}).text
    (line,) = re.findall(r'<p class="kick">Shown: (.*?)</p>', page)
    assert line.startswith("April 2023 – March 2024")
    assert 'busiest month: <a href="/network?since=2021-03&amp;until=2021-03">March 2021</a>' in line
    assert "/network?since=2021-01&amp;until=2024-03" in line
    whole = client.get("/network?since=2021-01&until=2024-03").text
    assert "Ana Brun4" in whole
    assert "Ana Brun4" not in page


def test_what_was_not_done_is_no_relation(ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        ledger.add(read("La police n'a pas arrêté Paul Ramsec.", published="2023-07-03"), "denied.txt")
        (event,) = [row for row in ledger.events() if row.evidence.startswith("La police n'a pas")]
        assert event.factuality == "CT-"
        found = find_relations(ledger, since=None, until=None, person=event.actor[0].person, limit=80)
    assert not [edge for edge in found if edge.target == "Paul Ramsec" and edge.kind != "says"]

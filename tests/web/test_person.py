"""The page of a person: what they were called and when, what they speak of and how, what became of their promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dossier import Visitor
from page_parser import Page

from selon.desk.linking import link_new
from selon.desk.profile import find_promises
from selon.ledger import Filter, open_ledger
from selon.reading.read import read

REPORTS = (
    (
        "2024-01-08",
        "La ministre des Transports, Clara Arnal, a promis lundi que le tunnel de Varne rouvrirait en mars.",
    ),
    ("2024-01-15", "Clara Arnal, ministre des Transports, a affirmé lundi que la Saulne débordait."),
    ("2024-04-02", "La ministre de l’Intérieur, Clara Arnal, a démenti mardi que la Saulne ait débordé."),
    ("2024-04-09", "La ministre de l’Intérieur, Clara Arnal, a affirmé mardi que le tunnel de Varne avait rouvert."),
)


@pytest.fixture
def person(ledger_path: Path) -> int:
    """The number of somebody of whom four reports tell, the second of which a copy tells too."""
    with open_ledger(ledger_path) as ledger:
        for day, text in REPORTS:
            ledger.add(read(text, published=day), f"{day}.txt")
        original = ledger.add(read(REPORTS[1][1] + "\n\nLe fleuve monte.", published="2024-01-16"), "copy.txt").document
        first = next(row.id for row in ledger.documents() if row.published == "2024-01-15")
        for each in (original, first):
            ledger.set_origin(each, first, 1.0)
        link_new(ledger)
        return ledger.people("Clara Arnal")[0].id


def test_roles_have_the_days_of_the_reports_that_give_them(visitor: Visitor, person: int) -> None:
    page = Page.parse(visitor.get(f"/people/{person}"))
    told = [each.text for each in page.find("li", class_="row")]
    assert "Ministre des Transportsin reports from 8 to 16 January 2024" in told
    assert "Ministre de l’Intérieurin reports from 2 to 9 April 2024" in told


def test_statements_are_counted_by_subject_and_stance_and_copies_once(visitor: Visitor, person: int) -> None:
    page = visitor.get(f"/people/{person}")
    assert "copies included" in page
    (table,) = re.findall(r'<table class="counts">(.*?)</table>', page, re.S)
    rows = [" ".join(re.sub(r"<[^>]+>|&nbsp;", " ", row).split()) for row in re.findall("<tr>.*?</tr>", table, re.S)]
    assert rows[0] == "about statements how"
    assert rows[1] == "all 4 — says 2 · ≠ denies 1 · + promises 1"
    assert "Saulne 2 ≠ denies 1 · — says 1" in rows
    for address in re.findall('href="(/statements[^"]+)"', table):
        assert Page.parse(visitor.get(address.replace("&amp;", "&"))).find("p", class_="q"), address


def test_a_promise_is_told_with_what_followed(visitor: Visitor, ledger_path: Path, person: int) -> None:
    with open_ledger(ledger_path) as ledger:
        (promise,) = find_promises(ledger, ledger.statements(Filter(person=person)))
    assert promise.outcome == "kept"
    page = visitor.get(f"/people/{person}")
    promised, came = page.index("tunnel de Varne rouvrirait"), page.index("tunnel de Varne avait rouvert")
    assert page.index("A promise kept") < promised < came


def test_names_are_in_the_order_of_the_alphabet_whatever_their_accents(visitor: Visitor, ledger_path: Path) -> None:
    names = ("Zoé Albret", "Jean Le Goff", "Anne Éluère", "Marc Ebner", "Paul Fabre")
    with open_ledger(ledger_path) as ledger:
        ledger.add(read(" ".join(f"{name} a affirmé lundi que la digue cédait." for name in names)), "names.txt")
    found = Page.parse(visitor.get("/people?kind=person&sort=name")).find("li", class_="row")
    order = [name for each in found for name in names if name in each.text]
    assert order == ["Zoé Albret", "Marc Ebner", "Anne Éluère", "Paul Fabre", "Jean Le Goff"]


def test_names_in_order_go_on_by_the_page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = re.findall(r"<b>([^<]+)</b></a> <em>", visitor.get("/people?sort=name"))
    monkeypatch.setattr("selon.web.pages.people.MANY", 2)
    found, address = [], "/people?sort=name"
    while address:
        page = visitor.get(address)
        found += re.findall(r"<b>([^<]+)</b></a> <em>", page)
        address = "".join(re.findall(r'href="([^"]+)" rel="next"', page)).replace("&amp;", "&")
    assert found == whole
    monkeypatch.setattr("selon.web.pages.people.SORTED", 3)
    assert "The 3 in most reports." in visitor.get("/people?sort=name&kind=person")

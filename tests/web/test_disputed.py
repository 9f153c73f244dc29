"""Disputes and reversals on the screens: in pages, and by who takes part."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dossier import Visitor

from selon.desk.accounts import find_disagreements
from selon.ledger import open_ledger
from selon.reading.read import read
from selon.web.disputed import key_of, page_after
from selon.web.pages import claims

PLACES = ("Tournel", "Valbrune", "Ormesson")


@pytest.fixture
def disputing(visitor: Visitor, ledger_path: Path) -> Visitor:
    """A ledger in which three matters are disputed, and one minister turns."""
    with open_ledger(ledger_path) as ledger:
        for day, place in enumerate(PLACES, 1):
            for speaker, cue in (("Le ministre Jo Marsan", "affirme"), ("La maire Zoé Quillan", "dément")):
                text = f"{speaker} {cue} que l’usine de {place} sera fermée en juin."
                ledger.add(read(text, published=f"2023-06-0{day}"), f"{place} {cue}.txt")
        turned = read("Jo Marsan dément que l’usine de Valbrune sera fermée en juin.", published="2023-08-02")
        ledger.add(turned, "turned.txt")
    visitor.send("/claims/compare")
    return visitor


def claims_of(page: str) -> list[str]:
    return re.findall(r'href="(/claims/[^"?]+)"', page)


def test_pages_of_disputes_show_each_once(disputing: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = claims_of(disputing.get("/claims"))
    assert len(whole) > 2
    monkeypatch.setattr(claims, "SOME", 2)
    seen, address = [], "/claims"
    while address:
        page = disputing.get(address)
        seen += claims_of(page)
        found = re.search(r'href="(/claims\?after=[^"]+)" rel="next"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert seen == whole


def test_a_page_begins_after_its_cursor_even_where_the_one_it_names_is_gone(
    disputing: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        found = find_disagreements(ledger)
    rest = tuple(each for each in found if each is not found[0])
    assert page_after(rest, key_of(found[0]), 2)[0] == rest[:2]
    assert page_after(found, key_of(found[-1]), 2) == ((), None)


def test_a_person_shows_the_disputes_and_reversals_of_theirs(disputing: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        minister, mayor, other = (ledger.people(name)[0].id for name in ("Jo Marsan", "Zoé Quillan", "Paul Dubreuil"))
    whole = claims_of(disputing.get("/claims"))
    for person in (minister, mayor):
        shown = claims_of(disputing.get(f"/people/{person}"))
        assert set(shown) <= set(whole)
        assert len(shown) >= len(PLACES)
        assert claims_of(disputing.get(f"/claims?person={person}")) == shown
    assert "Said the contrary later" in disputing.get(f"/people/{minister}")
    assert "Said the contrary later" not in disputing.get(f"/people/{mayor}")
    assert not set(claims_of(disputing.get(f"/people/{other}"))) & set(shown)
    disputing.get("/claims?person=99999999", 404)

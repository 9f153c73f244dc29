"""The words on screen: in one case, and those of people where something is missing or wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dossier import FIRST, Visitor, every_screen, report_of, work_on
from page_parser import Page
from starlette.routing import Route
from starlette.testclient import TestClient

from selon.ui import load_words
from selon.web.app import create_app
from selon.web.settings import Settings

# What screens load and forms lead to, which nobody types.
UNTOLD = {"/live", "/add/{job}", "/report.css", "/report.js"}


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_the_heads_of_columns_and_the_labels_of_fields_are_in_small_letters(ledger_path: Path, ui: str) -> None:
    work_on(ledger_path)
    app = create_app(Settings(ledger=ledger_path))
    client = TestClient(app, base_url="http://127.0.0.1:8000", headers={"accept-language": ui})
    heads, labels = set(), set()
    for address in every_screen(ledger_path):
        page = client.get(address).text
        heads |= set(re.findall(r'<th scope="col"[^>]*>([^<]+)', page))
        for form in re.findall(r'<form[^>]*class="(?:filters|correct)[^>]*>.*?</form>', page, re.S):
            labels |= set(re.findall(r"<label[^>]*>([^<]+)", form))
    assert len(heads) > 8
    assert [each for each in heads | labels if each.strip() and not each.strip()[0].islower()] == []


def test_where_nobody_decided_anything_that_is_said(visitor: Visitor) -> None:
    assert "Nobody has decided anything yet." in visitor.get("/decisions")
    assert "Nothing found." in visitor.get("/decisions?layer=match")


def test_a_list_that_does_not_go_on_is_told_without_the_words_of_programmes(visitor: Visitor) -> None:
    for address in ("/statements?after=x", "/people?after=x", "/decisions?after=x"):
        page = visitor.get(address, 400)
        assert "The list does not go on from there" in page
        assert "next" not in Page.parse(page).find("main")[0].text
    assert "next" in visitor.get("/api/statements?after=x", 400)


GUIDE = Path(__file__).parents[2] / "docs" / "web.md"


def test_the_guide_calls_things_what_the_screens_call_them() -> None:
    named = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", GUIDE.read_text(encoding="utf8"))
    on_screen = {form for forms in load_words("en").catalogue.messages.values() for form in forms}
    assert len(named) > 12
    assert [each for each in named if " ".join(each.split()) not in on_screen] == []


def test_the_guide_tells_of_every_address_of_a_screen(ledger_path: Path) -> None:
    told = re.findall(r"`(/[^`?]*)", GUIDE.read_text(encoding="utf8"))
    routes = create_app(Settings(ledger=ledger_path)).routes
    paths = {each.path for each in routes if isinstance(each, Route) and "GET" in (each.methods or ())} - UNTOLD
    patterns = {path: re.sub(r"\{[^}]+\}", "[^/]+", path) for path in paths}
    assert [path for path, each in patterns.items() if not any(re.fullmatch(each, one) for one in told)] == []


@pytest.mark.parametrize("address", ["/review?what=x", "/watches?when=x", "/documents/{report}?from=x"])
def test_a_link_that_asks_for_what_there_is_not_is_no_failure_of_ours(
    visitor: Visitor, ledger_path: Path, address: str
) -> None:
    page = visitor.get(address.format(report=report_of(ledger_path, FIRST)), 400)
    assert "This link or form asks for what there is not" in page


@pytest.mark.parametrize("month", ["2023-99", "2023-00", "2023-5"])
def test_a_month_that_no_year_has_is_not_asked_for(visitor: Visitor, month: str) -> None:
    assert visitor.get(f"/network?since={month}").count("Shown: May 2023") == 1

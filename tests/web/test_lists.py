"""Long lists, by the page and under subjects; and the same rows taken along as files."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from dossier import Visitor
from made_readings import make_reading
from openpyxl import load_workbook
from page_parser import Page

from selon.ledger import Ledger, open_ledger
from selon.reading.read import read
from selon.web.subjects import group_by_subject

HUGE = "9" * 30


def every_page(visitor: Visitor, address: str, pattern: str) -> list[str]:
    """What a pattern finds on a page and on all that follow it."""
    found = []
    while address:
        page = visitor.get(address)
        found += re.findall(pattern, page, re.S)
        address = html.unescape("".join(re.findall(r'href="([^"]+)" rel="next"', page)))
    return found


def test_statements_stand_under_each_name_they_speak_of(visitor: Visitor, ledger_path: Path) -> None:
    page = Page.parse(visitor.get("/statements?group=subject"))
    sections = [each.text.split() for each in page.find("section", class_="subject")]
    (about,) = (words for words in sections if words[0] == "Tournel")
    assert {"Marsan", "Quillan"} <= set(about)
    with open_ledger(ledger_path, writable=False) as ledger:
        subjects = group_by_subject(ledger, ledger.statements(limit=200))
        for subject in subjects:
            for row in subject.rows:
                assert subject.person is None or row.person != subject.person
        assert {row.id for each in subjects for row in each.rows} == {row.id for row in ledger.statements(limit=200)}
    assert [each.person is None for each in subjects] == sorted(each.person is None for each in subjects)


def test_pages_of_subjects_show_each_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    name = r'<section class="subject"><h2>(.*?)</h2>'
    whole = every_page(visitor, "/statements?group=subject", name)
    monkeypatch.setattr("selon.web.pages.statements.SUBJECTS", 2)
    assert every_page(visitor, "/statements?group=subject", name) == whole
    assert len(whole) > 4


def test_earlier_months_of_the_timeline_are_reached(
    visitor: Visitor, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(ledger_path) as ledger:
        for month in range(1, 7):
            ledger.add(make_reading(("Ana Brun", f"le pont {month} tient"), published=f"2022-{month:02}-05"), "made")
    month = r'<th scope="row"><a href="[^"]+since=([^&"]+)'
    whole = set(re.findall(month, visitor.get("/timeline")))
    assert len(whole) > 6
    monkeypatch.setattr("selon.web.pages.timeline.MONTHS", 3)
    seen: set[str] = set()
    address = "/timeline"
    while address:
        page = visitor.get(address)
        shown = set(re.findall(month, page))
        assert shown - seen
        seen |= shown
        earlier = re.findall(r'href="([^"]+)">Earlier months<', page)
        address = html.unescape(earlier[0]) if earlier and len(seen) < len(whole) else ""
    assert seen == whole


@pytest.mark.parametrize("table", ["statements", "events", "documents"])
def test_what_is_saved_is_what_the_filters_show(visitor: Visitor, table: str) -> None:
    asked = {"text": "pont"}
    shown = {row["id"] for row in visitor.client.get(f"/api/{table}", params=asked).json()["rows"]}
    lines = visitor.client.get(f"/export/{table}.jsonl", params=asked).text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == shown
    sheet = visitor.client.get(f"/export/{table}.csv", params=asked)
    assert sheet.headers["content-disposition"] == f'attachment; filename="{table}.csv"'
    assert {row["id"] for row in csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig")))} == shown
    book = load_workbook(io.BytesIO(visitor.client.get(f"/export/{table}.xlsx", params=asked).content))
    assert book.sheetnames == [table]
    assert {row[0].value for row in book[table].iter_rows(min_row=2)} == shown
    assert all(
        format in visitor.client.get(f"/{table}", params=asked).text for format in (".csv?", ".xlsx?", ".jsonl?")
    )


@pytest.mark.parametrize("screen", ["people", "people?kind=person", "people?q=Vasseur", "places"])
def test_names_are_saved_as_they_are_asked_for(visitor: Visitor, screen: str) -> None:
    page = visitor.get(f"/{screen}")
    shown = set(re.findall(r'<p class="who"><a href="/\w+/(\d+)">', page))
    for address in saved_at(page, "csv"):
        rows = csv.DictReader(io.StringIO(visitor.client.get(address).content.decode("utf-8-sig")))
        assert {row["id"] for row in rows} == shown
    assert shown


@pytest.mark.parametrize("asked", ["", "?person={person}", "?document={report}"])
def test_disputes_and_reversals_are_saved_as_they_are_asked_for(
    visitor: Visitor, ledger_path: Path, asked: str
) -> None:
    turned = "Jo Marsan dément que la centrale de Tournel sera fermée en juin."
    with open_ledger(ledger_path) as ledger:
        report = ledger.add(read(turned, published="2023-08-02"), "turned.txt").document
        person = ledger.people("Jo Marsan")[0].id
    visitor.send("/claims/compare")
    page = visitor.get("/claims" + asked.format(person=person, report=report))
    claims = {each.partition("?")[0] for each in re.findall(r'href="/claims/([^"]+)"', page)}
    disputes, reversals = (
        [json.loads(line) for line in visitor.client.get(each).text.splitlines()] for each in saved_at(page, "jsonl")
    )
    assert {row["dispute"] for row in disputes} == claims
    assert {row["speaker"] for row in reversals} == {"Jo Marsan"}
    for address in saved_at(page, "xlsx"):
        assert load_workbook(io.BytesIO(visitor.client.get(address).content)).active.max_row > 1


def saved_at(page: str, ending: str) -> list[str]:
    """The addresses at which the lists of a page are saved in a format."""
    return [html.unescape(each) for each in re.findall(rf'href="(/export/\w+\.{ending}[^"]*)"', page)]


def test_there_are_no_other_tables_to_save(visitor: Visitor) -> None:
    for path in ("/export/alerts.csv", "/export/statements.ftm", "/export/../statements.csv"):
        visitor.get(path, 404)


@pytest.mark.parametrize("screen", ["statements", "events", "timeline", "network"])
def test_a_list_of_one_person_names_them_and_keeps_them_when_it_is_filtered(
    visitor: Visitor, ledger_path: Path, screen: str
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        person = ledger.people("Vasseur")[0]
    page = visitor.get(f"/{screen}?person={person.id}")
    assert re.search(rf"<h1>[^<]+ · {person.name}</h1>", page)
    assert f'<input type="hidden" name="person" value="{person.id}">' in page


def test_the_lists_go_on_where_they_ended_and_show_each_row_once(visitor: Visitor) -> None:
    for path in ("/api/statements", "/api/documents"):
        seen, after = [], ""
        while after is not None:
            page = visitor.client.get(path, params={"limit": 2, "after": after}).json()
            seen += [row["id"] for row in page["rows"]]
            after = page["next"]
        assert len(seen) == len(set(seen)) == len(visitor.client.get(path, params={"limit": 200}).json()["rows"])


def test_what_the_api_cannot_answer_it_says_in_a_sentence(visitor: Visitor) -> None:
    assert visitor.client.get("/api/documents/nothing").json()["error"]
    assert visitor.client.get("/api/statements?after=x").status_code == 400


@pytest.mark.parametrize("path", ["/people", "/places", "/people?q=r"])
def test_pages_of_names_show_each_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    name = r'<p class="who"><a href="/\w+/(\d+)">'
    whole = every_page(visitor, path, name)
    monkeypatch.setattr("selon.web.pages.people.MANY", 2)
    assert every_page(visitor, path, name) == whole
    assert len(whole) == len(set(whole)) > 2


@pytest.mark.parametrize(
    "address",
    [
        f"/statements?after=2023-01-01:{HUGE}",
        f"/people?after=1:{HUGE}",
        "/people?after=x:1",
        f"/statements?group=subject&after={HUGE}",
        f"/timeline?after_events=1:{HUGE}",
    ],
)
def test_a_place_in_a_list_that_none_can_have_is_refused_in_a_sentence(visitor: Visitor, address: str) -> None:
    assert "Traceback" not in visitor.get(address, 400)


@pytest.mark.parametrize("address", [f"/people/{HUGE}", f"/places/{HUGE}", f"/add/{HUGE}", f"/rows/{HUGE}/s1"])
def test_a_number_that_nobody_can_have_is_nobody_s(visitor: Visitor, address: str) -> None:
    visitor.get(address, 404)


@pytest.mark.parametrize("address", ["/review", "/review?layer=event", "/search?q=pont"])
def test_a_list_asks_for_the_texts_of_its_reports_at_once(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def one_by_one(self: Ledger, document: str) -> None:
        raise AssertionError("a page of rows asks for each report by itself")

    monkeypatch.setattr(Ledger, "load_text", one_by_one)
    monkeypatch.setattr(Ledger, "load_row", one_by_one)
    assert Page.parse(visitor.get(address)).find("mark")

"""What there can be hundreds of is shown by the page: each page is light, and all of it is reached, also on a phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from dossier import Visitor
from made_readings import make_reading
from page_parser import Page as Parsed
from playwright.sync_api import Page
from starlette.testclient import TestClient

from selon.ledger import Ledger, open_ledger
from selon.ledger.links import Link
from selon.web.adding import Job
from selon.web.app import create_app
from selon.web.settings import Settings

MOST_BYTES = 200_000
COPIES, SOURCES, VERSIONS, WATCHES, ALERTS, DECISIONS, SPELLINGS = 500, 300, 120, 130, 130, 90, 400
# Each character of it is five in HTML.
TITLE = '"' * 90
# The elements that reach out of the window; a region that scrolls by itself may hold some.
WIDEST = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("main *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 200))"""
CLAIM, DENIAL = "le pont de Tournel rouvrira en mars", "le pont de Tournel ne rouvrira pas en mars"


def _add_copies(ledger: Ledger) -> str:
    """A report that hundreds of papers print, contradicted by another; and found in hundreds of places."""
    original = make_reading(("Ana Brun", CLAIM), title=TITLE, publisher="L’Agence")
    id = ledger.add(original, "wire.txt").document
    for number in range(COPIES):
        text = f"{original.document.text}\n({number})"
        document = replace(original.document, text=text, title=f"{TITLE}{number}", publisher=f"Paper {number}")
        ledger.set_origin(ledger.add(replace(original, document=document), f"{number}.txt").document, id, 0.9)
    ledger.set_origin(id, id, 1)
    for number in range(SOURCES):
        found = replace(original.document, url=f"https://papers.example/{number}/{TITLE}")
        ledger.add(replace(original, document=found), f"page {number}")
    denial = ledger.add(make_reading(("Luc Faure", DENIAL), published="2023-05-11"), "denial.txt").document
    (said,) = ledger.links.statements_of(denial)
    rows = [row.row for copy in ledger.ids() if copy != denial for row in ledger.links.statements_of(copy)]
    links = [Link(row, said.row, "disputes", 0.9, ("shared:pont mars", "contrary")) for row in rows]
    with ledger.transaction():
        ledger.links.keep(denial, {}, links)
    return id


def _add_versions(ledger: Ledger) -> str:
    """A report that was changed again and again."""
    for number in range(VERSIONS):
        reading = make_reading(("Eva Roux", f"{CLAIM} {number}"), url="https://live.example/pont")
        id = ledger.add(reading, "page").document
    return id


def _add_work(ledger: Ledger, row: str) -> None:
    """What people and watches left: each decision undone but the last, so that there are as many of one row."""
    for number in range(DECISIONS // 2):
        decision = ledger.accept(row, by=TITLE, why=f"{TITLE} {number}")
        ledger.undo(decision.uid, by=TITLE, why=TITLE)
    for number in range(WATCHES):
        ledger.watches.add(f"{TITLE} {number:03}", {"when": "statement", "about": "pont", "deliver": {}})
    watch = ledger.watches.find(f"{TITLE} 000")
    for number in range(ALERTS):
        told = {"marks": (f"m{number}",), "day": "2023-05-10", "what": f"{number} : {TITLE * 9}", "why": {}, "rows": ()}
        ledger.watches.tell(watch, [f"m{number}"], told)


def _add_spellings(ledger: Ledger) -> None:
    reading = make_reading(("Zoé Quillan", CLAIM), published="2023-04-01")
    (entity,) = reading.entities
    names = tuple(f"Quillan {'é' * 20}{number:03}" for number in range(SPELLINGS))
    ledger.add(replace(reading, entities=(replace(entity, aliases=names),)), "spellings.txt")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A ledger, the report that hundreds print, and the one that was changed again and again."""
    path = tmp_path_factory.mktemp("crowded") / "crowded.db"
    with open_ledger(path) as ledger:
        wire, live = _add_copies(ledger), _add_versions(ledger)
        _add_work(ledger, f"{live}/s1")
        _add_spellings(ledger)
    return path, wire, live


@pytest.fixture
def client(crowded: tuple[Path, str, str]) -> TestClient:
    app = create_app(Settings(ledger=crowded[0]))
    return TestClient(app, base_url="http://127.0.0.1:8000", headers={"accept-language": "en"})


@pytest.fixture
def visitor(client: TestClient) -> Visitor:
    return Visitor(client)


def every_page(visitor: Visitor, address: str) -> Iterator[str]:
    """A page and all that its lists lead on to, each once; none is heavy, and none is malformed."""
    waiting, seen = [address], {address}
    while waiting:
        page = visitor.get(waiting.pop())
        assert len(page.encode()) < MOST_BYTES
        yield page
        links = [each.attributes["href"].partition("#")[0] for each in Parsed.parse(page).find("a", rel="next")]
        waiting += [each for each in dict.fromkeys(links) if each not in seen]
        seen.update(links)


def test_a_report_in_hundreds_of_papers_tells_the_first_and_leads_to_all(
    visitor: Visitor, crowded: tuple[Path, str, str]
) -> None:
    wire = crowded[1]
    page = visitor.get(f"/documents/{wire}")
    assert len(page.encode()) < MOST_BYTES / 4
    assert f"{COPIES} copies" in page
    assert re.search(rf'<a href="/copies/{wire}">[^<]+ \({COPIES}\)</a>', page)
    pages = list(every_page(visitor, f"/copies/{wire}"))
    printed = {number for each in pages for number in re.findall(r"· Paper (\d+)<", each)}
    assert len(printed) == COPIES
    found = {number for each in pages for number in re.findall(r'href="https://papers.example/(\d+)/', each)}
    assert len(found) == SOURCES, pages[0]


def test_a_copy_is_told_beside_what_is_said_in_it_and_all_are_one_link_away(
    visitor: Visitor, crowded: tuple[Path, str, str]
) -> None:
    claim = re.findall(r'href="(/claims/[^"?]+)"', visitor.get("/claims"))[0]
    page = visitor.get(claim)
    assert len(page.encode()) < MOST_BYTES / 10
    assert f"{COPIES} copies of the same report" in page
    assert f'href="/copies/{crowded[1]}"' in page


def test_a_report_changed_again_and_again_leads_to_each_version(
    visitor: Visitor, crowded: tuple[Path, str, str]
) -> None:
    live = crowded[2]
    page = visitor.get(f"/documents/{live}")
    assert page.count("/compare/") < 10
    pages = list(every_page(visitor, f"/copies/{live}"))
    versions = {number for each in pages for number in re.findall(r"version (\d+)</a>", each)}
    assert versions == {str(number) for number in range(1, VERSIONS + 1)}


def test_a_row_judged_again_and_again_leads_to_each_decision(visitor: Visitor, crowded: tuple[Path, str, str]) -> None:
    live = crowded[2]
    page = visitor.get(f"/rows/{live}/s1")
    onward = f"/decisions?document={live}&label=s1"
    assert onward in unescape(page)
    for address in (onward, "/decisions"):
        pages = list(every_page(visitor, address))
        told = {why for each in pages for why in re.findall(r"(?:&#34;)+ (\d+)", each.partition("<ul")[2])}
        assert told == {str(number) for number in range(DECISIONS // 2)}
    # Every acceptance was undone, so that only undoings of it are left, which cannot be undone in turn here.
    assert not [each for each in pages if "/review/undo/" in each]
    assert "/decisions" in visitor.get("/review")


def test_watches_and_what_they_told_go_on(visitor: Visitor) -> None:
    pages = list(every_page(visitor, "/watches"))
    assert (
        len({name for each in pages for name in re.findall(r'name="name" value="(?:&#34;)+ (\d+)"', each)}) == WATCHES
    )
    told = {number for each in pages for number in re.findall(r'<p class="q">(\d+): ', each)}
    assert len(told) == ALERTS
    assert f"told of {ALERTS} things" in pages[0]


def test_a_name_written_in_hundreds_of_ways_leads_to_each(visitor: Visitor, crowded: tuple[Path, str, str]) -> None:
    with open_ledger(crowded[0], writable=False) as ledger:
        person = next(each for each in ledger.people("Zoé Quillan"))
    page = visitor.get(f"/people/{person.id}")
    assert page.count("Quillan é") < 30
    (onward,) = set(re.findall(r'href="(/people/\d+/names)"', page))
    written = {name for each in every_page(visitor, onward) for name in re.findall(r"Quillan é+\d+", each)}
    assert len(written) == SPELLINGS


def test_what_was_added_and_what_failed_go_on(client: TestClient, crowded: tuple[Path, str, str]) -> None:
    with open_ledger(crowded[0], writable=False) as ledger:
        ids = list(ledger.ids())[:120]

    class Ended:
        def is_alive(self) -> bool:
            return False

    process: Any = Ended()
    job = Job("job", ("a.zip",), process, process, documents=ids, done=True)
    job.failures += [dict.fromkeys(("en", "fr"), f"{TITLE} f{number}: {TITLE}") for number in range(120)]
    client.app.state.adding._jobs["job"] = job  # type: ignore[attr-defined]
    pages = list(every_page(Visitor(client), "/add/job"))
    assert len({number for each in pages for number in re.findall(r" f(\d+):", each)}) == 120
    shown = {id for each in pages for id in re.findall(r'href="/documents/(\w+)"', each)}
    assert shown == set(ids)


def test_very_long_words_make_no_heavy_page(tmp_path: Path) -> None:
    words = ("« Le pont tient bon & il rouvrira » " * 150).strip()
    with open_ledger(tmp_path / "long.db") as ledger:
        for number in range(60):
            ledger.add(make_reading(("Ana Brun", f"{words} {number}")), f"{number}.txt")
        speech = make_reading(("Eva Roux", words * 11))
        speech = replace(speech, statements=(replace(speech.statements[0], form="direct"),))
        row = f"{ledger.add(speech, 'speech.txt').document}/s1"
    app = create_app(Settings(ledger=tmp_path / "long.db"))
    visitor = Visitor(TestClient(app, base_url="http://127.0.0.1:8000"))
    for address in ("/statements", "/review", "/", f"/rows/{row}"):
        assert len(visitor.get(address).encode()) < MOST_BYTES, address


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_of_a_crowded_ledger_are_walked_in_a_browser(
    open_page: Callable[..., Page],
    serve: Callable[[Path], str],
    crowded: tuple[Path, str, str],
    tmp_path: Path,
    width: int,
) -> None:
    path = Path(shutil.copy(crowded[0], tmp_path / "crowded.db"))
    screen = {"width": width, "height": 844}
    page = open_page(viewport=screen, java_script_enabled=False, locale="en", base_url=serve(path))
    page.goto(f"/documents/{crowded[1]}")
    page.locator(f'a[href="/copies/{crowded[1]}"]').last.click()
    copies = 0
    while True:
        page.wait_for_load_state()
        assert page.evaluate(WIDEST) == []
        section = page.locator("section").first
        copies += section.locator(".rows > .row").count()
        more = section.locator("a[rel=next]")
        if not more.count():
            break
        more.click()
    assert copies == COPIES
    for address in ("/watches", "/decisions", f"/documents/{crowded[2]}", f"/copies/{crowded[2]}", "/network"):
        page.goto(address)
        assert page.evaluate(WIDEST) == [], address

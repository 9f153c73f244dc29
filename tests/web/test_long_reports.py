"""A report too long for one light page is shown by sections, whose addresses last."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from dossier import Visitor
from made_readings import make_reading
from page_parser import Page
from starlette.testclient import TestClient

from selon.ledger import open_ledger
from selon.record import Dispute, Event, Reading, Reason, Side
from selon.span import Span
from selon.web.app import create_app
from selon.web.settings import Settings

MOST_BYTES = 200_000
LONG = 60_000
SPEAKERS = ("Paul Dubreuil", "Anne Vasseur", "Jo Marsan", "La maire Zoé Quillan", "Un porte-parole de la mairie")
WORDS = (
    "le pont de Tournel rouvrira en mars malgré l’avis du conseil",
    "rien n’est décidé, ni la date ni le prix des travaux",
    "la centrale a été fermée trop tôt",
    "les habitants n’ont pas été entendus, et qu’ils ne le seront pas davantage cet automne",
)


def dense_report() -> Reading:
    """As long as a report gets, each sentence of it a statement with an event in it."""
    said, length = [], 0
    while length < LONG:
        speaker, words = SPEAKERS[len(said) % len(SPEAKERS)], WORDS[len(said) % len(WORDS)]
        said.append((speaker, words))
        length += len(f"{speaker} affirme que {words}.\n")
    reading = make_reading(*said)
    events = []
    for number, each in enumerate(reading.statements, start=1):
        words = each.content[0].text
        at = each.content[0].start + words.rindex(" ") + 1
        anchor = Span.of(reading.document.text, at, each.content[0].end)
        parties = {"actor": (each.speaker,), "recipient": (), "place": None, "time": None}
        told = {"factuality": "CT+", "according_to": each.id, "evidence": each.content[0], "because": (Reason("x"),)}
        events.append(Event(f"v{number}", anchor, "CONSULT", None, (), **parties, **told))  # type: ignore[arg-type]
    return replace(reading, events=tuple(events))


@pytest.fixture(scope="module", params=["paragraphs", "one paragraph"])
def long_report(request: pytest.FixtureRequest) -> Reading:
    reading = dense_report()
    if request.param == "paragraphs":
        return reading
    document = replace(reading.document, text=reading.document.text.replace("\n", " "))
    return replace(reading, document=document)


@pytest.fixture(scope="module")
def visitor(long_report: Reading, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    path = tmp_path_factory.mktemp("long") / "long.db"
    with open_ledger(path) as ledger:
        ledger.add(long_report, "long.txt")
    app = create_app(Settings(ledger=path))
    return Visitor(TestClient(app, base_url="http://127.0.0.1:8000", headers={"accept-language": "en"}))


@pytest.fixture(scope="module")
def address(long_report: Reading) -> str:
    return f"/documents/{long_report.document.id}"


def text_of(page: str) -> str:
    (text,) = re.findall(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    return unescape(re.sub("<[^>]*>", "", text))


def test_each_section_is_a_light_page_and_leads_to_the_next(
    visitor: Visitor, address: str, long_report: Reading
) -> None:
    pages = []
    following = address
    while following:
        pages.append(visitor.get(following))
        links = Page.parse(pages[-1]).find("a", rel="next")
        following = links[0].attributes["href"] if links else ""
    assert len(pages) > 2
    assert max(len(page.encode()) for page in pages) < MOST_BYTES
    assert "".join(map(text_of, pages)) == long_report.document.text
    assert f"part 2 of {len(pages)}" in pages[1]
    numbers = [number for page in pages for number in re.findall(r'<li id="s(\d+)"', page)]
    assert set(numbers) == {str(number) for number in range(1, len(long_report.statements) + 1)}


def test_an_address_of_words_leads_to_the_section_that_has_them(
    visitor: Visitor, address: str, long_report: Reading
) -> None:
    for statement in long_report.statements[:: len(long_report.statements) // 4]:
        span = statement.content[0]
        page = visitor.get(f"{address}?at={span.start}-{span.end}")
        marked = re.findall(r'<span class="at"[^>]*>(.*?)</span>', page)
        assert unescape(re.sub("<[^>]*>", "", "".join(marked))).startswith(span.text[:40])
        assert span.text in text_of(visitor.get(f"{address}?from={span.start}"))


@pytest.mark.parametrize("place", ["x", "-1", "9999999"])
def test_an_address_of_no_place_in_the_text_is_refused(visitor: Visitor, address: str, place: str) -> None:
    visitor.get(f"{address}?from={place}", 400)


def test_a_report_full_of_disputes_has_no_heavy_section(tmp_path: Path) -> None:
    reading = dense_report()
    ids = [each.id for each in reading.statements]
    pairs = [([ids[at]], [ids[at + 1]]) for at in range(0, len(ids) - 1, 2)]
    disputes = tuple(
        Dispute(f"d{number}", "le pont", "CONSULT", (), (), sides_of(one, other), (Reason("x"),))
        for number, (one, other) in enumerate([(ids[::2], ids[1::2]), *pairs], start=1)
    )
    with open_ledger(tmp_path / "long.db") as ledger:
        id = ledger.add(replace(reading, disputes=disputes), "long.txt").document
    visitor = Visitor(TestClient(create_app(Settings(ledger=tmp_path / "long.db")), base_url="http://127.0.0.1:8000"))
    following, told = f"/documents/{id}", set()
    while following:
        page = visitor.get(following)
        assert len(page.encode()) < MOST_BYTES
        told |= set(re.findall(r'<li id="(d\d+)"', page))
        links = Page.parse(page).find("a", rel="next")
        following = links[0].attributes["href"] if links else ""
    assert len(told) == len(disputes)


def sides_of(one: list[str], other: list[str]) -> tuple[Side, Side]:
    return Side("for", tuple(one), ()), Side("against", tuple(other), ())

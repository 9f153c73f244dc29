"""What the screens show and change, without a browser."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from dossier import FIRST, HOSTILE, Visitor
from openpyxl import load_workbook
from page_parser import Page
from starlette.testclient import TestClient

from selon.cli import main
from selon.document import Document
from selon.ledger import Filter, open_ledger
from selon.moment import Moment
from selon.reading.read import read, read_all
from selon.record import TimeExpression
from selon.span import Span
from selon.ui import load_words
from selon.web.app import create_app
from selon.web.settings import Settings
from selon.web.subjects import group_by_subject
from selon.web.whereabouts import find_whereabouts

LISTS = (
    "/",
    "/documents",
    "/statements",
    "/events",
    "/timeline",
    "/people",
    "/places",
    "/map",
    "/network",
    "/review",
    "/claims",
    "/watches",
)
MOST_BYTES = 200_000


def every_screen(path: Path) -> list[str]:
    """An address of each screen, with the hostile report, its people and its rows among them."""
    with open_ledger(path, writable=False) as ledger:
        documents = ledger.documents(Filter(old=True)).rows
        rows = [f"/rows/{row.id}" for row in ledger.statements(Filter(old=True)).rows]
        people = [f"/people/{row.id}" for row in ledger.people(None, ("person", "group", "organization"))]
        places = [f"/places/{row.id}" for row in ledger.people(None, ("place",))]
    ids = [row.id for row in documents]
    reports = [f"/documents/{id}" for id in ids] + [f"/documents/{ids[0]}?at=0-5", f"/compare/{ids[0]}/{ids[1]}"]
    return [*LISTS, "/review?layer=event", "/add", "/search?q=pont", *reports, *rows, *people, *places]


def test_every_screen_shows_hostile_words_as_they_are(visitor: Visitor, ledger_path: Path) -> None:
    shown = 0
    for address in every_screen(ledger_path):
        page = visitor.get(address)
        for each in Page.parse(page).elements:
            assert each.tag not in ("img", "iframe", "object", "style")
            assert each.tag != "script" or each.attributes["src"].startswith("/")
            assert not [name for name in each.attributes if name.startswith("on") or name in ("style", "srcdoc")]
        assert len(page.encode()) < MOST_BYTES
        shown += "&lt;script&gt;" in page
    assert shown > 3


def test_hostile_questions_are_answered_with_their_own_words_escaped(visitor: Visitor) -> None:
    for path in ("/search?q=", "/statements?speaker=", "/events?place=", "/timeline?about=", "/people?q="):
        page = visitor.client.get(path[: path.index("=")], params={path[path.index("?") + 1 : -1]: HOSTILE}).text
        assert "<script>document" not in page


@pytest.mark.parametrize("at", ["5-5", "9-2", "x-1", "0-999999", "1", "-1-4"])
def test_words_that_are_none_of_the_report_are_not_pointed_at(visitor: Visitor, ledger_path: Path, at: str) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        (document, *_) = ledger.ids()
    assert visitor.client.get(f"/documents/{document}?at={at}").status_code == 400


def test_a_permanent_link_marks_exactly_its_words(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        document = next(id for id in ledger.ids() if ledger.load_text(id).text == FIRST)
    start = FIRST.index("la préfète")
    page = visitor.get(f"/documents/{document}?at={start}-{start + 10}")
    marked = re.findall(r'<span class="at"[^>]*>(.*?)</span>', page)
    assert re.sub("<[^>]*>", "", "".join(marked)) == "la préfète"


def test_two_versions_are_compared_by_their_statements_and_their_paragraphs(
    visitor: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        versions = next(ledger.versions_of(id) for id in ledger.ids() if len(ledger.versions_of(id)) > 1)
    page = visitor.get(f"/compare/{versions[0].id}/{versions[1].id}")
    assert re.search(r"<del>mars\.</del> <ins>juin\.</ins>", page)
    assert "<ins>Paul Dubreuil craint" in page


def test_a_speaker_set_right_stays_right_when_reports_are_read_again(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = next(row for row in ledger.statements() if row.speaker == "Anne Vasseur")
    visitor.send(
        f"/review/{row.id}",
        action="correct",
        layer="statement",
        speaker="Zoé Quillan",
        was_speaker=row.speaker_here,
        by="Ana",
    )
    assert main(["reread", "--all", "--ledger", str(ledger_path), "--jobs", "1"]) == 0
    page = visitor.get(f"/rows/{row.id}")
    assert Page.parse(page).find("h1")[0].text.startswith("Zoé Quillan")
    assert "Ana" in page
    assert "Zoé Quillan" in visitor.get("/statements?speaker=Quillan")


def test_a_decision_is_undone(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = ledger.statements().rows[0]
    visitor.send(f"/review/{row.id}", action="reject", why="not said")
    assert row.id not in visitor.get("/statements")
    with open_ledger(ledger_path, writable=False) as ledger:
        uid = ledger.decisions()[-1].uid
    visitor.send(f"/review/undo/{uid}")
    assert row.id in visitor.get("/statements")


def test_a_decision_that_waits_is_settled_by_the_correction_it_leads_to(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        row = ledger.statements().rows[0]
        reading = ledger.load_document(row.document).reading
        ledger.correct(row.id, {"speaker": "Zoé Quillan", "stance": "wants"}, by="Ana")
        (statement,) = (each for each in reading.statements if row.id.endswith(f"/{each.id}"))
        content = statement.content[0]
        shorter = replace(statement, content=(Span.of(reading.document.text, content.start + 4, content.end),))
        others = (each for each in reading.statements if each is not statement)
        ledger.read_again(replace(reading, rules="newer", statements=(shorter, *others)))
    page = visitor.get("/review")
    assert "Zoé Quillan" in page
    assert content.text in page
    (link,) = re.findall(r'href="(/rows/[^"]+settles=[^"]+)"', page)
    form = visitor.get(link)
    uid = link.rpartition("=")[2]
    assert f'name="settles" value="{uid}"' in form
    fields = {"action": "correct", "layer": "statement", "speaker": "Zoé Quillan", "was_speaker": "x", "settles": uid}
    assert visitor.send(f"/review/{row.id}", back="/review", **fields) == "/review"
    with open_ledger(ledger_path, writable=False) as ledger:
        assert ledger.waiting() == ()


def test_only_rows_that_were_ticked_are_judged_at_once(visitor: Visitor, ledger_path: Path) -> None:
    ticked = re.findall(r'name="row" value="([^"]+)"', visitor.get("/review"))[:2]
    visitor.send("/review/all", action="accept", row=ticked)
    with open_ledger(ledger_path, writable=False) as ledger:
        assert {row.id for row in ledger.statements() if row.review == "accepted"} == set(ticked)
    visitor.send("/review/all", 400, action="drop", row=ticked)
    visitor.send("/review/all", 400, action="accept", row=[str(number) for number in range(100)])


def test_a_correction_no_row_can_hold_is_refused_in_a_sentence(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = ledger.statements().rows[0]
    told = visitor.send(f"/review/{row.id}", 400, action="correct", layer="statement", stance="shouts", was_stance="x")
    assert "shouts" in told
    assert "Traceback" not in told
    visitor.send(f"/review/{row.id}", 400, action="correct", layer="statement", content="4-999999", was_content="0-1")
    visitor.send("/review/0000/s1", 404, action="accept")


def test_people_that_are_one_are_joined(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        one, other = (ledger.people(name)[0] for name in ("Anne Vasseur", "Paul Dubreuil"))
    assert visitor.send(f"/people/{one.id}/merge", into=str(other.id)) == f"/people/{other.id}"
    page = visitor.get(f"/people/{other.id}")
    assert "Anne Vasseur" in page
    assert "Paul Dubreuil" in page


def test_people_are_joined_by_name_and_parted_again(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        one, other = (ledger.people(name)[0] for name in ("Anne Vasseur", "Paul Dubreuil"))
    assert "Personne" in visitor.send(f"/people/{one.id}/merge", 404, called="Personne")
    visitor.send(f"/people/{one.id}/merge", 404, into="x")
    assert visitor.send(f"/people/{one.id}/merge", called="paul dubreuil", by="Ana") == f"/people/{other.id}"
    with open_ledger(ledger_path, writable=False) as ledger:
        (decision,) = ledger.decisions()
        assert (decision.action, decision.by) == ("merge", "Ana")
        assert ledger.people("Anne Vasseur")[0].id == other.id
    visitor.send(f"/review/undo/{decision.uid}")
    with open_ledger(ledger_path, writable=False) as ledger:
        assert ledger.people("Anne Vasseur")[0].id == one.id


def test_a_dispute_is_followed_with_both_its_sides(visitor: Visitor) -> None:
    visitor.send("/claims/compare")
    claims = re.findall(r'href="(/claims/[^"]+)"', visitor.get("/claims"))
    pages = [visitor.get(claim) for claim in claims]
    assert any("Jo Marsan" in page and "Zoé Quillan" in page for page in pages)
    assert claims[0] in visitor.get("/")
    assert "/nothing" not in visitor.get("/claims/nothing", 404)


def test_a_watch_is_tried_saved_and_tells_once_what_is_new(visitor: Visitor, ledger_path: Path) -> None:
    asked = {"when": "statement", "about": "pont"}
    assert "it would have told" in visitor.client.get("/watches", params=asked).text
    visitor.send("/watches", name="Le pont", **asked)
    assert "Le pont" in visitor.get("/watches")
    with open_ledger(ledger_path) as ledger:
        assert ledger.add(read("Selon Lou Marchand, le pont de Lyon tombe.", published="2023-06-03"), "new.txt")
        told = len(ledger.watches.alerts())
    visitor.send("/watches/run")
    visitor.send("/watches/run")
    with open_ledger(ledger_path, writable=False) as ledger:
        assert len(ledger.watches.alerts()) == told + 1
    assert "Lou Marchand" in visitor.get("/watches")
    visitor.send("/watches", 400, name="Le pont", **asked)
    visitor.send("/watches", 400, name="Autre", when="second-origin")
    visitor.send("/watches/remove", name="Le pont")
    assert "Le pont" not in visitor.get("/watches")


def test_a_second_origin_without_a_claim_is_asked_for_it(visitor: Visitor) -> None:
    page = visitor.get("/watches?when=second-origin&about=pont", 400)
    assert 'role="alert"' in page
    assert "it would have told" not in page
    assert "it would have told" in visitor.get("/watches?when=statement&claim=x&about=pont")


def test_what_a_watch_told_is_read_at_a_lasting_address(visitor: Visitor, ledger_path: Path) -> None:
    visitor.send("/watches", name="Le pont / 1", when="statement", about="pont")
    with open_ledger(ledger_path) as ledger:
        ledger.add(read("Selon Lou Marchand, le pont de Lyon tombe.", published="2023-06-03"), "new.txt")
    visitor.send("/watches/run")
    addresses = re.findall(r'href="(/feeds/[^"]+)"', visitor.get("/watches"))
    atom, feed = (visitor.client.get(address) for address in addresses)
    assert atom.headers["content-type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(atom.text).findall("{http://www.w3.org/2005/Atom}entry")
    assert "Lou Marchand" in "".join(entries[0].itertext())
    assert [item["content_text"] for item in feed.json()["items"]] == [item.find("{*}content").text for item in entries]
    assert "told of 1 thing" in visitor.get("/watches")
    assert "Lou Marchand" in visitor.get("/watches?of=Le+pont+/+1")
    visitor.get("/feeds/none.atom", 404)
    visitor.get("/feeds/Le pont / 1.csv", 404)


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


def test_who_looks_for_a_name_finds_what_they_said(visitor: Visitor) -> None:
    page = visitor.get("/search?q=Marsan")
    assert "Said by Jo Marsan" in page
    assert "sera fermée" in page.partition("Said by")[2]
    assert "Said by" not in visitor.get("/search?q=pont")


def test_pages_of_subjects_show_each_once(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def names(page: str) -> list[str]:
        return re.findall(r'<section class="subject"><h2>(.*?)</h2>', page, re.S)

    whole = names(visitor.get("/statements?group=subject"))
    monkeypatch.setattr("selon.web.pages.statements.SUBJECTS", 2)
    address, seen = "/statements?group=subject", []
    while address:
        page = visitor.get(address)
        seen += names(page)
        address = html.unescape("".join(re.findall(r'href="([^"]+)" rel="next"', page)))
    assert seen == whole
    assert len(whole) > 4


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


def test_there_are_no_other_tables_to_save(visitor: Visitor) -> None:
    for path in ("/export/people.csv", "/export/statements.ftm", "/export/../statements.csv"):
        visitor.get(path, 404)


def test_a_quotation_is_copied_whole_with_its_reference(visitor: Visitor, ledger_path: Path) -> None:
    words = "mot " * 120
    with open_ledger(ledger_path) as ledger:
        told = f"« {words.strip()} », affirme la ministre Lou Marchand."
        document = Document(told, title="Le titre", publisher="Le Soir", published=Moment.parse("2023-07-01"))
        for reading in read_all([document]):
            ledger.add(reading, "long.txt")
        row = next(row for row in ledger.statements() if row.title == "Le titre")
    texts = [
        next(each.attributes["data-copy"] for each in Page.parse(visitor.get(address)).find("button", class_="copy"))
        for address in (f"/statements?person={row.person}", f"/rows/{row.id}")
    ]
    assert texts[0] == texts[1]
    assert words.strip() in texts[0]
    assert texts[0].startswith("Lou Marchand (says) : «")
    assert texts[0].endswith("— Le Soir, Le titre, 1 July 2023")


def test_a_place_of_a_name_that_others_bear_is_told(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        text = (
            "Le maire de Valence a démenti la fermeture. À Lyon, en Bretagne et à Paris, la grève continue, selon lui."
        )
        ledger.add(read(text, published="2023-07-01"), "places.txt")
        places = {each.place.name: each for each in find_whereabouts(ledger, ledger.people(None, ("place",)))}
    assert places["Bretagne"].area
    assert not places["Lyon"].area
    assert "ES" in places["Valence"].rivals
    page = visitor.get("/map")
    assert "other places of this name: " in page
    assert "Spain" in page
    assert 'class="spot area"' in page
    assert "Spain" in visitor.get(f"/places/{places['Valence'].place.id}")


def test_an_empty_ledger_tells_where_to_begin(tmp_path: Path) -> None:
    visitor = Visitor(TestClient(create_app(Settings(ledger=tmp_path / "new.db")), base_url="http://127.0.0.1:8000"))
    for path in ("/", "/statements", "/events", "/documents", "/timeline", "/people", "/map", "/network"):
        assert '<a href="/add">' in visitor.get(path).partition("<main")[2]


def wait_for(visitor: Visitor, address: str) -> str:
    """The page of a job once it is done; the reader is another process, which loads its model first."""
    for _ in range(600):
        if visitor.client.get(f"{address}?json").json()["done"]:
            return visitor.get(address)
        time.sleep(0.1)
    raise AssertionError("the job does not end")


def test_files_and_pasted_text_come_in_and_failures_are_explained(visitor: Visitor) -> None:
    files = [
        ("files", ("../../note.txt", b"Le ministre Jo Marsan affirme que tout ira bien.")),
        ("files", ("vide.txt", b"")),
        ("files", (HOSTILE, b"\x00\x01\x02\x03" * 9)),
    ]
    job = visitor.send("/add", files=files, text="Selon Lou Perrin, la grève continue.", published="2023-07")
    page = wait_for(visitor, job)
    assert "2 new" in page
    assert "vide.txt" in page
    assert ".." not in page
    assert "<script>document" not in page
    assert "Lou Perrin" in visitor.get("/statements")
    assert "Jo Marsan" in visitor.get("/statements")


@pytest.mark.parametrize(
    "fields", [{}, {"url": "file:///etc/passwd"}, {"url": "ftp://a.example"}, {"text": "Oui.", "published": "2023-13"}]
)
def test_what_cannot_be_added_is_said_before_anything_is_begun(visitor: Visitor, fields: dict[str, str]) -> None:
    assert 'role="alert"' in visitor.send("/add", 400, **fields)


def test_reports_on_this_machine_s_network_are_not_fetched(visitor: Visitor) -> None:
    page = wait_for(visitor, visitor.send("/add", url="http://127.0.0.1:9/secret"))
    assert "1 failed" in page


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


def test_what_is_counted_once_is_counted_anew_when_the_ledger_changes(visitor: Visitor, ledger_path: Path) -> None:
    before = visitor.get("/")
    with open_ledger(ledger_path) as ledger:
        ledger.remove(ledger.documents().rows[0].id)
    assert re.findall(r"\d+ reports?", before) != re.findall(r"\d+ reports?", visitor.get("/"))


def test_what_a_row_says_stands_at_its_head_with_the_rules_in_plain_words(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        event = ledger.events(Filter(about="Anne Vasseur")).rows[0]
        reading = ledger.load_document(event.document).reading
    words = load_words("en")
    (heading,) = Page.parse(visitor.get(f"/rows/{event.id}")).find("h1")
    assert event.actor[0].name in heading.text
    assert words(f"event.{event.type}") in heading.text
    for fact in (reading.times[0], reading.entities[0]):
        page = Page.parse(visitor.get(f"/rows/{event.document}/{fact.id}"))
        (heading,) = page.find("h1")
        told = fact.span.text if isinstance(fact, TimeExpression) else fact.name
        assert told.casefold() in heading.text.casefold()
        assert all(step.text.strip() for step in page.find("ol", class_="steps"))


def test_what_is_said_to_somebody_is_found_by_their_name(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        text = "Jo Marsan a déclaré à Lou Perrin que la digue tiendrait. Zoé Quillan a affirmé que la digue céderait."
        ledger.add(read(text, published="2023-07-01"), "digue.txt")
        person = ledger.people("Lou Perrin")[0].id
    page = visitor.get("/statements?to=Perrin")
    assert "tiendrait" in page
    assert "céderait" not in page
    assert 'name="to" value="Perrin"' in page
    (row,) = visitor.client.get("/api/statements", params={"to": "Lou Perrin"}).json()["rows"]
    assert "tiendrait" in row["content"]
    assert row["id"] in visitor.client.get("/export/statements.jsonl?to=Perrin").text
    assert "tiendrait" in visitor.get(f"/people/{person}").partition("Said to them")[2]

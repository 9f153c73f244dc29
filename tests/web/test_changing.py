"""What people change from the screens: decisions, names that are one, watches, reports brought in."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from dossier import HOSTILE, Visitor
from page_parser import Page

from selon.cli import main
from selon.desk.linking import link_new
from selon.desk.watching import run_watch
from selon.ledger import open_ledger
from selon.reading.read import read
from selon.span import Span


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
    assert "a person corrected this by hand: who" in page
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


def test_who_gave_a_name_once_decides_under_it(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        one, other, third = ledger.statements().rows[:3]
    visitor.send(f"/review/{one.id}", action="accept", by="Zoé Quillan\n")
    visitor.send(f"/review/{other.id}", action="reject")
    visitor.send("/review/all", action="accept", row=[third.id])
    assert 'name="by" value="Zoé Quillan"' in visitor.get("/review")
    with open_ledger(ledger_path, writable=False) as ledger:
        assert {each.by for each in ledger.decisions()} == {"Zoé Quillan"}


def test_decisions_are_undone_one_after_the_other(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        one, other = ledger.statements().rows[:2]
    visitor.send(f"/review/{one.id}", action="accept")
    visitor.send(f"/review/{other.id}", action="reject")
    for _ in range(2):
        (address,) = re.findall(
            r'action="(/review/undo/\w+)[^>]*><input[^>]*><button class="plain" data-key="u">', visitor.get("/review")
        )
        visitor.send(address)
    assert 'data-key="u"' not in visitor.get("/review")
    with open_ledger(ledger_path, writable=False) as ledger:
        assert {row.review for row in ledger.statements()} == {"machine"}


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


def test_the_rest_of_a_report_comes_right_after_the_row_that_was_judged(visitor: Visitor, ledger_path: Path) -> None:
    def queue() -> list[str]:
        return [each.attributes["value"] for each in Page.parse(visitor.get("/review")).find("input", name="row")]

    first = queue()
    assert len({row.partition("/")[0] for row in first}) > 1
    visitor.send(f"/review/{first[0]}", action="accept")
    assert queue()[: len(first) - 1] == first[1:]
    report = first[0].partition("/")[0]
    only = Page.parse(visitor.get(f"/review?document={report}")).find("input", name="row")
    assert {each.attributes["value"].partition("/")[0] for each in only} == {report}
    assert f"Still to be judged <small>{len(only)}</small>" in visitor.get(f"/review?document={report}")
    denied = re.findall(r"row (\w+)\" tabindex", visitor.get("/review?what=denies"))
    assert set(denied) == {"denies"}
    after = Page.parse(visitor.get(f"/review?after={first[0]}")).find("input", name="row")
    assert [each.attributes["value"] for each in after] == queue()
    anew = Page.parse(visitor.get("/review?after=x/y")).find("input", name="row")
    assert [each.attributes["value"] for each in anew] == queue()
    visitor.get("/review?what=x", 400)


def test_of_two_names_that_are_joined_the_reader_says_which_stays(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        town, mayor = ledger.people("Lille", ("place",))[0], ledger.people("Dubreuil")[0]
    assert "name and kind that stay" in visitor.get(f"/people/{mayor.id}")
    assert visitor.send(f"/people/{mayor.id}/merge", into=town.id, stays="this") == f"/people/{mayor.id}"
    with open_ledger(ledger_path) as ledger:
        (kept,) = ledger.people("Lille", ("person", "place"))
    assert (kept.id, kept.kind) == (mayor.id, "person")


def test_a_name_that_was_given_signs_what_a_button_decides(visitor: Visitor, ledger_path: Path) -> None:
    assert visitor.send("/name", by="Ana", back="/review") == "/review"
    assert "Decisions are signed Ana." in visitor.get("/review")
    with open_ledger(ledger_path) as ledger:
        row = ledger.statements().rows[0]
    visitor.send(f"/review/{row.id}", action="accept")
    with open_ledger(ledger_path) as ledger:
        assert [each.by for each in ledger.decisions()] == ["Ana"]


def test_a_watch_is_changed_and_keeps_what_it_told_and_where_it_tells(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        ledger.watches.add("Le pont", {"when": "statement", "about": "pont", "deliver": {"file": "told.jsonl"}})
        link_new(ledger)
        told = list(run_watch(ledger, ledger.watches.find("Le pont")))
        ledger.watches.add("Autre", {"when": "dispute", "deliver": {}})
    assert told
    form = visitor.get("/watches?edit=1")
    assert 'name="about" value="pont"' in form
    assert 'name="was" value="1"' in form
    assert 'name="text" value="pont"' in visitor.get("/watches?edit=1&when=event&text=pont")
    visitor.send("/watches", was="1", name="Ponts", when="event", text="pont", about="", stance="denies")
    with open_ledger(ledger_path, writable=False) as ledger:
        watch = ledger.watches.find("Ponts")
        assert watch.question == {"when": "event", "text": "pont", "deliver": {"file": "told.jsonl"}}
        assert len(ledger.watches.alerts("Ponts")) == len(told)
    visitor.send("/watches", 400, was="1", name="Autre", when="event")
    visitor.send("/watches", 404, was="9", name="Le pont", when="event")
    visitor.get("/watches?edit=9", 404)


def test_a_watch_that_only_gets_another_name_still_tells_what_is_new(visitor: Visitor, ledger_path: Path) -> None:
    visitor.send("/watches", name="Le pont", when="statement", about="pont")
    with open_ledger(ledger_path) as ledger:
        ledger.add(read("Lou Marchand affirme que le pont tient.", published="2023-08-01"), "new.txt")
    visitor.send("/watches", was="1", name="Ponts", when="statement", about="pont")
    visitor.send("/watches/run")
    assert "Lou Marchand" in visitor.get("/watches?of=Ponts")

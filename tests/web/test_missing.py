"""What the machine missed is added on screen, and words are corrected by words: with a script, and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from dossier import COPY, DENIAL, FIRST, Visitor, report_of
from page_parser import Page as Parsed
from playwright.sync_api import Page, expect

from selon.cli import main
from selon.desk.linking import link_new
from selon.ledger import open_ledger

Serve = Callable[[Path], str]
OpenPage = Callable[..., Page]
SAID = "les travaux soient finis"


@pytest.fixture
def page(open_page: OpenPage, serve: Serve, ledger_path: Path) -> Page:
    desktop = {"width": 1280, "height": 900}
    return open_page(viewport=desktop, locale="fr", reduced_motion="reduce", base_url=serve(ledger_path))


def test_an_added_statement_is_on_every_screen_and_lasts(visitor: Visitor, ledger_path: Path) -> None:
    report = report_of(ledger_path, COPY)
    form = visitor.get(f"/rows/{report}?layer=statement")
    assert "Anne Vasseur" in form
    row = visitor.send(
        f"/rows/{report}", layer="statement", content=SAID, speaker="Nadir Kebbal", stance="fears", by="Ana", why="relu"
    )
    assert re.fullmatch(rf"/rows/{report}/s-[0-9a-f]{{6}}", row)
    for _ in range(2):
        told = visitor.get(row)
        assert Parsed.parse(told).find("h1")[0].text.startswith("Nadir Kebbal")
        assert "added by a person" in told
        assert "Added</b> · Ana" in told
        assert "a person put this in by hand" in told
        for screen in ("/people?q=Kebbal", "/people", "/search?q=Kebbal", "/statements?speaker=Kebbal", "/timeline"):
            assert "Nadir Kebbal" in visitor.get(screen), screen
        assert "Nadir Kebbal" in visitor.get(f"/documents/{report}")
        (person,) = set(re.findall(r'href="(/people/\d+)"><b>Nadir Kebbal', visitor.get("/people?q=Kebbal")))
        assert SAID in visitor.get(person).lower()
        (found,) = visitor.client.get("/api/statements?speaker=Kebbal").json()["rows"]
        assert (found["review"], found["content"], f"/rows/{found['id']}") == ("added", SAID, row)
        assert [each["name"] for each in visitor.client.get("/api/people?q=Kebbal").json()["rows"]] == ["Nadir Kebbal"]
        assert "Nadir Kebbal" in visitor.get("/export/statements.csv?review=added")
        assert main(["reread", "--all", "--ledger", str(ledger_path), "--jobs", "1"]) == 0
    with open_ledger(ledger_path, writable=False) as ledger:
        (decision,) = ledger.decisions()
    assert visitor.send(f"/review/undo/{decision.uid}", back=f"/documents/{report}") == f"/documents/{report}"
    assert "Nadir Kebbal" not in visitor.get("/people") + visitor.get("/statements") + visitor.get(
        f"/documents/{report}"
    )
    assert f"{row}" not in visitor.get("/review")
    visitor.get(row, 404)


def test_an_added_event_is_found_and_compared_like_others(visitor: Visitor, ledger_path: Path) -> None:
    report = report_of(ledger_path, COPY)
    fields = {"type": "AID", "actor": "Paul Dubreuil; Anne Vasseur", "recipient": "La Ligue", "time": "4 mai 2023"}
    row = visitor.send(f"/rows/{report}", layer="event", content="tient bon", place="Belroc", **fields)
    told = visitor.get(row)
    assert "Paul Dubreuil" in told
    assert "added by a person" in told
    (found,) = visitor.client.get("/api/events?type=AID&since=2023-05-04&until=2023-05-04").json()["rows"]
    assert (found["anchor"], found["review"], [each["name"] for each in found["actor"]]) == (
        "tient bon",
        "added",
        ["Paul Dubreuil", "Anne Vasseur"],
    )
    assert "La Ligue" in visitor.get("/people")
    assert "Belroc" in visitor.get("/places")
    assert "added by a person" in visitor.get("/events?type=AID&place=Belroc&about=Ligue")
    assert "added by a person" in visitor.get(f"/documents/{report}")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"content": "les travaux commencent"}, "does not have the words"),
        ({"content": "le pont"}, "2 times"),
        ({"content": ""}, "is missing"),
        ({"content": "pont", "content_at": "5-999999"}, "stretches of the text"),
        ({"content": SAID, "stance": "shouts"}, "shouts"),
        ({"content": SAID, "said": "un beau jour"}, "2022-12-19"),
        ({"layer": "event", "content": SAID}, "type is missing"),
    ],
)
def test_what_cannot_be_added_is_told_in_a_sentence(
    visitor: Visitor, ledger_path: Path, fields: dict[str, str], told: str
) -> None:
    answer = visitor.send(f"/rows/{report_of(ledger_path, COPY)}", 400, **{"layer": "statement", **fields})
    assert told in answer
    assert "Traceback" not in answer


def test_what_there_is_no_form_for_is_not_there(visitor: Visitor, ledger_path: Path) -> None:
    report = report_of(ledger_path, COPY)
    visitor.get(f"/rows/{report}?layer=time", 404)
    for places in ("3-999999", "x", "9-3", "3-9 x"):
        visitor.get(f"/rows/{report}?at={places}", 400)
        visitor.get(f"/rows/{report}/s1?at={places}", 400)
    visitor.send(f"/rows/{report}", 400, layer="time")
    visitor.send("/rows/0000", 404, layer="statement", content=SAID)


def test_words_are_corrected_by_words_without_script(open_page: OpenPage, serve: Serve, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = next(row for row in ledger.statements() if "travaux" in row.content)
    page = open_page(java_script_enabled=False, base_url=serve(ledger_path))
    page.goto(f"/rows/{row.id}")
    page.locator('summary[data-key="e"]').click()
    for hidden in page.locator("[name$=_at]").all():
        expect(hidden).to_be_hidden()
    expect(page.locator(".near")).to_contain_text(SAID)
    page.locator("[data-words]").fill("les  travaux")
    page.locator('button[value="correct"]').click()
    expect(page.locator(".passage mark")).to_have_text("les travaux")
    expect(page.locator("del")).to_have_text(row.content)
    with open_ledger(ledger_path, writable=False) as ledger:
        assert ledger.decisions()[-1].after == {"content": [[row.end - len(SAID), row.end - len(" soient finis")]]}


def test_words_are_chosen_in_the_queue_by_mouse_and_by_keys(page: Page, ledger_path: Path) -> None:
    page.goto("/review")
    row = page.locator(".queue > li", has=page.locator(".q", has_text="travaux")).first
    row.locator("summary").click()
    words, near, place = row.locator("[data-words]"), row.locator(".near"), row.locator("[data-spans]")
    expect(near.locator("mark")).to_have_text(words.input_value())
    near.evaluate(
        """(near, wanted) => {
            const mark = near.querySelector("mark"), at = mark.textContent.indexOf(wanted);
            getSelection().setBaseAndExtent(mark.firstChild, at + 1, mark.firstChild, at + wanted.length - 1);
        }""",
        "travaux soient",
    )
    near.dispatch_event("pointerup")
    expect(words).to_have_value("travaux soient")
    expect(near.locator("mark")).to_have_text("travaux soient")
    row.focus()
    for key, now in (("]", "travaux soient finis"), ("[", "travaux soient"), ("{", "les travaux soient")):
        page.keyboard.press(key)
        expect(words).to_have_value(now)
    page.keyboard.press("}")
    chosen = place.input_value()
    row.locator('button[value="correct"]').click()
    expect(page.locator(".rows >> text=Corrigé").first).to_be_visible()
    with open_ledger(ledger_path, writable=False) as ledger:
        (decision,) = ledger.decisions()
        assert decision.after == {"content": [[int(part) for part in chosen.split("-")]]}
        text = ledger.load_text(decision.document or "").text
        assert text[slice(*decision.after["content"][0])] == "travaux soient"


def test_who_writes_after_choosing_is_taken_at_their_word(page: Page, ledger_path: Path) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = next(row for row in ledger.statements() if "travaux" in row.content)
        text = ledger.load_text(row.document).text
    page.goto(f"/rows/{row.id}?at=3-20")
    expect(page.locator("[data-words]")).to_have_value(text[3:20])
    page.locator("[data-words]").fill("soient finis")
    page.locator('button[value="correct"]').click()
    expect(page.locator(".passage mark").first).to_have_text("soient finis")


def test_words_selected_in_a_report_become_a_statement(page: Page, ledger_path: Path) -> None:
    page.goto(f"/documents/{report_of(ledger_path, COPY)}#s1")
    page.evaluate(
        """wanted => {
            const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.textContent.indexOf(wanted);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
                return;
            }
        }""",
        "est rendue",
    )
    chosen = page.locator(".pointer .chosen")
    expect(chosen).to_be_visible()
    assert re.search(r"/rows/\w+/s1\?at=\d+-\d+$", chosen.get_attribute("href") or "")
    page.locator(".pointer").get_by_role("link", name="Ajouter un propos").click()
    expect(page.locator("[data-words]")).to_have_value("est rendue")
    expect(page.locator(".near mark")).to_have_text("est rendue")
    page.locator('[name="speaker"]').fill("Nadir Kebbal")
    page.locator(".adding button").click()
    expect(page.locator("h1")).to_contain_text("Nadir Kebbal")
    expect(page.locator("h1 .tag")).to_have_text("ajouté par une personne")
    page.locator('[data-key="u"]').click()
    expect(page.locator("#said")).to_be_visible()
    expect(page.locator("aside")).not_to_contain_text("Nadir Kebbal")


def test_a_speaker_set_right_to_somebody_new_is_among_the_names_until_it_is_undone(
    visitor: Visitor, ledger_path: Path
) -> None:
    with open_ledger(ledger_path, writable=False) as ledger:
        row = next(row for row in ledger.statements() if row.speaker == "Anne Vasseur")
    fields = {"action": "correct", "layer": "statement", "was_speaker": "Anne Vasseur"}
    visitor.send(f"/review/{row.id}", speaker="Anna Vaseur", **fields)
    for _ in range(2):
        (person,) = set(re.findall(r'href="(/people/\d+)"><b>Anna Vaseur', visitor.get("/people")))
        assert row.id in visitor.get(person)
        assert row.id in visitor.get("/statements?speaker=Anna+Vaseur")
        found = visitor.client.get("/api/people?q=Anna+Vaseur").json()["rows"]
        assert "Anna Vaseur" in [each["name"] for each in found]
        assert "Anna Vaseur" in visitor.get("/export/statements.csv")
        assert main(["reread", "--all", "--ledger", str(ledger_path), "--jobs", "1"]) == 0
    with open_ledger(ledger_path, writable=False) as ledger:
        (decision,) = ledger.decisions()
    visitor.send(f"/review/undo/{decision.uid}")
    assert "Anna Vaseur" not in visitor.get("/people") + visitor.get("/statements")


def test_an_added_statement_is_compared_with_those_of_other_reports(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        reading = ledger.load_document(report_of(ledger_path, DENIAL)).reading
        ledger.read_again(replace(reading, rules="newer", statements=(), events=(), disputes=()))
        link_new(ledger)
    assert "Jo Marsan" not in visitor.get("/claims")
    words = {"content": "que la centrale de Tournel sera fermée en juin", "stance": "denies", "speaker": "Zoé Quillan"}
    visitor.send(f"/rows/{reading.document.id}", layer="statement", **words)
    assert "Jo Marsan" in visitor.get("/claims")


def test_lists_are_asked_for_days_in_words(visitor: Visitor) -> None:
    assert "Paul Dubreuil" in visitor.get("/statements?since=depuis+mai+2023&until=yesterday")
    assert visitor.client.get("/api/statements?since=hier").json()["rows"] == []
    assert "Paul Dubreuil" not in visitor.get("/statements?since=la+semaine+derni%C3%A8re")
    for path in ("/statements", "/events", "/documents", "/timeline", "/api/statements", "/export/events.csv"):
        assert "3 weeks ago" in visitor.get(f"{path}?since=un+beau+jour", 400), path


def test_a_report_that_two_papers_printed_is_listed_under_both(visitor: Visitor, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        printed = replace(ledger.load_text(report_of(ledger_path, DENIAL)), publisher="Le Phare")
        ledger.meet(printed, "phare.txt")
    assert "Le Courrier, Le Phare" in visitor.get("/documents?publisher=Le+Phare")
    assert "Zoé Quillan" in visitor.get("/statements?publisher=Le+Phare")


def test_a_row_of_an_older_version_says_that_lists_do_not_have_it(visitor: Visitor, ledger_path: Path) -> None:
    assert "an older version" in visitor.get(f"/rows/{report_of(ledger_path, FIRST)}/s1")
    assert "an older version" not in visitor.get(f"/rows/{report_of(ledger_path, COPY)}/s1")

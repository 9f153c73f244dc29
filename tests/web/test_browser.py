"""The screens in a real Chromium, as people use them: by mouse and keyboard, without script, on paper, live."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from dossier import FIRST, report_of
from playwright.sync_api import Page, expect

from selon.desk.watching import ASKED, FILTERS
from selon.ledger import open_ledger
from selon.reading.read import read
from selon.span import Span

Serve = Callable[[Path], str]
OpenPage = Callable[..., Page]


@pytest.fixture
def page(open_page: OpenPage, serve: Serve, ledger_path: Path) -> Page:
    desktop = {"width": 1280, "height": 900}
    return open_page(viewport=desktop, locale="fr", reduced_motion="reduce", base_url=serve(ledger_path))


def test_the_lists_beside_a_report_are_tabs_without_script(
    open_page: OpenPage, serve: Serve, ledger_path: Path
) -> None:
    page = open_page(java_script_enabled=False, base_url=serve(ledger_path))
    page.goto(f"/documents/{report_of(ledger_path, FIRST)}")
    expect(page.locator("#said")).to_be_visible()
    for place, other in (("dates", "said"), ("names", "dates"), ("said", "names")):
        page.locator(f'.jump a[href="#{place}"]').click()
        expect(page.locator(f"#{place}")).to_be_visible()
        expect(page.locator(f"#{other}")).to_be_hidden()
    page.locator("#show-dates").uncheck()
    expect(page.locator(".text .tm").first).to_have_css("border-bottom-style", "none")
    event, name = page.locator(".text mark.ev").first, page.locator(".text .nm").first
    expect(event).to_have_css("text-decoration-line", "overline")
    page.locator("#show-deeds").uncheck()
    expect(event).to_have_css("text-decoration-line", "none")
    expect(name).to_have_css("box-shadow", "none")
    page.locator("#show-names").check()
    expect(name).not_to_have_css("box-shadow", "none")


def test_an_event_is_chosen_in_the_text_or_in_the_list_and_both_show_it(page: Page, ledger_path: Path) -> None:
    page.goto(f"/documents/{report_of(ledger_path, FIRST)}")
    mark = page.locator(".text mark.ev").last
    row = page.locator(f"#{mark.get_attribute('data-s')}")
    mark.click()
    page.mouse.move(5, 5)
    expect(row).to_be_visible()
    expect(row).to_have_class("on")
    expect(mark).to_have_class(re.compile(r"\bon\b"))
    other = page.locator("#deeds li").first
    other.locator(".who").click()
    expect(other).to_be_visible()
    expect(page.locator(f".text mark.ev[data-s='{other.get_attribute('data-s')}']")).to_have_class(
        re.compile(r"\bon\b")
    )


def test_a_name_in_the_list_shows_every_mention_of_it(page: Page, ledger_path: Path) -> None:
    page.goto(f"/documents/{report_of(ledger_path, FIRST)}#names")
    row = page.locator("#names li", has_text="Anne Vasseur")
    row.hover()
    mentions = page.locator(f".text .nm[data-s='{row.get_attribute('data-s')}']")
    assert mentions.count() > 1
    for mention in mentions.all():
        expect(mention).to_have_class(re.compile(r"\bon\b"))


def test_the_queue_is_judged_by_keyboard(page: Page, ledger_path: Path) -> None:
    page.goto("/review")
    rows = page.locator(".queue > li")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    field = rows.nth(1).locator("[data-words]")
    before = field.input_value()
    page.keyboard.press("[")
    shorter = re.sub(r"\W+\w+\W*$", "", before)
    expect(field).to_have_value(shorter)
    expect(rows.nth(1).locator(".near mark").last).to_have_text(shorter.rpartition(" […] ")[2])
    page.keyboard.press("]")
    page.keyboard.press("}")
    page.keyboard.press("{")
    expect(field).to_have_value(re.sub(r"\W+$", "", before))
    page.keyboard.press("x")
    expect(rows.nth(1).locator('[name="row"]')).to_be_checked()
    count = rows.count()
    for key in ("a", "r"):
        page.keyboard.press(key)
        expect(rows).to_have_count(count - 1)
        expect(rows.nth(1)).to_be_focused()  # what follows takes the place; the script listens once it has the focus
        page.keyboard.press("u")
        expect(rows).to_have_count(count)
        expect(rows.nth(1)).to_be_focused()
    with open_ledger(ledger_path, writable=False) as ledger:
        assert [each.action for each in ledger.decisions()] == ["accept", "undo", "reject", "undo"]
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("e")
    expect(rows.nth(0).locator('[name="speaker"]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_have_attribute("open", "")


def test_a_decision_that_waits_stands_first_in_the_queue_with_both_texts(page: Page, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        row = ledger.statements().rows[0]
        reading = ledger.load_document(row.document).reading
        ledger.correct(row.id, {"stance": "wants"}, by="Ana")
        one = next(each for each in reading.statements if row.id.endswith(f"/{each.id}"))
        words = one.content[0]
        shorter = replace(one, content=(Span.of(reading.document.text, words.start + 4, words.end),))
        others = (each for each in reading.statements if each is not one)
        ledger.read_again(replace(reading, rules="newer", statements=(shorter, *others)))
    page.goto("/review")
    waiting = page.locator(".waiting .queue > li")
    expect(waiting).to_be_focused()
    assert page.evaluate("scrollY") == 0
    expect(waiting.locator(".passage mark")).to_have_text([words.text, words.text[4:]])
    page.keyboard.press("e")
    expect(page.locator('[name="settles"]')).to_have_count(1)
    page.go_back()
    expect(waiting).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".waiting")).to_have_count(0)
    with open_ledger(ledger_path, writable=False) as ledger:
        assert ledger.waiting() == ()


def test_all_on_the_page_are_judged_at_once_also_after_it_was_brought_up_to_date(page: Page, ledger_path: Path) -> None:
    page.goto("/review")
    page.locator("h1").click()
    count = page.locator(".queue > li").count()
    page.wait_for_timeout(300)
    with open_ledger(ledger_path) as ledger:
        ledger.accept(page.locator('[name="row"]').first.get_attribute("value") or "")
    expect(page.locator(".queue > li")).to_have_count(count - 1, timeout=20000)
    page.locator("#tick-all").check()
    expect(page.locator('[name="row"]:checked')).to_have_count(count - 1)
    page.get_by_role("button", name="Rejeter la sélection").click()
    expect(page.get_by_text("Toutes les lignes ont été jugées.")).to_be_visible()
    with open_ledger(ledger_path, writable=False) as ledger:
        assert [row.review for row in ledger.statements()] == ["accepted"]


def test_files_that_are_dropped_are_chosen(page: Page) -> None:
    page.goto("/add")
    files = page.evaluate_handle(
        "() => { const some = new DataTransfer();"
        " for (const name of ['a.txt', 'b.txt']) some.items.add(new File(['x'], name)); return some; }"
    )
    page.dispatch_event(".drop", "dragover", {"dataTransfer": files})
    expect(page.locator(".drop")).to_have_class(re.compile("over"))
    page.dispatch_event(".drop", "drop", {"dataTransfer": files})
    assert page.evaluate("[...document.querySelector('[type=file]').files].map(file => file.name)") == [
        "a.txt",
        "b.txt",
    ]


def test_a_quotation_is_copied_by_keyboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/statements?speaker=Vasseur")
    button = page.locator("button.copy").first
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Anne Vasseur (")
    assert "L’Écho" in copied or "Le Courrier" in copied


def test_a_watch_is_made_from_a_list_and_tried_before_it_is_kept(page: Page) -> None:
    page.goto("/statements?about=pont")
    page.get_by_role("link", name="Me signaler les nouveaux").click()
    expect(page.locator('[name="about"]').first).to_have_value("pont")
    expect(page.get_by_role("status")).to_contain_text("elle aurait signalé")
    page.locator('[name="name"]').fill("Le pont")
    page.get_by_role("button", name="Enregistrer cette veille").click()
    expect(page.get_by_role("link", name="Atom")).to_have_attribute("href", "/feeds/Le%20pont.atom")


def test_a_watch_is_asked_only_for_what_its_kind_can_tell(page: Page) -> None:
    page.goto("/watches")
    for kind, asked in ASKED.items():
        page.locator('[name="when"]').select_option(kind)
        shown = [name for name in (*FILTERS, "claim") if page.locator(f'.watching [name="{name}"]').is_visible()]
        assert sorted(shown) == sorted(asked)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("screen", ["statements", "events", "documents", "timeline", "network", "review"])
def test_the_way_to_all_stands_beside_the_button_of_the_filters(page: Page, screen: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{screen}?{'what=denies' if screen == 'review' else 'person=2'}")
    if page.locator("details.filtering:not([open])").count():
        page.locator("details.filtering > summary").dispatch_event("click")
    form = page.locator("form.filters", has=page.get_by_role("link", name="Tout afficher"))
    button = form.get_by_role("button", name="Afficher").bounding_box()
    link = form.get_by_role("link", name="Tout afficher").bounding_box()
    assert button is not None
    assert link is not None
    assert 0 < link["x"] - button["x"] - button["width"] < 24
    assert button["y"] < link["y"] + link["height"] / 2 < button["y"] + button["height"]


@pytest.mark.parametrize("screen", ["report", "claim", "row"])
def test_on_paper_a_screen_is_its_content_and_nothing_else(page: Page, ledger_path: Path, screen: str) -> None:
    if screen == "claim":
        page.goto("/claims")
        page.get_by_role("button", name="Comparer maintenant").click()
        page.locator('a[href^="/claims/"]').first.click()
    else:
        report = report_of(ledger_path, FIRST)
        page.goto(f"/documents/{report}" if screen == "report" else f"/rows/{report}/s1")
    page.emulate_media(media="print", color_scheme="dark")
    # Ink for white paper, also where the screen is dark.
    expect(page.locator("html")).to_have_css("--affirms", "#2f5d50")
    for hidden in (
        "header.top",
        ".foot",
        ".skip",
        ".jump",
        ".tolist",
        ".copying",
        ".onward",
        ".judging",
        "button",
        ".key input",
    ):
        for each in page.locator(hidden).all():
            expect(each).to_be_hidden()
    if screen == "report":
        for section in ("said", "deeds", "dates", "names"):
            expect(page.locator(f"#{section}")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_link_to_words_leads_to_them(page: Page, ledger_path: Path) -> None:
    report = report_of(ledger_path, FIRST)
    page.goto(f"/documents/{report}")
    page.locator(".text b").first.click(click_count=2)
    link = page.locator(".pointer a").first
    expect(link).to_be_visible()
    chosen = page.evaluate("getSelection().toString()").strip()
    found = re.search(r"at=(\d+)-(\d+)#at$", link.get_attribute("href") or "")
    assert found
    assert FIRST[int(found[1]) : int(found[2])].strip() == chosen
    page.goto(link.get_attribute("href") or "")
    expect(page.locator("#at")).to_be_in_viewport()


def test_what_another_process_adds_shows_up_without_reload(page: Page, ledger_path: Path) -> None:
    page.goto("/statements")
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate("window.kept = true")
    page.wait_for_timeout(300)
    with open_ledger(ledger_path) as ledger:
        ledger.add(read("« Tout est prêt », affirme Lou Marchand.", published="2023-08-01"), "new.txt")
    expect(page.locator(".rows")).to_contain_text("Lou Marchand", timeout=20000)
    assert page.evaluate("window.kept")


def test_the_language_of_the_words_is_chosen_and_stays(page: Page) -> None:
    page.goto("/statements")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Who said what")
    page.goto("/review")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_nothing_moves_for_who_asked_for_that(page: Page, ledger_path: Path) -> None:
    for path in ("/statements", f"/documents/{report_of(ledger_path, FIRST)}"):
        page.goto(path)
        for wish, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
            page.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]
            expect(page.locator("html")).to_have_css("scroll-behavior", behaviour)

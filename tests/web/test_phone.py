"""A report on a phone: a tap on its words shows the row there, and the text stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dossier import FIRST, report_of
from playwright.sync_api import Locator, Page, expect

Serve = Callable[[Path], str]
OpenPage = Callable[..., Page]


@pytest.fixture
def page(open_page: OpenPage, serve: Serve, ledger_path: Path) -> Page:
    phone = {"width": 390, "height": 500}
    page = open_page(viewport=phone, locale="fr", reduced_motion="reduce", has_touch=True, base_url=serve(ledger_path))
    page.goto(f"/documents/{report_of(ledger_path, FIRST)}")
    return page


def tap(page: Page, words: Locator) -> None:
    """Tap on the first line of words that run over several."""
    words.scroll_into_view_if_needed()
    x, y = words.evaluate(
        "one => { const line = one.getClientRects()[0]; return [line.left + 6, line.top + line.height / 2]; }"
    )
    page.touchscreen.tap(x, y)


def test_a_tap_on_marked_words_shows_their_row_where_they_stay_in_sight(page: Page) -> None:
    mark = page.locator(".text mark:not(.ev)").last
    mark.scroll_into_view_if_needed()
    before = page.url
    number = mark.get_attribute("data-s")
    tap(page, mark)
    card = page.locator(".tapped")
    expect(card).to_be_in_viewport()
    expect(card.locator("li").first).to_have_attribute("data-s", number or "")
    expect(card.get_by_role("link", name="détails").first).to_be_visible()
    expect(mark).to_be_in_viewport()
    assert page.url == before
    box, shown = mark.bounding_box(), card.bounding_box()
    assert box is not None
    assert shown is not None
    assert box["y"] < shown["y"]


def test_the_card_is_left_by_its_button_by_escape_and_by_a_tap_on_other_words(page: Page) -> None:
    mark, card = page.locator(".text mark:not(.ev)").first, page.locator(".tapped")
    tap(page, mark)
    page.get_by_role("button", name="Fermer").tap()
    expect(card).to_have_count(0)
    tap(page, mark)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    tap(page, mark)
    tap(page, page.locator(".text .tm").last)
    expect(card).to_have_count(1)


def test_a_number_in_the_text_opens_the_card_and_gets_the_focus_back(page: Page) -> None:
    number = page.locator(".text a.no").first
    number.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Fermer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".tapped")).to_have_count(0)
    expect(number).to_be_focused()


def test_the_row_in_the_list_is_one_tap_away(page: Page) -> None:
    tap(page, page.locator(".text mark:not(.ev)").first)
    page.locator(".tapped").get_by_role("link", name="dans la liste").first.tap()
    expect(page.locator(".tapped")).to_have_count(0)
    assert page.url.endswith("#s1")
    expect(page.locator("#s1")).to_be_in_viewport()

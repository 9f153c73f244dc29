"""The page of the example in a real Chromium: hovering, keyboard, no scripts, a phone, nothing asked of a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from selon.cli import main

LIT = re.compile(r"\bon\b")
SIZES = {
    "phone": (390, 844),
    "small phone": (320, 568),
    "tablet": (820, 1180),
    "twice as large": (640, 450),
    "desktop": (1280, 900),
}


@pytest.fixture(scope="session")
def file(depeche: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "depeche.html"
    assert main(["read", str(depeche), "--output", str(path), "--ui", "fr"]) == 0
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def rows(page: Page) -> int:
    return page.locator("aside li[id^=s][data-s]").count()


def lit(page: Page, place: str) -> set[str]:
    """The numbers of the statements that are set off in a part of the page."""
    found = page.locator(f"{place} [data-s].on").evaluate_all("all => all.map(one => one.dataset.s)")
    return set(" ".join(found).split())


def test_hovering_a_mark_sets_off_its_row_and_no_other(page: Page) -> None:
    for number in range(1, rows(page) + 1):
        page.locator(f"#t{number}").hover()
        expect(page.locator(f"#s{number}")).to_have_class(LIT)
        assert lit(page, "aside") == {str(number)}


def test_hovering_a_row_sets_off_all_its_words(page: Page) -> None:
    for number in range(1, rows(page) + 1):
        page.locator(f"#s{number}").hover()
        expect(page.locator(f"#s{number}")).to_have_class(LIT)
        words = page.locator(f'.text [data-s~="{number}"]')
        assert words.evaluate_all("all => all.length && all.every(one => one.classList.contains('on'))")


def test_leaving_a_mark_sets_off_nothing(page: Page) -> None:
    page.locator("#t1").hover()
    expect(page.locator("#s1")).to_have_class(LIT)
    page.locator("h1").hover()
    expect(page.locator(".on")).to_have_count(0)


def test_the_row_of_a_mark_is_brought_into_sight(page: Page) -> None:
    last = rows(page)
    page.locator(f"#t{last}").hover()
    expect(page.locator(f"#s{last}")).to_be_in_viewport()


def test_the_keyboard_does_what_the_mouse_does(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    reached = set()
    for _ in range(page.locator("a, input").count() - 1):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not focused.count():
            break
        place = "article" if focused.evaluate("one => !!one.closest('article')") else "aside"
        number = focused.evaluate("one => (one.closest('[data-s]') || one).dataset.s || ''")
        if number.isdigit():
            reached.add((place, number))
            assert number in lit(page, "aside") & lit(page, "article")
            assert focused.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    numbers = [str(number) for number in range(1, rows(page) + 1)]
    assert reached == {(place, number) for place in ("article", "aside") for number in numbers}


def test_a_number_leads_to_its_row_and_back(page: Page) -> None:
    page.locator("#t3").press("Enter")
    expect(page.locator("#s3")).to_be_in_viewport()
    assert page.url.endswith("#s3")
    page.locator("#s3 a.who").press("Enter")
    expect(page.locator("#t3")).to_be_in_viewport()
    assert page.url.endswith("#t3")


def test_it_can_be_read_and_walked_with_scripts_off(browser: Browser, file: Path, depeche: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    seen = " ".join(page.locator(".text").inner_text().split())
    # Numbers and the meaning of dates are shown and not copied.
    assert seen == " ".join(depeche.read_text(encoding="utf8").split()[2:])
    count = rows(page)
    assert count
    for number in (1, count):
        expect(page.locator(f"#s{number} .who")).to_be_visible()
        page.locator(f"#t{number}").click()
        expect(page.locator(f"#s{number}")).to_be_in_viewport()
        page.locator(f"#s{number} .who").click()
        expect(page.locator(f"#t{number}")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_no_screen_has_to_be_scrolled_sideways(browser: Browser, file: Path, size: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    beyond = "all => all.filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML)"
    assert page.locator("main *").evaluate_all(beyond) == []
    context.close()


def test_nothing_is_asked_of_a_network_and_nothing_is_stopped_by_the_policy(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(file.as_uri())
    page.locator("#s1").hover()
    page.locator("#t1").click()
    assert {url.partition("#")[0] for url in asked} == {file.as_uri()}
    assert told == []
    context.close()


def test_what_a_hostile_report_brings_along_does_not_run(browser: Browser, tmp_path: Path) -> None:
    report, path = tmp_path / "a.txt", tmp_path / "a.html"
    run = "document.documentElement.className='hostile'"
    hostile = f'<img src=x onerror="{run}"><script>{run}</script>'
    report.write_text(f"« {hostile} », affirme Ana Ruiz.", encoding="utf8")
    assert main(["read", str(report), "--output", str(path)]) == 0
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    assert hostile in page.locator(".text").inner_text()
    assert page.locator("img").count() == page.locator("html.hostile").count() == 0
    context.close()

"""The ways people go, in a real Chromium: in French and in English, at a desk and on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from selon.cli import main
from selon.desk.linking import link_new
from selon.ledger import open_ledger
from selon.ui import Words, load_words

Serve = Callable[[Path], str]
OpenPage = Callable[..., Page]
SIZES = {"desk": ViewportSize(width=1280, height=900), "phone": ViewportSize(width=390, height=844)}
WAYS = [(ui, size) for ui in ("fr", "en") for size in SIZES]
# Where a process of its own loads the language model, which takes longest: each language and each size once.
FEWER = [("fr", "phone"), ("en", "desk")]


@dataclass
class Walker:
    """Somebody before the application, in a language and on a screen of some size."""

    page: Page
    words: Words
    phone: bool

    def open(self, screen: str) -> None:
        """Go to a screen by the menu: on a phone it is folded."""
        if self.phone:
            self.page.get_by_text(self.words("web.menu"), exact=True).click()
        menu = self.page.get_by_role("navigation", name=self.words("web.screens"))
        menu.get_by_role("link", name=self.words(f"web.screen_{screen}"), exact=True).click()

    def press(self, key: str) -> None:
        """Press the first button of these words on screen."""
        self.page.get_by_role("button", name=self.words(key), exact=True).first.click()


@pytest.fixture(scope="session")
def linked_ledger(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger with its reports compared."""
    path = Path(shutil.copy(made_ledger, tmp_path_factory.mktemp("linked") / "dossier.db"))
    with open_ledger(path) as ledger:
        link_new(ledger)
    return path


@pytest.fixture
def ledger_path(linked_ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(linked_ledger, tmp_path / "dossier.db"))


@pytest.fixture(params=WAYS, ids="-".join)
def walker(request: pytest.FixtureRequest, open_page: OpenPage, serve: Serve, ledger_path: Path) -> Iterator[Walker]:
    ui, size = request.param
    faults: list[str] = []
    page = open_page(viewport=SIZES[size], locale=ui, reduced_motion="reduce", base_url=serve(ledger_path))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Walker(page, load_words(ui), size == "phone")
    assert page.evaluate("document.documentElement.lang") == ui
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert faults == []


def test_a_report_is_read_and_its_speaker_set_right_for_good(walker: Walker, ledger_path: Path) -> None:
    page, words = walker.page, walker.words
    page.goto("/")
    page.get_by_role("link", name="Le pont de Lyon").last.click()
    row = page.locator("#said li").first
    row.locator(".who").click()
    expect(page.locator(".text mark.on").first).to_be_visible()
    expect(row.locator(".because .chain")).to_contain_text(words("web.chain_in"))
    expect(row.locator(".because .steps").first).to_be_visible()
    row.locator("a.more").click()
    page.get_by_text(words("web.correct"), exact=True).click()
    page.get_by_label(words("web.field_speaker"), exact=True).fill("Zoé Quillan")
    page.get_by_label(words("web.by_whom"), exact=True).fill("Ana")
    walker.press("web.save")
    expect(page.locator("h1")).to_contain_text("Zoé Quillan")
    assert main(["reread", "--all", "--ledger", str(ledger_path), "--jobs", "1"]) == 0
    page.reload()
    expect(page.locator("h1")).to_contain_text("Zoé Quillan")
    expect(page.locator("h1")).to_contain_text(words("web.review_corrected"))
    page.get_by_role("button", name=words("web.undo")).click()
    expect(page.locator("h1")).to_contain_text("Paul Dubreuil")


def test_a_claim_is_followed_to_the_words_of_both_sides(walker: Walker) -> None:
    page, words = walker.page, walker.words
    page.goto("/")
    walker.open("claims")
    page.get_by_role("link", name="La centrale de Tournel").first.click()
    sides = page.locator(".halves > section")
    for side, position, speaker in ((sides.first, "for", "Jo Marsan"), (sides.last, "against", "Zoé Quillan")):
        expect(side.locator("h2")).to_contain_text(words(f"dispute.{position}"), ignore_case=True)
        expect(side).to_contain_text(speaker)
    sides.last.get_by_role("link", name=words("report.more")).click()
    expect(page.locator(".passage mark").first).to_contain_text("la centrale de Tournel")
    page.locator(".kick a").click()
    expect(page.locator("#at")).to_be_in_viewport()
    page.locator(".contested a").first.click()
    expect(page.locator("h1")).to_contain_text("La centrale de Tournel")


@pytest.mark.parametrize("walker", FEWER, ids="-".join, indirect=True)
def test_a_file_is_added_and_a_watch_made_of_what_it_says(walker: Walker) -> None:
    page, words = walker.page, walker.words
    page.goto("/")
    walker.open("add")
    told = "Selon Lou Perrin, la digue de Brest cédera cet hiver.".encode()
    page.locator('[name="files"]').set_input_files({"name": "digue.txt", "mimeType": "text/plain", "buffer": told})
    walker.press("web.add_do")
    expect(page.locator("h1")).to_have_text(words("web.adding_done"), timeout=90000)
    expect(page.get_by_role("status")).to_contain_text(words.count("add.new", 1))
    page.get_by_role("link", name="Selon Lou Perrin").click()
    expect(page.locator("#said")).to_contain_text("Lou Perrin")
    page.wait_for_load_state()  # the keys are listened to once the page is whole
    page.keyboard.press("/")
    page.keyboard.type("Perrin")
    page.keyboard.press("Enter")
    expect(page.locator(".rows .q").first).to_contain_text("digue de Brest")
    walker.open("watches")
    page.get_by_label(words("web.watch_speaker"), exact=True).fill("Marsan")
    walker.press("web.watch_try")
    expect(page.get_by_role("status")).to_contain_text(words.count("web.count_would", 1))
    page.get_by_label(words("web.name"), exact=True).fill("Jo Marsan")
    walker.press("web.watch_save")
    expect(page.get_by_role("link", name="Atom")).to_have_attribute("href", "/feeds/Jo%20Marsan.atom")

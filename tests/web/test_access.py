"""Every screen in a real Chromium: accessible by WCAG 2.2 AA in both schemes, no wider than a phone, asking no network.

Empty states, refusals, failures and read-only screens are screens too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from dossier import FIRST, LISTS, OTHER, report_of, work_on
from playwright.sync_api import Page

from selon.ledger import open_ledger
from selon.web.disputed import gathered
from selon.web.remembered import Memory

Serve = Callable[..., str]
OpenPage = Callable[..., Page]
# Contrast takes most of the time, and words of one style have one contrast: it is measured on the first of each style,
# which is told by the elements that the words stand in, their classes and colours.
FIND = """async () => {
  const styles = new Map();
  for (const each of document.querySelectorAll("body *")) {
    const says = [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!says && !each.matches("input, select, textarea")) continue;
    const { color, backgroundColor } = getComputedStyle(each);
    let key = [color, backgroundColor, each.checkVisibility()].join();
    for (let at = each; at !== document.body; at = at.parentElement)
      key += `>${at.localName}.${at.getAttribute("class")}`;
    if (!styles.has(key)) styles.set(key, each);
  }
  const asked = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] };
  const found = [
    await axe.run({ ...asked, rules: { "color-contrast": { enabled: false } } }),
    await axe.run({ include: [...styles.values()] }, { ...asked, runOnly: ["color-contrast"] })
  ];
  return found.flatMap(each => each.violations).map(
    each => [each.id, ...each.nodes.slice(0, 3).map(node => node.html)]
  );
}"""
# What can be reached by keyboard and does not show that it is; the box of the menu shows it on its label.
UNSEEN = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length)
  .filter(each => {
    each.focus({ preventScroll: true });
    const shown = each.id === "menu" ? each.nextElementSibling : each;
    const style = getComputedStyle(shown);
    return document.activeElement === each && (style.outlineStyle === "none" || style.outlineWidth === "0px");
  }).map(each => each.outerHTML.slice(0, 200))"""
# WCAG 1.4.10 and 1.4.4: no wider than 320 CSS pixels, nor than half a desktop's at a zoom of 200 %.
NARROW = (320, 640)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass
class Looker:
    """Looks at screens, and keeps what is wrong with them."""

    page: Page
    base: str
    faults: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._ask(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(("error", str(error))))
        self.page.on("console", lambda message: self._tell(message.text))

    def _ask(self, url: str) -> None:
        if not url.startswith(self.base):
            self.faults.append(("asks elsewhere", url))

    def _tell(self, text: str) -> None:
        # A page that is refused on purpose is told in the console too.
        if "the server responded with a status of 4" not in text:
            self.faults.append(("console", text))

    def go(self, path: str) -> None:
        """Look at the page of an address."""
        self.page.goto(self.base + path)
        self.look(path)

    def look(self, name: str) -> None:
        """Look at the page as it is: on a desktop by day, on a phone by night."""
        self.page.evaluate(AXE_SCRIPT)
        for viewport, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
            self.page.set_viewport_size(viewport)  # type: ignore[arg-type]
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            self.faults += [(name, scheme, *each) for each in self.page.evaluate(FIND)]
            self.fits(name, viewport["width"])
        for width in NARROW:
            self.page.set_viewport_size({"width": width, "height": 700})
            self.fits(name, width)
        self.page.keyboard.press("Tab")
        self.faults += [(name, "no focus to be seen", each) for each in self.page.evaluate(UNSEEN)]

    def fits(self, name: str, width: int) -> None:
        """Note a page that is wider than the screen, or that a report took over."""
        if self.page.evaluate("document.documentElement.scrollWidth") > width:
            self.faults.append((name, "wider than", str(width)))
        if "taken" in self.page.title():
            self.faults.append((name, "taken over"))


# A test for each of so many parts of the screens: several run at once.
PARTS = 3


@pytest.fixture
def looker(open_page: OpenPage) -> Iterator[Looker]:
    looker = Looker(open_page(locale="fr", reduced_motion="reduce"), "")
    yield looker
    assert looker.faults == []


def screens(path: Path) -> list[str]:
    """One address of each screen, and of each that shows another state of it."""
    report, other = report_of(path, FIRST), report_of(path, OTHER)
    with open_ledger(path, writable=False) as ledger:
        person, place = ledger.people("Anne Vasseur")[0].id, ledger.people(None, ("place",))[0].id
        versions = ledger.versions_of(report)
        claim = gathered(Memory(), ledger).disputes[0].id
    asked = [
        "/search?q=pont",
        "/search?q=zzz",
        "/search?q=centrale+de+Tournel+fermée",
        "/statements?group=subject",
        "/statements?speaker=zzz",
        "/review?layer=event",
        "/decisions",
        "/watches?when=statement&about=pont",
        "/watches?when=second-origin",
        "/watches?of=Le+pont",
        "/watches?edit=1",
        "/people?sort=name",
        "/nothing",
    ]
    one = [
        f"/claims/{claim}",
        f"/documents/{report}?at=3-20#at",
        f"/documents/{report}#dates",
        f"/documents/{other}#names",
        *(f"/rows/{report}/{label}" for label in ("s2", "v1", "t1", "e1")),
        f"/rows/{report}?layer=statement",
        f"/rows/{report}?layer=event&at=3-20",
        f"/rows/{report}/s2?at=3-20",
        f"/people/{person}",
        f"/people/{person}/names",
        f"/copies/{versions[0].id}",
        f"/claims?document={report}",
        f"/places/{place}",
        f"/network?person={person}",
        f"/compare/{versions[0].id}/{versions[1].id}",
    ]
    return [*LISTS, "/add", *asked, *one]


@pytest.fixture
def worked_ledger(ledger_path: Path) -> Path:
    work_on(ledger_path)
    return ledger_path


@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_is_accessible_in_both_schemes(
    looker: Looker, serve: Serve, worked_ledger: Path, part: int
) -> None:
    looker.base = serve(worked_ledger)
    for path in screens(worked_ledger)[part::PARTS]:
        looker.go(path)


def test_in_english_every_screen_fits_a_phone_and_is_in_english(
    open_page: OpenPage, serve: Serve, worked_ledger: Path
) -> None:
    base = serve(worked_ledger)
    looker = Looker(open_page(viewport=PHONE, locale="en", base_url=base), base)
    for path in screens(worked_ledger):
        looker.page.goto(path)
        looker.fits(path, PHONE["width"])
        assert looker.page.evaluate("document.documentElement.lang") == "en"
    assert looker.faults == []


def test_empty_screens_are_accessible(looker: Looker, serve: Serve, tmp_path: Path) -> None:
    looker.base = serve(tmp_path / "new.db")
    for path in ("/", "/statements?group=subject", "/timeline", "/network", "/map", "/review", "/claims", "/watches"):
        looker.go(path)


def test_refusals_and_failures_are_accessible(looker: Looker, serve: Serve, worked_ledger: Path) -> None:
    looker.base = serve(worked_ledger, read_only=True)
    for path in ("/add", "/review", f"/rows/{report_of(worked_ledger, FIRST)}/s2"):
        looker.go(path)
    looker.base = serve(worked_ledger, token="shown-at-the-start")
    looker.go("/")
    looker.base = serve(worked_ledger)
    looker.page.goto(f"{looker.base}/add")
    looker.page.get_by_role("button", name="Ajouter").click()
    looker.page.get_by_role("alert").wait_for()
    looker.look("nothing was given to add")
    looker.page.locator('[name="url"]').fill("http://127.0.0.1:9/")
    looker.page.get_by_role("button", name="Ajouter").click()
    looker.page.get_by_text("échec").first.wait_for(timeout=90000)
    looker.look("what failed")
    looker.page.goto(f"{looker.base}/review")
    looker.page.evaluate("document.querySelector('#bulk').action = '/review/all?csrf=old'")
    looker.page.get_by_role("button", name="Rejeter la sélection").click()
    looker.page.get_by_text("Revenez à la page").wait_for()
    looker.look("a form that is too old")

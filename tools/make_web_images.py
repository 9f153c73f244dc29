"""Take the pictures of the web application again: a real browser on a ledger of the examples.

    .venv/bin/python tools/make_web_images.py

Needs Chromium at /usr/bin/chromium, and the port below free.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from selon.desk.accounts import find_disagreements
from selon.ledger import open_ledger

ROOT = Path(__file__).parents[1]
PORT = 8765
SELON = [sys.executable, "-m", "selon"]


def main() -> None:
    """Write docs/images/web-report.png, web-dossier.png, web-claim.png and web-review.png."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "dossier.db"
        reports = ROOT / "examples/dossier/reports.jsonl", ROOT / "examples/depeche.txt"
        subprocess.run([*SELON, "add", *reports, "--ledger", ledger], check=True)
        with open_ledger(ledger, writable=False) as opened:
            # The dispatch, which alone has no title.
            report = next(row for row in opened.documents(limit=200) if row.title is None)
            # The one that most is said about.
            claim = max(find_disagreements(opened), key=lambda each: sum(len(side.voices) for side in each.sides))
        server = subprocess.Popen([*SELON, "serve", "--ledger", ledger, "--port", str(PORT), "--no-open"])
        try:
            take(
                {
                    "report": f"/documents/{report.id}",
                    "dossier": "/",
                    "claim": f"/claims/{claim.id}",
                    "review": "/review",
                }
            )
        finally:
            server.terminate()
            server.wait()


def take(screens: dict[str, str]) -> None:
    """A picture of each screen, as a French reporter sees it."""
    base = f"http://127.0.0.1:{PORT}"
    wait_for(base)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="fr", base_url=base)
        for name, address in screens.items():
            page.goto(address)
            page.screenshot(path=ROOT / "docs/images" / f"web-{name}.png")
        browser.close()


def wait_for(base: str) -> None:
    """Until the server answers; a minute at most."""
    for _ in range(120):
        try:
            urlopen(base).close()
            return
        except URLError:
            time.sleep(0.5)
    raise SystemExit(f"nothing answers at {base}")


if __name__ == "__main__":
    main()

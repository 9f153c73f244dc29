"""The dossiers, each read once and put into a ledger."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from selon.desk.linking import link_new
from selon.document import Document
from selon.ledger import Ledger, open_ledger
from selon.moment import Moment
from selon.reading.read import read_all
from selon.record import Reading

# The first is the product's example; the others were written to measure with.
HERE = Path(__file__).parent
FOLDERS = {each.name: each for each in (HERE.parents[1] / "examples" / "dossier", *(HERE / "dossiers").iterdir())}


@dataclass(frozen=True)
class Dossier:
    """The reports as they were read, what a careful reader finds in them, and the ledger they are in."""

    folder: Path
    reports: list[dict[str, str]]
    readings: list[Reading]
    gold: dict[str, Any]
    ledger: Ledger

    def name(self, document: str) -> str:
        """What the gold calls a document."""
        return next(
            report["id"]
            for report, reading in zip(self.reports, self.readings, strict=True)
            if reading.document.id == document
        )


@contextmanager
def read_dossier(folder: Path, ledger_file: Path) -> Iterator[Dossier]:
    """The dossier of a folder, with all its reports compared."""
    reports = [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf8").splitlines()]
    documents = [
        Document(each["text"], "fr", Moment.parse(each["published"]), each["title"], each["publisher"], each["url"])
        for each in reports
    ]
    readings = list(read_all(documents))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    with open_ledger(ledger_file) as ledger:
        for report, reading in zip(reports, readings, strict=True):
            ledger.add(reading, report["id"])
        link_new(ledger)
        yield Dossier(folder, reports, readings, gold, ledger)


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Dossier]]:
    """Dossiers by the name of their folder, each read once in a process."""
    with ExitStack() as stack:
        known: dict[str, Dossier] = {}

        def dossier_of(name: str) -> Dossier:
            if name not in known:
                file = tmp_path_factory.mktemp(name) / f"{name}.db"
                known[name] = stack.enter_context(read_dossier(FOLDERS[name], file))
            return known[name]

        yield dossier_of


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger, `kept.db` in the test's folder."""
    with open_ledger(tmp_path / "kept.db") as opened:
        yield opened


@pytest.fixture
def dossier(read: Callable[[str], Dossier]) -> Dossier:
    """The crisis of Sarvonie and Ligrie: written before the code, its answers looked at while the rules were made."""
    return read("dossier")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of a dossier go to one process (`--dist loadgroup`), so that each dossier is read once."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        asked = getattr(getattr(item, "callspec", None), "params", {}).get("name")
        if "read" in names:
            item.add_marker(pytest.mark.xdist_group(asked if isinstance(asked, str) else "dossier"))

"""The dossiers of examples/, each read once and put into a ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
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

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Dossier:
    """The reports as they were read, what a careful reader finds in them, and the ledger they are in."""

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
        yield Dossier(reports, readings, gold, ledger)


def _fixture_of(folder: str, name: str) -> Any:
    """A fixture of one dossier, read once in a process."""

    @pytest.fixture(scope="session", name=name)
    def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
        with read_dossier(EXAMPLES / folder, tmp_path_factory.mktemp(folder) / f"{folder}.db") as found:
            yield found

    return read


# The crisis of Sarvonie and Ligrie: written before the code, its answers looked at while the rules were made.
dossier = _fixture_of("dossier", "dossier")
# The leak of Sainte-Orve: written without sight of the code, measured before its answers were looked at.
second_dossier = _fixture_of("dossier2", "second_dossier")
# The deaths of Marvans: likewise.
third_dossier = _fixture_of("dossier3", "third_dossier")
# The strike of Tréhoult: written without sight of the comparing, measured before its answers were looked at.
fourth_dossier = _fixture_of("dossier4", "fourth_dossier")
# The trawler of the strait of Lorme: written like the fourth, measured when that one's causes were mended.
fifth_dossier = _fixture_of("dossier5", "fifth_dossier")
# The election of Tamérie: written without sight of the comparing, measured before its answers were looked at.
sixth_dossier = _fixture_of("dossier6", "sixth_dossier")
# The crash of Vallorsec: written when the comparing had been read, measured as the sixth was mended.
seventh_dossier = _fixture_of("dossier7", "seventh_dossier")


@pytest.fixture(
    params=["dossier", *(f"{n}_dossier" for n in ("second", "third", "fourth", "fifth", "sixth", "seventh"))]
)
def each_dossier(request: pytest.FixtureRequest) -> Dossier:
    """One dossier after the other."""
    found: Dossier = request.getfixturevalue(request.param)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of a dossier go to one process (`--dist loadgroup`), so that each dossier is read once."""
    for item in items:
        names = {name for name in getattr(item, "fixturenames", ()) if name.endswith("dossier")}
        asked = getattr(getattr(item, "callspec", None), "params", {}).values()
        names |= {value for value in asked if isinstance(value, str) and value.endswith("_dossier")}
        if names:
            item.add_marker(pytest.mark.xdist_group(sorted(names)[0]))

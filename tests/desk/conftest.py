"""The dossier of examples/, read once and put into a ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
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

DOSSIER = Path(__file__).parents[2] / "examples" / "dossier"


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


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    reports = [json.loads(line) for line in (DOSSIER / "reports.jsonl").read_text(encoding="utf8").splitlines()]
    documents = [
        Document(each["text"], "fr", Moment.parse(each["published"]), each["title"], each["publisher"], each["url"])
        for each in reports
    ]
    readings = list(read_all(documents))
    gold = json.loads((DOSSIER / "gold.json").read_text(encoding="utf8"))
    with open_ledger(tmp_path_factory.mktemp("dossier") / "dossier.db") as ledger:
        for report, reading in zip(reports, readings, strict=True):
            ledger.add(reading, report["id"])
        link_new(ledger)
        yield Dossier(reports, readings, gold, ledger)

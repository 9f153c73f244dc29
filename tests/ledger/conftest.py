"""What tests of the ledger share: an empty one, and readings to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import Ledger, open_ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossier.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as ledger:
        yield ledger

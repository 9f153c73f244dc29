"""A ledger in a folder that may not be written to: it is read like any other, and refuses changes in one sentence."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_readings import make_reading

from selon.ledger import open_ledger

# Linux: take from a process and its children the right of root to write where modes forbid it.
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
SERVED = """
import sys
from pathlib import Path
from starlette.testclient import TestClient
from selon.web.app import create_app
from selon.web.settings import Settings
client = TestClient(create_app(Settings(ledger=Path(sys.argv[1]))), base_url="http://127.0.0.1:8000")
print([client.get(path).status_code for path in ("/", "/statements", "/claims", "/map")])
print('action="/add' in client.get("/add").text)
"""


def _bound() -> None:
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def run(*command: object) -> subprocess.CompletedProcess[str]:
    """A command run by somebody whom modes bind."""
    given = [str(each) for each in command]
    bound = _bound if sys.platform == "linux" and os.geteuid() == 0 else None
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(given, capture_output=True, text=True, preexec_fn=bound, env=environ, check=False)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """A ledger of one report that has not been compared, in a folder that is for reading only."""
    folder = tmp_path / "kept"
    folder.mkdir()
    with open_ledger(folder / "dossier.db") as ledger:
        ledger.add(make_reading(("Ana Ruiz", "le pont tient")), "made")
    folder.chmod(0o555)
    if run(sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", folder / "new").returncode == 0:
        pytest.skip("nothing keeps this user from writing")
    yield folder / "dossier.db"
    folder.chmod(0o755)


def test_it_is_read(command: list[str], kept: Path) -> None:
    listed = run(*command, "statements", "--ledger", kept)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "le pont tient" in listed.stdout
    compared = run(*command, "disputes", "--ledger", kept)
    assert compared.returncode == 0
    assert "1 report has not been compared" in compared.stderr
    assert not list(kept.parent.glob("*-wal"))


def test_what_would_change_it_is_refused_in_one_sentence(command: list[str], kept: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Ana Ruiz affirme que le pont tient.", encoding="utf8")
    done = run(*command, "add", report, "--ledger", kept)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "may only be read" in line


def test_it_is_served_and_nobody_can_change_it(kept: Path) -> None:
    done = run(sys.executable, "-c", SERVED, kept)
    assert done.stdout.splitlines() == ["[200, 200, 200, 200]", "False"], done.stderr


def test_changes_that_are_only_in_the_log_are_not_passed_over(command: list[str], kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copied"
    folder.mkdir()
    shutil.copy(kept, folder / "dossier.db")
    (folder / "dossier.db-wal").write_bytes(b"\0" * 32)
    folder.chmod(0o555)
    done = run(*command, "statements", "--ledger", folder / "dossier.db")
    folder.chmod(0o755)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "dossier.db-wal" in line

"""The `selon` command, in this process where the model is loaded once, and as a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import ARTICLES, PONT, Done, Run

from selon.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def depeche() -> Path:
    """The example the demonstration reads."""
    return EXAMPLES / "depeche.txt"


@pytest.fixture
def pont(tmp_path: Path) -> Path:
    path = tmp_path / "pont.txt"
    path.write_text(PONT, encoding="utf8", newline="")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command here; `stdin` are the bytes on standard input, `ui` the language on screen."""

    def run(*arguments: object, stdin: bytes = b"", ui: str = "en") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setenv("LC_ALL", f"{ui}_XX.UTF-8")
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Four articles as JSONL, the last a new version of the first, and a fifth without a text."""
    path = tmp_path / "articles.jsonl"
    rows: list[dict[str, Any]] = [
        {"url": f"https://journal.example/{id}", "published": day, "publisher": paper, "text": text, "title": id}
        for id, day, paper, text in ARTICLES
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"title": "vide"}]), encoding="utf8")
    return path


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the ledger of the commands will be."""
    path = tmp_path / "dossier.db"
    monkeypatch.setenv("SELON_LEDGER", str(path))
    return path


@pytest.fixture
def filled(run: Run, articles: Path, dossier: Path) -> Path:
    """A ledger of the four articles."""
    run("add", articles)
    return dossier


@pytest.fixture(scope="session")
def command() -> list[str]:
    """The installed command, to be run as a process of its own."""
    return [str(Path(sys.executable).with_name("selon.exe" if os.name == "nt" else "selon"))]


@pytest.fixture
def start(command: list[str]) -> Callable[..., subprocess.Popen[bytes]]:
    """Start the command in English with pipes at all three ends."""

    def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | options
        # Unbuffered, argparse would hide what goes wrong with its own output.
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUNBUFFERED": ""}
        return subprocess.Popen([*command, *map(str, arguments)], env=environment, **pipes)  # type: ignore[call-overload, no-any-return]

    return start

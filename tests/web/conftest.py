"""A ledger of a few made-up reports, one of them hostile, and the application over it in a browser of its own."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from dossier import REPORTS, Visitor
from starlette.testclient import TestClient

from selon.document import Document
from selon.ledger import open_ledger
from selon.moment import Moment
from selon.reading.read import read_all
from selon.web.app import create_app
from selon.web.settings import Settings


def document_of(text: str, title: str | None, publisher: str | None, published: str, url: str | None) -> Document:
    day = Moment.parse(published)
    return Document(text=text, language="fr", title=title, publisher=publisher, published=day, url=url)


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as it is before anybody decides anything; copied for each test that changes it."""
    path = tmp_path_factory.mktemp("web") / "dossier.db"
    with open_ledger(path) as ledger:
        for reading in read_all([document_of(*report) for report in REPORTS]):
            ledger.add(reading, "report.txt")
    return path


@pytest.fixture
def ledger_path(made_ledger: Path, tmp_path: Path) -> Path:
    """A ledger of the test's own."""
    return Path(shutil.copy(made_ledger, tmp_path / "dossier.db"))


@pytest.fixture
def visitor(ledger_path: Path) -> Visitor:
    app = create_app(Settings(ledger=ledger_path))
    language = {"accept-language": "en"}
    return Visitor(TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False, headers=language))


Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a ledger on a free port of this machine, with what `Settings` knows else; gives the address."""
    servers: list[tuple[uvicorn.Server, threading.Thread, socket.socket]] = []

    def start(path: Path, **options: Any) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(
            create_app(Settings(ledger=path, port=port, **options)), log_level="error", access_log=False
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        servers.append((server, thread, listener))
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread, listener in servers:
        server.should_exit = True
        thread.join(10)
        listener.close()

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
from playwright.sync_api import Browser, BrowserContext, Page
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

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


class Stage:
    """Shows the application that a test put on it: one server, at one address, is enough for all tests of a process."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app is not None
        await self.app(scope, receive, send)


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    listener = socket.create_server(("127.0.0.1", 0))
    stage = Stage(listener.getsockname()[1])
    config = uvicorn.Config(stage, lifespan="off", log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield stage
    server.should_exit = True
    thread.join(10)
    listener.close()


Serve = Callable[..., str]


@pytest.fixture
def serve(stage: Stage) -> Serve:
    """Serves a ledger, with what `Settings` knows else, in place of the one before; gives the address."""

    def start(path: Path, **options: Any) -> str:
        stage.app = create_app(Settings(ledger=path, port=stage.port, **options))
        return f"http://127.0.0.1:{stage.port}"

    return start


OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """What remembers nothing but cookies is kept from test to test: to begin anew takes as long as a page does."""
    kept: dict[str, BrowserContext] = {}
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def open_page(browser: Browser, contexts: dict[str, BrowserContext]) -> Iterator[OpenPage]:
    """Opens a page as Playwright's `new_context` is told, without the cookies of tests before; closed in the end."""
    pages: list[Page] = []

    def start(**options: Any) -> Page:
        key = str(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
        contexts[key].clear_cookies()
        contexts[key].clear_permissions()
        pages.append(contexts[key].new_page())
        return pages[-1]

    yield start
    for page in pages:
        page.close()

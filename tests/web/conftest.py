"""A ledger of a few made-up reports, one of them hostile, and the application over it in a browser of its own."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from selon import read
from selon.ledger import open_ledger
from selon.web.app import create_app
from selon.web.settings import Settings

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">'\"&lt;"
FIRST = (
    "Le maire de Lyon, Paul Dubreuil, a affirmé lundi que le pont rouvrirait en mars.\n\n"
    "« Rien n’est décidé », a répondu la préfète, Anne Vasseur. Elle a démenti mardi que les travaux soient finis.\n\n"
    "Selon un rapport cité par Paul Dubreuil, le pont « tient bon ». Anne Vasseur s’est rendue à Lille jeudi."
)
SECOND = FIRST.replace("en mars", "en juin") + "\n\nPaul Dubreuil craint que la Saône ne déborde."
COPY = FIRST.replace("lundi", "hier")
OTHER = "Des habitants de Lille demandent que le maire démissionne. Selon eux, Paul Dubreuil ment."
REPORTS = (
    (FIRST, "Le pont de Lyon", "L’Écho", "2023-05", "https://echo.example/pont"),
    (SECOND, "Le pont de Lyon", "L’Écho", "2023-05", "https://echo.example/pont"),
    (COPY, "Un pont à Lyon", "Le Courrier", "2023-05", None),
    (OTHER, None, None, "2023-06-02", None),
    (f"« {HOSTILE} », affirme {HOSTILE} Jean {HOSTILE}. Selon Jean Valdor, « {HOSTILE} ».", HOSTILE, HOSTILE, "2023", None),
)


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as it is before anybody decides anything; copied for each test that changes it."""
    path = tmp_path_factory.mktemp("web") / "dossier.db"
    with open_ledger(path) as ledger:
        for number, (text, title, publisher, published, url) in enumerate(REPORTS):
            reading = read(text, published=published, language="fr", title=title, publisher=publisher, url=url)
            ledger.add(reading, f"report-{number}.txt")
    return path


@pytest.fixture
def ledger_path(made_ledger: Path, tmp_path: Path) -> Path:
    """A ledger of the test's own."""
    return Path(shutil.copy(made_ledger, tmp_path / "dossier.db"))


@dataclass
class Visitor:
    """A browser without a screen: sends forms as the pages do, with the token of its session."""

    client: TestClient

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text[:2000]
        return answer.text

    def send(self, path: str, status: int = 303, files: object = None, **fields: object) -> str:
        csrf = self.get("/add").partition('name="csrf" content="')[2].partition('"')[0]
        answer = self.client.post(f"{path}?csrf={csrf}", data=fields, files=files)  # type: ignore[arg-type]
        assert answer.status_code == status, answer.text[:2000]
        return answer.headers.get("location", answer.text)


@pytest.fixture
def visitor(ledger_path: Path) -> Visitor:
    app = create_app(Settings(ledger=ledger_path))
    language = {"accept-language": "en"}
    return Visitor(TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False, headers=language))


Serve = Callable[[Path], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a ledger on a free port of this machine; gives the address."""
    servers: list[tuple[uvicorn.Server, threading.Thread, socket.socket]] = []

    def start(path: Path) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(create_app(Settings(ledger=path, port=port)), log_level="error", access_log=False)
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

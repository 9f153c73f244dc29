"""The web is asked carefully: against a real server on this machine, which plays both fair and foul."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import make_files as files
import pytest

from selon.intake import Article, Failure, Given
from selon.intake.fetch import Fetcher, Unchanged, load_url
from selon.intake.refusal import Refusal


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        name = self.path.strip("/").split("?")[0].replace(".", "_")
        getattr(self, f"answer_{name}", self.answer_missing)()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_missing(self) -> None:
        self.answer(b"Rien.", 404)

    def answer_robots_txt(self) -> None:
        self.answer(b"User-agent: *\nDisallow: /ferme\n")

    def answer_page(self) -> None:
        if self.headers["If-None-Match"] == '"un"':
            self.answer(b"", 304)
        else:
            self.answer(files.PAGE.encode(), Content_Type="text/html", ETag='"un"')

    def answer_gzipped(self) -> None:
        self.answer(gzip.compress(files.PAGE.encode()), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def answer_broken_gzip(self) -> None:
        self.answer(b"\x1f\x8bnon", Content_Encoding="gzip")

    def answer_closing(self) -> None:
        self.answer(b"", 302, Location="/ferme")

    def answer_ferme(self) -> None:
        pytest.fail("a page that is closed to programs was asked for")

    def answer_moved(self) -> None:
        self.answer(b"", 301, Location="page")

    def answer_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def answer_to_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def answer_feed(self) -> None:
        host = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        self.answer(files.RSS.replace("https://courrier.example/pont", f"{host}/page").encode())

    def answer_list(self) -> None:
        self.answer(files.OPML.replace("https://un.example/rss", "http://127.0.0.1:1/non").encode())

    def answer_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            try:
                self.wfile.write(b".")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def answer_headless(self) -> None:
        for _ in range(200):
            try:
                self.wfile.write(b"H")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    server.asked.clear()  # type: ignore[attr-defined]
    return f"http://127.0.0.1:{server.server_port}"


def refused(url: str, **options: float | bool) -> str:
    """The key of what an address is refused for."""
    fetcher = Fetcher(**{"allow_private": True, **options})  # type: ignore[arg-type]
    (failure,) = load_url(url, fetcher)
    assert isinstance(failure, Failure)
    for ui in ("fr", "en"):
        assert "\n" not in failure.sentence(ui)
    return failure.refusal.key


@pytest.mark.parametrize("name", ["page", "gzipped", "moved"])
def test_a_page_becomes_an_article_with_the_address_it_came_from(site: str, name: str) -> None:
    (article,) = load_url(f"{site}/{name}", Fetcher(allow_private=True), Given(publisher="Moi"))
    assert isinstance(article, Article)
    assert article.document.text == files.TEXT
    assert article.document.publisher == "Moi"
    # The page claims an address on another site, which it has no right to.
    assert article.document.url == f"{site}/{'page' if name == 'moved' else name}"
    assert article.provenance["url"] == "address"


def test_what_has_not_changed_is_not_sent_again(site: str) -> None:
    fetcher = Fetcher(allow_private=True)
    assert fetcher.fetch(f"{site}/page").data
    (item,) = load_url(f"{site}/page", Fetcher(dict(fetcher.known), allow_private=True))
    assert item == Unchanged(f"{site}/page")


def test_this_machine_is_not_asked_unless_permitted(site: str, server: ThreadingHTTPServer) -> None:
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0"):
        assert refused(f"http://{host}:{server.server_port}/page", allow_private=False) == "private_address"
    assert not server.asked  # type: ignore[attr-defined]


def test_a_name_is_looked_up_once(site: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that tells a public address first and this machine after gains nothing."""
    answers = [("93.184.216.34", 80), ("127.0.0.1", server.server_port)]
    tried: list[object] = []

    def look_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", answers.pop(0))]

    def connect(_: socket.socket, place: object) -> None:
        tried.append(place)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert refused("http://rebinding.example/page", allow_private=False) == "no_answer"
    assert tried == [("93.184.216.34", 80)]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("rien", "http_status"),
        ("ferme", "robots"),
        ("closing", "robots"),
        ("round", "redirects"),
        ("to_file", "address"),
        ("bomb", "too_big"),
        ("broken_gzip", "bad_answer"),
    ],
)
def test_what_cannot_be_had_is_told_in_a_line(site: str, path: str, key: str) -> None:
    assert refused(f"{site}/{path}") == key


@pytest.mark.parametrize("path", ["dripping", "headless"])
def test_a_server_that_drips_is_left(site: str, path: str) -> None:
    assert refused(f"{site}/{path}", max_seconds=0.5) == "timeout"


@pytest.mark.parametrize("url", ["ftp://a.example/", "http://a:b@c.example/", "http://", "http://[x/", "file:///etc"])
def test_other_addresses_are_refused(url: str) -> None:
    assert refused(url) == "address"


def test_offline_nobody_is_asked(site: str, server: ThreadingHTTPServer) -> None:
    assert refused(f"{site}/page", offline=True) == "offline"
    assert not server.asked  # type: ignore[attr-defined]


def test_a_feed_leads_to_its_pages(site: str) -> None:
    article, failure = load_url(f"{site}/feed", Fetcher(allow_private=True))
    assert isinstance(article, Article)
    assert (article.name, article.key) == (f"{site}/page", "pont")
    assert (article.provenance["key"], article.provenance["title"]) == ("feed", "json-ld")
    assert isinstance(failure, Failure)


def test_a_list_leads_to_its_feeds_and_tells_of_each_that_fails(site: str) -> None:
    found = list(load_url(f"{site}/list", Fetcher(allow_private=True)))
    assert [type(each) for each in found] == [Failure, Failure]


def test_a_site_that_does_not_answer_for_robots_is_not_asked_more() -> None:
    with pytest.raises(Refusal):
        Fetcher(allow_private=True).fetch("http://127.0.0.1:1/page")

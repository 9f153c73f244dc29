"""Over https a server must prove who it is; where it does not, one line says why. A real server, real certificates."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import make_files as files
import pytest

from selon.intake import Article, Failure
from selon.intake.fetch import Fetcher, load_url

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = files.PAGE.encode()
        self.send_response(200 if self.path == "/page" else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(certificate: Path) -> Iterator[str]:
    """The address of a page behind a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{server.server_port}/page"
        server.shutdown()


def make_certificate(path: Path, name: str, days: int = 2) -> Path:
    """A key and its certificate, signed by itself, in one file; it holds for so many days, before today if they are
    less than none."""
    key, asked, certificate, more = (path.with_suffix(end) for end in (".key", ".csr", ".crt", ".ext"))
    more.write_text(f"subjectAltName={name}")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    signed = ["-signkey", key, "-days", str(days), "-extfile", more]
    run("req", *curve, "-subj", "/CN=test", "-keyout", key, "-out", asked)
    run("x509", "-req", "-in", asked, *signed, "-out", certificate)
    path.write_bytes(key.read_bytes() + certificate.read_bytes())
    return path


def run(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def reason(url: str) -> str:
    """What the page is refused for, in one line."""
    (failure,) = load_url(url, Fetcher(allow_private=True))
    assert isinstance(failure, Failure)
    assert failure.refusal.key == "certificate"
    site = url.removesuffix("/page")
    assert all("\n" not in failure.sentence(ui) and site in failure.sentence(ui) for ui in ("fr", "en"))
    return failure.sentence("en")


def test_a_page_of_a_server_whose_certificate_is_trusted_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path / "good.pem", "IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with serving(certificate) as url:
        (article,) = load_url(url, Fetcher(allow_private=True))
        assert isinstance(article, Article)
        assert article.document.url is not None


def test_a_certificate_nobody_vouches_for_is_refused_in_one_line(tmp_path: Path) -> None:
    with serving(make_certificate(tmp_path / "own.pem", "IP:127.0.0.1")) as url:
        assert "self-signed certificate" in reason(url)


def test_a_certificate_of_another_name_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path / "other.pem", "DNS:journal.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with serving(certificate) as url:
        assert "not valid for '127.0.0.1'" in reason(url)


def test_a_certificate_out_of_date_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path / "late.pem", "IP:127.0.0.1", days=-1)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with serving(certificate) as url:
        assert "expired" in reason(url)


def test_a_server_that_speaks_no_https_does_not_answer() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        (failure,) = load_url(f"https://127.0.0.1:{server.server_port}/page", Fetcher(allow_private=True))
        server.shutdown()
    assert isinstance(failure, Failure)
    assert failure.refusal.key == "no_answer"

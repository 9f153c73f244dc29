"""One address asked for, within limits; redirects are followed one by one, each checked as the first was."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.robotparser import RobotFileParser

from selon.intake.fetch.address import Address, connect, parse_address
from selon.intake.refusal import Refusal
from selon.intake.streams import MAX_BYTES
from selon.version import VERSION

AGENT = "Selon"
MAX_SECONDS, SOCKET_SECONDS = 60.0, 20.0
MAX_REDIRECTS = 5
_MAX_ROBOTS = 500_000
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it came from in the end, and the bytes; None where it has not changed."""

    address: Address
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Any
    data: bytes


class Fetcher:
    """Asks the web on a person's behalf.

    Attributes:
        known: address to validators, read and added to; whoever keeps it from one run to the next asks for what has
            changed only.
    """

    def __init__(
        self,
        known: MutableMapping[str, Validators] | None = None,
        *,
        allow_private: bool = False,
        offline: bool = False,
        max_seconds: float = MAX_SECONDS,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        """A fetcher that may ask this machine and private networks, or nobody; limits are for each answer."""
        self.known: MutableMapping[str, Validators] = {} if known is None else known
        self._allow_private = allow_private
        self._offline = offline
        self._max_seconds = max_seconds
        self._max_bytes = max_bytes
        self._robots: dict[str, RobotFileParser] = {}

    def fetch(self, url: str) -> Fetched:
        """What lies at an address.

        Raises:
            Refusal: it may not be asked, does not answer in time, is too big, or is not there.
        """
        address = parse_address(url)
        known = self.known.get(url, Validators())
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        headers = {name: value for name, value in asked.items() if value}
        for _ in range(MAX_REDIRECTS + 1):
            if not self._is_allowed(address):
                raise Refusal("robots", name=str(address))
            answer = self._ask(address, self._max_bytes, headers)
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                address = parse_address(answer.headers["Location"], address)
                continue
            if answer.status == 304 and headers:
                return Fetched(address, None)
            if answer.status != 200:
                raise Refusal("http_status", name=str(address), status=str(answer.status))
            self.known[url] = Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
            return Fetched(address, answer.data)
        raise Refusal("redirects", name=url, limit=str(MAX_REDIRECTS))

    def _is_allowed(self, address: Address) -> bool:
        """Whether the site's robots.txt lets Selon ask; a site that has none does, one that does not answer does not.

        Source: RFC 9309, 2.3.1.
        """
        rules = self._robots.get(address.origin)
        if rules is None:
            rules = self._robots[address.origin] = self._load_robots(address)
        return rules.can_fetch(AGENT, str(address))

    def _load_robots(self, address: Address) -> RobotFileParser:
        rules = RobotFileParser()
        place = parse_address("/robots.txt", address)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(place, _MAX_ROBOTS, {})
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                place = parse_address(answer.headers["Location"], place)
                continue
            if answer.status == 200:
                rules.parse(answer.data.decode("utf-8", "replace").splitlines())
            elif answer.status >= 500:
                rules.parse(["User-agent: *", "Disallow: /"])
            else:
                rules.parse([])
            return rules
        rules.parse([])
        return rules

    def _ask(self, address: Address, limit: int, headers: dict[str, str]) -> _Answer:
        """One request and its answer, on a connection of its own that is cut when time is up."""
        if self._offline:
            raise Refusal("offline", name=str(address))
        from urllib3.exceptions import DecodeError, HTTPError

        ends = time.monotonic() + self._max_seconds
        connection = None
        try:
            connection = self._connect(address)
            with _cut_after(connection.sock, self._max_seconds):
                if address.scheme == "https":
                    connection.sock.do_handshake()
                connection.request("GET", address.target, headers=_headers(headers), preload_content=False)
                return _read(connection.getresponse(), address, limit, ends)
        except DecodeError:
            raise Refusal("bad_answer", name=str(address)) from None
        except ssl.SSLCertVerificationError as error:
            raise Refusal("certificate", name=str(address), reason=error.verify_message.rstrip(".")) from None
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if time.monotonic() > ends or isinstance(error, TimeoutError):
                raise Refusal("timeout", name=str(address)) from None
            raise Refusal("no_answer", name=str(address), reason=_reason(error)) from None
        finally:
            if connection is not None:
                connection.close()

    def _connect(self, address: Address) -> Any:
        """An HTTP connection over a socket whose other end was checked."""
        from urllib3.connection import HTTPConnection

        timeout = min(SOCKET_SECONDS, self._max_seconds)
        raw = connect(address.host, address.port, timeout, self._allow_private)
        connection = HTTPConnection(address.host, address.port, timeout=timeout)
        connection.sock = raw
        if address.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(raw, server_hostname=address.host, do_handshake_on_connect=False)
        return connection


def _headers(asked: dict[str, str]) -> dict[str, str]:
    agent = f"{AGENT}/{VERSION} (reads news on one person's own machine)"
    return {"User-Agent": agent, "Accept-Encoding": "gzip, deflate", **asked}


def _read(response: Any, address: Address, limit: int, ends: float) -> _Answer:
    """The answer, unpacked as it comes: no more than one byte beyond the limit is ever held."""
    pieces: list[bytes] = []
    size = 0
    # Not stream(): it waits for a full piece, which a server that drips a byte a second never sends.
    while piece := response.read1(_CHUNK, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise Refusal("too_big", name=str(address), size=f"> {_megabytes(limit)}", limit=_megabytes(limit))
        if time.monotonic() > ends:
            raise Refusal("timeout", name=str(address))
    if time.monotonic() > ends:
        raise Refusal("timeout", name=str(address))
    return _Answer(response.status, response.headers, b"".join(pieces))


@contextmanager
def _cut_after(end: socket.socket, seconds: float) -> Iterator[None]:
    """Cut a connection when time is up, whatever the other end does: a socket's timeout begins anew at each byte."""

    def cut() -> None:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:g} MB"


def _reason(error: Exception) -> str:
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return " ".join(text.split())[:120].rstrip(".")

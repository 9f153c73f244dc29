"""Addresses on the web: which may be asked, and which computers they may lead to."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urljoin

from selon.intake.refusal import Refusal

MAX_LENGTH = 4_000


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked: its parts as HTTP wants them."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = {"http": 80, "https": 443}[self.scheme] == self.port
        return f"{self.scheme}://{host}" + ("" if standard else f":{self.port}")

    def __str__(self) -> str:
        return self.origin + self.target


def is_web_address(name: str) -> bool:
    """Whether a name is meant as an address on the web.

    >>> is_web_address("HTTPS://courrier.example/"), is_web_address("a.html")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


def parse_address(url: str, base: Address | None = None) -> Address:
    """The address a text names; one without scheme or host is taken from where `base` is.

    >>> str(parse_address("http://Courrier.example:80/été?a=b#fin"))
    'http://courrier.example/%C3%A9t%C3%A9?a=b'

    Raises:
        Refusal: it is none of http or https, has a password in it, or is none at all.
    """
    from urllib3.exceptions import HTTPError
    from urllib3.util import parse_url

    try:
        whole = urljoin(str(base), url) if base else url
        parts = parse_url(whole) if len(whole) <= MAX_LENGTH else None
    except (HTTPError, ValueError):
        parts = None
    if parts is None or not parts.host or parts.scheme not in ("http", "https") or parts.auth:
        raise Refusal("address", name=url[:200])
    host = parts.host.strip("[]")
    return Address(parts.scheme, host, parts.port or {"http": 80, "https": 443}[parts.scheme], parts.request_uri)


def connect(host: str, port: int, timeout: float, allow_private: bool) -> socket.socket:
    """A connection to a computer that was looked up once and checked before it was asked.

    The name is not looked up again between check and connection: a name server that answers differently the second time
    (DNS rebinding) gains nothing.

    Raises:
        Refusal: it is on this machine, in a private network, or unknown.
        OSError: it does not answer.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refusal("unknown_host", name=host) from None
    if not allow_private and any(is_private(str(place[4][0])) for place in found):
        raise Refusal("private_address", name=host)
    failed: OSError = OSError(host)
    for family, kind, protocol, _, place in found:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(place)
            return connection
        except OSError as error:
            connection.close()
            failed = error
    raise failed


def check_public(host: str, port: int) -> None:
    """See that a computer, as far as it is known by now, is none on this machine or in a private network.

    Raises:
        Refusal: it is.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return
    if any(is_private(str(place[4][0])) for place in found):
        raise Refusal("private_address", name=host)


def is_private(number: str) -> bool:
    """Whether an IP address is any but a public one; those that wrap an IPv4 address count as it.

    >>> [is_private(each) for each in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "fe80::1%lo")]
    [True, True, True, True, True]
    >>> is_private("64:ff9b::7f00:1"), is_private("8.8.8.8"), is_private("2606:4700::1111")
    (True, False, False)
    """
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if wrapped is None and address in ipaddress.ip_network("64:ff9b::/96"):
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_private(str(wrapped))
    return not address.is_global or address.is_multicast

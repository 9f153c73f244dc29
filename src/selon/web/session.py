"""Signed sessions without a store: who holds one was let in, and its changes can be told from forged ones."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

COOKIE = "selon_session"
LIFETIME = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's session.

    Attributes:
        key: random. issued: seconds since the epoch.
        secret: what the server signs with.
    """

    key: str
    issued: int
    secret: bytes

    @classmethod
    def start(cls, secret: bytes) -> Session:
        """A new session, from now on."""
        return cls(secrets.token_urlsafe(18), int(time.time()), secret)

    @classmethod
    def parse(cls, cookie: str, secret: bytes) -> Session | None:
        """The session a cookie holds; None where it is forged, of another start of the server, or too old."""
        key, _, rest = cookie.partition(".")
        issued, _, signature = rest.partition(".")
        if not issued.isdecimal() or len(issued) > 12:
            return None
        session = cls(key, int(issued), secret)
        if not hmac.compare_digest(signature.encode(), session._sign("session").encode()):
            return None
        return session if 0 <= time.time() - session.issued <= LIFETIME else None

    @property
    def cookie(self) -> str:
        """What the browser keeps."""
        return f"{self.key}.{self.issued}.{self._sign('session')}"

    @property
    def csrf(self) -> str:
        """What every form that changes something must bring along."""
        return self._sign("csrf")

    def accepts(self, csrf: str) -> bool:
        """Whether a form was made for this session."""
        return hmac.compare_digest(csrf.encode(), self.csrf.encode())

    def _sign(self, purpose: str) -> str:
        message = f"{purpose}.{self.key}.{self.issued}".encode()
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()

"""What every request passes before a page is made: the right host, the token, the session, forms of our own making.

Source: OWASP cheat sheets on cross-site request forgery (signed token, Origin check) and content security policy.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.web.session import COOKIE, LIFETIME, Session
from selon.web.settings import Settings

LANGUAGE = "/language/"
# What pages look like is the same for everybody, and the page that asks for the key needs it.
LOOKS = "/static/"
SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": with that browsers send "Origin: null" along with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
Refuse = Callable[[Request, int, str], Response]


class Guard:
    """Middleware that lets through what may come in, and puts the security headers on everything that goes out.

    Args:
        refuse: makes the page of a refusal from the request, its status and the key of its sentence.
    """

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refuse) -> None:
        self._app = app
        self._settings = settings
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request or pass it on (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if Headers(scope=scope).get("host", "") not in self._settings.hosts:
            # Before anything is made from the request: whoever sends another name is not the user's own browser.
            await PlainTextResponse("Unknown host.", 421, headers=dict(HEADERS))(scope, receive, send)
            return
        request = Request(scope, receive)
        known = _session_of(request, self._settings.secret)
        request.state.session = session = known or Session.start(self._settings.secret)
        # With a token, a session is begun only by who brings it; without, by who comes from this machine.
        let_in = known is not None or self._brings_token(request)
        if let_in:
            answer = self._answer(request)
        else:
            looks = request.method in SAFE and request.url.path.startswith(LOOKS)
            answer = None if looks else self._refuse(request, 403, "token")
        await (answer or self._app)(scope, receive, _with_headers(send, session if let_in else None))

    def _brings_token(self, request: Request) -> bool:
        token = self._settings.token
        return token is None or _bears(request, token) or _same(request.query_params.get("token"), token)

    def _answer(self, request: Request) -> Response | None:
        """A refusal or a redirection for somebody who is let in; None where the request may pass."""
        token = self._settings.token
        if request.method in SAFE:
            if token is not None and "token" in request.query_params:
                address = request.url.remove_query_params("token")
                return RedirectResponse(address.path + (f"?{address.query}" if address.query else ""), 303)
            return None
        # The language of the words on screen is the visitor's own: it changes nothing of the ledger.
        if self._settings.read_only and not request.url.path.startswith(LANGUAGE):
            return self._refuse(request, 403, "read_only")
        own = _bears(request, token) or _is_own(request, request.state.session)
        return None if own else self._refuse(request, 403, "forged")


def _with_headers(send: Send, session: Session | None) -> Send:
    """Security headers on whatever is sent, and the session for who was let in."""

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
            if session is not None:
                headers.append("set-cookie", _cookie(session))
        await send(message)

    return sender


def _session_of(request: Request, secret: bytes) -> Session | None:
    return Session.parse(request.cookies.get(COOKIE, ""), secret)


def _cookie(session: Session) -> str:
    return f"{COOKIE}={session.cookie}; Path=/; HttpOnly; SameSite=Strict; Max-Age={LIFETIME}"


def _bears(request: Request, token: str | None) -> bool:
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and token is not None and _same(value, token)


def _same(given: str | None, token: str | None) -> bool:
    return given is not None and token is not None and hmac.compare_digest(given.encode(), token.encode())


def _is_own(request: Request, session: Session) -> bool:
    """Whether a change comes from a page of ours: same origin where the browser tells, and the session's own token."""
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers["host"]:
        return False
    return session.accepts(request.headers.get("x-csrf", "") or request.query_params.get("csrf", ""))

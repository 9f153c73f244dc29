"""Changes that a form asks for, made in a thread: while one waits for the ledger, other requests are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.record.gist import one_line
from selon.web.session import LIFETIME

# A browser keeps the name of who decides, so that a key of the queue tells it too; and how much of a name.
NAME, MOST = "selon_by", 80
# The fields of a form that are text; `getlist` gives all of one name.
Form = ImmutableMultiDict[str, str]


def changing(change: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that reads the form of a request and lets `change` answer, off the thread that requests share."""

    async def endpoint(request: Request) -> Response:
        sent = (await request.form()).multi_items()
        form = Form([(name, value) for name, value in sent if isinstance(value, str)])
        response = await run_in_threadpool(change, request, form)
        if name_of(form):
            response.set_cookie(NAME, quote(name_of(form)), max_age=LIFETIME, samesite="strict", httponly=True)
        return response

    return endpoint


def name_of(form: Form) -> str:
    """Who says they sent a form; empty where nobody does."""
    return one_line(form.get("by", "")).strip()[:MOST]


def sign(request: Request, form: Form) -> Response:
    """`POST /name`: the name in `by` is kept, as that of any form is, and signs what is decided in this browser."""
    return RedirectResponse(back_of(form, "/"), 303)


def decided_by(request: Request, form: Form) -> str | None:
    """Who decides: whom the form names, or who was named last in this browser; None for who runs the server."""
    return name_of(form) or last_name(request) or None


def last_name(request: Request) -> str:
    """The name that was given last in this browser; empty where none was."""
    return one_line(unquote(request.cookies.get(NAME, "")))[:MOST]


def back_of(asked: Mapping[str, str], default: str) -> str:
    """Where to go after a change: the `back` of a form or of a query, where it is an address of ours.

    Ours begins with one slash: two would lead to another host.

    >>> back_of({"back": "/review?layer=event"}, "/"), back_of({"back": "//evil.example"}, "/")
    ('/review?layer=event', '/')
    """
    back = asked.get("back", "")
    return back if back.startswith("/") and back[1:2] not in ("/", "\\") else default

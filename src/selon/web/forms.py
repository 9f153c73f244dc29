"""Changes that a form asks for, made in a thread: while one waits for the ledger, other requests are answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import Response

# The fields of a form that are text; `getlist` gives all of one name.
Form = ImmutableMultiDict[str, str]


def changing(change: Callable[[Request, Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that reads the form of a request and lets `change` answer, off the thread that requests share."""

    async def endpoint(request: Request) -> Response:
        sent = (await request.form()).multi_items()
        form = Form([(name, value) for name, value in sent if isinstance(value, str)])
        return await run_in_threadpool(change, request, form)

    return endpoint


def back_of(form: Form, default: str) -> str:
    """Where to go after a change: an address of ours, which begins with one slash."""
    back = form.get("back", "")
    return back if back.startswith("/") and back[1:2] not in ("/", "\\") else default

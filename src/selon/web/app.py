"""The application: its routes, and the guard in front of them."""

from __future__ import annotations

from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from selon.ui import UI_LANGUAGES
from selon.web.guard import Guard
from selon.web.screen import refuse
from selon.web.settings import Settings
from selon.web.words import COOKIE

# Bytes of one request: a drop of files at once. Forms are far smaller.
MAX_BODY = 64 * 1024 * 1024
YEAR = 365 * 24 * 60 * 60


def create_app(settings: Settings) -> Starlette:
    """The application over one ledger.

    Raises:
        LedgerError: the ledger cannot be opened.
    """
    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY),
            Middleware(Guard, settings=settings, refuse=refuse),
        ],
        exception_handlers={HTTPException: _not_here},
    )
    app.state.settings = settings
    return app


def _routes() -> list[BaseRoute]:
    static = StaticFiles(directory=str(files("selon.web") / "static"))
    return [
        Route("/language/{ui}", _choose_language, methods=["POST"]),
        Mount("/static", static, name="static"),
    ]


async def _choose_language(request: Request) -> Response:
    """Keep the language of the words on screen, and go back to where one was."""
    ui = request.path_params["ui"]
    back = request.query_params.get("back", "/")
    # An address of ours begins with one slash; two would lead to another host.
    response = RedirectResponse(back if back.startswith("/") and back[1:2] not in ("/", "\\") else "/", 303)
    if ui in UI_LANGUAGES:
        response.set_cookie(COOKIE, ui, max_age=YEAR, samesite="strict", httponly=True)
    return response


async def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    key = {404: "missing", 405: "missing", 413: "too_large"}.get(error.status_code, "failed")
    return refuse(request, error.status_code, key)

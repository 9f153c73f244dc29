"""The application: its routes, and the guard in front of them."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from selon.ledger import LedgerFault, open_ledger
from selon.ui import UI_LANGUAGES
from selon.web.adding import Adding
from selon.web.forms import back_of, changing, sign
from selon.web.guard import HEADERS, Guard
from selon.web.pages import api
from selon.web.pages.add import add, show_add, show_job
from selon.web.pages.claims import compare_new, judge_claim, show_claim, show_claims
from selon.web.pages.comparison import show_difference
from selon.web.pages.decisions import show_decisions
from selon.web.pages.documents import show_document, show_documents
from selon.web.pages.dossier import show_dossier
from selon.web.pages.elsewhere import show_copies
from selon.web.pages.events import show_events
from selon.web.pages.export import export_rows
from selon.web.pages.live import show_state
from selon.web.pages.missing import add_missing, show_missing
from selon.web.pages.network import show_network
from selon.web.pages.people import show_people, show_person, show_places, show_spellings
from selon.web.pages.places import show_map
from selon.web.pages.review import decide, decide_all, merge, show_review, undo
from selon.web.pages.row import show_row
from selon.web.pages.search import show_search
from selon.web.pages.statements import show_statements
from selon.web.pages.timeline import show_timeline
from selon.web.pages.watches import remove_watch, run_watches, save_watch, show_feed, show_watches
from selon.web.remembered import Memory
from selon.web.screen import API, refuse, show_refusal
from selon.web.settings import Settings
from selon.web.words import COOKIE, words_of

# Bytes of one request: a drop of files at once. Forms are far smaller.
MAX_BODY = 64 * 1024 * 1024
YEAR = 365 * 24 * 60 * 60


# Faults of what was asked for, by their keys; all others are the ledger's own.
_UNKNOWN = ("no_document", "no_person", "no_row", "no_watch", "which_decision")
_WRONG = (
    *("cursor", "undone", "same_person", "several_documents", "watch_exists"),
    *("words_absent", "words_often", "incomplete", "row_there"),
)
_API = (
    ("openapi.json", api.show_description),
    ("documents", api.show_documents),
    ("documents/{id:path}", api.show_document),
    ("statements", api.show_statements),
    ("events", api.show_events),
    ("people", api.show_people),
    ("search", api.show_search),
    ("network", api.show_network),
    ("disputes", api.show_disputes),
    ("reversals", api.show_reversals),
)


def create_app(settings: Settings) -> Starlette:
    """The application over one ledger; over one that may only be read, nobody can change anything.

    Raises:
        LedgerFault: the ledger cannot be opened, nor made where there is none.
    """
    settings = _as_writable(settings)
    app = Starlette(
        routes=_routes(),
        middleware=[
            Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY),
            Middleware(Guard, settings=settings, refuse=refuse),
        ],
        exception_handlers={HTTPException: _not_here, LedgerFault: _fault, Exception: _failed},
    )
    app.state.settings = settings
    app.state.adding = Adding(settings.ledger)
    app.state.memory = Memory()
    return app


def _as_writable(settings: Settings) -> Settings:
    """The settings, read-only where the ledger is; it is made where there is none."""
    try:
        open_ledger(settings.ledger, writable=not settings.read_only).close()
    except LedgerFault as fault:
        if fault.key != "not_writable":
            raise
        settings = replace(settings, read_only=True)
        open_ledger(settings.ledger, writable=False).close()
    return settings


def _routes() -> list[BaseRoute]:
    static = StaticFiles(directory=str(files("selon.web") / "static"))
    return [
        Route("/", show_dossier),
        Route("/search", show_search),
        Route("/documents", show_documents),
        Route("/compare/{before}/{after}", show_difference),
        Route("/copies/{id}", show_copies),
        Route("/rows/{document}/{label}", show_row),
        Route("/rows/{document}", show_missing),
        Route("/rows/{document}", changing(add_missing), methods=["POST"]),
        Route("/documents/{id:path}", show_document),
        Route("/statements", show_statements),
        Route("/events", show_events),
        Route("/people", show_people),
        Route("/people/{id:int}", show_person),
        Route("/people/{id:int}/names", show_spellings),
        Route("/places", show_places),
        Route("/places/{id:int}", show_person),
        Route("/people/{id:int}/merge", changing(merge), methods=["POST"]),
        Route("/claims", show_claims),
        Route("/claims/compare", compare_new, methods=["POST"]),
        Route("/claims/judge", changing(judge_claim), methods=["POST"]),
        Route("/claims/{id:path}", show_claim),
        Route("/watches", show_watches),
        Route("/watches", changing(save_watch), methods=["POST"]),
        Route("/watches/run", run_watches, methods=["POST"]),
        Route("/watches/remove", changing(remove_watch), methods=["POST"]),
        Route("/feeds/{name:path}.{form}", show_feed),
        Route("/export/{table}.{format}", export_rows),
        Route("/timeline", show_timeline),
        Route("/map", show_map),
        Route("/network", show_network),
        Route("/add", show_add),
        Route("/add", add, methods=["POST"]),
        Route("/add/{job}", show_job),
        Route("/decisions", show_decisions),
        Route("/review", show_review),
        Route("/name", changing(sign), methods=["POST"]),
        Route("/review/all", changing(decide_all), methods=["POST"]),
        Route("/review/undo/{uid}", changing(undo), methods=["POST"]),
        Route("/review/{document}/{label}", changing(decide), methods=["POST"]),
        Route("/live", show_state),
        *(Route(f"/api/{path}", page) for path, page in _API),
        Route("/report.css", _show_report_style),
        Route("/report.js", _show_report_script),
        Route("/language/{ui}", _choose_language, methods=["POST"]),
        Mount("/static", static, name="static"),
    ]


async def _show_report_style(request: Request) -> Response:
    """What the page of `selon read` looks like: the report's screen is the same page."""
    return Response((files("selon.record") / "page.css").read_bytes(), media_type="text/css")


async def _show_report_script(request: Request) -> Response:
    return Response((files("selon.record") / "page.js").read_bytes(), media_type="text/javascript")


async def _choose_language(request: Request) -> Response:
    """Keep the language of the words on screen, and go back to where one was."""
    ui = request.path_params["ui"]
    response = RedirectResponse(back_of(request.query_params, "/"), 303)
    if ui in UI_LANGUAGES:
        response.set_cookie(COOKIE, ui, max_age=YEAR, samesite="strict", httponly=True)
    return response


async def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    key = {400: "wrong", 404: "missing", 405: "missing", 413: "too_large"}.get(error.status_code, "failed")
    return refuse(request, error.status_code, key)


async def _fault(request: Request, error: Exception) -> Response:
    """The ledger's own sentence: it is locked, damaged or gone. What is unknown a screen tells without its commands."""
    assert isinstance(error, LedgerFault)
    wrong = error.key in _WRONG or error.key.startswith("no_")
    status = 404 if error.key in _UNKNOWN else 400 if wrong else 503
    own = {404: "missing", 400: "cursor" if error.key == "cursor" else ""}.get(status)
    if own and not request.url.path.startswith(API):
        return refuse(request, status, own)
    words = words_of(request)
    if error.key == "no_when" and not request.url.path.startswith(API):
        name = str(error.values["field"])
        field, value = words(f"web.{name}"), request.query_params.get(name, str(error.values["value"]))
        return show_refusal(request, status, words("web.no_when", field=field, value=value), days=True)
    return show_refusal(request, status, error.sentence(words.ui))


async def _failed(request: Request, error: Exception) -> Response:
    """A defect of ours: the page says so, and the server tells more where it was started. The guard is past by then."""
    response = refuse(request, 500, "failed")
    response.headers.update(HEADERS)
    return response

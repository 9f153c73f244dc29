"""The queue of rows nobody has judged, and what is decided about them; decisions that wait for a second look first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.ledger.corrections import FIELDS
from selon.ledger.rows import StatementRow
from selon.ledger.store import MACHINE
from selon.web.asked import opened
from selon.web.screen import render

SOME = 20


def show_review(request: Request) -> Response:
    """`/review`: the queue, oldest rows first, and the last decisions with a way to undo them."""
    after = request.query_params.get("after", "0")
    with opened(request) as ledger:
        rows = ledger.query(
            f"SELECT {StatementRow.columns()} FROM statements WHERE review = ? AND replaced = 0 AND row > ?"
            f" ORDER BY row LIMIT {SOME}",
            (MACHINE, int(after) if after.isdecimal() else 0),
        )
        return render(
            request,
            "review.html",
            screen="review",
            queue=[StatementRow.of(row) for row in rows],
            waiting=ledger.waiting(),
            decisions=ledger.decisions()[-SOME:][::-1],
            fields=FIELDS["statement"],
        )


async def decide(request: Request) -> Response:
    """`POST /review/DOCUMENT/LABEL`: `action` accept, reject or correct with the fields that were changed."""
    row = f"{request.path_params['document']}/{request.path_params['label']}"
    form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
    why, settles = form.get("why", ""), form.get("settles") or None
    with opened(request, writable=True) as ledger:
        match form.get("action"):
            case "accept":
                ledger.accept(row, why=why, settles=settles)
            case "reject":
                ledger.reject(row, why=why, settles=settles)
            case "correct":
                ledger.correct(row, changes_of(form), why=why, settles=settles)
            case _:
                raise HTTPException(400)
    return RedirectResponse(back_of(form, f"/documents/{row.replace('/', '#')}"), 303)


async def undo(request: Request) -> Response:
    """`POST /review/undo/UID`."""
    form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
    with opened(request, writable=True) as ledger:
        ledger.undo(request.path_params["uid"])
    return RedirectResponse(back_of(form, "/review"), 303)


def changes_of(form: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a row of `layer` that a form changes: those that differ from what was shown (`was_FIELD`)."""
    changes: dict[str, Any] = {}
    for field, allowed in FIELDS.get(form.get("layer", ""), {}).items():
        value = form.get(field)
        if value is None or value.strip() == form.get(f"was_{field}", "").strip():
            continue
        changes[field] = _value_of(allowed, value.strip())
    return changes


def _value_of(allowed: str | tuple[str, ...], value: str) -> Any:
    if allowed == "names":
        return [name.strip() for name in value.split(";") if name.strip()]
    if allowed == "spans":
        pairs = (pair.partition("-") for pair in value.split())
        return [[int(start), int(end)] for start, _, end in pairs if start.isdecimal() and end.isdecimal()]
    return value or None


def back_of(form: Mapping[str, str], default: str) -> str:
    """Where to go after a change: an address of ours, which begins with one slash."""
    back = form.get("back", "")
    return back if back.startswith("/") and back[1:2] not in ("/", "\\") else default

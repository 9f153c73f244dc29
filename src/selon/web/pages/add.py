"""Reports brought in: files, pasted text, an address; how far it is; what failed and why."""

from __future__ import annotations

from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from selon.errors import MomentError
from selon.intake import MAX_BYTES, Given, read_date
from selon.intake.fetch.address import is_web_address
from selon.record.gist import one_line
from selon.web.adding import Job, Source
from selon.web.asked import opened
from selon.web.paging import page_after
from selon.web.reports import load_rows
from selon.web.screen import render
from selon.web.words import words_of

FILES = 1000
SOME = 50
_GIVEN = ("title", "publisher", "published")


def show_add(request: Request) -> Response:
    """`/add`: the form."""
    return render(request, "add.html", screen="add", fault="", given={})


async def add(request: Request) -> Response:
    """`POST /add`: `files`, or `text` or `url`; leads to how far it is."""
    words = words_of(request)
    async with request.form(max_files=FILES, max_part_size=MAX_BYTES) as form:
        texts = {key: value.strip() for key, value in form.items() if isinstance(value, str)}
        sources = [
            Source(_name(each.filename), await each.read())
            for each in form.getlist("files")
            if isinstance(each, UploadFile) and each.filename
        ]
        # As it was pasted, trimmed nowhere: offsets are into the text as published.
        pasted = str(form.get("text", ""))
    if pasted.strip():
        sources.append(Source(words("web.pasted"), pasted.encode()))
    if texts.get("url"):
        sources.append(Source(texts["url"]))
    fault = _fault(sources, texts)
    if fault:
        sentence = words(f"web.add_{fault}", value=repr(texts.get("published", "")))
        return render(request, "add.html", 400, screen="add", fault=sentence, given=texts)
    given = Given(**{name: texts.get(name) or None for name in _GIVEN})
    # To start a process takes a while.
    job = await run_in_threadpool(request.app.state.adding.start, sources, given)
    return RedirectResponse(f"/add/{job.id}", 303)


def _name(filename: str | None) -> str:
    """A file's own name: what a browser may tell of folders is left out."""
    return one_line(PurePath((filename or "").replace("\\", "/")).name)[:200] or "?"


def _fault(sources: list[Source], texts: dict[str, str]) -> str:
    if not sources:
        return "nothing"
    if any(source.data is None and not is_web_address(source.name) for source in sources):
        return "no_address"
    try:
        if texts.get("published"):
            read_date(texts["published"])
    except MomentError:
        return "no_date"
    return ""


def show_job(request: Request) -> Response:
    """`/add/JOB`: how far it is; by the page; asked with `?json` for the numbers alone.

    Raises:
        HTTPException: 404 where there is no such job, or none any more.
    """
    job: Job | None = request.app.state.adding.find(request.path_params["job"])
    if job is None:
        raise HTTPException(404)
    if "json" in request.query_params:
        return JSONResponse({"counts": dict(job.counts), "done": job.done})
    query = {name: request.query_params.get(name, "") for name in ("after", "after_failure")}
    ids, more = page_after(enumerate(job.documents), _key_of, query["after"], SOME)
    failures, more_failures = page_after(enumerate(job.failures), _key_of, query["after_failure"], SOME)
    with opened(request) as ledger:
        kept = load_rows(ledger, (id for _, id in ids))
    return render(
        request,
        "adding.html",
        screen="add",
        job=job,
        query=query,
        documents=kept.values(),
        more=more,
        failures=[each for _, each in failures],
        more_failures=more_failures,
    )


def _key_of(numbered: tuple[int, object]) -> str:
    return f"{numbered[0]:012}"

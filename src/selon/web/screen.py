"""A page from a template, with what every page needs: the words on screen, the session's form token, where one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from selon.desk.voices import Voice
from selon.ledger import DocumentRow, EventRow, StatementRow
from selon.ledger.corrections import FIELDS
from selon.ledger.decisions import whoami
from selon.record.dates import describe_range, describe_value
from selon.record.deeds import place_name
from selon.record.gist import SIGNS, gist_of, one_line, shorten
from selon.ui import UI_LANGUAGES, Words, load_words
from selon.version import VERSION
from selon.web.citing import cite_row
from selon.web.corrections import VOCABULARIES, field_value
from selon.web.forms import last_name
from selon.web.reports import Report
from selon.web.whereabouts import country_name, describe_whereabouts
from selon.web.words import words_of

API = "/api/"
# Code points of a statement in a list: some four lines.
GIST = 300
# The screens in the head of every page, in their order: name, address.
SCREENS = (
    ("dossier", "/"),
    ("statements", "/statements"),
    ("events", "/events"),
    ("claims", "/claims"),
    ("timeline", "/timeline"),
    ("people", "/people"),
    ("map", "/map"),
    ("network", "/network"),
    ("review", "/review"),
    ("watches", "/watches"),
    ("add", "/add"),
)


@cache
def templates() -> Environment:
    """The templates; everything put into them is escaped, and a missing value is an error."""
    environment = Environment(
        loader=PackageLoader("selon.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(address=address, cite=cite_row, country=country_name, whereabouts=describe_whereabouts)
    environment.globals.update(field_value=field_value, place_name=place_name, line=_line, capital=_capital)
    environment.globals.update(fields=FIELDS, vocabularies=VOCABULARIES, signs=SIGNS, version=VERSION)
    return environment


def render(
    request: Request, template: str, status: int = 200, reports: Mapping[str, Report] | None = None, **values: object
) -> HTMLResponse:
    """The page a template makes of `values`; `screen` among them names the screen that is current, of `SCREENS`.

    Args:
        reports: those that rows on the page stand in, as `reports_of` gives them.
    """
    words = words_of(request)
    page = {**_frame(request, words), **_tellers(words, reports or {}), **values}
    return HTMLResponse(templates().get_template(template).render(page), status)


def _frame(request: Request, words: Words) -> dict[str, object]:
    """What the head, the foot and the forms of a page need."""
    settings = request.app.state.settings
    return {
        "words": words,
        "screens": SCREENS,
        "screen": "",
        "locked": False,
        "csrf": request.state.session.csrf,
        "by": last_name(request),
        "owner": whoami(),
        "read_only": settings.read_only,
        "ledger": settings.ledger.name,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "languages": [(ui, load_words(ui)("web.own_language")) for ui in UI_LANGUAGES],
    }


def _tellers(words: Words, known: Mapping[str, Report]) -> dict[str, object]:
    """What tells a value of a row in the words on screen, by its name in the templates."""
    return {
        "gist": lambda row: gist_of(row.content, row.form, GIST),
        "voiced": lambda voice: gist_of(voice.words, "direct" if voice.quoted else "indirect", GIST),
        "day": lambda value: describe_value(value, words),
        "day_of": lambda voice: describe_voice_day(voice, words),
        "period": lambda first, last: describe_period(first, last, words),
        "told_of": lambda what: describe_firing(what, words),
        "moment": lambda at: describe_moment(at, words),
        "lang": _language_of(known, words),
        "copied": lambda id: id in known and known[id].copy,
        "when": lambda row: describe_days(row, words),
    }


def describe_days(row: DocumentRow | StatementRow | EventRow, words: Words) -> str:
    """When it was, in words and no more precisely than is known; empty where it cannot be dated.

    Of what was said on a day that the report does not tell, the day it appeared on is called that.
    """
    told = _days(row, words)
    return words("row.printed", day=told) if told and isinstance(row, StatementRow) and not row.day_told else told


def _days(row: DocumentRow | StatementRow | EventRow, words: Words) -> str:
    names = {DocumentRow: "published", StatementRow: "said", EventRow: "time"}
    value = getattr(row, names[type(row)])
    if value:
        return describe_value(value, words)
    if row.first_day is None or row.last_day is None:
        return ""
    if row.first_day == row.last_day:
        return describe_value(row.first_day, words)
    first, last = describe_range(row.first_day, row.last_day, words)
    return words("date.days_between", first=first, last=last)


def describe_voice_day(voice: Voice, words: Words) -> str:
    """The day of something said, called that of its report where it is; words for "undated" where there is none."""
    if not voice.day:
        return words("report.undated")
    day = describe_value(voice.day, words)
    return day if voice.day_told else words("row.printed", day=day)


def describe_period(first: str, last: str | None, words: Words) -> str:
    """In reports of which days something stands: from one to another, or on the one that both are.

    >>> describe_period("2025-02-03", "2025-03-05", load_words("en"))
    'in reports from 3 February to 5 March 2025'
    >>> describe_period("2025-02-03", "2025-02-03", load_words("fr"))
    'dans un article du 3 févr. 2025'
    """
    if last is None or first == last:
        return words("web.role_on", day=describe_value(first, words))
    since, until = describe_range(first, last, words)
    return words("web.role_from_to", first=since, last=until)


def describe_firing(what: str, words: Words) -> str:
    """What a watch told, which keeps "WHO : CONTENT" or the code of an event for who, as a list has it.

    >>> describe_firing("Ana Ruiz : que le pont tient", load_words("en"))
    'Ana Ruiz: Le pont tient'
    >>> describe_firing("AID : le don", load_words("en"))
    'gives aid: Le don'
    >>> describe_firing("Ana Ruiz : ≠ que le pont tient", load_words("en"))
    'Ana Ruiz: ≠ Le pont tient'
    """
    who, colon, content = what.partition(" : ")
    told = _line(words.get(f"event.{who}", who), 80)
    sign, _, said = content.partition(" ")
    signed = (
        f"{sign} {gist_of(said, 'indirect', GIST)}" if sign in SIGNS.values() else gist_of(content, "indirect", GIST)
    )
    return f"{told}{words('row.colon')} {signed}" if colon else told


def describe_moment(at: str, words: Words) -> str:
    """A day and an hour of the log, which keeps them in UTC, by the clock of this machine."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{describe_value(local.date().isoformat(), words)}, {local:%H:%M}"


def _language_of(reports: Mapping[str, Report], words: Words) -> Callable[..., str]:
    """Gives the `lang` of an element that holds words of a report; nothing where they are in that of the page."""

    def lang(id: str, language: str | None = None) -> str:
        own = language or (reports[id].language if id in reports else words.ui)
        return "" if own == words.ui else Markup(' lang="{}"').format(own)

    return lang


def _line(text: str | None, limit: int = 300) -> str:
    """A text on one line, cut between words."""
    return shorten(one_line(text or ""), limit)


def _capital(name: str) -> str:
    """A name as it begins a line."""
    return name[:1].upper() + name[1:]


def refuse(request: Request, status: int, key: str) -> Response:
    """The answer to a request that is refused; `key` names its sentence among the words."""
    return show_refusal(request, status, words_of(request)(f"web.refused_{key}"), locked=key == "token")


def show_refusal(request: Request, status: int, sentence: str, *, locked: bool = False, days: bool = False) -> Response:
    """A sentence that tells why there is no such page: as JSON for programmes.

    Args:
        locked: to a visitor without the key, who is told nothing of the ledger and led nowhere.
        days: what was asked stands below it again, for its days to be set right.
    """
    if request.url.path.startswith(API):
        return JSONResponse({"error": sentence}, status)
    asked = {"since": "", "until": "", **request.query_params} if days and request.method == "GET" else None
    back = _came_from(request)
    return render(request, "refusal.html", status, sentence=sentence, back=back, locked=locked, asked=asked)


def _came_from(request: Request) -> str:
    """The page of ours from which the request was sent; the first one where it came from elsewhere."""
    sent = urlsplit(request.headers.get("referer", ""))
    # Two slashes would lead to another host.
    if sent.netloc != request.headers["host"] or sent.path.startswith("//") or sent.path == request.url.path:
        return "/"
    return sent.path + (f"?{sent.query}" if sent.query else "")


def address(path: str, **query: object) -> str:
    """A path with its query; values that are None or empty are left out.

    >>> address("/statements", speaker="Ana Ruiz", page=None)
    '/statements?speaker=Ana+Ruiz'
    """
    kept = {name: str(value) for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path

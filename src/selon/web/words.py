"""Which language the words on screen are in: the one chosen on screen, else at the start, else the browser's."""

from __future__ import annotations

from starlette.requests import Request

from selon.ui import UI_LANGUAGES, Words, load_words

COOKIE = "selon_ui"


def words_of(request: Request) -> Words:
    """The words on screen for a request.

    Source: RFC 9110, section 12.5.4 (Accept-Language).
    """
    chosen = request.cookies.get(COOKIE, "")
    if chosen not in UI_LANGUAGES:
        chosen = request.app.state.settings.ui or _accepted(request.headers.get("accept-language", ""))
    return load_words(chosen)


def _accepted(header: str) -> str:
    """The best-liked language there are words in; English where none is."""
    liked: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, quality = part.strip().partition(";q=")
        language = tag.split("-")[0].lower()
        if language in UI_LANGUAGES:
            liked.append((_number(quality), language))
    return max(liked, key=lambda one: one[0])[1] if liked else "en"


def _number(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0

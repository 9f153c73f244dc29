"""PDF: the text its pages draw, pages apart by a blank line; pictures of text hold none."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.refusal import Refusal

# A newspaper has a hundred pages. A page of a report takes 20 ms to read; what takes minutes was made to.
MAX_PAGES, MAX_SECONDS = 2_000, 60.0
_MAX_CHARACTERS = 1_000_001


def find_in_pdf(data: bytes, name: str) -> Iterator[Found]:
    """The one report of a PDF, title, author and date as its maker wrote them into it.

    Raises:
        Refusal: it is protected, holds pictures of text only, or takes longer than any report does.
    """
    import logging

    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, LimitReachedError

    # It tells standard error of each flaw it gets over.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        text = _text(reader, name)
        if not text:
            raise Refusal("scanned", name=name)
        yield Found(text, _fields(reader))
    except FileNotDecryptedError:
        raise Refusal("locked", name=name) from None
    except LimitReachedError:
        raise Refusal("bomb", name=name, limit="75 MB") from None


def _text(reader: Any, name: str) -> str:
    ends = time.monotonic() + MAX_SECONDS
    pages: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or time.monotonic() > ends:
            raise Refusal("too_slow", name=name)
        pages.append(page.extract_text().strip())
        length += len(pages[-1])
        # More is refused anyway.
        if length > _MAX_CHARACTERS:
            break
    return "\n\n".join(page for page in pages if page)


def _fields(reader: Any) -> dict[str, Any]:
    info = reader.metadata
    if info is None:
        return {}
    created = _string(info, "/CreationDate").removeprefix("D:")
    written = f"{created[:4]}-{created[4:6]}-{created[6:8]}" if created[:8].isdigit() else None
    return fields_of(
        "pdf information", title=_string(info, "/Title"), author=_string(info, "/Author"), published=written
    )


def _string(info: Any, key: str) -> str:
    value = info.get(key)
    return value if isinstance(value, str) else ""

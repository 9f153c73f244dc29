"""RTF: its text; or the many reports of an export of Factiva or Nexis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.intake.article import Field, Found, fields_of
from selon.intake.formats.factiva import find_in_factiva_text, is_factiva_text
from selon.intake.formats.nexis import find_in_nexis, is_nexis
from selon.intake.streams import too_big

# striprtf reads 2 MB a second and has no limit of its own.
MAX_RTF_BYTES = 10_000_000
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,500})\}")
_AUTHOR = re.compile(r"\{\\author ([^{}\\]{1,200})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def find_in_rtf(data: bytes, name: str) -> Iterator[Found]:
    """The reports of an RTF file.

    Raises:
        Refusal: it is longer than any is.
    """
    from striprtf.striprtf import rtf_to_text

    if len(data) > MAX_RTF_BYTES:
        raise too_big(name, len(data), MAX_RTF_BYTES)
    # RTF is ASCII; what is not is escaped. Files that are sloppy about it are in Windows' encoding.
    markup = data.decode("cp1252", errors="replace")
    text: str = rtf_to_text(markup, errors="replace")  # type: ignore[no-untyped-call]
    if is_factiva_text(text):
        yield from find_in_factiva_text(text)
        return
    if is_nexis(lines := text.splitlines()):
        yield from find_in_nexis(lines)
        return
    yield Found(text.strip("\n"), _fields(markup))


def _fields(markup: str) -> dict[str, Field]:
    title, author, created = _TITLE.search(markup), _AUTHOR.search(markup), _CREATED.search(markup)
    return fields_of(
        "rtf information",
        title=title and title[1],
        author=author and author[1],
        published=created and f"{created[1]}-{int(created[2]):02}-{int(created[3]):02}",
    )

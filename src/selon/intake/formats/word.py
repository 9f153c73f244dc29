"""DOCX: its paragraphs and tables in order; or the many reports of an export of Nexis."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.formats.nexis import find_in_nexis, is_nexis

# When the template of python-docx was made, which every document made with it carries until somebody sets its own.
_TEMPLATE = datetime(2013, 12, 23, 23, 15)
MAIN_PART = "word/document.xml"


def is_docx(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is a Word document."""
    return MAIN_PART in archive.namelist()


def find_in_docx(data: bytes, name: str) -> Iterator[Found]:
    """The reports of a Word document that was measured before; `name` as for every format."""
    import docx

    document = docx.Document(io.BytesIO(data))
    lines = [line for block in document.iter_inner_content() for line in _lines(block)]
    if is_nexis(lines):
        yield from find_in_nexis(lines)
        return
    about = document.core_properties
    created = None if about.created is None or about.created.replace(tzinfo=None) == _TEMPLATE else about.created
    yield Found(
        "\n\n".join(line for line in lines if line.strip()),
        fields_of(
            "docx properties",
            title=about.title,
            # What python-docx and old templates write is nobody.
            author=None if about.author == "python-docx" else about.author,
            published=created.date().isoformat() if created else None,
        ),
    )


def _lines(block: Any) -> list[str]:
    """A paragraph's one line; a table's, a row in a line, its cells apart by tabs."""
    if hasattr(block, "rows"):
        return ["\t".join(cell.text for cell in row.cells) for row in block.rows]
    return [block.text]

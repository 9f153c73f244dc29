"""HTML: the report on a page, without what stands around it; or the many of a press database's export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selon.intake.article import Found
from selon.intake.formats.europresse import find_in_europresse, is_europresse
from selon.intake.formats.factiva import find_in_factiva, is_factiva
from selon.intake.formats.markup import is_too_deep, parse_html, text_of
from selon.intake.formats.metadata import find_metadata
from selon.intake.refusal import Refusal
from selon.intake.streams import too_big

# The biggest pages of news sites have 3 MB, most of it scripts.
MAX_PAGE_BYTES, MAX_PAGE_ELEMENTS = 10_000_000, 100_000


def find_in_html(data: bytes, name: str) -> Iterator[Found | Refusal]:
    """The report of a page, or those of an export.

    Raises:
        Refusal: it nests deeper than any page does, or nothing can be made of it.
    """
    root = parse_html(data)
    if root is None:
        raise Refusal("textless", name=name, position="1")
    if is_too_deep(root):
        raise Refusal("too_deep", name=name)
    if is_europresse(root):
        yield from find_in_europresse(root)
    elif is_factiva(root):
        yield from find_in_factiva(root)
    else:
        yield _find_report(root, len(data), name)


def _find_report(root: Any, size: int, name: str) -> Found:
    """One page's report; trafilatura looks for it and takes the tree apart while it does."""
    if size > MAX_PAGE_BYTES:
        raise too_big(name, size, MAX_PAGE_BYTES)
    if sum(1 for _ in root.iter()) > MAX_PAGE_ELEMENTS:
        raise Refusal("too_deep", name=name)
    fields = find_metadata(root)
    whole = text_of(root)
    return Found(_extract(root) or whole, fields)


def _extract(root: Any) -> str:
    """The report without menus, comments and lists of links; empty where trafilatura finds none.

    It leaves out paragraphs that a page repeats.
    """
    from trafilatura import extract

    found = extract(root, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    return "\n\n".join(line for line in (found or "").split("\n") if line.strip())

"""Europresse's HTML export: every report is an `article` with a header and a text.

The layout is known from programs that read it, not from the vendor: `span.DocPublicationName` (name, issue),
`span.DocHeader` (section, date), `.titreArticle` (or `.titreArticleVisu`), `div.DocText`, `.sm-margin-bottomNews` or
`.docAuthors` (signature), `.publiC-lblNodoc` (the database's id).

Source: public readers of the export (tm.plugin.europresse, Europarser, the Gargantext parser).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.formats.markup import text_of

_ORIGIN = "europresse"
# "La Croix, no. 43018", "Ouest-France (site web)".
_ISSUE = re.compile(r",\s*(?:no|n°|numéro)\b.*|\s*\((?:site web|réf\..*?)\)\s*$", re.IGNORECASE | re.DOTALL)
_LABELS = {
    "title": ("titreArticle", "titreArticleVisu"),
    "publisher": ("DocPublicationName",),
    "published": ("DocHeader",),
    "author": ("docAuthors", "sm-margin-bottomNews"),
    "key": ("publiC-lblNodoc",),
}


def is_europresse(root: Any) -> bool:
    """Whether a page is such an export."""
    return any(_first(article, ("DocPublicationName",)) is not None for article in root.iter("article"))


def find_in_europresse(root: Any) -> Iterator[Found]:
    """The reports of an export."""
    for article in root.iter("article"):
        body = _first(article, ("DocText",))
        if body is None:
            body = _first(article, ("docOcurrContainer",))
        values = {field: _line(_first(article, names)) for field, names in _LABELS.items()}
        values["publisher"] = _ISSUE.sub("", values["publisher"])
        yield Found("" if body is None else text_of(body), fields_of(_ORIGIN, **values))


def _first(element: Any, names: tuple[str, ...]) -> Any:
    """The first element inside that has one of the classes; None without."""
    for name in names:
        for inner in element.iter():
            if isinstance(inner.tag, str) and name in (inner.get("class") or "").split():
                return inner
    return None


def _line(element: Any) -> str:
    return "" if element is None else " ".join(text_of(element).split())

"""Europresse's HTML export: every report is an `article` with a header and a text.

The header has `span.DocPublicationName` (name, issue), `span.DocHeader` (section, date) and `div.titreArticle`. In
that, the headline is `p.titreArticleVisu` (`rdp__articletitle` since); beside it stand kickers and subtitles
(`sm-margin-bottom`, `sm-margin-bottomNews`, `rdp__subtitle`). The signature is `div.docAuthors`, or what follows the
title: a bare `div`, or a `p.sm-margin-bottomNews`. The text is in `div.DocText`, seldom in a bare `section`. The
database's id, "news·20231114·CO·4301", is in `#PubliC_lblNodoc` or `.publiC-lblNodoc`; it tells the day too.

Source: an export of 2015, emptied of its words, among the tests of the R package tm.plugin.europresse; for later ones
public readers (Europarser, EuropresseToLexico, the Gargantext parser).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.dates import find_date
from selon.intake.formats.markup import line_of, text_of

_ORIGIN = "europresse"
# "La Croix, no. 43018", "Ouest-France (site web)".
_ISSUE = re.compile(r",\s*(?:no|n°|numéro)\b.*|\s*\((?:site web|réf\..*?)\)\s*$", re.IGNORECASE | re.DOTALL)
_LABELS = {
    "title": ("rdp__articletitle", "titreArticleVisu", "titreArticle"),
    "publisher": ("DocPublicationName",),
    "published": ("DocHeader",),
    "key": ("publiC-lblNodoc", "PubliC_lblNodoc"),
}
_BODY = ("DocText", "docOcurrContainer")
_DAY = re.compile(r"·(\d{8})·")
# What follows a headline and is longer is no signature.
_SIGNATURE = 12


def is_europresse(root: Any) -> bool:
    """Whether a page is such an export."""
    return any(_first(article, ("DocPublicationName",)) is not None for article in root.iter("article"))


def find_in_europresse(root: Any) -> Iterator[Found]:
    """The reports of an export."""
    for article in root.iter("article"):
        body = _first(article, _BODY)
        if body is None:
            body = article.find(".//section")
        values = {field: line_of(_first(article, names)) for field, names in _LABELS.items()}
        values["publisher"] = _ISSUE.sub("", values["publisher"])
        values["author"] = line_of(_first(article, ("docAuthors",))) or _after_title(article)
        if not find_date(values["published"]) and (day := _DAY.search(values["key"])):
            values["published"] = day[1]
        yield Found("" if body is None else text_of(body), fields_of(_ORIGIN, **values))


def _after_title(article: Any) -> str:
    """The signature that follows the headline; '' where none does."""
    title = _first(article, ("titreArticle",))
    after = None if title is None else title.getnext()
    line = line_of(after) if after is not None and after.tag in ("div", "p") else ""
    return line if len(line.split()) <= _SIGNATURE else ""


def _first(element: Any, names: tuple[str, ...]) -> Any:
    """The first element inside that has one of the classes, or is called so; None without."""
    for name in names:
        for inner in element.iter():
            if isinstance(inner.tag, str) and name in f"{inner.get('class', '')} {inner.get('id', '')}".split():
                return inner
    return None

"""What a page says of itself: JSON-LD first, then its meta elements, then what stands on it.

Source: schema.org NewsArticle; Open Graph; Dublin Core; the names news sites of French-speaking countries use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from selon.intake.article import Field, fields_of

# In order of trust, for each field. A page's "modified" dates are not those of its publication.
_METAS = {
    "title": ("og:title", "dc.title", "dcterms.title", "twitter:title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"),
    "published": (
        *("article:published_time", "og:article:published_time", "dc.date.issued", "dcterms.issued"),
        *("dcterms.created", "dc.date", "date.issued", "datepublished", "parsely-pub-date", "pubdate", "date"),
    ),
    "url": ("og:url",),
}
_ARTICLES = frozenset(
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "Report",
        "WebPage",
    ]
)


def find_metadata(root: Any) -> dict[str, Field]:
    """The fields a page fills in, each from the first place that has it."""
    found: dict[str, Field] = {}
    for fields in (_find_json_ld(root), _find_metas(root), _find_elements(root)):
        found = {**fields, **found}
    return found


def _find_json_ld(root: Any) -> dict[str, Field]:
    objects = [each for script in root.iter("script") if _is_json_ld(script) for each in _objects(script.text or "")]
    # A page describes itself and what it links to; articles go before the page they stand on.
    ranked = sorted(objects, key=lambda each: _kind(each) == "WebPage")
    for each in ranked:
        title = each.get("headline") or (each.get("name") if _kind(each) == "WebPage" else None)
        if title or each.get("datePublished"):
            return fields_of(
                "json-ld",
                title=title,
                publisher=_name(each.get("publisher")),
                author=_name(each.get("author")),
                published=each.get("datePublished"),
                language=each.get("inLanguage"),
                url=each.get("url"),
            )
    return {}


def _is_json_ld(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _objects(text: str) -> Iterator[Mapping[str, Any]]:
    """The articles in a piece of JSON-LD, whether alone, in a list or in a graph."""
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = value + waiting
        elif isinstance(value, dict):
            if _kind(value) in _ARTICLES:
                yield value
            waiting += [value[key] for key in ("@graph", "mainEntity") if key in value]


def _kind(value: Mapping[str, Any]) -> str:
    kinds = value.get("@type")
    if isinstance(kinds, list):
        return next((kind for kind in kinds if isinstance(kind, str) and kind in _ARTICLES), "")
    return kinds if isinstance(kinds, str) else ""


def _name(value: Any) -> str:
    """The name of a person or body, or of several: JSON-LD has them as text, as an object, or as a list."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:20]) if name)
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _find_metas(root: Any) -> dict[str, Field]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if key and (meta.get("content") or "").strip():
            metas.setdefault(key, meta.get("content"))
    found: dict[str, Field] = {}
    for field, names in _METAS.items():
        for name in names:
            # An author given by an address is a page on a social network.
            if name in metas and not (field == "author" and metas[name].startswith("http")):
                found |= fields_of(f"html meta {name}", **{field: metas[name]})
                break
    return found


def _find_elements(root: Any) -> dict[str, Field]:
    """What stands on the page: its title, its language, its own address, its first dated `time`."""
    title = next(root.iter("title"), None)
    heading = next(root.iter("h1"), None)
    found = fields_of("html title", title=None if title is None else title.text_content())
    found |= fields_of("html h1", title=None if heading is None else heading.text_content())
    found |= fields_of("html lang", language=root.get("lang"))
    times = [time.get("datetime") for time in root.iter("time") if time.get("datetime")]
    # Several are those of a list of reports, none of them surely this one's.
    if len(set(times)) == 1:
        found |= fields_of("html time", published=times[0])
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            found |= fields_of("html link canonical", url=link.get("href"))
    return found

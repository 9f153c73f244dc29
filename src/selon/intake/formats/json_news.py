"""JSON as feeds and agencies write it.

Source: JSON Feed 1.1; ninjs 1.x to 3.x (IPTC): `headline` or `headlines`, `body_text`, `body_html` or `bodies`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.formats.markup import text_of_markup

_BODIES = ("body_text", "body_html", "body_xhtml")


def is_feed(row: Mapping[str, Any]) -> bool:
    """Whether an object is a JSON Feed: its version is an address."""
    return "jsonfeed.org/version/" in str(row.get("version", "")) and isinstance(row.get("items"), list)


def find_in_feed(feed: Mapping[str, Any]) -> Iterator[Found]:
    """The items of a feed, with its title as their publisher."""
    for item in feed["items"]:
        if not isinstance(item, dict):
            continue
        text = _string(item.get("content_text")) or text_of_markup(_string(item.get("content_html")))
        authors = item.get("authors") or [item.get("author")]
        yield Found(
            text or _string(item.get("summary")),
            fields_of(
                "json feed",
                key=item.get("id"),
                title=item.get("title"),
                publisher=feed.get("title"),
                author=_names(authors),
                published=item.get("date_published"),
                language=item.get("language") or feed.get("language"),
                url=item.get("url"),
            ),
        )


def is_ninjs(row: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item with a text: it has an address of its own and a body."""
    return "uri" in row and any(key in row for key in (*_BODIES, "bodies"))


def find_in_ninjs(item: Mapping[str, Any]) -> Found:
    """The report of a ninjs item."""
    return Found(
        _body(item),
        fields_of(
            "ninjs",
            key=item.get("uri"),
            title=_first_value(item.get("headlines")) or item.get("headline") or item.get("title"),
            publisher=_names(item.get("infosources"))
            or _string(item.get("copyrightholder"))
            or _string(item.get("source")),
            author=_string(item.get("byline")) or _names(item.get("people")),
            published=item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated"),
            language=item.get("language"),
            url=item.get("url") or item.get("canonicalurl"),
        ),
    )


def _body(item: Mapping[str, Any]) -> str:
    bodies = {key: _string(item.get(key)) for key in _BODIES}
    for body in item.get("bodies") or ():
        if isinstance(body, dict):
            kind = "body_text" if "plain" in str(body.get("contenttype")) else "body_html"
            bodies[kind] = bodies[kind] or _string(body.get("value"))
    return bodies["body_text"] or text_of_markup(bodies["body_html"] or bodies["body_xhtml"])


def _first_value(values: Any) -> str:
    return next((_string(each.get("value")) for each in values or () if isinstance(each, dict)), "")


def _names(values: Any) -> str:
    if not isinstance(values, list):
        return ""
    return ", ".join(each["name"] for each in values if isinstance(each, dict) and isinstance(each.get("name"), str))


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""

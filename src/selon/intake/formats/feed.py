"""RSS, Atom and OPML: what a feed says of its entries, and the text it has of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.formats.markup import parse_xml, text_of_markup
from selon.intake.refusal import Refusal
from selon.intake.streams import too_big

# Feeds hold what is new. feedparser reads 1 MB a second.
MAX_FEED_BYTES = 5_000_000


def find_in_feed_xml(data: bytes, name: str) -> Iterator[Found | Refusal]:
    """The entries of an RSS or Atom feed, in its order.

    Raises:
        Refusal: it defines entities of its own.
    """
    import feedparser

    if len(data) > MAX_FEED_BYTES:
        raise too_big(name, len(data), MAX_FEED_BYTES)
    try:
        parse_xml(data, name)
    except Refusal as refusal:
        if refusal.key != "broken_xml":
            raise
        data = _mend(data)
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise Refusal("nothing_inside", name=name)
    for entry in feed.entries:
        yield _find_entry(entry, feed.feed)


def _mend(data: bytes) -> bytes:
    """Broken feeds are common; feedparser's own way with them takes minutes where there is much to mend."""
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    return b"" if root is None else etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _find_entry(entry: Any, feed: Any) -> Found:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    text = max((text_of_markup(markup) for markup in (*contents, entry.get("summary", ""))), key=len)
    source = entry.get("source", {})
    return Found(
        text,
        fields_of(
            "feed",
            key=entry.get("id"),
            title=text_of_markup(entry.get("title", "")),
            publisher=source.get("title") or feed.get("title"),
            author=entry.get("author"),
            published=entry.get("published") or entry.get("updated"),
            language=entry.get("language") or feed.get("language"),
            url=entry.get("link"),
        ),
    )


def find_feeds(data: bytes, name: str) -> tuple[str, ...]:
    """The addresses of the feeds in an OPML list, each once, in its order.

    Raises:
        Refusal: it is broken, or defines entities of its own.
    """
    root = parse_xml(data, name)
    found = (outline.get("xmlUrl") or outline.get("xmlurl") for outline in root.iter("outline"))
    return tuple(dict.fromkeys(address for address in found if address))

"""NewsML-G2, with or without the envelope agencies send it in, its text in NITF or XHTML.

Source: IPTC NewsML-G2 2.x (`newsItem`, `itemMeta`, `contentMeta`, `contentSet`), NITF 3.x (`body.content`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selon.intake.article import Found, fields_of
from selon.intake.formats.markup import parse_xml, text_of, text_of_markup
from selon.intake.refusal import Refusal

_DATES = ("contentCreated", "firstCreated", "versionCreated", "contentModified", "sent")


def find_in_newsml(data: bytes, name: str) -> Iterator[Found]:
    """The news items with a text, in their order.

    Raises:
        Refusal: it is broken, defines entities of its own, or has no item with a text.
    """
    root = parse_xml(data, name)
    items = [each for each in root.iter() if _local(each) in ("newsItem", "nitf")]
    inner = {each for item in items if _local(item) == "newsItem" for each in item.iter() if _local(each) == "nitf"}
    found = [item for item in items if item not in inner and _body(item)]
    if not found:
        raise Refusal("nothing_inside", name=name)
    for item in found:
        yield _find_item(item)


def _find_item(item: Any) -> Found:
    holder = _find(item, "copyrightHolder")
    dates = (_text(_find(item, date)) for date in _DATES)
    issued = _find(item, "date.issue")
    return Found(
        _body(item),
        fields_of(
            "newsml-g2" if _local(item) == "newsItem" else "nitf",
            key=item.get("guid"),
            title=_text(_find(item, "headline")) or _text(_find(item, "hl1")),
            publisher=_named(_find(item, "provider")) or _named(holder),
            author=_text(_find(item, "by")) or _text(_find(item, "byline")) or _named(_find(item, "creator")),
            published=next(filter(None, dates), None) or (issued.get("norm") if issued is not None else None),
            language=item.get("{http://www.w3.org/XML/1998/namespace}lang") or _tag(item),
        ),
    )


def _body(item: Any) -> str:
    """The text of the first part of the content that has one."""
    for name in ("body.content", "body", "inlineData"):
        for element in item.iter():
            if _local(element) == name:
                text = text_of(element)
                # Some agencies put their XHTML in as text.
                text = text_of_markup(text) if name == "inlineData" and "<p" in text else text
                if text.strip():
                    return text
    return ""


def _find(item: Any, name: str) -> Any:
    return next((element for element in item.iter() if _local(element) == name), None)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _named(element: Any) -> str:
    """A party's name; failing that its literal or its code, without the scheme's prefix."""
    if element is None:
        return ""
    name = _text(_find(element, "name"))
    return name or element.get("literal") or (element.get("qcode") or "").rpartition(":")[2]


def _tag(item: Any) -> str | None:
    language = _find(item, "language")
    tag: str | None = None if language is None else language.get("tag")
    return tag

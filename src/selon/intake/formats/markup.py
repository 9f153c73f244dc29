"""Markup to trees and to text, safely: nothing is fetched, no entity of a file's own is filled in."""

from __future__ import annotations

import re
from typing import Any

from selon.intake.refusal import Refusal

# Elements that begin a paragraph, and those whose text is not read.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "hl1",
        "hl2",
    ]
)
_HIDDEN = frozenset(["script", "style", "noscript", "template", "head", "iframe", "svg", "object", "form", "button"])
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPH = "\n\n"
# More nesting and more elements than any page or export has; reading two million line breaks took minutes.
MAX_DEPTH, MAX_ELEMENTS = 400, 1_000_000


def parse_html(data: bytes | str) -> Any:
    """The tree of a page, however broken; None where nothing can be made of it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(no_network=True, encoding=None if isinstance(data, str) else find_charset(data))
    try:
        return document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, LookupError):
        return None


def find_charset(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else None, which leaves it to what the page says of itself."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None if b"charset" in data[:4096].lower() else "cp1252"
    return "utf-8"


def parse_xml(data: bytes, name: str) -> Any:
    """The root of an XML file.

    Raises:
        Refusal: it is broken, nests too deep, or defines entities of its own, which harmless files do not.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise Refusal("xml_entities", name=name) from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Refusal("broken_xml", name=name, reason=str(error)[:120]) from None
    if is_too_deep(root):
        raise Refusal("too_deep", name=name)
    return root


def is_too_deep(root: Any) -> bool:
    """Whether elements lie within elements beyond `MAX_DEPTH`, or are more than `MAX_ELEMENTS`."""
    depth = count = 0
    level = [root]
    while level:
        depth += 1
        count += len(level)
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            return True
        level = [child for element in level for child in element]
    return False


def text_of_markup(markup: str) -> str:
    """The text of a piece of HTML, its paragraphs apart by a blank line.

    >>> text_of_markup("<p>Un <b>mot</b>.</p><script>x</script><p>Deux&nbsp;mots.<br>Trois.</p>")
    'Un mot.\\n\\nDeux\\xa0mots.\\nTrois.'
    """
    if "<" not in markup and "&" not in markup:
        return markup
    root = parse_html(markup) if markup.strip() else None
    return "" if root is None else text_of(root)


def line_of(element: Any) -> str:
    """The text of a tree on one line; '' for none."""
    return "" if element is None else " ".join(text_of(element).split())


def text_of(root: Any) -> str:
    """The text of a tree, its paragraphs apart by a blank line; `br` ends a line, other line ends are blanks."""
    pieces: list[str] = []
    # Not recursive: pages nest deeper than Python's stack.
    waiting: list[tuple[Any, bool]] = [(root, True)]
    while waiting:
        element, opens = waiting.pop()
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        if not opens:
            pieces.append(_PARAGRAPH if name in _BLOCKS else "")
            if element is not root:
                pieces.append(_BLANKS.sub(" ", element.tail or ""))
            continue
        waiting.append((element, False))
        if name in _HIDDEN or not name:
            continue
        pieces.append("\n" if name == "br" else _PARAGRAPH if name in _BLOCKS else "")
        pieces.append(_BLANKS.sub(" ", element.text or ""))
        waiting += [(child, True) for child in reversed(element)]
    paragraphs = re.split(r"\n{2,}", re.sub(r" *\n *", "\n", "".join(pieces)))
    return _PARAGRAPH.join(part for each in paragraphs if (part := re.sub(" {2,}", " ", each).strip(" \n")))

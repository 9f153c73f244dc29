"""The format of a source, told from its content, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from selon.intake.article import Found, fields_of
from selon.intake.formats.feed import find_feeds, find_in_feed_xml
from selon.intake.formats.mail import find_in_mail, is_mail
from selon.intake.formats.newsml import find_in_newsml
from selon.intake.formats.page import find_in_html
from selon.intake.formats.pdf import find_in_pdf
from selon.intake.formats.rows import (
    TEXT_COLUMNS,
    find_csv_dialect,
    find_in_csv,
    find_in_json,
    find_in_jsonl,
    find_json_kind,
)
from selon.intake.formats.rtf import find_in_rtf
from selon.intake.formats.warc import find_in_warc
from selon.intake.formats.word import find_in_docx, is_docx
from selon.intake.kinds import find_kind
from selon.intake.packed import gunzip, open_zip, peek_gzip
from selon.intake.refusal import Refusal
from selon.intake.streams import MAX_BYTES, MAX_PACKED_BYTES, read_limited, split_head, too_big
from selon.intake.text import find_text

Finder = Callable[[bytes, str], Iterator[Found | Refusal]]

_ROOT = re.compile(rb"<(?:[\w-]{1,40}:)?(?P<root>[\w-]{1,40})[\s/>]")
_PROLOG = re.compile(rb"<(?:\?|!--|!DOCTYPE)", re.IGNORECASE)
_ENDS = {b"<?": b"?>", b"<!--": b"-->"}
_ROOTS = {
    **dict.fromkeys((b"rss", b"feed", b"rdf"), "feed"),
    **dict.fromkeys((b"newsmessage", b"newsitem", b"newsml", b"nitf"), "newsml"),
    **dict.fromkeys((b"html", b"head", b"body", b"article", b"div", b"table", b"meta", b"p"), "html"),
    b"opml": "opml",
}
# What is called so is no report, though it names no column that is known.
_TABLES = (".csv", ".tsv")
# Archives lie inside archives in jokes only.
_MAX_DEPTH = 2


def find_format(head: bytes) -> str:
    """The format a source is in, by its first bytes; "text" where it is none of the others.

    >>> find_format(b'{"text": "Un."}'), find_format(b"<rss version='2.0'>"), find_format(b"Un mot.")
    ('jsonl', 'feed', 'text')
    """
    if head.startswith(b"WARC/"):
        return "warc"
    if found := find_kind(head):
        return found
    if root := _ROOTS.get(_find_root(head)):
        return root
    return find_json_kind(head) or ("csv" if find_csv_dialect(head) else "mail" if is_mail(head) else "text")


def _find_root(head: bytes) -> bytes:
    """The name of the first element, in lower case, past declarations and comments; empty where none opens the text.

    >>> _find_root(b"<?xml version='1.0'?><!-- a --><!DOCTYPE r [<!ENTITY a 'b'>]><r:RDF>")
    b'rdf'
    """
    at = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    while opens := _PROLOG.match(head, at):
        end = _ENDS.get(opens.group()) or (b"]>" if b"[" in head[at : head.find(b">", at) + 1] else b">")
        found = head.find(end, at)
        if found < 0:
            return b""
        at = found + len(end)
        at += len(head[at : at + 1_000]) - len(head[at : at + 1_000].lstrip())
    root = _ROOT.match(head, at)
    return root["root"].lower() if root else b""


def find_all(stream: BinaryIO, name: str, size: int | None, depth: int = 0) -> Iterator[Found | Refusal]:
    """What a source holds, in its order.

    Args:
        size: in bytes, where it is known.
        depth: how many archives it lies in.

    Raises:
        Refusal: nothing in it can be read, or no more of it.
    """
    try:
        yield from _find_all(stream, name, size, depth)
    except Refusal:
        raise
    except Exception as error:
        # The parsers of other people raise whatever comes on broken files; none may stop the files after it.
        what = " ".join(f"{type(error).__name__} {error}".split())[:120].rstrip(".")
        raise Refusal("broken", name=name, reason=what) from error


def _find_all(stream: BinaryIO, name: str, size: int | None, depth: int) -> Iterator[Found | Refusal]:
    head, whole = split_head(stream)
    kind = find_format(head)
    if kind == "jsonl":
        yield from find_in_jsonl(whole, name)
    elif kind == "csv":
        yield from find_in_csv(whole, head, name)
    elif kind == "warc" or (kind == "gzip" and peek_gzip(head).startswith(b"WARC/")):
        yield from find_in_warc(whole, name)
    elif kind == "gzip" and depth < _MAX_DEPTH:
        yield from find_all(BytesIO(gunzip(whole, name)), name, None, depth + 1)
    else:
        finder, limit = _FINDERS.get(kind, (_find_in_text, MAX_BYTES))
        if size is not None and size > limit:
            raise too_big(name, size, limit)
        data = read_limited(whole, name, limit)
        yield from _find_in_zip(data, name, depth) if kind == "zip" else finder(data, name)


def _find_in_text(data: bytes, name: str) -> Iterator[Found]:
    found = find_text(data, name)
    if name.lower().endswith(_TABLES):
        # Taken for a text, all its rows would be one report, and their figures its dates.
        raise Refusal("no_table", name=name, columns=", ".join(TEXT_COLUMNS))
    yield found


def _find_in_opml(data: bytes, name: str) -> Iterator[Found]:
    find_feeds(data, name)
    raise Refusal("opml", name=name)


def _find_in_zip(data: bytes, name: str, depth: int) -> Iterator[Found | Refusal]:
    """A Word document, or an archive of files of any format, as press databases deliver many at once."""
    archive = open_zip(data, name)
    if is_docx(archive):
        yield from find_in_docx(data, name)
        return
    names = archive.namelist()
    if depth >= _MAX_DEPTH or "mimetype" in names or "[Content_Types].xml" in names:
        raise Refusal("kind", name=name, kind="zip")
    found = False
    for member in archive.infolist():
        shown = "".join(c if c.isprintable() else "\ufffd" for c in member.filename)
        if member.is_dir() or shown.startswith("__MACOSX/"):
            continue
        found = True
        inside = fields_of("zip member", key=shown)
        try:
            for each in find_all(BytesIO(archive.read(member)), f"{name}/{shown}", None, depth + 1):
                yield each if isinstance(each, Refusal) else Found(each.text, {**inside, **each.fields}, each.header)
        except Refusal as refusal:
            yield refusal
    if not found:
        raise Refusal("nothing_inside", name=name)


_FINDERS: dict[str, tuple[Finder, int]] = {
    "html": (find_in_html, MAX_PACKED_BYTES),
    "json": (find_in_json, MAX_PACKED_BYTES),
    "feed": (find_in_feed_xml, MAX_BYTES),
    "opml": (_find_in_opml, MAX_BYTES),
    "newsml": (find_in_newsml, MAX_BYTES),
    "pdf": (find_in_pdf, MAX_PACKED_BYTES),
    "rtf": (find_in_rtf, MAX_PACKED_BYTES),
    "mail": (find_in_mail, MAX_PACKED_BYTES),
    "zip": (_find_in_text, MAX_PACKED_BYTES),
}

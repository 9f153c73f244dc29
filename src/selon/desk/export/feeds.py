"""Atom (RFC 4287): the newest statements, for feed readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from selon.desk.export.spreadsheet import CONTROL
from selon.ledger import Filter, Ledger
from selon.record.gist import source_of

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `updated` is a day or a moment, ISO 8601."""

    id: str
    title: str
    text: str
    updated: str
    url: str | None
    author: str | None


def to_atom(ledger: Ledger, asked: Filter) -> bytes:
    """The newest two hundred statements that a filter asks for."""
    entries = [
        Entry(
            f"urn:selon:{row.id}",
            f"{row.speaker or '?'} · {row.saying}",
            row.content,
            row.last_day or "1970-01-01",
            row.url,
            source_of(row.publisher, row.url, row.file),
        )
        for row in ledger.statements(asked, limit=NEWEST)
    ]
    return render_atom("urn:selon:statements", "Selon", entries)


def render_atom(id: str, title: str, entries: Iterable[Entry]) -> bytes:
    """A feed of entries, in their order."""
    feed = ElementTree.Element("feed", xmlns=ATOM)
    kept = list(entries)
    _add(feed, "id", id)
    _add(feed, "title", title)
    _add(feed, "updated", max((_moment(each.updated) for each in kept), default=_moment("1970-01-01")))
    _add(ElementTree.SubElement(feed, "author"), "name", "Selon")
    for each in kept:
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "id", each.id)
        _add(entry, "title", each.title)
        _add(entry, "updated", _moment(each.updated))
        _add(entry, "content", each.text).set("type", "text")
        if each.url:
            ElementTree.SubElement(entry, "link", href=each.url)
        if each.author:
            _add(ElementTree.SubElement(entry, "author"), "name", each.author)
    data: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return data


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = CONTROL.sub("", text)
    return child


def _moment(when: str) -> str:
    moment = datetime.fromisoformat(when)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()

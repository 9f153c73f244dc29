"""WARC: the pages of a web archive, one after the other, however big it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from selon.intake.article import Found, fields_of
from selon.intake.formats.page import find_in_html
from selon.intake.refusal import Refusal
from selon.intake.streams import MAX_BYTES, too_big
from selon.intake.text import find_text


def find_in_warc(stream: BinaryIO, name: str) -> Iterator[Found | Refusal]:
    """The reports on the HTML and plain text pages that were answered with 200; other records are passed over.

    warcio parses what stands in a record only when asked to here: it stops at one without an address.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        records = ArchiveIterator(stream, no_record_parse=True)
        for position, record in enumerate(records, 1):
            if record.rec_type != "response":
                continue
            address = record.rec_headers.get_header("WARC-Target-URI")
            if address is None:
                yield Refusal("warc_address", name=name, position=str(position))
                continue
            headers = records.loader.load_http_headers("response", address, record.raw_stream, record.length)
            if headers and headers.get_statuscode() == "200":
                record.http_headers = headers
                yield from _find_in_record(record, address)
    except ArchiveLoadFailed as error:
        raise Refusal("broken", name=name, reason=" ".join(str(error).split())[:120].rstrip(".")) from None


def _find_in_record(record: Any, address: str) -> Iterator[Found | Refusal]:
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    if not kind.startswith(("text/html", "application/xhtml", "text/plain")):
        return
    data = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield too_big(address, None, MAX_BYTES)
        return
    try:
        found = [find_text(data, address)] if kind.startswith("text/plain") else list(find_in_html(data, address))
    except Refusal as refusal:
        yield refusal
        return
    about = fields_of("warc", url=address)
    for each in found:
        yield each if isinstance(each, Refusal) else Found(each.text, {**each.fields, **about}, each.header)

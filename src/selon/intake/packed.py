"""Zip and gzip, within limits: what is inside is measured before it is trusted, and no name in it is a path here."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import BinaryIO

from selon.intake.refusal import Refusal, grouped
from selon.intake.streams import MAX_PACKED_BYTES

MAX_UNPACKED_BYTES = 200_000_000
MAX_MEMBERS = 5_000
_SHOWN = "200 MB"


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """An archive whose members all together are within limits, by its own word, which unpacking holds it to.

    Raises:
        Refusal: it is damaged, protected, or holds too much or too many.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refusal("broken", name=name, reason=str(error).rstrip(".")) from None
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise Refusal("too_many", name=name, limit=grouped(MAX_MEMBERS))
    if sum(each.file_size for each in members) > MAX_UNPACKED_BYTES:
        raise Refusal("bomb", name=name, limit=_SHOWN)
    if any(each.flag_bits & 1 for each in members):
        raise Refusal("locked", name=name)
    return archive


def peek_gzip(head: bytes) -> bytes:
    """What the first bytes of a gzip file unpack to, at most as many as they are."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, max_length=len(head))
    except zlib.error:
        return b""


def gunzip(stream: BinaryIO, name: str) -> bytes:
    """All that a gzip stream unpacks to.

    Raises:
        Refusal: it is damaged, or too much.
    """
    try:
        data = gzip.GzipFile(fileobj=stream).read(MAX_PACKED_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Refusal("broken", name=name, reason=str(error).rstrip(".")) from None
    if len(data) > MAX_PACKED_BYTES:
        raise Refusal("bomb", name=name, limit=f"{MAX_PACKED_BYTES // 1_000_000} MB")
    return data

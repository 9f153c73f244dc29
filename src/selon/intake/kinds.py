"""What a file that is not plain text looks like, by its first bytes."""

from __future__ import annotations

import re

# Longest prefixes first where one begins another. Keys are those of `file_kind` among the words on screen.
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "seven"),
    (b"\xfd7zXZ\x00", "seven"),
    (b"BZh", "seven"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"ID3", "media"),
    (b"OggS\x00", "media"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
# Control bytes no text needs; tab, line feed, form feed, carriage return and escape are let through.
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def find_kind(data: bytes) -> str | None:
    """What the bytes look like, as a key of `file_kind`; None for what may be text.

    >>> find_kind(b"%PDF-1.7 ..."), find_kind("Déjà".encode())
    ('pdf', None)
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF":
        return "webp" if data[8:12] == b"WEBP" else "media"
    if data[4:8] == b"ftyp":
        return "media"
    return "html" if _HTML.match(data[:2000].removeprefix(b"\xef\xbb\xbf")) else None


def is_binary(data: bytes) -> bool:
    """Whether the bytes hold a NUL, or more than one control byte in a hundred: no 8-bit text does."""
    if b"\x00" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls * 100 > len(data)

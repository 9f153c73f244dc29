"""Plain text: the decoded bytes unchanged, but for a leading `date VALUE` header."""

from __future__ import annotations

from selon.intake.article import Found, fields_of
from selon.intake.decode import decode
from selon.intake.header import split_header
from selon.intake.refusal import Refusal


def find_text(data: bytes, name: str) -> Found:
    """The report some bytes hold.

    Raises:
        Refusal: they are empty, blank, binary, damaged, or dated impossibly.
    """
    if not data:
        raise Refusal("empty", name=name)
    text = decode(data, name)
    if not text.strip():
        raise Refusal("blank", name=name)
    header, dated, text = split_header(text, name)
    if not text.strip():
        raise Refusal("header_only", name=name)
    return Found(text, fields_of("text header", published=dated), header)

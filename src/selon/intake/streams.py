"""Bytes that come once, within limits: files, standard input, what is packed inside them."""

from __future__ import annotations

import io
from typing import BinaryIO

from selon.intake.refusal import Refusal

# What is read whole: a report is small, an export of five hundred or a PDF with pictures is not.
MAX_BYTES = 20_000_000
MAX_PACKED_BYTES = 100_000_000
# So many first bytes tell the format.
HEAD = 65_536


class Joined(io.RawIOBase):
    """What was already read of a stream, and then the rest of it: pipes cannot be read from the start again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The next bytes, from what was already read while it lasts."""
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def split_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still begins with them."""
    head = stream.read(HEAD)
    return head, io.BufferedReader(Joined(head, stream))


def read_limited(stream: BinaryIO, name: str, limit: int) -> bytes:
    """All of a stream; at most one byte more than the limit is read.

    Raises:
        Refusal: it is longer.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_big(name, None, limit)
    return data


def too_big(name: str, size: int | None, limit: int) -> Refusal:
    """The refusal of what is longer than the limit; `size` None where it is not known."""
    # Rounded up: of what is a little over the limit it would be said that it is as big as that.
    shown = f"> {limit // 1_000_000} MB" if size is None else f"{-(-size // 1_000_000)} MB"
    return Refusal("too_big", name=name, size=shown, limit=f"{limit // 1_000_000} MB")

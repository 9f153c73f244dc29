"""A file that is written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(path: Path, encoding: str) -> Iterator[TextIO]:
    """A text file that gets its name once it is complete; until then, and after a failure, what had the name stays.

    A device or a pipe is written to as it is.

    Raises:
        OSError: it cannot be written.
    """
    with (
        _written_to(path) as place,
        place.open("w", encoding=encoding, errors="backslashreplace", newline="\n") as file,
    ):
        yield file


def whole_bytes(path: Path, data: bytes) -> None:
    """Write bytes to a file that has them all or keeps what it had.

    Raises:
        OSError: it cannot be written.
    """
    with _written_to(path) as place:
        place.write_bytes(data)


@contextmanager
def _written_to(path: Path) -> Iterator[Path]:
    """Where to write what is to be at a path: a file beside it that takes its place at the end, or a device itself.

    Raises:
        OSError: what is there may not be written to, or not be replaced.
    """
    target = Path(os.path.realpath(path))
    there = os.path.exists(target)
    if there and not target.is_file():
        yield target
        return
    if there and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    part = target.with_name(f".selon-{os.getpid()}.part")
    try:
        yield part
        if there:
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)

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
    target = Path(os.path.realpath(path))
    if os.path.exists(target) and not target.is_file():
        with _open(target, encoding) as file:
            yield file
        return
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    part = target.with_name(f".selon-{os.getpid()}.part")
    try:
        with _open(part, encoding) as file:
            yield file
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def whole_bytes(path: Path, data: bytes) -> None:
    """Write bytes to a file that has them all or keeps what it had.

    Raises:
        OSError: it cannot be written.
    """
    target = Path(os.path.realpath(path))
    if os.path.exists(target) and not target.is_file():
        target.write_bytes(data)
        return
    part = target.with_name(f".selon-{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _open(path: Path, encoding: str) -> TextIO:
    return path.open("w", encoding=encoding, errors="backslashreplace", newline="\n")

"""What takes long to make is kept in the user's cache folder: rules once read, the lemmas of a model, patterns.

What is kept is a pickle, and whoever can write a pickle can make the program that reads it do anything. So only a file
is read that belongs to the user, lies in a folder that belongs to the user, and that nobody else may write; it is as
safe as that folder, and no safer. A file that is damaged is passed over, and what it held is made again. Its
name tells what it was made from: another version of Selon or of Python looks for another name.

The folder is `$XDG_CACHE_HOME/selon` or `~/.cache/selon`; `SELON_CACHE=off` turns it off, and where the system knows no
owners of files (Windows) it is off.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from selon.version import VERSION

Made = TypeVar("Made")

# So many of a kind are kept, the latest: one for each version and environment somebody may have beside one another.
_KEPT = 4
_DIGEST = hashlib.sha256().digest_size


def kept(sort: str, source: bytes, kind: type[Made], make: Callable[[], Made]) -> Made:
    """What is made from `source`: from the cache where it is there, else made and put there; the cache never fails.

    Args:
        sort: what it is, in one word, the ending of its file.
        source: all that it depends on but the versions of Selon and of Python.
        kind: its class; it must bear pickling.
        make: makes it; whatever it raises is raised.
    """
    path = _path(sort, source)
    if path is None:
        return make()
    found = _read(path)
    if isinstance(found, kind):
        return found
    made = make()
    with suppress(OSError):
        _write(path, made)
    return made


def _path(sort: str, source: bytes) -> Path | None:
    place = _place()
    if place is None:
        return None
    digest = hashlib.sha256(f"{VERSION}\0{sys.version}\0".encode() + source).hexdigest()
    return place / f"{digest[:32]}.{sort}"


def _place() -> Path | None:
    if os.environ.get("SELON_CACHE") == "off" or not hasattr(os, "geteuid"):
        return None
    given = os.environ.get("XDG_CACHE_HOME", "")
    # The standard has a path that is not absolute ignored.
    base = Path(given) if os.path.isabs(given) else Path(os.path.expanduser("~/.cache"))
    return base / "selon" if base.is_absolute() else None


def _read(path: Path) -> object | None:
    try:
        if not _ours(os.lstat(path.parent), stat.S_ISDIR):
            return None
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            if not _ours(os.fstat(file.fileno()), stat.S_ISREG):
                return None
            content = file.read()
        digest, pickled = content[:_DIGEST], content[_DIGEST:]
        return pickle.loads(pickled) if hashlib.sha256(pickled).digest() == digest else None
    except Exception:  # a pickle may raise anything, and what it held can be made again
        return None


def _ours(state: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether it belongs to the user, and nobody else may write it."""
    others = stat.S_IWGRP | stat.S_IWOTH
    return is_kind(state.st_mode) and state.st_uid == os.geteuid() and not state.st_mode & others


def _write(path: Path, made: object) -> None:
    """Put something in its place in one step, so that nobody ever reads half of them.

    Raises:
        OSError: the folder cannot be made or written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _ours(os.lstat(path.parent), stat.S_ISDIR):
        return
    pickled = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
    descriptor, written = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    try:
        with open(descriptor, "wb") as file:
            file.write(hashlib.sha256(pickled).digest() + pickled)
        os.replace(written, path)
    except OSError:
        os.unlink(written)
        raise
    latest = sorted(path.parent.glob(f"*{path.suffix}"), key=os.path.getmtime, reverse=True)
    for old in latest[_KEPT:]:
        old.unlink(missing_ok=True)

"""Rule sets once read are kept in the user's cache folder: a tenth of a second to take up again, not eight.

What is kept is a pickle, and whoever can write a pickle can make the program that reads it do anything. So only a file
is read that belongs to the user, lies in a folder that belongs to the user, and that nobody else may write; it is as
safe as that folder, and no safer. A file that is damaged, or that other rules, another version of Selon or of Python
made, is passed over, and the rules are read from their own files again.

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
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from selon.rules.folder import RuleFolder
from selon.version import VERSION

Rules = TypeVar("Rules")

# So many are kept, the latest: one for each version and environment somebody may have beside one another.
_KEPT = 4
_DIGEST = hashlib.sha256().digest_size
_SUFFIX = ".rules"


def kept(folder: RuleFolder, kind: type[Rules], build: Callable[[RuleFolder], Rules]) -> Rules:
    """The rules of a folder, from the cache where it has them, else built and put there; the cache never fails.

    Raises:
        RuleError: they had to be built, and a rule file is wrong.
    """
    place = _place()
    if place is None:
        return build(folder)
    path = place / f"{_name(folder)}{_SUFFIX}"
    found = _read(path)
    if isinstance(found, kind):
        return found
    rules = build(folder)
    with suppress(OSError):
        _write(path, rules)
    return rules


def _place() -> Path | None:
    if os.environ.get("SELON_CACHE") == "off" or not hasattr(os, "geteuid"):
        return None
    given = os.environ.get("XDG_CACHE_HOME", "")
    # The standard has a path that is not absolute ignored.
    base = Path(given) if os.path.isabs(given) else Path(os.path.expanduser("~/.cache"))
    return base / "selon" if base.is_absolute() else None


def _name(folder: RuleFolder) -> str:
    """The rule files, the code that reads them, where they lie, the versions: what the rules read may depend on."""
    digest = hashlib.sha256(f"{folder.hash}\0{folder.root}\0{VERSION}\0{sys.version}".encode())
    for entry in sorted((files("selon") / "rules").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            digest.update(entry.read_bytes())
    return digest.hexdigest()[:32]


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
    except Exception:  # a pickle may raise anything, and the rule files are there
        return None


def _ours(state: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether it belongs to the user, and nobody else may write it."""
    others = stat.S_IWGRP | stat.S_IWOTH
    return is_kind(state.st_mode) and state.st_uid == os.geteuid() and not state.st_mode & others


def _write(path: Path, rules: object) -> None:
    """Put rules in their place in one step, so that nobody ever reads half of them.

    Raises:
        OSError: the folder cannot be made or written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _ours(os.lstat(path.parent), stat.S_ISDIR):
        return
    pickled = pickle.dumps(rules, protocol=pickle.HIGHEST_PROTOCOL)
    descriptor, written = tempfile.mkstemp(dir=path.parent, suffix=_SUFFIX)
    try:
        with open(descriptor, "wb") as file:
            file.write(hashlib.sha256(pickled).digest() + pickled)
        os.replace(written, path)
    except OSError:
        os.unlink(written)
        raise
    latest = sorted(path.parent.glob(f"*{_SUFFIX}"), key=os.path.getmtime, reverse=True)
    for old in latest[_KEPT:]:
        old.unlink(missing_ok=True)

"""Any source to its articles, one after the other, each failure in its place and none stopping the others."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from selon.intake.article import Article, Failure, Found, Given
from selon.intake.dates import read_date
from selon.intake.find import find_all
from selon.intake.refusal import Refusal
from selon.intake.settle import settle
from selon.intake.text import find_text

NOTHING_GIVEN = Given()


def load_articles(name: str, given: Given = NOTHING_GIVEN) -> Iterator[Article | Failure]:
    """The articles of a file, or of standard input where `name` is "-", in its order, read as they are asked for.

    The format is told from the content. A source that cannot be read at all is one `Failure`.

    Raises:
        MomentError: the date given is none.
    """
    _check(given)
    return _settled(_load(name), name, given)


def parse_articles(data: bytes, name: str, given: Given = NOTHING_GIVEN) -> Iterator[Article | Failure]:
    """The articles some bytes hold; as `load_articles`."""
    _check(given)
    return _settled(find_all(BytesIO(data), name, len(data)), name, given)


def parse_source(data: bytes, name: str, published: str | None = None, language: str | None = None) -> Article:
    """The one report in the bytes of a plain text, whatever they look like.

    Raises:
        IntakeError: they are empty, binary, too long, dated impossibly, or in a language that there are no rules for.
        MomentError: `published` is no date.
    """
    return settle(find_text(data, name), name, 1, Given(published=published, language=language))


def _check(given: Given) -> None:
    if given.published is not None:
        read_date(given.published)


def _settled(items: Iterable[Found | Refusal], name: str, given: Given) -> Iterator[Article | Failure]:
    position = 0
    try:
        for position, item in enumerate(items, 1):
            yield _settle_one(item, name, position, given)
    except Refusal as refusal:
        yield Failure(name, position + 1, refusal)


def _settle_one(item: Found | Refusal, name: str, position: int, given: Given) -> Article | Failure:
    if isinstance(item, Refusal):
        return Failure(name, position, item)
    try:
        return settle(item, name, position, given)
    except Refusal as refusal:
        return Failure(name, position, refusal)


def _load(name: str) -> Iterator[Found | Refusal]:
    try:
        if name == "-":
            yield from find_all(_stdin(), name, None)
            return
        status = Path(name).stat()
        if stat.S_ISDIR(status.st_mode):
            # What may not be looked into is told as that.
            os.scandir(name).close()
            raise Refusal("directory", name=name)
        with open(name, "rb") as file:
            yield from find_all(file, name, status.st_size if stat.S_ISREG(status.st_mode) else None)
    except FileNotFoundError:
        raise Refusal("missing", name=name) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise Refusal("unreadable", name=name, reason=reason) from None


def _stdin() -> BinaryIO:
    return sys.stdin.buffer if sys.stdin else open(0, "rb", closefd=False)

"""The format of a source, told from its content, and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from selon.intake.article import Found
from selon.intake.formats.page import find_in_html
from selon.intake.formats.rows import find_csv_dialect, find_in_csv, find_in_json, find_in_jsonl, find_json_kind
from selon.intake.kinds import find_kind
from selon.intake.refusal import Refusal
from selon.intake.streams import MAX_BYTES, MAX_PACKED_BYTES, read_limited, split_head, too_big
from selon.intake.text import find_text

Finder = Callable[[bytes, str], Iterator[Found | Refusal]]


def find_format(head: bytes) -> str:
    """The format a source is in, by its first bytes; "text" where it is none of the others.

    >>> find_format(b'{"text": "Un."}'), find_format(b"<html>"), find_format(b"Un mot.")
    ('jsonl', 'html', 'text')
    """
    return find_kind(head) or find_json_kind(head) or ("csv" if find_csv_dialect(head) else "text")


def find_all(stream: BinaryIO, name: str, size: int | None) -> Iterator[Found | Refusal]:
    """What a source holds, in its order.

    Args:
        size: in bytes, where it is known.

    Raises:
        Refusal: nothing in it can be read, or no more of it.
    """
    head, whole = split_head(stream)
    kind = find_format(head)
    try:
        if kind == "jsonl":
            yield from find_in_jsonl(whole, name)
        elif kind == "csv":
            yield from find_in_csv(whole, head, name)
        else:
            finder, limit = _FINDERS.get(kind, (_find_in_text, MAX_BYTES))
            if size is not None and size > limit:
                raise too_big(name, size, limit)
            yield from finder(read_limited(whole, name, limit), name)
    except (Refusal, GeneratorExit, OSError):
        raise
    except Exception as error:
        # The parsers of other people raise whatever comes on broken files; none may stop the files after it.
        what = " ".join(f"{type(error).__name__} {error}".split())[:120].rstrip(".")
        raise Refusal("broken", name=name, reason=what) from error


def _find_in_text(data: bytes, name: str) -> Iterator[Found]:
    yield find_text(data, name)


_FINDERS: dict[str, tuple[Finder, int]] = {
    "html": (find_in_html, MAX_PACKED_BYTES),
    "json": (find_in_json, MAX_PACKED_BYTES),
}

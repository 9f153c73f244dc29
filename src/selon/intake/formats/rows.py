"""JSON and CSV: one report in a row, under the keys `id, title, published, url, publisher, author, language, text`, or
those of `_COLUMNS`.

What feeds and agencies write as JSON (JSON Feed, ninjs) is told from rows by its own keys.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from selon.intake.article import DAY_FIRST, Field, Found, fields_of
from selon.intake.dates import find_slashed
from selon.intake.decode import decode
from selon.intake.formats.json_news import find_in_feed, find_in_ninjs, is_feed, is_ninjs
from selon.intake.refusal import Refusal
from selon.intake.streams import MAX_BYTES

_OPENS = re.compile(rb'\s*(?:\[\s*)?\{\s*"[^"\\]{0,100}"\s*:')
_TEXT = "text"
# What spreadsheets and media monitors call the columns, in French and in English.
_CALLED = {
    "text": ("texte", "contenu", "content", "corps", "texte intégral", "full text"),
    "title": ("titre", "headline"),
    "published": ("date", "date de publication", "publication date", "published at", "date de parution", "paru le"),
    "author": ("auteur", "auteurs", "authors", "journaliste", "byline"),
    "publisher": ("éditeur", "journal", "média", "media", "support", "publication", "source", "outlet", "nom du média"),
    "language": ("langue", "lang"),
    "url": ("adresse", "lien", "link", "adresse web", "permalink"),
}
# What the column of the texts may be called.
TEXT_COLUMNS = (_TEXT, *_CALLED[_TEXT])
_COLUMNS = {name: field for field, names in _CALLED.items() for name in names}
_KNOWN = (*_CALLED, "id")
# A row as long as the longest report.
csv.field_size_limit(MAX_BYTES)


def find_json_kind(head: bytes) -> str | None:
    """ "jsonl" where the first line is a whole object, "json" where a file opens as one value; None for other text.

    >>> find_json_kind(b'{"text": "Un."}\\n{"text": "Deux."}'), find_json_kind(b'{\\n "text": "Un."}')
    ('jsonl', 'json')
    >>> find_json_kind(b'{ dit-il }')
    """
    head = head.removeprefix(codecs.BOM_UTF8)
    if not _OPENS.match(head):
        return None
    line, mark, rest = head.lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return "json"
    try:
        return "jsonl" if isinstance(json.loads(line), dict) else "json"
    except (ValueError, RecursionError):
        # A first line that is broken costs the others nothing: in one value, no object follows without a mark between.
        rows = rest.lstrip().startswith(b"{") and not line.rstrip().endswith((b"[", b",", b":", b"{"))
        return "jsonl" if rows or not mark else "json"


def find_csv_dialect(head: bytes) -> str | None:
    """The delimiter of a table whose first line names a column of texts; None where it is none.

    >>> find_csv_dialect(b'id;title;text\\n1;a;b')
    ';'
    """
    first, _, rest = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")
    # A line with nothing under it is a sentence.
    line = first.decode(_find_encoding(head), "replace") if rest.strip() else ""
    for delimiter in (",", ";", "\t"):
        names = _name_columns(name.strip().strip('"') for name in line.split(delimiter))
        if len(names) > 1 and _TEXT in names:
            return delimiter
    return None


def find_in_json(data: bytes, name: str) -> Iterator[Found | Refusal]:
    """The reports of a file that is one JSON value: an object, or a list of them."""
    try:
        value = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise Refusal("broken_row", name=name, position="1", reason=_short(error)) from None
    for position, row in enumerate(value if isinstance(value, list) else [value], 1):
        yield from _find_in_object(row, name, position)


def find_in_jsonl(stream: BinaryIO, name: str) -> Iterator[Found | Refusal]:
    """The reports of a file with a JSON object in each line; blank lines are passed over."""
    position = 0
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            raise Refusal("long_line", name=name, position=str(position + 1))
        if not line.strip():
            continue
        position += 1
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield Refusal("broken_row", name=name, position=str(position), reason=_short(error))
        else:
            yield from _find_in_object(row, name, position)


def _find_in_object(row: Any, name: str, position: int) -> Iterator[Found | Refusal]:
    if not isinstance(row, dict):
        yield Refusal("row_object", name=name, position=str(position))
    elif is_feed(row):
        yield from find_in_feed(row)
    elif isinstance((named := _with_names(row)).get(_TEXT), str):
        yield _find_in_row(named, "json")
    elif is_ninjs(row):
        yield find_in_ninjs(row)
    else:
        yield Refusal("row_text", name=name, position=str(position))


def _with_names(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its fields under the names they have here; those that have them already go first."""
    return {_COLUMNS[key]: value for key, value in row.items() if key in _COLUMNS} | row


def _name_columns(names: Iterable[str]) -> list[str]:
    """What the columns of a table are called here; others keep their names."""
    return [_COLUMNS.get(name.lower(), name) for name in map(str.strip, names)]


def _find_in_row(row: dict[str, Any], origin: str) -> Found:
    key = row.get("id")
    fields = {field: row.get(field) for field in ("title", "publisher", "author", "published", "language", "url")}
    plain = {field: str(value) if type(value) in (int, float) else value for field, value in fields.items()}
    return Found(row[_TEXT], fields_of(origin, key=str(key) if key is not None else None, **plain), strict=True)


def find_in_csv(stream: BinaryIO, head: bytes, name: str) -> Iterator[Found | Refusal]:
    """The reports of a table; its first line names the columns, in English or French, in any order and any case.

    12/11/2022 is 12 November, as spreadsheets write it in French, as long as no date of its column has the month first.
    """
    lines = io.TextIOWrapper(stream, _find_encoding(head), newline="")
    delimiter = find_csv_dialect(head) or ","
    table = csv.reader(lines, delimiter=delimiter)
    try:
        month_first = _has_month_first(head, delimiter)
        columns = [name.lower() if name.lower() in _KNOWN else name for name in _name_columns(next(table))]
        unused = tuple(name for name in columns if name and name not in _KNOWN)
        for position, cells in enumerate(table, 1):
            if not any(cell.strip() for cell in cells):
                continue
            row: dict[str, str] = {}
            for column, cell in zip(columns, cells, strict=False):
                # Of two columns that tell the same, the first that tells anything.
                row[column] = row.get(column) or cell
            if not row.get(_TEXT):
                yield Refusal("row_text", name=name, position=str(position))
                continue
            found = replace(_find_in_row(row, "csv"), unused=unused)
            month_first = month_first or _is_month_first(row.get("published", ""))
            yield found if month_first else _with_day_first(found)
    except UnicodeDecodeError:
        raise Refusal("encoding", name=name) from None
    except csv.Error as error:
        raise Refusal("broken_row", name=name, position=str(table.line_num), reason=_short(error)) from None


def _has_month_first(head: bytes, delimiter: str) -> bool:
    """Whether a date among the first rows has its month before its day, 11/30/2022: then others may, too."""
    rows = csv.reader(io.StringIO(head.decode("latin-1"), newline=""), delimiter=delimiter)
    return any(_is_month_first(cell) for row in rows for cell in row)


def _is_month_first(value: str) -> bool:
    slashed = find_slashed(value)
    return slashed is not None and slashed[0] <= 12 < slashed[1] <= 31


def _with_day_first(found: Found) -> Found:
    """The row with a date that could be two as the one it is in French; its origin tells."""
    field = found.fields.get("published")
    slashed = find_slashed(field.value) if field else None
    if slashed is None or max(slashed[:2]) > 12:
        return found
    day, month, year = slashed
    return replace(found, fields={**found.fields, "published": Field(f"{year}-{month:02}-{day:02}", DAY_FIRST)})


def _find_encoding(head: bytes) -> str:
    """UTF-8, with or without its mark, else what Excel writes on Windows."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120].rstrip(".") or type(error).__name__

"""Rows of a ledger on a terminal: a line or a few for each, with its date, its words and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from selon.record.dates import describe_range, describe_value
from selon.record.deeds import ARROW, DOUBT, parties
from selon.record.gist import SIGNS, gist_of, one_line, one_line_with_edges, shorten, source_of, told_to
from selon.ui import Words

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from selon.ledger import DocumentRow, EventRow, PersonRow, SearchRow, StatementRow

# Three or four lines of the widest column.
GIST = 170
# Columns are at least as wide as their longest word, up to this: the longest mode of an event in brackets.
LEAST = 16
_FACTUALITY = {"CT+": "", "CT-": "≠ ", "PR+": "≈ ", "PS+": "≈ ", "PR-": "≈≠ ", "PS-": "≈≠ ", "Uu": "? "}


def print_rows(rows: Iterable[object], kind: str, words: Words) -> int:
    """Print rows of one kind as a table as wide as the terminal; how many there were."""
    from rich.console import Console

    columns, line = _KINDS[kind]
    lines = [line(row, words) for row in rows]
    if lines:
        Console().print(_table(columns, lines, words))
    return len(lines)


def _table(columns: tuple[tuple[str, int], ...], lines: Sequence[tuple[Text, ...]], words: Words) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for (name, ratio), cells in zip(columns, zip(*lines, strict=True), strict=True):
        longest = max((len(word) for cell in cells for word in cell.plain.split()), default=1)
        # With a ratio, a width is the least. A longer word is broken, not cut: a name that is not whole is no evidence.
        least = min(longest, LEAST) if ratio else None
        table.add_column(words(f"list.{name}"), ratio=ratio or None, width=least, no_wrap=not ratio, overflow="fold")
    for cells in lines:
        table.add_row(*cells)
    table.expand = any(ratio for _, ratio in columns)
    return table


def _statement(row: StatementRow, words: Words) -> tuple[Text, ...]:
    from rich.text import Text

    who = Text(_capital(row.speaker or words("row.unknown_speaker")), style="bold")
    stance = Text(f"{SIGNS[row.saying]} {words(f'stance.{row.saying}')}")
    notes = told_to(row.addressee, row.medium, words)
    notes += [words(f"row.{key}") for key, held in (("repeated", row.repeated), ("hearsay", row.hearsay)) if held]
    said = _with_place(gist_of(row.content, row.form, GIST), row, words, notes)
    day = _day(row.first_day, row.last_day, words)
    if row.day_told is False:
        day = Text(words("row.printed", day=day.plain))
    return (day, who, stance, said)


def _event(row: EventRow, words: Words) -> tuple[Text, ...]:
    from rich.text import Text

    sign = _FACTUALITY.get(row.factuality, "")
    mode = f" ({words.get(f'mode.{row.mode}', row.mode)})" if row.mode else ""
    what = Text(sign + words.get(f"event.{row.type}", row.type) + mode, style="bold")
    where = [one_line(row.place) + ("" if row.tells("place") else DOUBT)] if row.place else []
    text = _with_place(shorten(one_line(row.evidence), GIST), row, words, where)
    if row.according_to is not None:
        speaker = row.according_to_speaker or words("row.unknown_speaker")
        text.append(f" · {words('list.according_to', speaker=one_line(speaker))}", style="dim")
    sides = [parties(row, role) for role in ("actor", "recipient")]
    who = Text(ARROW.join(side or words("list.nobody") for side in sides) if sides[1] else sides[0])
    return (_day(row.first_day, row.last_day, words), what, who, text)


def _dated(row: StatementRow | EventRow, words: Words) -> tuple[Text, ...]:
    """A row of a timeline: an event with who does it to whom, or a statement with who makes it."""

    from selon.ledger import StatementRow

    if isinstance(row, StatementRow):
        day, who, stance, text = _statement(row, words)
        return (day, stance, who, text)
    return _event(row, words)


def _document(row: DocumentRow, words: Words) -> tuple[Text, ...]:
    from rich.text import Text

    title = Text(one_line(row.title or ""))
    if row.version > 1 or row.replaced:
        title.append(f" · {words('list.version', number=row.version)}", style="dim")
    source = source_of(row.publisher, row.url, row.file) or ""
    return (_day(row.first_day, row.last_day, words), Text(row.id), Text(one_line(source)), title)


def _person(row: PersonRow, words: Words) -> tuple[Text, ...]:
    from rich.text import Text

    others = [one_line(each) for each in row.spellings if each != row.name]
    kind = words(f"list.kind.{row.kind}")
    counts = (str(row.documents), str(row.statements))
    cells = (str(row.id), one_line(row.name), kind, row.country or "", *counts, shorten(", ".join(others), GIST))
    return tuple(Text(cell) for cell in cells)


def _found(row: SearchRow, words: Words) -> tuple[Text, ...]:
    from rich.text import Text

    text = Text()
    for number, part in enumerate(row.excerpt):
        text.append(one_line_with_edges(part), style="bold" if number % 2 else "")
    text.append(f"\n{row.document}", style="dim")
    title = Text(one_line(row.title or ""))
    return (_day(row.first_day, row.last_day, words), Text(one_line(row.publisher or "")), title, text)


def _with_place(text: str, row: StatementRow | EventRow, words: Words, notes: Iterable[str]) -> Text:
    """The words, and under them what is noted of them, the row and the document, and what people made of it."""
    from rich.text import Text

    where = [one_line(each) for each in (source_of(row.publisher, row.url, row.file), row.title) if each]
    notes = [*notes, row.id, *([shorten(" — ".join(where), 60)] if where else [])]
    if row.copy:
        notes.append(words("list.copy"))
    if row.review != "machine":
        notes.append(words(f"list.review.{row.review}"))
    return Text(text).append(f"\n{' · '.join(notes)}", style="dim")


def _day(first: str | None, last: str | None, words: Words) -> Text:
    from rich.text import Text

    if first is None or last is None:
        return Text(words("list.undated"), style="dim")
    if first == last:
        return Text(describe_value(first, words))
    begins, ends = describe_range(first, last, words)
    return Text(words("date.days_from_to", first=begins, last=ends))


def _capital(name: str) -> str:
    name = one_line(name)
    return name[:1].upper() + name[1:]


# For each kind: its columns with their share of the width (0: as wide as they need), and how a row fills them.
_KINDS: dict[str, tuple[tuple[tuple[str, int], ...], Callable[..., tuple[Text, ...]]]] = {
    "statements": ((("day", 2), ("speaker", 3), ("stance", 0), ("content", 9)), _statement),
    "events": ((("day", 2), ("what", 3), ("parties", 3), ("evidence", 8)), _event),
    "documents": ((("day", 2), ("id", 0), ("publisher", 2), ("title", 6)), _document),
    "people": (
        (
            ("number", 0),
            ("name", 3),
            ("kind_column", 0),
            ("country", 0),
            ("documents", 0),
            ("said", 0),
            ("spellings", 4),
        ),
        _person,
    ),
    "timeline": ((("day", 2), ("what", 2), ("speaker", 3), ("content", 8)), _dated),
    "search": ((("day", 2), ("publisher", 2), ("title", 3), ("words", 7)), _found),
}

"""A reading on a terminal: who said what, the dates, the people and places."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.record.dates import describe_time
from selon.record.deeds_table import print_disputes, print_events
from selon.record.facts import Reading, Statement
from selon.record.gist import SIGNS, circumstances, dateline, gist, one_line, said_when, source_count, speaker_name
from selon.ui import Words

# Narrower than this a table has columns of two words: each statement is then a small block of lines.
NARROW = 72
# Wide enough for a column each; below it the stance stands under the speaker, and when under the form.
WIDE = 100
# Three or four lines of the widest column.
GIST = 170
STYLES = {
    "affirms": "green",
    "denies": "red",
    "believes": "blue",
    "fears": "yellow",
    "wants": "magenta",
    "promises": "cyan",
    "asks": "bright_black",
}
_KINDS = ("person", "organization", "place", "group")


def print_reading(reading: Reading, words: Words, console: Console, name: str = "") -> None:
    """Print a reading as wide as the console; `name` heads it where several are printed."""
    if name:
        console.print(Rule(Text(_end_of(one_line(name), console.width - 6), style="bold"), characters="─"))
    console.print(_head(reading, words))
    console.print()
    console.print(_title(words("report.statements"), _counts(reading, words)))
    narrow, wide = console.width < NARROW, console.width >= WIDE
    console.print(_blocks(reading, words) if narrow else _statements(reading, words, wide))
    if reading.disputes:
        console.print(_title(words("report.disputes"), str(len(reading.disputes))))
        console.print(print_disputes(reading, words))
    console.print(_title(words("report.events"), str(len(reading.events))))
    console.print(print_events(reading, words, wide) if reading.events else _none(words("report.no_events")))
    console.print(_title(words("report.times"), str(len(reading.times))))
    console.print(_times(reading, words))
    console.print(_title(words("report.names"), str(len(reading.entities))))
    console.print(_names(reading, words))


def _head(reading: Reading, words: Words) -> Text:
    document = reading.document
    line = [words("report.report"), words.get(f"language.{document.language}", document.language)]
    text = Text(" · ".join([*line, dateline(reading, words)]), style="dim")
    return Text.assemble(Text(one_line(document.title), style="bold"), "\n", text) if document.title else text


def _end_of(name: str, width: int) -> str:
    """A file's name in so many columns; of a long path the end is kept, which tells files apart."""
    return name if len(name) <= width else "…" + name[1 - width :]


def _title(title: str, count: str) -> Text:
    return Text.assemble((title, "bold"), "  ", (count, "dim"))


def _counts(reading: Reading, words: Words) -> str:
    count = words.count("count.statement", len(reading.statements))
    return f"{count} · {words.count('count.source', source_count(reading.statements))}"


def _statements(reading: Reading, words: Words, wide: bool) -> RenderableType:
    if not reading.statements:
        return _none(words("report.no_statements"))
    whens = [said_when(statement, reading, words) for statement in reading.statements]
    table = _columns(reading, words, wide, dated=any(whens))
    for number, (statement, when) in enumerate(zip(reading.statements, whens, strict=True), start=1):
        who = Text.assemble("↳ " if statement.inside else "", (speaker_name(statement, words), "bold"))
        stance, content = _stance(statement, words), _content(statement, reading, words)
        form = Text(words(f"form.{statement.form}"))
        if wide:
            cells = [who, stance, content, *([Text(when)] if any(whens) else []), form]
        else:
            cells = [Text("\n").join([who, stance]), content, form.append(f"\n{when}" if when else "")]
        table.add_row(str(number), *cells)
    return Padding(table, (0, 0, 1, 0))


def _columns(reading: Reading, words: Words, wide: bool, dated: bool) -> Table:
    """The table of statements without its rows; the speakers' column takes their longest word whole."""
    parts = [part for statement in reading.statements for part in speaker_name(statement, words).split()]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.header_style = "dim"
    table.add_column("", justify="right", style="dim", no_wrap=True)
    table.add_column(words("row.speaker"), ratio=3, min_width=max(14, min(20, max(map(len, parts), default=0))))
    if wide:
        table.add_column(words("row.stance"), no_wrap=True)
    table.add_column(words("row.content"), ratio=9)
    form, said = words("row.form"), words("row.said")
    if wide and dated:
        table.add_column(said, ratio=2, min_width=12)
    table.add_column(form if wide or not dated else f"{form}, {said.lower()}", style="dim", max_width=14)
    return table


def _stance(statement: Statement, words: Words) -> Text:
    return Text(f"{SIGNS[statement.saying]} {words(f'stance.{statement.saying}')}", style=STYLES[statement.stance])


def _content(statement: Statement, reading: Reading, words: Words) -> Text:
    text = Text(gist(statement, GIST))
    meta = circumstances(statement, reading, words)
    return text.append("\n" + " · ".join(meta), style="dim") if meta else text


def _blocks(reading: Reading, words: Words) -> RenderableType:
    """Statements one under the other, for narrow windows."""
    if not reading.statements:
        return _none(words("report.no_statements"))
    blocks: list[RenderableType] = []
    for number, statement in enumerate(reading.statements, start=1):
        who = Text.assemble((f"{number} ", "dim"), (speaker_name(statement, words), "bold"), " ")
        details = [said_when(statement, reading, words), words(f"form.{statement.form}")]
        body = _content(statement, reading, words)
        body.append("\n" + " · ".join(each for each in details if each), style="dim")
        blocks.append(who.append_text(_stance(statement, words)))
        blocks.append(Padding(body, (0, 0, 1, 2)))
    return Group(*blocks)


def _times(reading: Reading, words: Words) -> RenderableType:
    if not reading.times:
        return _none(words("report.no_times"))
    table = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    table.add_column(max_width=36)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for expression, meaning in dict.fromkeys(_meanings(reading, words)):
        table.add_row(Text(expression), "→", Text(meaning))
    return Padding(table, (0, 0, 1, 2))


def _meanings(reading: Reading, words: Words) -> Iterator[tuple[str, str]]:
    for time in reading.times:
        yield one_line(time.span.text), describe_time(time, words)


def _names(reading: Reading, words: Words) -> RenderableType:
    if not reading.entities:
        return _none(words("report.no_names"))
    table = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for kind in _KINDS:
        names = [one_line(entity.name) for entity in reading.entities if entity.kind == kind]
        if names:
            table.add_row(words(f"kind.{kind}"), Text(", ".join(names)))
    return Padding(table, (0, 0, 0, 2))


def _none(sentence: str) -> RenderableType:
    return Padding(Text(sentence, style="dim"), (0, 0, 1, 2))

"""The events and disputes of a reading on a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.record.deeds import certainty, deed, event_line, parties, side_lines, told_by, where_and_when
from selon.record.facts import Dispute, Event, Reading
from selon.record.gist import added, one_line, shorten
from selon.ui import Words

# A side's words in two lines of a narrow window.
WORDS = 120


def print_events(reading: Reading, words: Words, wide: bool) -> RenderableType:
    """The events in text order: a table of six columns, or blocks of two lines in narrower windows."""
    return _table(reading, words) if wide else _blocks(reading, words)


def _table(reading: Reading, words: Words) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.header_style = "dim"
    table.add_column("", justify="right", style="dim", no_wrap=True)
    for key, ratio in (("who", 3), ("deed", 4), ("whom", 3), ("where", 3), ("sure", 3)):
        table.add_column(words(f"row.{key}"), ratio=ratio)
    for event in reading.events:
        who = Text(parties(event, "actor") or words("event.nobody"), style="bold" if event.actor else "dim")
        where = Text("\n".join(where_and_when(event, words)))
        whom = parties(event, "recipient")
        table.add_row(event.id, who, _what(event, words), whom, where, _sure(event, reading, words))
    return Padding(table, (0, 0, 1, 0))


def _what(event: Event, words: Words) -> Text:
    return Text(deed(event, words)).append(f"\n« {one_line(event.anchor.text)} »", style="dim")


def _sure(event: Event, reading: Reading, words: Words) -> Text:
    return Text(certainty(event, words)).append(f"\n{told_by(event, reading, words)}", style="dim")


def _blocks(reading: Reading, words: Words) -> RenderableType:
    blocks: list[RenderableType] = []
    for event in reading.events:
        details = [*where_and_when(event, words), certainty(event, words), told_by(event, reading, words)]
        details += added(event, words)
        line = Text.assemble((f"{event.id} ", "dim"), event_line(event, words))
        line.append(f" « {one_line(event.anchor.text)} »", style="dim")
        blocks += [line, Padding(Text(" · ".join(details), style="dim"), (0, 0, 0, 3))]
    return Padding(Group(*blocks), (0, 0, 1, 0))


def print_disputes(reading: Reading, words: Words) -> RenderableType:
    """Each dispute with its two sides, the people and the words of each."""
    return Padding(Group(*(line for each in reading.disputes for line in _dispute(each, reading, words))), (0, 0, 1, 0))


def _dispute(dispute: Dispute, reading: Reading, words: Words) -> list[RenderableType]:
    lines: list[RenderableType] = [Text.assemble((f"{dispute.id} ", "dim"), (dispute.about, "bold"))]
    for position, style in (("for", "green"), ("against", "red")):
        for name, said in side_lines(dispute, position, reading, words):
            text = Text.assemble(
                (f"{name} {words(f'dispute.{dispute.verb_of(position)}')}", style), f" : {shorten(said, WORDS)}"
            )
            lines.append(Padding(text, (0, 0, 0, 3)))
    return lines

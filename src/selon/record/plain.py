"""A reading in plain characters: what `print(reading)` shows."""

from __future__ import annotations

import os

from selon.record.deeds import event_line
from selon.record.facts import Reading
from selon.record.gist import SIGNS, dateline, gist, one_line, said_when, shorten, speaker_name
from selon.ui import Words, find_ui, load_words

SPEAKER = 24
CONTENT = 72


def local_words() -> Words:
    """The words on screen that the locale asks for."""
    return load_words(find_ui(os.environ))


def render_plain(reading: Reading, words: Words | None = None) -> str:
    """A line of what the report's date is, then a line for each statement: number, speaker, stance, content, when;
    then a line for each event and each dispute."""
    words = words or local_words()
    lines = [dateline(reading, words)]
    if not reading.statements:
        lines.append(words("report.no_statements"))
    verbs = max((len(words(f"stance.{each.saying}")) for each in reading.statements), default=0)
    digits = len(str(len(reading.statements)))
    for number, each in enumerate(reading.statements, start=1):
        speaker = shorten(speaker_name(each, words), SPEAKER)
        when = said_when(each, reading, words)
        stance = f"{SIGNS[each.saying]} {words(f'stance.{each.saying}'):<{verbs}}"
        said = f"{gist(each, CONTENT)}{f' ({when})' if when else ''}"
        lines.append(f"{number:>{digits}}  {speaker:<{SPEAKER}}  {stance}  {said}")
    lines += [f"{each.id}  {event_line(each, words)}  « {one_line(each.anchor.text)} »" for each in reading.events]
    lines += [f"{each.id}  {words('report.disputes')}: {one_line(each.about)}" for each in reading.disputes]
    return "\n".join(lines)

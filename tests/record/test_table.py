"""The table and the plain lines: as wide as they may be, nothing left out, and no character that steers a terminal."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from any_reading import readings
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from selon.document import Document
from selon.record import Reading, Reference
from selon.record.gist import SIGNS
from selon.record.plain import render_plain
from selon.record.table import print_reading
from selon.ui import load_words

FRENCH, ENGLISH = load_words("fr"), load_words("en")


def table(reading: Reading, width: int = 80, name: str = "") -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=False)
    print_reading(reading, FRENCH, console, name)
    return out.getvalue()


def steers(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs")


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 160])
def test_everything_is_told_at_every_width(reading: Reading, width: int) -> None:
    shown = " ".join(table(reading, width).split())
    for words in ("Ana Ruiz", "Jo Bell", "— affirme", "! craint", "+ promet", "le pont tiendra", "dans le propos 3"):
        assert words in shown
    for words in ("lundi", "1931", "l’Écho", FRENCH.count("count.statement", 4), FRENCH.count("count.source", 2)):
        assert words in shown


@given(readings())
@settings(max_examples=50)
def test_no_line_is_wider_than_the_screen(reading: Reading) -> None:
    for width in (50, 80, 120):
        assert max(map(cell_len, table(reading, width, "a.txt").split("\n"))) <= width


@given(readings())
@settings(max_examples=50)
def test_nothing_in_a_report_steers_the_terminal(reading: Reading) -> None:
    assert not any(map(steers, table(reading, 80, "a\x1b[2J.txt")))
    assert not any(map(steers, render_plain(reading, FRENCH)))


def test_what_looks_like_markup_is_shown_as_it_is(reading: Reading) -> None:
    hostile = replace(reading.statements[0], speaker=Reference("e1", "[bold red]X[/]"))
    marked = replace(reading, statements=(hostile,), document=replace(reading.document, title="[link=a]Y[/link]"))
    assert "[bold red]X[/]" in " ".join(table(marked, 120).split())
    assert "[link=a]Y[/link]" in table(marked)


def test_the_stance_does_not_rest_on_colour_alone(reading: Reading) -> None:
    for each in reading.statements:
        assert f"{SIGNS[each.stance]} {FRENCH(f'stance.{each.stance}')}" in table(reading)


def test_a_report_without_anything_says_so() -> None:
    empty = Reading(Document("Rien."), "0", "m", None, (), (), ())
    for words in ("no_statements", "no_times", "no_names", "undated"):
        assert FRENCH(f"report.{words}") in " ".join(table(empty).split())
    assert render_plain(empty, ENGLISH).splitlines()[1:] == [ENGLISH("report.no_statements")]


@given(readings())
@settings(max_examples=50)
def test_plain_lines_are_one_for_each_statement_and_event(reading: Reading) -> None:
    lines = render_plain(reading, ENGLISH).split("\n")
    assert len(lines) == 1 + (len(reading.statements) or 1) + len(reading.events)
    for number, (line, each) in enumerate(zip(lines[1:], reading.statements, strict=False), start=1):
        assert line.split()[0] == str(number)
        assert ENGLISH(f"stance.{each.stance}") in line


def test_print_shows_the_plain_lines_in_the_language_of_the_machine(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, words in (("fr_FR.UTF-8", FRENCH), ("en_GB.UTF-8", ENGLISH)):
        monkeypatch.setenv("LC_ALL", locale)
        assert str(reading) == render_plain(reading, words)

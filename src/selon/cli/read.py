"""`selon read`: reports to a table, JSON, CSV or a page."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from selon.cli.failures import UsageError, not_written
from selon.cli.parser import add_reading, say
from selon.cli.reports import Report, Reports
from selon.cli.whole_file import whole_file
from selon.record import Reading
from selon.record.gist import one_line
from selon.ui import Words

FORMATS = ("table", "json", "jsonl", "csv", "html", "plover")
# What the rows of a CSV are.
ROWS = ("statements", "events", "disputes")
_SUFFIXES = {".txt": "table", ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_SUFFIXES |= {".html": "html", ".htm": "html"}
# A table written to a file is as wide as a page.
FILE_WIDTH = 100
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# The example of a date that all help has.
_SOME_DAY = "2022-12-19"


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon read`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=words("help.files"))
    parser.add_argument("--format", choices=FORMATS, help=words("help.format"))
    parser.add_argument("--rows", choices=ROWS, default="statements", help=words("help.rows"))
    parser.add_argument("--output", metavar="FILE", type=Path, help=words("help.output"))
    add_reading(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Read and write what was asked for."""
    wanted = _choose_format(options, words)
    folder = wanted == "html" and options.output is not None and os.path.isdir(options.output)
    if wanted == "html" and len(options.files) > 1 and not folder:
        raise UsageError(words("error.one_html"))
    _keep_sources(options, words)
    reports = Reports(options.files, options, words)
    if wanted == "html" and not folder and reports.several:
        raise UsageError(words("error.one_html"))
    if wanted == "json" and reports.several:
        wanted = "jsonl"
    if wanted == "csv":
        wanted = f"csv of {options.rows}"
    try:
        if folder:
            _write_pages(reports, options.output, words)
        else:
            _write_all(reports, wanted, options.output, words)
    except OSError as error:
        if options.output is None:
            raise
        raise not_written(error, options.output, words) from None
    return reports.code


def _choose_format(options: argparse.Namespace, words: Words) -> str:
    if options.format is not None:
        return str(options.format)
    if options.output is not None:
        suffix = options.output.suffix.lower()
        if suffix and suffix not in _SUFFIXES and not os.path.isdir(options.output):
            raise UsageError(words("error.output_suffix", name=options.output, suffix=suffix))
        return "html" if os.path.isdir(options.output) else _SUFFIXES.get(suffix, "json")
    return "table" if sys.stdout.isatty() else "json"


def _keep_sources(options: argparse.Namespace, words: Words) -> None:
    """Refuse to write over a report that is being read."""
    if options.output is None or not os.path.exists(options.output):
        return
    for name in options.files:
        if name != "-" and os.path.exists(name) and os.path.samefile(name, options.output):
            raise UsageError(words("error.output_is_input", name=options.output))


def _write_all(reports: Reports, wanted: str, output: Path | None, words: Words) -> None:
    """One after the other to the screen, or into one file, which is made only when there is something to write."""
    to_file = output is not None
    texts = (_render(report, wanted, words, to_file, first=number == 0) for number, report in enumerate(reports))
    if output is None:
        for text in texts:
            sys.stdout.write(text)
            sys.stdout.flush()
        return
    begins = next(texts, None)
    if begins is None:
        return
    # Excel takes a CSV for UTF-8 only with its mark.
    with whole_file(output, "utf-8-sig" if wanted.startswith("csv") else "utf-8") as file:
        file.write(begins)
        file.writelines(texts)
    say(words("progress.written", name=output))


def _write_pages(reports: Reports, folder: Path, words: Words) -> None:
    """A page for each report, named after its file."""
    used: set[str] = set()
    for report in reports:
        stem = "stdin" if report.source.name == "-" else Path(report.source.name).stem
        name = next(each for each in (stem, *(f"{stem}-{n}" for n in range(2, len(used) + 3))) if each not in used)
        used.add(name)
        path = folder / f"{name}.html"
        with whole_file(path, "utf-8") as file:
            file.write(_render(report, "html", words, True, first=True))
        say(words("progress.written", name=path))


def _render(report: Report, wanted: str, words: Words, to_file: bool, *, first: bool) -> str:
    if wanted in ("json", "jsonl"):
        from selon.record.json import dumps

        return dumps(report.reading, indent=2 if wanted == "json" else None) + "\n"
    if wanted.startswith("csv"):
        from selon.record import csv

        kind = wanted.removeprefix("csv of ")
        return (csv.header(kind) if first else "") + csv.rows(report.reading, report.source.name, kind)
    if wanted == "plover":
        from selon.record import plover

        return (plover.header() if first else "") + plover.rows(report.reading, report.source.name)
    if wanted == "html":
        from selon.record.html import render_page

        # A lone surrogate, which UTF-8 cannot hold, becomes a character reference.
        return render_page(report.reading, words).encode("utf-8", "xmlcharrefreplace").decode("utf-8")
    return _render_table(report, words, to_file, first=first)


def _render_table(report: Report, words: Words, to_file: bool, *, first: bool) -> str:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from selon.record.table import print_reading

    console = Console(width=FILE_WIDTH, no_color=True, color_system=None) if to_file else Console()
    with console.capture() as captured:
        if not first:
            console.print()
        print_reading(report.reading, words, console, report.heading)
        assumed = report.source.assumed
        hint = words(f"report.{assumed}") if assumed else _undated(report.reading, words)
        if hint:
            console.print(Padding(Text(hint, style="dim"), (1, 0, 0, 0)))
    return captured.get()


def _undated(reading: Reading, words: Words) -> str:
    """What to do where words could not be dated for want of the report's own date; empty where nothing is amiss."""
    unplaced = [time for time in reading.times if time.type in ("DATE", "TIME") and _lacks_year(time.value)]
    if reading.published_between is not None or not unplaced:
        return ""
    # Pages pasted from the web say when they appeared; which of their dates that is, only a reader can tell.
    day = next((time.value for time in reading.times if time.value and _DAY.fullmatch(time.value)), None)
    return words("report.give_date", text=one_line(unplaced[0].span.text), day=day or _SOME_DAY)


def _lacks_year(value: str | None) -> bool:
    return value is None or value.startswith("XXXX-")

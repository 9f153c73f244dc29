"""`selon export`: the ledger in the formats of others."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from selon.cli.desk import open_linked
from selon.cli.failures import DONE, UsageError, not_written
from selon.cli.ledger_options import add_filters, add_ledger, filter_of
from selon.cli.parser import say
from selon.ui import Words

FORMATS = (
    *("csv", "jsonl", "parquet", "xlsx", "annotations", "plover", "acled", "ftm"),
    *("geojson", "ics", "timelinejs", "jsonld", "atom"),
)
TABLES = ("statements", "events", "documents", "people", "disputes", "reversals")
FILTERS = (
    *("speaker", "about", "place", "stance", "type", "mode", "factuality"),
    *("since", "until", "publisher", "text", "review"),
)


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon export`."""
    parser.add_argument("--output", metavar="FILE", type=Path, help=words("help.export_file.output"))
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help=words("help.export_file.file"))
    parser.add_argument("--format", choices=FORMATS, help=words("help.export_file.format"))
    parser.add_argument("--table", choices=TABLES, default="statements", help=words("help.export_file.table"))
    add_filters(parser, words, *FILTERS)
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Write the file, or to standard output."""
    from selon.cli.whole_file import whole_bytes
    from selon.desk.export import SUFFIXES, export

    output = options.output or options.file
    suffix = output.suffix.lower() if output else ""
    wanted = options.format or SUFFIXES.get(suffix)
    if wanted is None:
        raise UsageError(words("error.export_format", formats=", ".join(FORMATS)))
    with open_linked(options, words) as ledger:
        data = export(ledger, wanted, filter_of(options), options.table, words.ui)
    if output is None:
        sys.stdout.buffer.write(data)
        return DONE
    try:
        whole_bytes(output, data)
    except OSError as error:
        raise not_written(error, output, words) from None
    say(words("progress.written", name=output))
    return DONE

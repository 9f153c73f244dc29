"""`selon chart`: pictures of a ledger."""

from __future__ import annotations

import argparse
from pathlib import Path

from selon.cli.desk import open_linked
from selon.cli.failures import DONE, UsageError, not_written
from selon.cli.ledger_options import add_filters, add_ledger, filter_of
from selon.cli.parser import say
from selon.ui import Words

KINDS = ("timeline", "stances", "events", "map", "network")
FILTERS = ("speaker", "about", "place", "stance", "type", "since", "until", "publisher", "text")


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon chart`."""
    parser.add_argument("kind", choices=KINDS, help=words("help.chart_file.kind"))
    # As it was called before every command had --output.
    names = ("--output", "--save")
    parser.add_argument(*names, metavar="FILE", type=Path, required=True, help=words("help.chart_file.output"))
    add_filters(parser, words, *FILTERS)
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Draw and save."""
    from selon.cli.whole_file import whole_bytes
    from selon.desk.charts import SUFFIXES, make_chart, render_chart

    suffix = options.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(words("error.chart_suffix", name=options.output))
    with open_linked(options, words) as ledger:
        spec = make_chart(ledger, options.kind, filter_of(options), words)
    try:
        whole_bytes(options.output, render_chart(spec, suffix, words.ui))
    except OSError as error:
        raise not_written(error, options.output, words) from None
    say(words("progress.written", name=options.output))
    return DONE

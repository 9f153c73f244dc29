"""`selon show`: one document of the ledger, as `selon read` shows a report; its versions and where it was found."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from selon.cli.failures import DONE
from selon.cli.ledger_options import add_ledger, open_for
from selon.record.gist import one_line
from selon.ui import Words

if TYPE_CHECKING:
    from selon.ledger import Stored


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon show`."""
    parser.add_argument("document", metavar="DOC", help=words("help.document"))
    parser.add_argument("--format", choices=("table", "json"), help=words("help.eval_format"))
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Print the document."""
    with open_for(options) as ledger:
        stored = ledger.load_document(ledger.find_document(options.document))
    if options.format == "json" or (options.format is None and not sys.stdout.isatty()):
        from selon.record.json import to_dict

        print(json.dumps({**to_dict(stored.reading), "reviews": dict(stored.reviews)}, ensure_ascii=False, indent=2))
        return DONE
    _print(stored, words)
    return DONE


def _print(stored: Stored, words: Words) -> None:
    from rich.console import Console
    from rich.text import Text

    from selon.record.table import print_reading

    console = Console()
    print_reading(stored.reading, words, console, stored.row.id)
    console.print(Text(words("show.text"), style="bold"))
    console.print(Text(stored.reading.document.text), soft_wrap=True)
    console.print()
    for source in stored.sources:
        found = [one_line(each) for each in (source.name, source.publisher, source.published) if each]
        console.print(Text(words("show.source", where=" · ".join(found), added=source.added_at[:10]), style="dim"))
    if len(stored.versions) > 1:
        console.print(Text(words("show.versions", ids=", ".join(stored.versions)), style="dim"))
    for label, review in stored.reviews.items():
        console.print(Text(f"{label}: {words(f'list.review.{review}')}", style="dim"))

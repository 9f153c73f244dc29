"""The questions that list rows: `selon statements`, `events`, `documents`, `people`, `places`,
`timeline`, `search`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from selon.cli.failures import DONE, UsageError
from selon.cli.ledger_options import add_filters, add_ledger, filter_of, open_for
from selon.cli.parser import say
from selon.record.gist import has_letters
from selon.ui import Words

if TYPE_CHECKING:
    from selon.ledger import Ledger, LedgerRow

# Rows a terminal shows unless asked for more; a pipe gets all. Neither Python nor SQLite counts beyond the most.
SHOWN, MOST = 50, sys.maxsize
PAGE = 500
# What is listed in either order of days.
_ORDERED = ("statements", "events")
# Of use to the ledger itself only.
_INSIDE = ("row", "day")

Find = Callable[["Ledger", argparse.Namespace, Words], Iterator["LedgerRow"]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A command that lists rows.

    Attributes:
        kind: of the rows, which says how they look on a terminal.
        filters: fields of `Filter` that narrow the question.
        find: gives the rows.
        argument: the positional argument, if it has one: NAME or WORDS; a NAME may be left out.
    """

    kind: str
    filters: tuple[str, ...]
    find: Find
    argument: str | None = None

    def add_arguments(self, parser: argparse.ArgumentParser, words: Words) -> None:
        """The arguments of the command."""
        if self.argument is not None:
            optional = "?" if self.argument == "name" else None
            metavar = words(f"help.metavar.{self.argument}")
            parser.add_argument(self.argument, nargs=optional, metavar=metavar, help=words(f"help.{self.argument}"))
        add_filters(parser, words, *self.filters)
        add_limit(parser, words)
        if self.kind in _ORDERED:
            parser.add_argument("--order", choices=("newest", "oldest"), default="newest", help=words("help.order"))
        if self.kind == "people":
            parser.add_argument("--sort", choices=("reports", "name"), default="reports", help=words("help.sort"))
        parser.add_argument("--format", choices=("table", "jsonl"), help=words("help.list_format"))
        add_ledger(parser, words)

    def run(self, options: argparse.Namespace, words: Words) -> int:
        """Print the rows."""
        table = is_table(options)
        limit = limit_of(options, words)
        with open_for(options) as ledger:
            rows = self.find(ledger, options, words)
            if not table:
                for row in islice(rows, limit):
                    print(json.dumps(plain(row), ensure_ascii=False))
                return DONE
            if self.kind == "documents":
                rows = (_with_publishers(ledger, row) for row in rows)
            from selon.cli.rows_table import print_rows

            some: Iterable[Any] = islice(rows, limit)
            if self.kind in ("documents", "search"):
                from selon.ledger.titles import with_titles

                some = with_titles(ledger, some)
            if self.kind in ("statements", "timeline"):
                from selon.ledger.leads import with_cues

                some = with_cues(ledger, some)
            shown = print_rows(some, self.kind, words)
            if not shown:
                say(words("list.nothing"))
            elif next(rows, None) is not None:
                say(words("list.more", shown=shown))
            if shown and self.kind == "people":
                say(words("web.count_with_copies"))
        return DONE


def add_limit(parser: argparse.ArgumentParser, words: Words) -> None:
    """The option `--limit`."""
    parser.add_argument("--limit", metavar="N", type=int, help=words("help.limit", shown=SHOWN))


def is_table(options: argparse.Namespace) -> bool:
    """Whether rows are for people: asked for, or else on a terminal."""
    return options.format == "table" or (options.format is None and sys.stdout.isatty())


def limit_of(options: argparse.Namespace, words: Words) -> int | None:
    """How many rows are wanted; None for all.

    Raises:
        UsageError: fewer than one, or more than can be counted.
    """
    if options.limit is not None and not 1 <= options.limit <= MOST:
        raise UsageError(words("error.limit", value=options.limit))
    return options.limit or (SHOWN if is_table(options) else None)


def plain(row: LedgerRow) -> dict[str, Any]:
    """A row as JSON has it."""
    return {key: value for key, value in row.to_dict().items() if key not in _INSIDE}


def _with_publishers(ledger: Ledger, row: Any) -> Any:
    """A document with everybody who printed its text in the place of who did first."""
    return replace(row, publisher=", ".join(ledger.links.publishers([row.id])[row.id]) or None)


def _pages(view: str) -> Find:
    """All rows of a view that the filters ask for, page after page."""

    def find(ledger: Ledger, options: argparse.Namespace, words: Words) -> Iterator[LedgerRow]:
        asked = filter_of(options)
        order = {"oldest_first": options.order == "oldest"} if view in _ORDERED else {}
        after = None
        while True:
            page = getattr(ledger, view)(asked, limit=PAGE, after=after, **order)
            yield from page
            after = page.next
            if after is None:
                return

    return find


def _people(*kinds: str) -> Find:
    def find(ledger: Ledger, options: argparse.Namespace, words: Words) -> Iterator[LedgerRow]:
        people = ledger.people(options.name, kinds, limit=-1)
        yield from sorted(people, key=_place_of_name) if options.sort == "name" else people

    return find


def _place_of_name(row: Any) -> str:
    from selon.ledger.names import name_order

    return name_order(row.name, row.kind)


def _search(ledger: Ledger, options: argparse.Namespace, words: Words) -> Iterator[LedgerRow]:
    if not has_letters(options.text):
        raise UsageError(words("error.no_words"))
    yield from ledger.search(filter_of(options), limit=options.limit or PAGE)


def _timeline(ledger: Ledger, options: argparse.Namespace, words: Words) -> Iterator[LedgerRow]:
    yield from ledger.timeline(filter_of(options))


_WHEN = ("since", "until", "publisher")
STATEMENTS = Listing(
    "statements",
    ("speaker", "to", "about", "place", "stance", *_WHEN, "text", "document", "review"),
    _pages("statements"),
)
EVENTS = Listing(
    "events",
    ("type", "mode", "factuality", "about", "place", "speaker", *_WHEN, "text", "document", "review"),
    _pages("events"),
)
DOCUMENTS = Listing("documents", ("speaker", "about", *_WHEN, "text"), _pages("documents"))
PEOPLE = Listing("people", (), _people("person", "organization", "group"), "name")
PLACES = Listing("people", (), _people("place"), "name")
TIMELINE = Listing("timeline", ("about", "place", "speaker", *_WHEN, "text"), _timeline)
SEARCH = Listing("search", ("speaker", *_WHEN), _search, "text")

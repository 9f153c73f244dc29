"""Which ledger a command asks, and the filters that the questions share."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from selon.cli.parser import add_choice, add_ui
from selon.record.schema import PLOVER, STANCES
from selon.ui import Words

if TYPE_CHECKING:
    from selon.ledger import Filter, Ledger

# Filters that take one of some values, and the keys under which these are shown.
_VALUES = {"stance": STANCES, "type": PLOVER}
_SHOWN = {"stance": "stance", "type": "event"}


def add_ledger(parser: argparse.ArgumentParser, words: Words) -> None:
    """The options of every command that uses a ledger; as `--ui`, `--ledger` says nothing where it is not given."""
    parser.add_argument("--ledger", metavar="FILE", type=Path, default=argparse.SUPPRESS, help=words("help.ledger"))
    add_ui(parser, words)


def ledger_path(options: argparse.Namespace, environ: Mapping[str, str] = os.environ) -> Path:
    """The file named by `--ledger`, else by SELON_LEDGER, else selon.db in the working directory."""
    return options.ledger or Path(environ.get("SELON_LEDGER") or "selon.db")


def open_for(options: argparse.Namespace, *, writable: bool = False, create: bool = False) -> Ledger:
    """The ledger a command uses.

    Raises:
        LedgerFault: it is missing, damaged, locked...
    """
    from selon.ledger import open_ledger

    return open_ledger(ledger_path(options), writable=writable, create=create)


def add_filters(parser: argparse.ArgumentParser, words: Words, *names: str) -> None:
    """Options that narrow a question; `names` are fields of `Filter`."""
    for name in names:
        add_filter(parser, words, name)
    parser.add_argument("--old", action="store_true", help=words("help.filter.old"))


def add_filter(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """One of them; what has one of some values takes it as it is shown on screen, too."""
    if name in _VALUES:
        add_choice(parser, f"--{name}", _VALUES[name], _SHOWN[name], words)
    else:
        parser.add_argument(f"--{name}", metavar=words(f"help.metavar.{name}"), help=words(f"help.filter.{name}"))


def filter_of(options: argparse.Namespace) -> Filter:
    """The filter that options ask for; `--since` and `--until` are days in figures or in words.

    Raises:
        QuestionFault: a value that no row can have, an impossible date.
    """
    from selon.desk.asking_when import with_days
    from selon.ledger import Filter

    given = {name: value for name, value in vars(options).items() if name in Filter.__dataclass_fields__}
    return Filter(**with_days(given))

"""The commands that look after a ledger: `selon stats`, `remove`, `backup`, `doctor`, `migrate`."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from selon.cli.command import Command
from selon.cli.failures import DONE, FAILED, sentence_of
from selon.cli.ledger_options import add_ledger, ledger_path, open_for
from selon.cli.parser import say
from selon.errors import ModelMissing
from selon.record.dates import describe_range
from selon.record.gist import one_line
from selon.ui import Words
from selon.version import VERSION

if TYPE_CHECKING:
    from selon.ledger.upkeep import Check

COUNTED = ("documents", "statements", "events")
# As many as a window has lines for beside the rest.
PUBLISHERS = 10


def _add_document(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("document", metavar="DOC", help=words("help.document"))
    add_ledger(parser, words)


def _add_copy(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("copy", metavar="FILE", type=Path, help=words("help.copy"))
    add_ledger(parser, words)


def _add_full(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--full", action="store_true", help=words("help.full"))
    add_ledger(parser, words)


def _stats(options: argparse.Namespace, words: Words) -> int:
    """How much there is, from when to when, from whom."""
    with open_for(options) as ledger:
        counts = {each: ledger.count(each) for each in COUNTED}
        counts["people"] = len(ledger.people(kinds=("person", "organization", "group"), limit=-1))
        first, last = next(
            ledger.query(
                "SELECT min(first_day), max(last_day) FROM documents WHERE replaced = 0 AND first_day IS NOT NULL"
            )
        )
        publishers = ledger.publishers(PUBLISHERS)
        decided, waiting = len(ledger.decisions()), len(ledger.waiting())
    if not sys.stdout.isatty():
        figures = {"first_day": first, "last_day": last, "publishers": dict(publishers)}
        print(json.dumps({**counts, **figures, "decisions": decided, "waiting": waiting}, ensure_ascii=False))
        return DONE
    print(ledger_path(options))
    if first is not None:
        begins, ends = describe_range(first, last, words)
        print(f"  {words('date.days_from_to', first=begins, last=ends)}")
    for key, number in (*counts.items(), ("decisions", decided), ("waiting", waiting)):
        print(f"{number:>9}  {words(f'stats.{key}')}")
    if publishers:
        print(f"  {words('stats.publishers')}")
    for publisher, number in publishers:
        print(f"{number:>9}  {one_line(publisher)}")
    return DONE


def _remove(options: argparse.Namespace, words: Words) -> int:
    with open_for(options, writable=True) as ledger:
        document = ledger.find_document(options.document)
        ledger.remove(document)
    say(words("upkeep.removed", document=document))
    return DONE


def _backup(options: argparse.Namespace, words: Words) -> int:
    from selon.ledger.upkeep import back_up

    back_up(ledger_path(options), options.copy)
    say(words("progress.written", name=options.copy))
    return DONE


def _migrate(options: argparse.Namespace, words: Words) -> int:
    from selon.ledger.upkeep import migrate

    copy = migrate(ledger_path(options))
    say(words("upkeep.migrated", copy=copy) if copy else words("upkeep.newest", name=ledger_path(options)))
    return DONE


def _doctor(options: argparse.Namespace, words: Words) -> int:
    """Versions, the model, and the ledger's health; 1 where something is amiss."""
    import apsw

    from selon.ledger import LedgerFault

    versions = (f"Selon {VERSION}", f"Python {platform.python_version()}", f"SQLite {apsw.sqlite_lib_version()}")
    print(" · ".join(versions))
    well = _check_model(words)
    try:
        with open_for(options) as ledger:
            for check in ledger.examine(options.full or None, lambda key: _tell_begun(key, words)):
                _tell(check, words)
                well = well and check.well
    except LedgerFault as fault:
        if fault.key == "missing":
            print(f"– {words('doctor.no_ledger', name=ledger_path(options))}")
        else:
            print(f"✗ {sentence_of(fault, words)}")
            well = False
    return DONE if well else FAILED


def _tell(check: Check, words: Words) -> None:
    sign = "–" if check.key == "partly" else "✓" if check.well else "✗"
    clear = "\x1b[K" if sys.stdout.isatty() else ""
    print(f"{clear}{sign} {words(f'doctor.{check.key}', found=check.found)}")


def _tell_begun(key: str, words: Words) -> None:
    """What is being looked at: on a terminal, where the result is written over it."""
    if sys.stdout.isatty():
        print(f"… {words(f'doctor.{key}', found='…')}", end="\r", flush=True)


def _check_model(words: Words) -> bool:
    from selon.analysis import load_model
    from selon.rules import load_rules, supported_languages

    well = True
    for language in supported_languages():
        try:
            print(f"✓ {words('doctor.model', found=load_model(load_rules(language)).name)}")
        except ModelMissing as error:
            print(f"✗ {sentence_of(error, words)}")
            well = False
    return well


STATS = Command(add_ledger, _stats)
REMOVE = Command(_add_document, _remove)
BACKUP = Command(_add_copy, _backup)
MIGRATE = Command(add_ledger, _migrate)
DOCTOR = Command(_add_full, _doctor)

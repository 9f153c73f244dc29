"""Accounts compared: `selon disputes`, `reversals`, `corroboration`, `person`, `changes`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from selon.cli.command import Command
from selon.cli.failures import DONE
from selon.cli.ledger_options import add_ledger, open_for
from selon.cli.listing import add_limit, is_table, limit_of
from selon.cli.parser import say
from selon.ui import Words

if TYPE_CHECKING:
    from selon.ledger import Ledger


@contextmanager
def open_linked(options: argparse.Namespace, words: Words) -> Iterator[Ledger]:
    """The ledger a command of the desk uses, every document of it compared with the others, or told to be not.

    Raises:
        LedgerFault: it is missing, damaged, locked...
    """
    from selon.desk.linking import link_new
    from selon.ledger import LedgerFault

    with open_for(options) as ledger:
        waiting = ledger.links.count_unlinked()
        if not waiting:
            yield ledger
            return
    try:
        with open_for(options, writable=True) as ledger:
            link_new(ledger)
    except LedgerFault as fault:
        if fault.key != "not_writable":
            raise
        say(words.count("desk.uncompared", waiting))
    with open_for(options) as ledger:
        yield ledger


def add_shape(parser: argparse.ArgumentParser, words: Words) -> None:
    """The options of every command of the desk."""
    parser.add_argument("--format", choices=("table", "jsonl"), help=words("help.list_format"))
    add_ledger(parser, words)


def print_found(
    found: Iterable[Any], options: argparse.Namespace, words: Words, show: Callable[[Any, Words], None]
) -> int:
    """Print what was found: for people on a terminal, else a line of JSON each."""
    table = is_table(options)
    limit = limit_of(options, words) if "limit" in options else None
    rest = iter(found)
    shown = list(islice(rest, limit))
    for each in shown:
        if table:
            show(each, words)
        else:
            print(json.dumps(each.to_dict(), ensure_ascii=False))
    if table and not shown:
        say(words("list.nothing"))
    elif table and next(rest, None) is not None:
        say(words("list.more", shown=len(shown)))
    return DONE


def _disputes_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--about", metavar=words("help.metavar.about"), help=words("help.desk.about"))
    parser.add_argument("--speaker", metavar=words("help.metavar.speaker"), help=words("help.desk.speaker"))
    for action in ("confirm", "part"):
        parser.add_argument(f"--{action}", nargs=2, metavar="ID", help=words(f"help.desk.{action}"))
    add_limit(parser, words)
    add_shape(parser, words)


def _disputes(options: argparse.Namespace, words: Words) -> int:
    from selon.cli.desk_tables import show_disagreement
    from selon.desk.accounts import find_disagreements

    if options.confirm or options.part:
        return _judge(options, words)
    with open_linked(options, words) as ledger:
        found = [
            each
            for each in find_disagreements(ledger)
            if _holds(options.about, [each.about, *(voice.words for side in each.sides for voice in side.voices)])
            and _holds(options.speaker, [voice.speaker or "" for side in each.sides for voice in side.voices])
        ]
    return print_found(found, options, words, show_disagreement)


def _holds(asked: str | None, texts: list[str]) -> bool:
    from selon.compare.words import fold_words

    return asked is None or any(fold_words(asked) in fold_words(text) for text in texts)


def _judge(options: argparse.Namespace, words: Words) -> int:
    """Keep what somebody says of a match: two rows belong together, or do not."""
    from selon.compare.bond import is_same_name
    from selon.compare.words import fold_words
    from selon.desk.judging import find_saying, judge_match
    from selon.ledger import StatementRow

    action = "confirm" if options.confirm else "part"
    with open_for(options, writable=True) as ledger:
        one, other = (find_saying(ledger, id) for id in (options.confirm or options.part))
        names = [fold_words(row.speaker or "") for row in (one, other) if isinstance(row, StatementRow)]
        same = len(names) == 2 and is_same_name(*names)
        decision = judge_match(ledger, one, [other], action, "reverses" if same else "disputes")
    say(words("review.done", uid=decision.uid[:8]))
    return DONE


def _reversals_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--speaker", metavar=words("help.metavar.speaker"), help=words("help.desk.speaker"))
    parser.add_argument("--kept", action="store_true", help=words("help.desk.kept"))
    add_limit(parser, words)
    add_shape(parser, words)


def _reversals(options: argparse.Namespace, words: Words) -> int:
    from selon.cli.desk_tables import show_turns
    from selon.desk.accounts import find_turns, fold_turns

    with open_linked(options, words) as ledger:
        found = find_turns(ledger, "fulfils" if options.kept else "reverses", options.speaker)
    if is_table(options):
        return print_found(fold_turns(found), options, words, show_turns)
    return print_found(found, options, words, show_turns)


def _corroboration_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("claim", metavar=words("help.metavar.claim"), help=words("help.desk.claim"))
    add_shape(parser, words)


def _corroboration(options: argparse.Namespace, words: Words) -> int:
    from selon.cli.desk_tables import show_support
    from selon.desk.support import find_support, find_support_of_document
    from selon.ledger import LedgerFault

    with open_linked(options, words) as ledger:
        try:
            # One word can be an id or an address; a claim has several.
            document = None if " " in options.claim else ledger.find_document(options.claim)
        except LedgerFault as fault:
            if fault.key != "no_document":
                raise
            document = None
        # A statement, by its name in lists, is a claim in the words of its report.
        stated = ledger.query("SELECT content FROM statements WHERE id = ?", (options.claim,))
        claim = next((content for (content,) in stated), options.claim)
        support = find_support_of_document(ledger, document) if document else find_support(ledger, claim)
    return print_found([support], options, words, show_support)


def _person_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("name", metavar=words("help.metavar.name"), help=words("help.desk.name"))
    add_shape(parser, words)


def _person(options: argparse.Namespace, words: Words) -> int:
    from selon.cli.desk_tables import show_profile
    from selon.desk.profile import find_profile

    with open_linked(options, words) as ledger:
        profile = find_profile(ledger, options.name)
    return print_found([profile], options, words, show_profile)


def _changes_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("document", metavar="URL", help=words("help.desk.url"))
    add_shape(parser, words)


def _changes(options: argparse.Namespace, words: Words) -> int:
    from selon.cli.desk_tables import show_change
    from selon.desk.changes import find_changes

    with open_for(options) as ledger:
        found = find_changes(ledger, options.document)
        versions = len(ledger.versions_of(ledger.find_document(options.document)))
    if versions == 1:
        say(words("desk.one_version"))
        return DONE
    return print_found(found, options, words, show_change)


DISPUTES = Command(_disputes_arguments, _disputes)
REVERSALS = Command(_reversals_arguments, _reversals)
CORROBORATION = Command(_corroboration_arguments, _corroboration)
PERSON = Command(_person_arguments, _person)
CHANGES = Command(_changes_arguments, _changes)

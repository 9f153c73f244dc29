"""`selon reread`: what older rules read, read again; what people decided stays."""

from __future__ import annotations

import argparse
from collections import Counter

from selon.cli.add import Progress, count_all
from selon.cli.failures import DONE, FAILED, SOME_FAILED, UsageError, sentence_of
from selon.cli.ledger_options import add_ledger, ledger_path, open_for
from selon.cli.parser import say
from selon.ui import Words

OUTCOMES = ("reread", "failed")


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon reread`."""
    parser.add_argument("--all", action="store_true", help=words("help.reread_all"))
    parser.add_argument("--jobs", metavar="N", type=int, help=words("help.jobs"))
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Read again, and tell how much waits for a person."""
    from selon.desk.rereading import reread_all

    if options.jobs is not None and options.jobs < 1:
        raise UsageError(words("error.jobs", value=options.jobs))
    counts: Counter[str] = Counter()
    with open_for(options, writable=True) as ledger:
        with Progress(ledger.count("documents"), words, OUTCOMES) as progress:
            for result in reread_all(ledger, options.jobs, everything=options.all):
                counts[result.outcome] += 1
                if result.error is not None:
                    progress.clear()
                    sentence = words("error.of_file", name=result.name, sentence=sentence_of(result.error, words))
                    say(words("error.prefix", sentence=sentence))
                progress.show(counts)
        waiting = len(ledger.waiting())
    say(words("add.summary", ledger=ledger_path(options), counts=count_all(counts, words, OUTCOMES)))
    if waiting:
        say(words.count("review.waiting", waiting))
    return DONE if not counts["failed"] else FAILED if counts["failed"] == counts.total() else SOME_FAILED

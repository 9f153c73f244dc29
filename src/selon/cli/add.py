"""`selon add`: reports into the ledger, with a line that tells how far it is."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from selon.cli.failures import DONE, FAILED, SOME_FAILED, UsageError, not_written, sentence_of
from selon.cli.ledger_options import add_ledger, ledger_path, open_for
from selon.cli.parser import add_reading_options, say
from selon.cli.reports import check_options
from selon.errors import IntakeError
from selon.record.gist import one_line
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.adding import Incoming, Refused, Result

OUTCOMES = ("new", "same", "version", "failed")
BAR = 20


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon add`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=words("help.add_files"))
    parser.add_argument("--jobs", metavar="N", type=int, help=words("help.jobs"))
    parser.add_argument("--report", metavar="FILE", type=Path, help=words("help.report"))
    add_reading_options(parser, words)
    add_ledger(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    """Add everything, and tell what became of it."""
    from selon.desk.adding import add_all

    check_options(options, words)
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(words("error.jobs", value=options.jobs))
    names = list(_expand(options.files, words))
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        report = _open_report(options.report, words, stack)
        ledger = stack.enter_context(open_for(options, writable=True, create=True))
        progress = stack.enter_context(Progress(len(names), words))
        for result in add_all(ledger, _load(names, options), options.jobs):
            counts[result.outcome] += 1
            if result.error is not None:
                _tell_failure(result, report, progress, words)
            progress.show(counts)
    say(words("add.summary", ledger=ledger_path(options), counts=count_all(counts, words)))
    return DONE if not counts["failed"] else FAILED if counts["failed"] == counts.total() else SOME_FAILED


def _open_report(path: Path | None, words: Words, stack: ExitStack) -> TextIO | None:
    if path is None:
        return None
    try:
        return stack.enter_context(path.open("w", encoding="utf8", errors="backslashreplace"))
    except OSError as error:
        raise not_written(error, path, words) from None


def _expand(names: list[str], words: Words) -> Iterator[str]:
    """Files as they are, and those in folders, however deep, sorted by name."""
    for name in names:
        if name != "-" and Path(name).is_dir():
            found = sorted(str(each) for each in Path(name).rglob("*") if each.is_file())
            if not found:
                raise UsageError(words("error.empty_folder", name=name))
            yield from found
        else:
            yield name


def _load(names: list[str], options: argparse.Namespace) -> Iterator[Incoming | Refused]:
    from selon.desk.adding import Incoming, Refused
    from selon.intake import load_source

    for name in names:
        try:
            source = load_source(name, options.published, options.language)
        except IntakeError as error:
            yield Refused(name, error)
        else:
            yield Incoming(name, source.document)


def _tell_failure(result: Result, report: TextIO | None, progress: Progress, words: Words) -> None:
    if result.error is None:
        return
    sentence = sentence_of(result.error, words)
    if not isinstance(result.error, IntakeError):
        sentence = words("error.of_file", name=result.name, sentence=sentence)
    progress.clear()
    say(words("error.prefix", sentence=sentence))
    if report is not None:
        report.write(one_line(sentence) + "\n")
        report.flush()


def count_all(counts: Counter[str], words: Words, outcomes: tuple[str, ...] = OUTCOMES) -> str:
    """The counts that are not 0, and the first in any case, in words."""
    return ", ".join(
        words.count(f"add.{each}", counts[each]) for each in outcomes if counts[each] or each == outcomes[0]
    )


class Progress:
    """A line on a terminal that is written over; elsewhere some twenty lines in all where there is much to do."""

    def __init__(self, total: int, words: Words, outcomes: tuple[str, ...] = OUTCOMES) -> None:
        self._outcomes = outcomes
        self._total = total
        self._words = words
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._step = max(1, total // 20)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, counts: Counter[str]) -> None:
        """Tell how far it is."""
        done = counts.total()
        line = f"{done}/{self._total} · {count_all(counts, self._words, self._outcomes)}"
        if self._on_terminal:
            full = BAR * min(done, self._total) // max(self._total, 1)
            bar = "█" * full + "░" * (BAR - full)
            print(f"\r\x1b[K{bar} {line}"[:110], end="", file=sys.stderr, flush=True)
        elif self._total >= BAR and done % self._step == 0:
            say(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._on_terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

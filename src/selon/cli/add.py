"""`selon add`: reports into the ledger, with a line that tells how far it is."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from selon.cli.failures import DONE, FAILED, SOME_FAILED, UsageError, not_written, sentence_of
from selon.cli.ledger_options import add_ledger, ledger_path, open_for
from selon.cli.parser import add_reading_options, say
from selon.cli.reports import check_options, doubts_of
from selon.errors import IntakeError
from selon.record.gist import one_line
from selon.ui import Words

if TYPE_CHECKING:
    from selon.desk.adding import Item, Result
    from selon.intake import Article
    from selon.intake.fetch import Fetcher
    from selon.ledger import Ledger

OUTCOMES = ("new", "same", "version", "failed")
BAR = 20
# What whoever adds reports may say of them: it goes before what they say of themselves.
GIVEN = ("title", "publisher", "author", "published", "language", "url")


def add_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """The arguments of `selon add`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=words("help.add_files"))
    parser.add_argument("--jobs", metavar="N", type=int, help=words("help.jobs"))
    parser.add_argument("--report", metavar="FILE", type=Path, help=words("help.report"))
    for name in ("title", "publisher", "author", "url"):
        parser.add_argument(f"--{name}", metavar="X", help=words(f"help.given.{name}"))
    parser.add_argument("--offline", action="store_true", help=words("help.offline"))
    parser.add_argument("--allow-private", action="store_true", help=words("help.allow_private"))
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
    assumed: Counter[str] = Counter()
    unused: dict[str, None] = {}
    with ExitStack() as stack:
        report = _open_report(options.report, words, stack)
        ledger = stack.enter_context(open_for(options, writable=True, create=True))
        progress = stack.enter_context(Progress(len(names), words))
        fetcher = _fetcher(options, ledger)

        def tell(article: Article) -> None:
            for doubt in doubts_of(article, words):
                progress.clear()
                say(doubt)

        with _telling_what_is_kept(counts, ledger_path(options), progress, words):
            for result in add_all(ledger, _note(_load(names, options, fetcher), assumed, unused, tell), options.jobs):
                counts[result.outcome] += 1
                if result.error is not None:
                    _tell_failure(result, report, progress, words)
                    other = getattr(result.error, "key", None) == "other_language"
                    assumed.update(["other_language"] if other else [])
                progress.show(counts)
        # Only now that all that was fetched is kept: before, a page would be taken for unchanged and be lost.
        ledger.keep_visits({url: (each.etag, each.modified) for url, each in fetcher.known.items()})
    say(words("add.summary", ledger=ledger_path(options), counts=count_all(counts, words)))
    for key, number in sorted((+assumed).items()):
        say(words.count(f"add.{key}", number))
    if unused:
        say(words("add.unused", columns=", ".join(map(one_line, unused))))
    return DONE if not counts["failed"] else FAILED if counts["failed"] == counts.total() else SOME_FAILED


@contextmanager
def _telling_what_is_kept(counts: Counter[str], ledger: Path, progress: Progress, words: Words) -> Iterator[None]:
    """Ctrl-C within it is told with how many reports are kept, and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        kept = counts["new"] + counts["version"]
        progress.clear()
        if kept:
            say(words.form("add.kept", kept).format(kept, ledger=ledger))
        raise


def _open_report(path: Path | None, words: Words, stack: ExitStack) -> TextIO | None:
    if path is None:
        return None
    try:
        return stack.enter_context(path.open("w", encoding="utf8", errors="backslashreplace"))
    except OSError as error:
        raise not_written(error, path, words) from None


def _expand(names: list[str], words: Words) -> Iterator[str]:
    """Files and addresses as they are; those a pattern fits; those in folders, however deep; sorted by name."""
    from selon.intake.fetch import is_web_address

    for name in names:
        if name == "-" or is_web_address(name) or os.path.isfile(name):
            yield name
            continue
        folder = os.path.isdir(name)
        found = sorted(_walk(name) if folder else filter(os.path.isfile, glob(name, recursive=True)))
        if folder and not found:
            raise UsageError(words("error.empty_folder", name=name))
        yield from found or [name]


def _walk(name: str) -> Iterator[str]:
    """The files in a folder, however deep, and what cannot be followed or looked into: that fails, and is told."""
    closed: list[str] = []
    for folder, _, files in os.walk(name, onerror=lambda error: closed.append(error.filename)):
        for each in (os.path.join(folder, file) for file in files):
            # Neither a pipe, which would be waited for, nor a device.
            if os.path.isfile(each) or not os.path.exists(each):
                yield each
    yield from closed


def _load(names: list[str], options: argparse.Namespace, fetcher: Fetcher) -> Iterator[Item]:
    from selon.intake import Given, load_articles
    from selon.intake.fetch import is_feed_list, is_web_address, load_feed_list, load_url

    given = Given(**{name: getattr(options, name) for name in GIVEN})
    for name in names:
        if is_web_address(name):
            yield from load_url(name, fetcher, given)
        elif is_feed_list(name):
            yield from load_feed_list(name, fetcher, given)
        else:
            yield from load_articles(name, given)


def _note(
    items: Iterable[Item], assumed: Counter[str], unused: dict[str, None], tell: Callable[[Article], None]
) -> Iterator[Item]:
    """The same items; what was taken for granted of their dates, and columns left unused, are noted on the way."""
    from selon.intake import Article
    from selon.intake.article import LETTER

    for each in items:
        if isinstance(each, Article):
            assumed.update(filter(None, [each.assumed]))
            assumed["newsletter"] += each.provenance.get("title") == LETTER
            unused.update(dict.fromkeys(each.unused))
            tell(each)
        yield each


def _fetcher(options: argparse.Namespace, ledger: Ledger) -> Fetcher:
    """A fetcher that asks for what has changed since the ledger was last added to."""
    from selon.intake.fetch import Fetcher, Validators

    known = {url: Validators(*visit) for url, visit in ledger.visits().items()}
    return Fetcher(known, allow_private=options.allow_private, offline=options.offline)


def _tell_failure(result: Result, report: TextIO | None, progress: Progress, words: Words) -> None:
    if result.error is None:
        return
    sentence = sentence_of(result.error, words)
    if not isinstance(result.error, IntakeError):
        sentence = words("error.of_file", name=result.name, sentence=sentence)
    progress.clear()
    say(words("error.prefix", sentence=sentence))
    if report is not None:
        try:
            report.write(one_line(sentence) + "\n")
            report.flush()
        except OSError as error:
            with suppress(OSError):
                # What it still holds would fail again at exit.
                report.close()
            raise not_written(error, report.name, words) from None


def count_all(counts: Counter[str], words: Words, outcomes: tuple[str, ...] = OUTCOMES) -> str:
    """The counts that are not 0, and the first in any case, in words."""
    return ", ".join(
        words.count(f"add.{each}", counts[each]) for each in outcomes if counts[each] or each == outcomes[0]
    )


class Progress:
    """A line on a terminal that is written over; elsewhere a line now and then, some twenty in all."""

    def __init__(self, total: int, words: Words, outcomes: tuple[str, ...] = OUTCOMES) -> None:
        self._outcomes = outcomes
        self._total = total
        self._words = words
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._step = max(10, total // 20)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, counts: Counter[str]) -> None:
        """Tell how far it is."""
        done = counts.total()
        # A file may hold many reports: how many there are in all is not known before.
        of = f"/{self._total}" if done <= self._total else ""
        line = f"{done}{of} · {count_all(counts, self._words, self._outcomes)}"
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

"""Files to readings: several at a time for speed, each failure told and counted, none stopping the others."""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from selon.cli.failures import DONE, FAILED, SOME_FAILED, UsageError, sentence_of
from selon.cli.parser import say
from selon.errors import ModelMissing, MomentError, RuleError
from selon.intake import Article, Failure, Given, find_near_header, is_garbled, load_articles, place_of, read_date
from selon.record import Reading
from selon.record.gist import one_line
from selon.ui import Words

# Read together, for the model's sake; fewer where they are long, for the memory's.
BATCH, BATCH_CHARACTERS = 64, 500_000
# So many files take long enough to tell a log how far it is.
MANY = 20


def doubts_of(article: Article, words: Words) -> Iterator[str]:
    """What is likely amiss with a report that can be read all the same, a sentence each."""
    name = place_of(article.name, article.position)
    if is_garbled(article.document.text):
        yield words("progress.garbled", name=name)
    published = article.document.published
    # Somewhere on Earth it may be tomorrow already.
    if published and published.earliest and published.earliest > date.today() + timedelta(days=1):
        yield words("progress.ahead", name=name, day=published.edtf)


@dataclass(frozen=True, slots=True)
class Report:
    """An article, what was read in it, and what it is called among several; "" where it is the only one."""

    source: Article
    reading: Reading
    heading: str


class Reports:
    """The reports a command was given, read as they are asked for; iterate once, then ask for the `code`."""

    def __init__(self, names: list[str], options: argparse.Namespace, words: Words) -> None:
        """Check what all files share.

        Raises:
            UsageError: an impossible `--published`, a language without rules, standard input twice.
        """
        if names.count("-") > 1:
            raise UsageError(words("error.stdin_once"))
        check_options(options, words)
        self._names = names
        self._options = options
        self._words = words
        self._failed = 0
        self._done = 0
        self._articles = self._load_all()
        self._first: list[Article] | None = None
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()

    @property
    def code(self) -> int:
        """The exit code for what was read so far."""
        if not self._failed:
            return DONE
        return FAILED if self._failed == self._done else SOME_FAILED

    @property
    def several(self) -> bool:
        """Whether there are several files, or several reports in the one: it is opened to find out."""
        return len(self._names) > 1 or len(self._peek()) > 1

    def __iter__(self) -> Iterator[Report]:
        waiting: list[Article] = []
        for source in itertools.chain(self._peek(), self._articles):
            waiting.append(source)
            if len(waiting) >= BATCH or sum(len(each.document.text) for each in waiting) >= BATCH_CHARACTERS:
                yield from self._read(waiting)
                waiting = []
        yield from self._read(waiting)
        if self._failed and self._done > 1:
            self._tell(self._words("error.failed_some", failed=self._failed, total=self._done))

    def _peek(self) -> list[Article]:
        """The first two articles, taken from the others once, before any is read."""
        if self._first is None:
            self._first = list(itertools.islice(self._articles, 2))
        return self._first

    def _load_all(self) -> Iterator[Article]:
        """The articles of all files; what cannot be one is told and counted."""
        given = Given(published=self._options.published, language=self._options.language)
        for name in self._names:
            if name == "-" and sys.stdin is not None and sys.stdin.isatty():
                say(self._words("progress.stdin"))
            for article in load_articles(name, given):
                if isinstance(article, Failure):
                    self._fail(article.sentence(self._words.ui))
                    continue
                line = None if article.document.published else find_near_header(article.document.text)
                if line is not None:
                    self._tell(self._words("progress.date_line", name=name, line=one_line(line)))
                for doubt in doubts_of(article, self._words):
                    self._tell(doubt)
                yield article

    def _read(self, sources: list[Article]) -> Iterator[Report]:
        """All of them together; where that fails, what is left one by one, to find the one at fault."""
        from selon.reading.read import read_all

        done = 0
        readings = read_all(each.document for each in sources)
        try:
            for source in sources:
                if self.several:
                    self._show_progress(source.name)
                reading = next(readings)
                done += 1
                self._done += 1
                self._clear_progress()
                yield Report(source, reading, self._heading(source))
        except (OSError, ModelMissing, RuleError):
            # No report is at fault.
            raise
        except Exception as error:
            if os.environ.get("SELON_DEBUG") == "1":
                raise
            if len(sources) > 1:
                for source in sources[done:]:
                    yield from self._read([source])
            elif not done:
                sentence = sentence_of(error, self._words)
                self._fail(self._words("error.of_file", name=sources[0].name, sentence=sentence))

    def _heading(self, source: Article) -> str:
        if not self.several:
            return ""
        alone_in_file = source.position == 1 and len(self._names) > 1
        return one_line(source.name if alone_in_file else f"{source.name} · {source.position}")

    def _fail(self, sentence: str) -> None:
        self._failed += 1
        self._done += 1
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self._clear_progress()
        say(self._words("error.prefix", sentence=sentence))

    def _show_progress(self, name: str) -> None:
        """On a terminal one line that is written over; elsewhere a few lines, where there are many reports."""
        number, total = self._done + 1, len(self._names)
        name = one_line(name)
        # How many a file holds is not known before its end.
        known = number <= total
        line = self._words("progress.reading", number=number, total=total, name=name) if known else f"{number} {name}"
        if self._on_terminal:
            print(f"\r\x1b[K{line[:78]}", end="", file=sys.stderr, flush=True)
        elif number % (total // 20 if known and total >= MANY else 100) == 0:
            say(line)

    def _clear_progress(self) -> None:
        if self._on_terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def check_options(options: argparse.Namespace, words: Words) -> None:
    """Refuse what no report can be read with: an impossible date, a language without rules.

    Raises:
        UsageError: that is what was asked.
    """
    from selon.rules import supported_languages

    if options.published is not None:
        try:
            read_date(options.published)
        except MomentError:
            raise UsageError(words("error.published", value=repr(options.published))) from None
    known = supported_languages()
    if options.language not in (None, *known):
        raise UsageError(words("error.language", value=repr(options.language), known=", ".join(known)))

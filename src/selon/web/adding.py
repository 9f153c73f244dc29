"""Reports that are being added: a process of their own reads them, so that the screens stay quick."""

from __future__ import annotations

import multiprocessing
import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue as ProcessQueue
from pathlib import Path
from queue import Empty
from typing import Any

from selon.desk.adding import Item, add_all
from selon.desk.linking import link_new
from selon.desk.pool import deaf_children
from selon.errors import SelonError
from selon.intake import Given, parse_articles
from selon.intake.fetch import Fetcher, load_url
from selon.intake.refusal import Refusal
from selon.ledger import LedgerFault, open_ledger
from selon.ui import UI_LANGUAGES, load_words

# Failures and reports told one by one; of more, only the number.
MOST_TOLD = 5000
# Jobs remembered, the newest.
MOST_JOBS = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was uploaded or pasted, or an address (`data` None)."""

    name: str
    data: bytes | None = None


@dataclass(slots=True)
class Job:
    """Some sources being added.

    Attributes:
        counts: how many are new, same, version, failed. failures: why, by language of the words on screen.
        documents: ids of the reports that came in, the first ones.
    """

    id: str
    names: tuple[str, ...]
    process: BaseProcess
    told: ProcessQueue[dict[str, Any] | None]
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, str]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    done: bool = False

    def look(self) -> None:
        """Take in what the process has told since."""
        alive = self.process.is_alive()
        while not self.done:
            try:
                told = self.told.get_nowait()
            except Empty:
                break
            if told is None:
                self.done = True
                break
            self.counts[told["outcome"]] += 1
            if told["document"] is not None and len(self.documents) < MOST_TOLD:
                self.documents.append(told["document"])
            if told["error"] is not None and len(self.failures) < MOST_TOLD:
                self.failures.append(told["error"])
        if not self.done and not alive:
            self.done = True
            self.counts["failed"] += 1
            self.failures.append({ui: load_words(ui)("web.add_stopped") for ui in UI_LANGUAGES})


class Adding:
    """The jobs of this server; several may be under way, as the ledger lets them wait for one another."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._jobs: dict[str, Job] = {}

    def start(self, sources: Sequence[Source], given: Given) -> Job:
        """Begin to add some sources."""
        # A forked copy of a process that holds an open ledger could damage it.
        context = multiprocessing.get_context("spawn")
        told: ProcessQueue[dict[str, Any] | None] = context.Queue()
        process = context.Process(target=_work, args=(self._ledger, tuple(sources), given, told), daemon=True)
        with deaf_children():
            process.start()
        job = Job(secrets.token_urlsafe(9), tuple(source.name for source in sources), process, told)
        while len(self._jobs) >= MOST_JOBS:
            self._jobs.pop(next(iter(self._jobs)))
        self._jobs[job.id] = job
        return job

    def find(self, id: str) -> Job | None:
        """A job as it stands now."""
        job = self._jobs.get(id)
        if job is not None:
            job.look()
        return job


def _work(path: Path, sources: tuple[Source, ...], given: Given, told: ProcessQueue[dict[str, Any] | None]) -> None:
    """What the process does: add, and tell of each report as soon as it is in."""
    try:
        with open_ledger(path) as ledger:
            for result in add_all(ledger, _load(sources, given), 1):
                error = None if result.error is None else _sentences(result.error, result.name)
                told.put({"outcome": result.outcome, "document": result.document, "error": error})
            link_new(ledger)
    except SelonError as error:
        told.put({"outcome": "failed", "document": None, "error": _sentences(error, path.name)})
    told.put(None)


def _load(sources: tuple[Source, ...], given: Given) -> Iterator[Item]:
    for source in sources:
        if source.data is None:
            yield from load_url(source.name, Fetcher(), given)
        else:
            yield from parse_articles(source.data, source.name, given)


def _sentences(error: SelonError, name: str) -> dict[str, str]:
    """Why it failed, in each language of the words on screen: whoever asks may have chosen another since."""
    if isinstance(error, Refusal):
        return {ui: error.sentence(ui) for ui in UI_LANGUAGES}
    told = {ui: error.sentence(ui) if isinstance(error, LedgerFault) else str(error) for ui in UI_LANGUAGES}
    return {ui: load_words(ui)("error.of_file", name=name, sentence=told[ui]) for ui in UI_LANGUAGES}

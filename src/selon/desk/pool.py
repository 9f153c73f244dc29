"""Documents read by several processes at once, in order, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, groupby, islice
from types import TracebackType
from typing import Self

from selon.document import Document
from selon.errors import ModelMissing, RuleError, SelonError
from selon.record import Reading

# Few, so that what was read is soon kept and little of it lost: the model is no quicker with sixteen.
BATCH = 4
# So many are read before another process has loaded the model.
FEW = 16

Batch = tuple[Document, ...]


class ReadingFailed(SelonError):
    """A document could not be read; the message says why."""


Outcome = Reading | ReadingFailed


def read_in_order(documents: Iterable[Document], workers: int | None = None) -> Iterator[Outcome]:
    """A reading for each document, or why there is none, in the order given.

    A document that is read costs no other its reading: not by an error, nor by the death of the process that reads it.

    Args:
        workers: processes; None for one a core. A few documents are read in this process: another takes two seconds
            to load the model.
    """
    documents = iter(documents)
    workers = workers or os.cpu_count() or 1
    some = tuple(islice(documents, FEW + 1))
    batches = _batches(chain(some, documents))
    if workers == 1 or len(some) <= FEW:
        for batch in batches:
            yield from read_batch(batch)
        return
    with _Pool(workers) as pool:
        yield from pool.read(batches)


def read_batch(documents: Sequence[Document]) -> list[Outcome]:
    """A reading for each, or why there is none; together where that works, else one by one."""
    from selon.reading.read import read_all

    outcomes: list[Outcome] = []
    for _, group in groupby(documents, key=lambda each: each.language):
        together = tuple(group)
        try:
            outcomes += list(read_all(together))
        except (ModelMissing, RuleError):
            # No document is at fault.
            raise
        except Exception as error:
            if len(together) > 1:
                outcomes += [outcome for each in together for outcome in read_batch([each])]
            else:
                what = " ".join(str(error).split())[:200]
                outcomes.append(ReadingFailed(f"{type(error).__name__}: {what}"))
    return outcomes


def _batches(documents: Iterator[Document]) -> Iterator[Batch]:
    while batch := tuple(islice(documents, BATCH)):
        yield batch


def _start_worker() -> None:
    """Ctrl-C is for the process that writes: it lets the others go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def deaf_children() -> Iterator[None]:
    """Processes that are started within it never hear Ctrl-C; this one hears it at the end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Pool:
    """Processes that read batches; when one dies all are started anew, and what was under way is read again."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor = self._new()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        workers = tuple((self._executor._processes or {}).values())
        self._executor.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            # What they read is wanted no more, and Python would wait for it before it ends.
            for worker in workers:
                worker.terminate()

    def read(self, batches: Iterable[Batch]) -> Iterator[Outcome]:
        """The outcomes of all batches in order; twice as many are under way as there are processes."""
        waiting: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
        for batch in batches:
            if len(waiting) >= 2 * self._workers:
                yield from self._finish(waiting)
            waiting.append((batch, self._submit(batch)))
        while waiting:
            yield from self._finish(waiting)

    def _finish(self, waiting: deque[tuple[Batch, Future[list[Outcome]]]]) -> list[Outcome]:
        """The outcomes of the batch that came first."""
        batch, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            outcomes = self._read_alone(batch)
            again = [(each, self._submit(each)) for each, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return outcomes

    def _read_alone(self, batch: Batch) -> list[Outcome]:
        """A batch that was under way when a process died, with nothing beside it that could be the cause."""
        self._restart()
        try:
            return self._submit(batch).result()
        except BrokenProcessPool:
            self._restart()
        if len(batch) == 1:
            return [ReadingFailed("the process that read it was killed; it may need more memory than there is")]
        return [outcome for document in batch for outcome in self._read_alone((document,))]

    def _submit(self, batch: Batch) -> Future[list[Outcome]]:
        with deaf_children():
            try:
                return self._executor.submit(read_batch, batch)
            except BrokenProcessPool:
                self._restart()
                return self._executor.submit(read_batch, batch)

    def _restart(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        # A forked copy of a process that holds an open ledger could damage it.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_start_worker)

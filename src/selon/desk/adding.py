"""Reports into a ledger: those it has are passed over, the others read by all cores, each kept in its turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from selon.desk.pool import ReadingFailed, read_in_order
from selon.document import Document
from selon.errors import SelonError
from selon.ledger import Ledger, LedgerFault


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report on its way in: where it was found, and where each field of it was taken from."""

    name: str
    document: Document
    author: str | None = None
    provenance: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that no report could be made of."""

    name: str
    error: SelonError


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one report: `outcome` is new, same, version or failed."""

    name: str
    outcome: str
    document: str | None = None
    error: SelonError | None = None


def add_all(ledger: Ledger, incoming: Iterable[Incoming | Refused], workers: int | None = None) -> Iterator[Result]:
    """Add reports, each in one transaction, in the order they come; stop at any point, and go on with the same again.

    Args:
        workers: processes that read; None for one a core.

    Yields:
        What became of each, as soon as it is known and in the order they came.

    Raises:
        LedgerFault: the ledger cannot be written to. What was yielded is kept.
    """
    queue: deque[Incoming | Refused] = deque()

    def unread() -> Iterator[Document]:
        """The documents to be read; everything that comes is queued on the way."""
        for each in incoming:
            queue.append(each)
            if isinstance(each, Incoming) and not ledger.has(each.document.id):
                unread_ids.append(each.document.id)
                yield each.document

    unread_ids: deque[str] = deque()
    for outcome in read_in_order(unread(), workers):
        wanted = unread_ids.popleft()
        while True:
            each = queue.popleft()
            if isinstance(each, Incoming) and each.document.id == wanted:
                break
            yield _pass_over(ledger, each)
        if isinstance(outcome, ReadingFailed):
            yield Result(each.name, "failed", each.document.id, outcome)
            continue
        try:
            added = ledger.add(outcome, each.name, each.author, each.provenance)
        except LedgerFault as fault:
            if fault.key != "half_character":
                raise
            yield Result(each.name, "failed", each.document.id, fault)
        else:
            yield Result(each.name, added.outcome, added.document)
    for each in queue:
        yield _pass_over(ledger, each)


def _pass_over(ledger: Ledger, each: Incoming | Refused) -> Result:
    """What becomes of a report that need not be read."""
    if isinstance(each, Refused):
        return Result(each.name, "failed", error=each.error)
    ledger.meet(each.document, each.name, each.provenance)
    return Result(each.name, "same", each.document.id)

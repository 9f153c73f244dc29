"""Reports into a ledger: those it has are passed over, the others read by all cores, each kept in its turn."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from selon.desk.copying import place, place_unsigned
from selon.desk.linking import link_document
from selon.desk.pool import ReadingFailed, read_in_order
from selon.document import Document
from selon.errors import SelonError
from selon.intake import Article, Failure, place_of
from selon.intake.fetch import Unchanged
from selon.ledger import Ledger, LedgerFault
from selon.record import Reading

# Ids that are made to be one thing's only: "urn:newsml:...", "tag:...", addresses, UUIDs.
_EVERYWHERE = re.compile(r"[a-zA-Z][\w+.-]*:\S+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# What intake hands on.
Item = Article | Failure | Unchanged


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one report: `outcome` is new, same, version or failed."""

    name: str
    outcome: str
    document: str | None = None
    error: SelonError | None = None


def add_all(ledger: Ledger, incoming: Iterable[Item], workers: int | None = None) -> Iterator[Result]:
    """Add reports, each in one transaction, in the order they come; stop at any point, and go on with the same again.

    Args:
        workers: processes that read; None for one a core.

    Yields:
        What became of each, as soon as it is known and in the order they came.

    Raises:
        LedgerFault: the ledger cannot be written to. What was yielded is kept.
    """
    queue: deque[Item] = deque()
    unread: deque[str] = deque()
    place_unsigned(ledger)
    for outcome in read_in_order(_queue(ledger, incoming, queue, unread), workers):
        wanted = unread.popleft()
        while True:
            each = queue.popleft()
            if isinstance(each, Article) and each.document.id == wanted:
                break
            yield _pass_over(ledger, each)
        yield _keep(ledger, each, outcome)
    for each in queue:
        yield _pass_over(ledger, each)


def _queue(ledger: Ledger, incoming: Iterable[Item], queue: deque[Item], unread: deque[str]) -> Iterator[Document]:
    """The documents to be read, their ids put in `unread`; everything that comes is put in `queue` on the way."""
    for each in incoming:
        queue.append(each)
        if isinstance(each, Article) and not ledger.has(each.document.id):
            unread.append(each.document.id)
            yield each.document


def _keep(ledger: Ledger, article: Article, outcome: Reading | ReadingFailed) -> Result:
    """What becomes of a report that was read: it is added with its place among copies, and compared."""
    if isinstance(outcome, ReadingFailed):
        return Result(article.name, "failed", article.document.id, outcome)
    try:
        with ledger.transaction():
            added = ledger.add(outcome, _place_of(article), article.author, article.provenance, own_id_of(article))
            if added.outcome != "same":
                place(ledger, added.document)
    except LedgerFault as fault:
        if fault.key != "half_character":
            raise
        return Result(article.name, "failed", article.document.id, fault)
    link_document(ledger, added.document)
    return Result(article.name, added.outcome, added.document)


def _pass_over(ledger: Ledger, each: Item) -> Result:
    """What becomes of a report that need not be read."""
    if isinstance(each, Unchanged):
        return Result(each.name, "same")
    if isinstance(each, Failure):
        return Result(each.name, "failed", error=each.refusal)
    ledger.meet(each.document, _place_of(each), each.provenance)
    return Result(each.name, "same", each.document.id)


def own_id_of(article: Article) -> str | None:
    """What its source calls an article, made such that no other source calls another one so; None where it does not.

    Addresses, URNs and UUIDs are one article's everywhere. A number or a word is so in its own file only, and nowhere
    where that file has no name.
    """
    key = article.key
    if key is None or _EVERYWHERE.fullmatch(key):
        return key
    return None if article.name == "-" else f"{_whole_name(article.name)}#{key}"


def _whole_name(name: str) -> str:
    """A file's name from wherever it is called; an address as it is."""
    return name if "://" in name else _in_characters(str(Path(name).resolve()))


def _place_of(article: Article) -> str:
    """Where an article was found: its source, and its place in one that holds several."""
    return _in_characters(place_of(article.name, article.position))


def _in_characters(name: str) -> str:
    r"""A file's name, its bytes that are no UTF-8 written out: those of other times and systems are in Latin-1.

    >>> _in_characters("no\udcebl.txt")
    'no\\udcebl.txt'
    """
    return name.encode("utf8", "backslashreplace").decode("utf8")

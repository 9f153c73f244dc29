"""Documents read again with newer rules; what people decided stays, or waits for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from selon.desk.adding import Result
from selon.desk.pool import ReadingFailed, read_in_order
from selon.document import Document
from selon.ledger import Ledger


def reread_all(ledger: Ledger, workers: int | None = None, *, everything: bool = False) -> Iterator[Result]:
    """Read again what older rules, another model or an older Selon read; stop at any point and go on later.

    Args:
        everything: also what was read with the present ones.

    Yields:
        What became of each document: read again, or failed.

    Raises:
        LedgerFault: the ledger cannot be written to. What was yielded is kept.
    """
    ids = ledger.ids() if everything else _outdated(ledger)
    documents = (ledger.load_text(id) for id in ids)
    waiting: deque[Document] = deque()

    def noted() -> Iterator[Document]:
        for document in documents:
            waiting.append(document)
            yield document

    for outcome in read_in_order(noted(), workers):
        document = waiting.popleft()
        if isinstance(outcome, ReadingFailed):
            yield Result(document.id, "failed", document.id, outcome)
        else:
            ledger.read_again(outcome)
            yield Result(document.id, "reread", document.id)


def _outdated(ledger: Ledger) -> tuple[str, ...]:
    from selon.analysis import load_model
    from selon.rules import load_rules

    found: list[str] = []
    for language in ledger.languages():
        rules = load_rules(language)
        found += ledger.outdated(language, rules.hash, load_model(rules).name)
    return tuple(found)

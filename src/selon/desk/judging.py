"""What people say of matches: that two statements belong together, or do not. It lasts, whatever is read anew."""

from __future__ import annotations

from selon.desk.compare.proposition import fold_words
from selon.ledger import Decision, Ledger, StatementRow
from selon.ledger.decisions import active

# A statement is known by its document and its words: both outlive another reading of the same text.
Pair = frozenset[tuple[str, str]]


def judge_match(ledger: Ledger, one: StatementRow, other: StatementRow, action: str, why: str = "") -> Decision:
    """Confirm or part a match; it goes into the ledger's log and can be undone there.

    Args:
        action: confirm or part.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    target = {
        name: {"document": row.document, "position": [row.start, row.end], "quote": row.content}
        for name, row in (("one", one), ("other", other))
    }
    decision = Decision(action, "match", target=target, why=why)
    ledger.decide([decision])
    return decision


def judged_pairs(ledger: Ledger) -> dict[Pair, str]:
    """What people last said of each pair of statements: confirm or part."""
    return {
        frozenset((each["document"], fold_words(each["quote"])) for each in decision.target.values()): decision.action
        for decision in active(ledger.decisions())
        if decision.layer == "match" and decision.action in ("confirm", "part")
    }


def pair_of(one: StatementRow, other: StatementRow) -> Pair:
    """How a pair of statements is known."""
    return frozenset((row.document, fold_words(row.content)) for row in (one, other))

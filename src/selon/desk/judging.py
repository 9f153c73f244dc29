"""What people say of matches: that two statements belong together, or do not. It lasts, whatever is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from selon.ledger import Decision, Ledger, StatementRow
from selon.ledger.decisions import active
from selon.ledger.links import Link

CONFIRMED = "confirmed"
# Two readings of a text mean one statement where they share this much of its words.
SAME = 0.5


def judge_match(
    ledger: Ledger, one: StatementRow, other: StatementRow, action: str, kind: str = "disputes", why: str = ""
) -> Decision:
    """Confirm or part a match; it goes into the ledger's log and can be undone there.

    Args:
        one, other: the two statements, whichever is the later one.
        action: confirm or part.
        kind: what is confirmed: disputes, agrees, reverses or fulfils.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    target = {
        name: {"document": row.document, "position": [row.start, row.end], "quote": row.content}
        for name, row in (("one", one), ("other", other))
    }
    after = {"kind": kind} if action == "confirm" else {}
    decision = Decision(action, "match", target=target, after=after, why=why)
    ledger.decide([decision])
    return decision


def judge_links(ledger: Ledger, links: Iterable[Link]) -> tuple[Link, ...]:
    """Links as people left them: without those they parted, with those they confirmed, which are sure."""
    kept = {(link.earlier, link.later): link for link in links}
    statements: dict[str, tuple[StatementRow, ...]] = {}
    # All of the log: what undoes a decision is of a layer of its own.
    for decision in active(ledger.decisions()):
        if decision.layer != "match" or decision.action not in ("confirm", "part"):
            continue
        one, other = (_find(ledger, decision.target[name], statements) for name in ("one", "other"))
        if one is None or other is None:
            continue
        earlier, later = sorted((one, other), key=lambda row: (row.last_day or "", row.row))
        # The machine may have put them the other way round, by the day of the report.
        here = (later.row, earlier.row) if (later.row, earlier.row) in kept else (earlier.row, later.row)
        if decision.action == "part":
            kept.pop(here, None)
        else:
            kind = str(decision.after.get("kind", "disputes"))
            known = kept.get(here, Link(*here, kind, 1.0, ()))
            kept[here] = replace(known, kind=kind, score=1.0, because=(CONFIRMED, *known.because))
    return tuple(kept.values())


def _find(
    ledger: Ledger, said: Mapping[str, Any], statements: dict[str, tuple[StatementRow, ...]]
) -> StatementRow | None:
    """The statement that a decision means, as the present reading has it; None where the ledger has it no more.

    Another reading may cut a content elsewhere: the text is the same, so what covers most of the same words is meant.
    """
    document = said["document"]
    if document not in statements:
        known = ledger.has(document)
        statements[document] = ledger.links.statements_of(document) if known else ()
    start, end = (int(place) for place in said["position"])

    def covered(row: StatementRow) -> float:
        shared = min(row.end, end) - max(row.start, start)
        return shared / (max(row.end, end) - min(row.start, start))

    best = max(statements[document], key=covered, default=None)
    return best if best is not None and covered(best) >= SAME else None

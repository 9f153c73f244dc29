"""The disputes that the reading of one report has found, as contradictions of the ledger's rows."""

from __future__ import annotations

from itertools import product

from selon.ledger import Ledger
from selon.ledger.links import Link

# The reason given: the report itself sets the one against the other.
WITHIN = "report"
# Statements that contradict each other in words of their own the ledger compares itself, by its own bounds.
_COMPARED = (".dispute.contrary", ".dispute.figures")
# As sure as a denial of what stands right before it.
_SCORE = 0.7


def find_within(ledger: Ledger, document: str) -> tuple[Link, ...]:
    """What sources say against each other in one report; rows that people rejected are in none."""
    found = ledger.load_document(document).reading.disputes
    disputes = [each for each in found if not any(why.rule.endswith(_COMPARED) for why in each.because)]
    if not disputes:
        return ()
    said = {row.id.rpartition("/")[2]: row.row for row in ledger.links.statements_of(document)}
    links = []
    for dispute in disputes:
        sides = {side.position: [said[label] for label in side.statements if label in said] for side in dispute.sides}
        for one, other in product(sides["for"], sides["against"]):
            links.append(Link(min(one, other), max(one, other), "disputes", _SCORE, (WITHIN,)))
    return tuple(links)

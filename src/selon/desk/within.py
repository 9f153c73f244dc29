"""The disputes that the reading of one report has found, as contradictions of the ledger's rows."""

from __future__ import annotations

from itertools import product

from selon.desk.tellings import TOLD
from selon.ledger import Ledger
from selon.ledger.contests import Contest
from selon.ledger.links import Link

# The reasons given: the report itself sets the one against the other; by another figure.
WITHIN, FIGURES = "report", "figures"
# As sure as a denial of what stands right before it.
_SCORE = 0.7


def find_within(ledger: Ledger, document: str) -> tuple[tuple[Link, ...], tuple[Contest, ...]]:
    """What sources say against each other in one report, and what it tells as fact and one of them denies.

    Rows that people rejected are in none.
    """
    disputes = ledger.load_document(document).reading.disputes
    if not disputes:
        return (), ()
    said = {row.id.rpartition("/")[2]: row.row for row in ledger.links.statements_of(document)}
    told = {row.id.rpartition("/")[2]: row.row for row in ledger.contests.told_in(document)}
    links, contests = [], []
    for dispute in disputes:
        held, denied = ({side.position: side for side in dispute.sides}.get(each) for each in ("for", "against"))
        if held is None or denied is None:
            continue
        denials = [said[label] for label in denied.statements if label in said]
        why = (WITHIN, FIGURES) if dispute.by_figures else (WITHIN,)
        for one, other in product((said[label] for label in held.statements if label in said), denials):
            links.append(Link(min(one, other), max(one, other), "disputes", _SCORE, why))
        for event, denial in product((told[label] for label in held.events if label in told), denials):
            contests.append(Contest(event, denial, _SCORE, (WITHIN, TOLD)))
    return tuple(links), tuple(contests)

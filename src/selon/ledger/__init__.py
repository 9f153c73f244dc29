"""Readings kept in one SQLite file, found again, and corrected by people."""

from selon.ledger.asking import Questions, Stored
from selon.ledger.decisions import Decision
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import Filter
from selon.ledger.ledger import Added, Ledger, open_ledger
from selon.ledger.replay import Waiting
from selon.ledger.rows import (
    DocumentRow,
    EdgeRow,
    EventRow,
    LedgerRow,
    MonthRow,
    Page,
    Party,
    PersonRow,
    SearchRow,
    SourceRow,
    StatementRow,
)

__all__ = [
    "Added",
    "Decision",
    "DocumentRow",
    "EdgeRow",
    "EventRow",
    "Filter",
    "Ledger",
    "LedgerFault",
    "LedgerRow",
    "MonthRow",
    "Page",
    "Party",
    "PersonRow",
    "Questions",
    "SearchRow",
    "SourceRow",
    "StatementRow",
    "Stored",
    "Waiting",
    "open_ledger",
]

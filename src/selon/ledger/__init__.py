"""Readings kept in one SQLite file, found again, and corrected by people."""

from selon.ledger.asking import Questions, Stored
from selon.ledger.decisions import Decision
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import Filter
from selon.ledger.frames import Page, Rows, to_pandas, to_polars
from selon.ledger.ledger import Added, Ledger, open_ledger
from selon.ledger.replay import Waiting
from selon.ledger.rows import (
    DocumentRow,
    EdgeRow,
    EventRow,
    LedgerRow,
    MonthRow,
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
    "Rows",
    "SearchRow",
    "SourceRow",
    "StatementRow",
    "Stored",
    "Waiting",
    "open_ledger",
    "to_pandas",
    "to_polars",
]

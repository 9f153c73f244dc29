"""Sums over the whole ledger, kept in the transaction that changes what they sum: no screen counts 200,000 reports."""

from __future__ import annotations

from dataclasses import dataclass

from selon.ledger.database import Database


@dataclass(frozen=True, slots=True)
class Sum:
    """A table of sums.

    Attributes:
        keys: its columns that tell the sums apart, in the order of its primary key. counts: those that are summed.
        parts: what each row of the ledger adds, with its `document`: a SELECT of document, keys and counts.
    """

    table: str
    keys: str
    counts: tuple[str, ...]
    parts: str

    def counted(self, where: str = "1", step: int = 1) -> str:
        """The SELECT that counts it from the rows themselves, or from some of them, `step` times."""
        counts = ", ".join(f"sum({count}) * {step}" for count in self.counts)
        return f"SELECT {self.keys}, {counts} FROM ({self.parts}) WHERE {where} GROUP BY {self.keys}"

    @property
    def differing(self) -> str:
        """The SELECT of what is kept and not counted, or counted and not kept; a sum of nothing is not missed."""
        some = " OR ".join(f"{count} <> 0" for count in self.counts)
        kept = f"SELECT {self.keys}, {', '.join(self.counts)} FROM {self.table} WHERE {some}"
        # Materialized: counting a large ledger takes a minute, and both halves ask for it.
        return (
            f"WITH kept AS ({kept}), counted AS MATERIALIZED ({self.counted()})"
            " SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)"
            " UNION ALL SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)"
        )


SUMS = (
    Sum("edge_rows", "month, source, target, kind, stance", ("count",), "SELECT *, 1 AS count FROM document_edges"),
    Sum(
        "edge_year_rows",
        "year, source, target, kind, stance",
        ("count",),
        "SELECT document, substr(month, 1, 4) AS year, kind, stance, source, target, 1 AS count FROM document_edges",
    ),
    Sum("month_rows", "month, layer, kind", ("count",), "SELECT *, 1 AS count FROM document_months"),
    Sum(
        "person_month_rows",
        "identity, month, layer, kind",
        ("count",),
        "SELECT *, 1 AS count FROM document_person_months",
    ),
    Sum("publisher_rows", "publisher", ("documents",), "SELECT *, 1 AS documents FROM document_publishers"),
    Sum(
        "person_rows",
        "identity, kind",
        ("documents", "statements"),
        "SELECT document, identity, kind, documents, statements FROM document_people"
        " JOIN identity_rows ON id = identity",
    ),
)


def count_in(database: Database, first: int, last: int | None = None, *, step: int = 1) -> None:
    """Add what the rows of a document, or of all from one to another, make of each sum."""
    for each in SUMS:
        columns = f"{each.keys}, {', '.join(each.counts)}"
        added = ", ".join(f"{count} = {count} + excluded.{count}" for count in each.counts)
        counted = each.counted("document BETWEEN ? AND ?", step)
        database.connection.execute(
            f"INSERT INTO {each.table} ({columns}) {counted} ON CONFLICT DO UPDATE SET {added}", (first, last or first)
        )


def count_out(database: Database, document: int) -> None:
    """Take what a document's rows make of each sum off it: before its rows change."""
    count_in(database, document, step=-1)

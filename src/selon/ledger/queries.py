"""Pages of rows: the newest first, or the oldest, and from where the last page ended."""

from __future__ import annotations

from selon.ledger.database import Database
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import Conditions
from selon.ledger.rows import Page, Row

PAGE = 50


def find_page(
    database: Database,
    kind: type[Row],
    table: str,
    conditions: Conditions,
    *,
    limit: int = PAGE,
    after: str | None = None,
    oldest_first: bool = False,
) -> Page[Row]:
    """One page of a view's rows, by day and then by when they came in; undated ones are oldest.

    Args:
        table: the table of facts that `conditions` speak of as `t`; its ids are the view's `row`.
        after: the `next` of the page before.

    Raises:
        LedgerFault: `after` is no `next` of a page.
    """
    than, order = (">", "ASC") if oldest_first else ("<", "DESC")
    values = dict(conditions.values)
    where = conditions.where
    if after is not None:
        values["after_day"], values["after_row"] = _cursor(after)
        where += f" AND (t.day, t.id) {than} (:after_day, :after_row)"
    values["limit"] = limit + 1
    found = database.rows(
        f"SELECT {kind.columns()} FROM {kind.view} WHERE row IN"
        f" (SELECT t.id FROM {table} AS t WHERE {where} ORDER BY t.day {order}, t.id {order} LIMIT :limit)"
        f" ORDER BY day {order}, row {order}",
        values,
    )
    rows = tuple(kind.of(each) for each in found)
    if len(rows) <= limit:
        return Page(rows)
    last = rows[limit - 1].to_dict()
    return Page(rows[:limit], f"{last['day']}:{last['row']}")


def count(database: Database, table: str, conditions: Conditions) -> int:
    """How many rows there are in all."""
    return int(database.value(f"SELECT count(*) FROM {table} AS t WHERE {conditions.where}", conditions.values))


def _cursor(after: str) -> tuple[str, int]:
    day, _, row = after.partition(":")
    if not row.isdecimal():
        raise LedgerFault("cursor", value=repr(after))
    return day, int(row)

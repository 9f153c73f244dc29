"""Pages of rows: the newest first, or the oldest, and from where the last page ended."""

from __future__ import annotations

import json

from selon.ledger.database import Database
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import Conditions, Filter, event_conditions, match_query, statement_conditions
from selon.ledger.rows import MonthRow, Page, Row, SearchRow

PAGE = 50
# What parts the words found from the rest of an excerpt: a character no text needs.
_MARK = "\x1f"


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


def search(database: Database, conditions: Conditions, text: str, limit: int) -> tuple[SearchRow, ...]:
    """Documents that hold some words, the best first (BM25), with the words in some twenty of their neighbours."""
    found = database.rows(
        "SELECT t.hash, t.title, t.publisher, t.url, nullif(t.day, ''), nullif(t.last_day, ''),"
        f" snippet(document_text, 1, '{_MARK}', '{_MARK}', '…', 24), -bm25(document_text)"
        " FROM document_text JOIN document_rows AS t ON t.id = document_text.rowid"
        f" WHERE document_text MATCH :match AND {conditions.where} ORDER BY rank, t.id LIMIT :limit",
        {**conditions.values, "match": match_query(text), "limit": limit},
    )
    return tuple(SearchRow.of((*row[:6], json.dumps(row[6].split(_MARK)), round(row[7], 3))) for row in found)


def count(database: Database, table: str, conditions: Conditions) -> int:
    """How many rows there are in all."""
    return int(database.value(f"SELECT count(*) FROM {table} AS t WHERE {conditions.where}", conditions.values))


def _cursor(after: str) -> tuple[str, int]:
    day, _, row = after.partition(":")
    if not row.isdecimal():
        raise LedgerFault("cursor", value=repr(after))
    return day, int(row)


def count_months(database: Database, asked: Filter) -> tuple[MonthRow, ...]:
    """How many statements of each stance and events of each type a filter finds in each month, in order."""
    counted = []
    for layer, kind, find in (("events", "type", event_conditions), ("statements", "stance", statement_conditions)):
        conditions = find(database, asked)
        counted += database.rows(
            f"SELECT substr(t.day, 1, 7), '{layer}', t.{kind}, count(*) FROM {layer[:-1]}_rows AS t"
            f" WHERE {conditions.where} GROUP BY 1, 3",
            conditions.values,
        )
    return tuple(MonthRow.of(row) for row in sorted(counted))

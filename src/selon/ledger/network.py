"""Who speaks of whom and who does what to whom, summed over months or years."""

from __future__ import annotations

import json
from itertools import groupby

from selon.ledger.database import Database
from selon.ledger.frames import Rows
from selon.ledger.rows import EdgeRow

# One step from each month to the next older one: to go through all edges for their months takes a hundred times as
# long.
_MONTHS = (
    "WITH RECURSIVE newer(month) AS (SELECT '9999-99' UNION ALL"
    " SELECT (SELECT e.month FROM edge_rows AS e WHERE e.month < newer.month AND e.count > 0"
    " ORDER BY e.month DESC LIMIT 1) FROM newer WHERE newer.month IS NOT NULL)"
    " SELECT month FROM newer WHERE month < '9999-99'"
)
_STRONGEST = "ORDER BY total DESC, source, target, kind, stance LIMIT :limit"
_PERIODS = (
    ("edge_year_rows", "year IN (SELECT value FROM json_each(:years))"),
    ("edge_rows", "month IN (SELECT value FROM json_each(:months))"),
)
_PARTS = " UNION ALL ".join(
    f"SELECT kind, stance, source, target, count FROM {table} WHERE {wanted}" for table, wanted in _PERIODS
)
# More than are asked for: some are strong in that year alone.
_OF_ONE_YEAR = (
    "SELECT kind, stance, source, target FROM edge_year_rows WHERE year = :one AND count > 0"
    " ORDER BY count DESC LIMIT 2 * :limit"
)
# What the edge `e` has in all of it.
_TOTAL = " + ".join(
    f"(SELECT coalesce(sum(p.count), 0) FROM {table} AS p WHERE p.{wanted}"
    " AND (p.source, p.target, p.kind, p.stance) = (e.source, e.target, e.kind, e.stance))"
    for table, wanted in _PERIODS
)


def find_months(database: Database) -> tuple[str, ...]:
    """The months that have edges, the newest first; last '' where some cannot be dated."""
    return tuple(row[0] for row in database.rows(_MONTHS))


def find_edges(
    database: Database, since: str | None, until: str | None, person: int | None, limit: int
) -> Rows[EdgeRow]:
    """The strongest edges of some months (YYYY-MM, inclusive), those of one person or of all."""
    first, last = since or "", until or "9999-99"
    strongest = _OF_ONE
    values: dict[str, str | int | None] = {"person": person}
    if person is None:
        months = find_months(database)
        strongest, values = _of_all(database, months, {month for month in months if first <= month <= last}, limit)
    # Names are joined to the strongest only: to all, they take three times as long as the sum.
    found = database.rows(
        "SELECT (SELECT max(m.month) FROM edge_rows AS m WHERE (m.source, m.kind, m.stance, m.target)"
        " = (e.source, e.kind, e.stance, e.target) AND m.month <= :until AND m.count > 0),"
        f" e.kind, e.stance, e.source, s.name, e.target, t.name, e.total FROM ({strongest}) AS e"
        " JOIN identity_rows AS s ON s.id = e.source JOIN identity_rows AS t ON t.id = e.target"
        " ORDER BY e.total DESC, e.source, e.target, e.kind, e.stance",
        {**values, "since": first, "until": last, "limit": limit},
    )
    return Rows(EdgeRow, (EdgeRow.of(each) for each in found))


def _of_all(
    database: Database, months: tuple[str, ...], wanted: set[str], limit: int
) -> tuple[str, dict[str, str | int | None]]:
    """The SELECT of the strongest edges in wanted months, and its values; whole years are taken from their own sums."""
    years, single, touched = [], [], []
    for year, each in groupby(months, key=lambda month: month[:4]):
        known = set(each)
        if known <= wanted:
            years.append(year)
        else:
            single += sorted(known & wanted)
        if known & wanted:
            touched.append(year)
    values: dict[str, str | int | None] = {"years": json.dumps(years), "months": json.dumps(single)}
    if len(years) + len(single) == 1:
        return (
            f"SELECT kind, stance, source, target, count AS total FROM ({_PARTS}) WHERE count > 0 {_STRONGEST}",
            values,
        )
    # As many edges as are asked for have this much or more in all: so whatever is among the strongest has its share of
    # it in one of the years, and those few alone are summed. To sum all edges of ten years takes thirty times as long.
    values |= {"touched": json.dumps(touched), "number": len(touched), "one": max(years or touched, default="")}
    totals = f"SELECT {_TOTAL} AS total FROM ({_OF_ONE_YEAR}) AS e ORDER BY total DESC LIMIT 1 OFFSET :limit - 1"
    least = database.value(totals, {**values, "limit": limit}) or 0
    if least <= len(touched):
        summed = f"SELECT kind, stance, source, target, sum(count) AS total FROM ({_PARTS}) WHERE count > 0"
        return f"{summed} GROUP BY 1, 2, 3, 4 {_STRONGEST}", values
    some = (
        "SELECT DISTINCT kind, stance, source, target FROM edge_year_rows"
        " WHERE year IN (SELECT value FROM json_each(:touched)) AND count * :number >= :least"
    )
    found = f"SELECT kind, stance, source, target, {_TOTAL} AS total FROM ({some}) AS e"
    return f"SELECT * FROM ({found}) WHERE total > 0 {_STRONGEST}", {**values, "least": least}


def _of_one(own: str, other: str) -> str:
    """The strongest edges at one end of which a person is, gathered in the order of an index."""
    return (
        f"SELECT kind, stance, source, target, sum(count) AS total FROM edge_rows WHERE {own} = :person"
        f" AND +month >= :since AND +month <= :until AND count > 0 GROUP BY kind, stance, {other} {_STRONGEST}"
    )


_OF_ONE = (
    f"SELECT * FROM (SELECT * FROM ({_of_one('source', 'target')})"
    f" UNION ALL SELECT * FROM ({_of_one('target', 'source')})) {_STRONGEST}"
)

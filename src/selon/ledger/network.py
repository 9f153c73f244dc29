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
_STRONGEST = "ORDER BY total DESC, source, target LIMIT :limit"


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
        strongest, values = _of_all(months, {month for month in months if first <= month <= last})
    # Names are joined to the strongest only: to all, they take three times as long as the sum.
    found = database.rows(
        "SELECT (SELECT max(m.month) FROM edge_rows AS m WHERE (m.source, m.kind, m.stance, m.target)"
        " = (e.source, e.kind, e.stance, e.target) AND m.month <= :until AND m.count > 0),"
        f" e.kind, e.stance, e.source, s.name, e.target, t.name, e.total FROM ({strongest}) AS e"
        " JOIN identity_rows AS s ON s.id = e.source JOIN identity_rows AS t ON t.id = e.target"
        " ORDER BY e.total DESC, e.source, e.target",
        {**values, "since": first, "until": last, "limit": limit},
    )
    return Rows(EdgeRow, (EdgeRow.of(each) for each in found))


def _of_all(months: tuple[str, ...], wanted: set[str]) -> tuple[str, dict[str, str | int | None]]:
    """The SELECT of the strongest edges in wanted months, and its values; whole years are taken from their own sums."""
    years, single = [], []
    for year, each in groupby(months, key=lambda month: month[:4]):
        known = set(each)
        if known <= wanted:
            years.append(year)
        else:
            single += sorted(known & wanted)
    if len(years) + len(single) == 1:
        table, column = ("edge_year_rows", "year") if years else ("edge_rows", "month")
        edges = f"SELECT kind, stance, source, target, count AS total FROM {table} WHERE {column} = :period"
        return f"{edges} AND count > 0 {_STRONGEST}", {"period": (years + single)[0]}
    parts = (
        "SELECT kind, stance, source, target, count FROM edge_year_rows"
        " WHERE year IN (SELECT value FROM json_each(:years)) UNION ALL"
        " SELECT kind, stance, source, target, count FROM edge_rows"
        " WHERE month IN (SELECT value FROM json_each(:months))"
    )
    summed = f"SELECT kind, stance, source, target, sum(count) AS total FROM ({parts}) WHERE count > 0"
    return f"{summed} GROUP BY 1, 2, 3, 4 {_STRONGEST}", {"years": json.dumps(years), "months": json.dumps(single)}


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

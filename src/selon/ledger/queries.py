"""Pages of rows: the newest first, or the oldest, and from where the last page ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from selon.ledger.database import Database
from selon.ledger.fault import LedgerFault
from selon.ledger.filters import (
    Conditions,
    Filter,
    event_conditions,
    statement_conditions,
)
from selon.ledger.frames import Page, Row, Rows
from selon.ledger.phrases import text_query
from selon.ledger.rows import DocumentRow, MonthRow, PersonRow, SearchRow
from selon.ledger.spellings import find_by_part, find_identities
from selon.ledger.stretches import find_stretches, stretch_of

PAGE = 50
# Documents that are ranked by how well they fit what is searched for.
RANKED = 1_000
# What parts the words found from the rest of an excerpt: a character no text needs.
_MARK = "\x1f"
# The tables under the views.
TABLES = {"documents": "document_rows", "statements": "statement_rows", "events": "event_rows"}


def find_page(
    database: Database,
    kind: type[Row],
    conditions: Conditions,
    *,
    limit: int = PAGE,
    after: str | None = None,
    oldest_first: bool = False,
) -> Page[Row]:
    """One page of a view's rows, by day and then by when they came in; undated ones are oldest.

    Args:
        conditions: of the table under the view; its ids are the view's `row`.
        after: the `next` of the page before.

    Raises:
        LedgerFault: `after` is no `next` of a page.
    """
    order = "ASC" if oldest_first else "DESC"
    with database.snapshot():
        ids = _find_ids(database, kind.view, conditions, limit + 1, _cursor(after) if after else None, oldest_first)
        found = database.rows(
            f"SELECT {kind.columns()} FROM {kind.view} WHERE row IN (SELECT value FROM json_each(?))"
            f" ORDER BY day {order}, row {order}",
            (json.dumps(ids[:limit]),),
        )
    rows = Rows(kind, (kind.of(each) for each in found))
    if len(ids) <= limit:
        return Page(rows)
    last = rows[-1].to_dict()
    return Page(rows, f"{last['day']}:{last['row']}")


def _find_ids(
    database: Database,
    view: str,
    conditions: Conditions,
    limit: int,
    after: tuple[str, int] | None,
    oldest_first: bool,
) -> list[int]:
    """The ids of the first rows, or of those after a row; in the order of pages."""
    than, order = (">", "ASC") if oldest_first else ("<", "DESC")
    where, values = conditions.where, dict(conditions.values)
    if after is not None:
        where += f" AND (t.day, t.id) {than} (:after_day, :after_row)"
        values["after_day"], values["after_row"] = after
    query = f"SELECT t.id FROM {TABLES[view]} AS t WHERE {where}"
    ending = f"ORDER BY t.day {order}, t.id {order} LIMIT :limit"
    if not conditions.many:
        return [row[0] for row in database.rows(f"{query} {ending}", {**values, "limit": limit})]
    ids: list[int] = []
    asked = conditions.asked
    for stretch in find_stretches(database, view, asked.since, asked.until, oldest_first=oldest_first):
        if len(ids) == limit:
            break
        if after is not None and (stretch.high < after[0] if oldest_first else stretch.low > after[0]):
            continue
        found = database.rows(
            f"{query} AND t.day BETWEEN :low AND :high {ending}",
            {**values, **stretch.values, "limit": limit - len(ids)},
        )
        ids += [row[0] for row in found]
    return ids


def find_copies(database: Database, origin: str, limit: int, after: str | None) -> Page[DocumentRow]:
    """One page of the current documents of one origin, the earliest first; all of them where `limit` is below zero."""
    day, row = _cursor(after) if after else ("", -1)
    found = database.rows(
        f"SELECT {DocumentRow.columns()} FROM documents WHERE row IN"
        " (SELECT id FROM document_rows AS t WHERE origin = (SELECT id FROM document_rows WHERE hash = :origin)"
        " AND replaced = 0 AND (t.day, t.id) > (:day, :row) ORDER BY t.day, t.id LIMIT :limit) ORDER BY day, row",
        {"origin": origin, "day": day, "row": row, "limit": limit if limit < 0 else limit + 1},
    )
    rows = Rows(DocumentRow, (DocumentRow.of(each) for each in found))
    if limit < 0 or len(rows) <= limit:
        return Page(rows)
    return Page(Rows(DocumentRow, rows[:limit]), f"{rows[limit - 1].day}:{rows[limit - 1].row}")


def search(database: Database, conditions: Conditions, text: str, limit: int) -> Rows[SearchRow]:
    """Documents that hold some words, with the words in some twenty of their neighbours: the best first (BM25), or the
    newest where many hold them, as to rank many takes seconds.
    """
    match = text_query(text)
    with database.snapshot():
        if conditions.fewest is not None and conditions.fewest > RANKED:
            scores = dict.fromkeys(_find_ids(database, "documents", conditions, limit, None, False), 0.0)
        else:
            ranked = database.rows(
                "SELECT t.id, -bm25(document_text, 1, 1, 0)"
                " FROM document_text JOIN document_rows AS t ON t.id = document_text.rowid"
                f" WHERE document_text MATCH :match AND {conditions.where} ORDER BY 2 DESC, 1 LIMIT :limit",
                {**conditions.values, "match": match, "limit": limit},
            )
            scores = dict(ranked)
        rows = database.rows(
            "SELECT t.id, t.hash, t.title, t.publisher, t.url, nullif(t.day, ''), nullif(t.last_day, ''),"
            f" snippet(document_text, 1, '{_MARK}', '{_MARK}', '…', 24)"
            " FROM document_text JOIN document_rows AS t ON t.id = document_text.rowid"
            " WHERE document_text MATCH ? AND document_text.rowid IN (SELECT value FROM json_each(?))",
            (match, json.dumps(list(scores))),
        )
    found = {id: (*values, json.dumps(excerpt.split(_MARK))) for id, *values, excerpt in rows}
    return Rows(SearchRow, (SearchRow.of((*found[id], round(score, 3))) for id, score in scores.items()))


def count(database: Database, view: str, conditions: Conditions) -> int:
    """How many rows of a view there are."""
    return int(database.value(f"SELECT count(*) FROM {TABLES[view]} AS t WHERE {conditions.where}", conditions.values))


def count_weeks(database: Database, view: str, conditions: Conditions) -> dict[str, int]:
    """How many origins the rows of each week have, by its Monday, of rows that are known to be of one week."""
    first, last = (f"date({day}, '-6 days', 'weekday 1')" for day in ("day", "last_day"))
    # CROSS, or SQLite may go through the documents first. A report tells much on the same day: that is one thing.
    told = (
        f"SELECT DISTINCT t.day, t.last_day, coalesce(d.origin, d.id) AS origin FROM {TABLES[view]} AS t"
        f" CROSS JOIN document_rows AS d ON d.id = t.document WHERE {conditions.where} AND t.day <> ''"
    )
    found = database.rows(
        f"SELECT {first}, count(DISTINCT origin) FROM ({told}) WHERE {first} = {last} GROUP BY 1 ORDER BY 1",
        conditions.values,
    )
    return dict(found)


def count_all(database: Database, view: str) -> int:
    """How many rows of a view there are in all, but for those of replaced versions."""
    return int(database.value("SELECT coalesce(sum(count), 0) FROM month_rows WHERE layer = ?", (view,)))


def find_publishers(database: Database, limit: int) -> tuple[tuple[str, int], ...]:
    """Publishers and how many current documents each has, those with most first."""
    found = database.rows(
        "SELECT publisher, documents FROM publisher_rows WHERE publisher <> '' AND documents > 0"
        " ORDER BY documents DESC, publisher LIMIT ?",
        (limit,),
    )
    return tuple((publisher, documents) for publisher, documents in found)


def find_people(
    database: Database, name: str | None, kinds: tuple[str, ...], limit: int, after: str | None = None
) -> Rows[PersonRow]:
    """People of some kinds, or those with a spelling that has a name's words or letters; most documents first.

    Args:
        after: where the last page ended: how many documents its last one is in, and its number ("12:345").
    """
    values: dict[str, Any] = {"limit": limit}
    going_on = "documents > 0"
    if after is not None:
        documents, values["last"] = _cursor(after)
        values["documents"] = _number(documents, after)
        going_on += " AND documents <= :documents AND (documents < :documents OR identity > :last)"
    if name is None:
        # Each kind by itself, in the order of the index.
        values |= {f"kind{number}": kind for number, kind in enumerate(kinds)}
        chosen = " UNION ALL ".join(
            f"SELECT * FROM (SELECT identity, documents FROM person_rows WHERE kind = :kind{number} AND {going_on}"
            " ORDER BY documents DESC, identity LIMIT :limit)"
            for number in range(len(kinds))
        )
    else:
        values["ids"] = json.dumps(find_identities(database, name) + find_by_part(database, name))
        values["kinds"] = json.dumps(kinds)
        chosen = (
            "SELECT identity, documents FROM person_rows WHERE identity IN (SELECT value FROM json_each(:ids))"
            f" AND kind IN (SELECT value FROM json_each(:kinds)) AND {going_on}"
        )
    found = database.rows(
        f"SELECT {PersonRow.columns()} FROM people WHERE id IN"
        f" (SELECT identity FROM ({chosen}) ORDER BY documents DESC, identity LIMIT :limit)"
        " ORDER BY documents DESC, id",
        values,
    )
    return Rows(PersonRow, (PersonRow.of(row) for row in found))


def _cursor(after: str) -> tuple[str, int]:
    day, _, row = after.partition(":")
    return day, _number(row, after)


def _number(digits: str, cursor: str) -> int:
    """A number of a cursor, no larger than a row can have."""
    if not digits.isdecimal() or len(digits) > 18:
        raise LedgerFault("cursor", value=repr(cursor))
    return int(digits)


def all_months(database: Database) -> Rows[MonthRow]:
    """How many statements of each stance and events of each type each month has, in order."""
    found = database.rows(
        "SELECT month, layer, kind, count FROM month_rows WHERE count > 0 AND layer <> 'documents'"
        " ORDER BY month, layer, kind"
    )
    return Rows(MonthRow, (MonthRow.of(row) for row in found))


def count_months(database: Database, asked: Filter, of: Sequence[str]) -> Rows[MonthRow]:
    """How many statements of each stance and events of each type a filter finds in each month, or in some, in order."""
    if asked == Filter(person=asked.person):
        return _months_of(database, [asked.person], "events", of)
    if asked == Filter(speaker=asked.speaker):
        return _months_of(database, find_identities(database, asked.speaker or ""), "told", of)
    within, stretch = (" AND t.day BETWEEN :low AND :high", stretch_of(of).values) if of else ("", {})
    counted = []
    for layer, kind, find in (("events", "type", event_conditions), ("statements", "stance", statement_conditions)):
        conditions = find(database, asked)
        counted += database.rows(
            f"SELECT substr(t.day, 1, 7), '{layer}', t.{kind}, count(*) FROM {layer[:-1]}_rows AS t"
            f" WHERE {conditions.where}{within} GROUP BY 1, 3",
            conditions.values | stretch,
        )
    return Rows(MonthRow, (MonthRow.of(row) for row in sorted(counted)))


def _months_of(database: Database, people: Sequence[int | None], events: str, of: Sequence[str]) -> Rows[MonthRow]:
    """The sums of some people's statements, and of their events of one layer."""
    found = database.rows(
        "SELECT month, CASE layer WHEN 'statements' THEN layer ELSE 'events' END, kind, sum(count)"
        " FROM person_month_rows WHERE identity IN (SELECT value FROM json_each(:people))"
        " AND layer IN ('statements', :events) AND month BETWEEN :low AND :high"
        " GROUP BY 1, 2, 3 HAVING sum(count) > 0 ORDER BY 1, 2, 3",
        {
            "people": json.dumps(people),
            "events": events,
            "low": min(of, default=""),
            "high": max(of, default="9999-99"),
        },
    )
    return Rows(MonthRow, (MonthRow.of(row) for row in found))

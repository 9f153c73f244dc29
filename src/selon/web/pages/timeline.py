"""What was said and done, by day: the list first, and beside each row the stretch of days it can have been on."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import EventRow, Filter, Ledger, StatementRow
from selon.web.asked import filter_of, opened, page_of, query_of
from selon.web.charts import Month, count_by_month, days_as_bars
from selon.web.remembered import remembered
from selon.web.screen import render

SOME = 40
# Months counted: all are known by heart, those of a filter are counted up to where the page begins.
MONTHS, FILTERED = 36, 12


def show_timeline(request: Request) -> Response:
    """`/timeline`: the newest first; both kinds of rows go on from where the last page ended."""
    asked = replace(filter_of(request.query_params), dated=True)
    query = {key: value for key, value in query_of(asked).items() if key != "dated"}
    cursors = {each: request.query_params.get(f"after_{each}") or None for each in ("events", "statements")}
    with opened(request) as ledger:
        events = page_of(ledger, ledger.events(asked, limit=SOME, after=cursors["events"]))
        statements = page_of(ledger, ledger.statements(asked, limit=SOME, after=cursors["statements"]))
        rows: list[EventRow | StatementRow] = sorted(chain(events, statements), key=lambda row: row.day, reverse=True)
        months = _months(request, ledger, asked if query else Filter(), rows[0].day if rows else "")
    more = len(rows) > SOME or events.next is not None or statements.next is not None
    rows = rows[:SOME]
    for row in rows:
        cursors["events" if isinstance(row, EventRow) else "statements"] = f"{row.day}:{row.row}"
    bars = days_as_bars([(row.first_day, row.last_day) for row in rows])
    return render(
        request,
        "timeline.html",
        screen="timeline",
        entries=list(zip(rows, bars, strict=True)),
        months=months,
        asked=asked,
        query=query,
        after={f"after_{key}": value for key, value in cursors.items()} if more else None,
    )


def _months(request: Request, ledger: Ledger, asked: Filter, newest: str) -> list[Month]:
    """How much there is in each month: of a filter, in the year up to its newest row on the page."""
    if asked == Filter():
        return count_by_month(remembered(request, ledger, "months", ledger.months), MONTHS)
    if not newest:
        return []
    year, month = int(newest[:4]), int(newest[5:7])
    some = [f"{year - (month <= back):04}-{(month - back - 1) % 12 + 1:02}" for back in range(FILTERED)]
    key = f"months {some[0]} {sorted(query_of(asked).items())}"
    return count_by_month(remembered(request, ledger, key, lambda: ledger.months(asked, some)), FILTERED)

"""What was said and done, by day: the list first, and beside each row the stretch of days it can have been on."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import EventRow, Filter, StatementRow
from selon.web.asked import filter_of, opened, page_of, query_of
from selon.web.charts import count_by_month, days_as_bars
from selon.web.remembered import remembered
from selon.web.screen import render

SOME = 40
MONTHS = 36


def show_timeline(request: Request) -> Response:
    """`/timeline`: the newest first; both kinds of rows go on from where the last page ended."""
    asked = replace(filter_of(request.query_params), dated=True)
    query = {key: value for key, value in query_of(asked).items() if key != "dated"}
    cursors = {each: request.query_params.get(f"after_{each}") or None for each in ("events", "statements")}
    with opened(request) as ledger:
        events = page_of(ledger, ledger.events(asked, limit=SOME, after=cursors["events"]))
        statements = page_of(ledger, ledger.statements(asked, limit=SOME, after=cursors["statements"]))
        months = remembered(
            request,
            ledger,
            f"months {sorted(query.items())}",
            lambda: ledger.months(asked if query else Filter()),
        )
    rows: list[EventRow | StatementRow] = sorted(chain(events, statements), key=lambda row: row.day, reverse=True)
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
        months=count_by_month(months, MONTHS),
        asked=asked,
        query=query,
        after={f"after_{key}": value for key, value in cursors.items()} if more else None,
    )

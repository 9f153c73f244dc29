"""What was said and done, by day: the list first, and beside each row the stretch of days it can have been on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import EventRow, Filter, Ledger, MonthRow, StatementRow
from selon.web.asked import filter_of, last_day, opened, page_of, person_name, query_of
from selon.web.charts import Month, count_by_month, days_as_bars, ends_of
from selon.web.remembered import remembered, state_of
from selon.web.reports import reports_of
from selon.web.screen import render

SOME = 40
MONTHS = 36
# Rows of the months in which those that a filter finds are counted while somebody waits; with words, all are looked up.
WITH_WORDS, WITHOUT = 50_000, 400_000


def show_timeline(request: Request) -> Response:
    """`/timeline`: the newest first; both kinds of rows go on from where the last page ended.

    What lies behind the last report is kept apart, or a year that one of them looks ahead to would head the list.
    """
    asked = replace(filter_of(request.query_params), dated=True)
    query = {key: value for key, value in query_of(asked).items() if key != "dated"}
    cursors = {each: request.query_params.get(f"after_{each}") or None for each in ("events", "statements")}
    with opened(request) as ledger:
        newest = last_day(ledger) if asked.since is None and asked.until is None else None
        told = replace(asked, until=newest) if newest else asked
        ahead = newest is not None and _looks_ahead(request, ledger, asked, _day_after(newest))
        events = page_of(ledger, ledger.events(told, limit=SOME, after=cursors["events"]))
        statements = page_of(ledger, ledger.statements(told, limit=SOME, after=cursors["statements"]))
        rows: list[EventRow | StatementRow] = sorted(chain(events, statements), key=lambda row: row.day, reverse=True)
        months = _months(request, ledger, asked if query else Filter(), rows[0].day if rows else "")
        reports = reports_of(ledger, rows[:SOME])
        name = person_name(ledger, asked.person)
    more = len(rows) > SOME or events.next is not None or statements.next is not None
    rows = rows[:SOME]
    for row in rows:
        cursors["events" if isinstance(row, EventRow) else "statements"] = f"{row.day}:{row.row}"
    days = [(row.first_day, row.last_day) for row in rows]
    bars = days_as_bars(days)
    return render(
        request,
        "timeline.html",
        reports=reports,
        screen="timeline",
        name=name,
        entries=list(zip(rows, bars, strict=True)),
        ends=ends_of(days),
        outside=sum(1 for bar in bars if bar and bar.outside),
        months=months,
        most_months=MONTHS,
        ahead=dict(query, since=_day_after(newest)) if newest and ahead else None,
        asked=asked,
        query=query,
        after={f"after_{key}": value for key, value in cursors.items()} if more else None,
    )


def _looks_ahead(request: Request, ledger: Ledger, asked: Filter, day: str) -> bool:
    """Whether events that a filter finds lie at a day or later; where none at all do, the filter is not asked."""

    def any_of(some: Filter) -> bool:
        return bool(ledger.events(replace(some, since=day), limit=1).rows)

    at_all = remembered(request, state_of(ledger), f"ahead {day}", lambda: any_of(Filter(dated=True)))
    return at_all and any_of(asked)


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _months(request: Request, ledger: Ledger, asked: Filter, newest: str) -> list[Month]:
    """How much there is in each month: of a filter, in the last months up to its newest row on the page."""
    known = remembered(request, state_of(ledger), "months", ledger.months)
    if asked == Filter():
        return count_by_month(known, MONTHS)
    some = _last_months(known, newest[:7], WITH_WORDS if asked.text else WITHOUT)
    key = f"months {some} {sorted(query_of(asked).items())}"
    return (
        count_by_month(remembered(request, state_of(ledger), key, lambda: ledger.months(asked, some)), MONTHS)
        if some
        else []
    )


def _last_months(known: Iterable[MonthRow], newest: str, rows: int) -> list[str]:
    """The months up to one, the newest first, in which there are so many rows to go through; at least one."""
    totals: Counter[str] = Counter()
    for each in known:
        totals[each.month] += each.count
    some: list[str] = []
    for month in sorted((month for month in totals if "" < month <= newest), reverse=True)[:MONTHS]:
        rows -= totals[month]
        if some and rows < 0:
            break
        some.append(month)
    return some

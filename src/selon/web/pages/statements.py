"""Who said what: a list by any filter, in pages, one by one or under the names they speak of."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from selon.ledger import Filter, Ledger, Page, Rows, StatementRow
from selon.record.schema import STANCES
from selon.web.asked import filter_of, opened, page_of, person_name, query_of
from selon.web.reports import reports_of
from selon.web.screen import render
from selon.web.subjects import Subject, group_by_subject, subjects_after

# The newest statements are put under their subjects; so many subjects are a page, each with some of its statements.
NEWEST, SUBJECTS, SOME = 500, 20, 3


def show_statements(request: Request) -> Response:
    """`/statements`: the newest first; with `?group=subject`, the newest ones by what they are about (`&after=`)."""
    asked = filter_of(request.query_params)
    after = request.query_params.get("after", "")
    grouped = request.query_params.get("group") == "subject"
    with opened(request) as ledger:
        page: Page[StatementRow] = Page(Rows(StatementRow, ()))
        subjects: tuple[Subject, ...] = ()
        following = None
        if grouped:
            subjects, following = subjects_after(_subjects(ledger, asked), after, SUBJECTS)
        else:
            page = page_of(ledger, ledger.statements(asked, after=after or None))
        return render(
            request,
            "statements.html",
            reports=reports_of(ledger, page, *(each.rows for each in subjects)),
            screen="statements",
            name=person_name(ledger, asked.person),
            page=page,
            subjects=subjects,
            following=following,
            grouped=grouped,
            some=SOME,
            newest=NEWEST,
            asked=asked,
            query=query_of(asked),
            stances=STANCES,
        )


def _subjects(ledger: Ledger, asked: Filter) -> tuple[Subject, ...]:
    return group_by_subject(ledger, page_of(ledger, ledger.statements(asked, limit=NEWEST)))
